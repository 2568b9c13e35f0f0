-- The account of computed values, in PostgreSQL.

-- name: settings
SELECT horizon_days, yearly_discount FROM differentiate.value_setting

-- name: set
UPDATE differentiate.value_setting SET horizon_days = :horizonDays, yearly_discount = :yearlyDiscount

-- name: add-run
INSERT INTO differentiate.value_run (who, as_of, currency, horizon_days, yearly_discount, model, log_likelihood, customers,
                                     fingerprint, code, seconds, detail)
VALUES (:who, :asOf, :currency, :horizonDays, :yearlyDiscount, :model, :logLikelihood, :customers,
        :fingerprint, :code, :seconds, CAST(:detail AS jsonb))
RETURNING run_id

-- name: run
SELECT run_id, at, detail FROM differentiate.value_run WHERE run_id = :runId

-- name: latest
SELECT run_id, at, detail FROM differentiate.value_run ORDER BY run_id DESC LIMIT :limit

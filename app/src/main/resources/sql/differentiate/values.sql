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

-- name: record-of
-- A record of the customer, which follows it through joins.
SELECT min(record_id) FROM identify.v_record WHERE customer_id = :customerId

-- name: add-action
INSERT INTO differentiate.silence_action (record_id, who, note, on_day, last_on, usual_gap, due)
VALUES (:recordId, :who, :note, :onDay, :lastOn, :usualGap, :due) RETURNING action_id

-- name: action-customer
SELECT r.customer_id FROM differentiate.silence_action a JOIN identify.v_record r ON r.record_id = a.record_id
WHERE a.action_id = :actionId AND a.withdrawn_at IS NULL

-- name: say-result
UPDATE differentiate.silence_action SET result = :result, result_at = now(), result_who = :who
WHERE action_id = :actionId AND withdrawn_at IS NULL

-- name: withdraw
UPDATE differentiate.silence_action SET withdrawn_at = now() WHERE action_id = :actionId AND withdrawn_at IS NULL

-- name: actions-about
SELECT a.action_id, r.customer_id, a.at, a.who, a.note, a.on_day, a.due, a.result
FROM differentiate.silence_action a JOIN identify.v_record r ON r.record_id = a.record_id
WHERE a.withdrawn_at IS NULL AND r.customer_id = ANY (:customerIds)
ORDER BY a.on_day DESC, a.action_id DESC

-- name: latest-actions
SELECT a.action_id, r.customer_id, a.at, a.who, a.note, a.on_day, a.due, a.result
FROM differentiate.silence_action a JOIN identify.v_record r ON r.record_id = a.record_id
WHERE a.withdrawn_at IS NULL ORDER BY a.on_day DESC, a.action_id DESC LIMIT :limit

-- name: settings-then
-- How values were computed by the last run until a moment.
SELECT horizon_days, yearly_discount FROM differentiate.value_run WHERE at <= :moment ORDER BY run_id DESC LIMIT 1

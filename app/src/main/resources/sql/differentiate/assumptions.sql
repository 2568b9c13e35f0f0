-- What analyses assume, what they found before, how reports are used.

-- name: current
-- What is assumed on a topic now.
SELECT assumption_id, given::text AS given, at, by, why FROM differentiate.assumption
WHERE topic = :topic ORDER BY assumption_id DESC LIMIT 1

-- name: history
-- What was assumed on a topic, the latest first.
SELECT assumption_id, given::text AS given, at, by, why FROM differentiate.assumption
WHERE topic = :topic ORDER BY assumption_id DESC LIMIT 50

-- name: one
-- One assumption of a topic.
SELECT assumption_id, given::text AS given, at, by, why FROM differentiate.assumption
WHERE topic = :topic AND assumption_id = :id

-- name: assume
INSERT INTO differentiate.assumption (topic, given, at, by, why)
VALUES (:topic, CAST(:given AS jsonb), :at, :by, :why)

-- name: diagnoses
-- What was found in earlier diagnoses, the latest first.
SELECT diagnosis_id, at, by, score, parts::text AS parts FROM differentiate.diagnosis ORDER BY diagnosis_id DESC LIMIT 30

-- name: keep-diagnosis
INSERT INTO differentiate.diagnosis (at, by, score, parts) VALUES (:at, :by, :score, CAST(:parts AS jsonb))

-- name: drop-diagnosis
-- Takes the last one back.
DELETE FROM differentiate.diagnosis WHERE diagnosis_id = :id AND diagnosis_id = (SELECT max(diagnosis_id) FROM differentiate.diagnosis)

-- name: count-use
-- One more report asked for by this key.
INSERT INTO differentiate.report_use (day, key, times) VALUES (:day, :key, 1)
ON CONFLICT (day, key) DO UPDATE SET times = differentiate.report_use.times + 1

-- name: use
-- How often reports were asked for by each key in the last twelve months.
SELECT key, sum(times)::bigint AS times FROM differentiate.report_use
WHERE day > CAST(:day AS date) - interval '1 year' GROUP BY key

-- name: owned
-- Customers in a portfolio that has an owner, and all who are in one.
SELECT count(*) FILTER (WHERE p.owner_id IS NOT NULL) AS owned, count(*) AS customers
FROM differentiate.portfolio_member m JOIN differentiate.v_portfolio p ON p.portfolio_id = m.portfolio_id

-- What other programs tell of customers.

-- name: record-by-email
-- The records that state an address, where all are one customer's: the lowest.
SELECT min(v.record_id) AS record_id FROM identify.v_value_known v JOIN identify.v_record r ON r.record_id = v.record_id
WHERE v.field = 'EMAIL' AND lower(v.text) = :email AND v.superseded_at IS NULL
HAVING count(DISTINCT r.customer_id) = 1

-- name: record-by-customer
SELECT min(record_id) AS record_id FROM identify.v_record WHERE customer_id = :customer HAVING min(record_id) IS NOT NULL

-- name: record-by-user
-- Whom the same program identified before by this name.
SELECT record_id FROM interact.tracked WHERE user_id = :user AND record_id IS NOT NULL ORDER BY tracked_id DESC LIMIT 1

-- name: record-by-anonymous
SELECT record_id FROM interact.tracked WHERE anonymous_id = :anonymous AND record_id IS NOT NULL ORDER BY tracked_id DESC LIMIT 1

-- name: take
INSERT INTO interact.tracked (record_id, kind, name, user_id, anonymous_id, email, body, reference, sent_at, taken_at, taken_from)
VALUES (CAST(:record AS bigint), :kind, :name, :user, :anonymous, :email, CAST(:body AS jsonb), :reference, :sent, :at, :key)
ON CONFLICT (reference) DO NOTHING

-- name: place-earlier
UPDATE interact.tracked SET record_id = :record
WHERE anonymous_id = :anonymous AND record_id IS NULL

-- name: customer-of
SELECT customer_id FROM identify.v_record WHERE record_id = :record

-- name: of
SELECT t.tracked_id, t.kind, t.name, t.sent_at, t.body FROM interact.tracked t
JOIN identify.v_record r ON r.record_id = t.record_id
WHERE r.customer_id = :customer ORDER BY t.sent_at DESC, t.tracked_id DESC LIMIT :limit

-- name: counts
SELECT count(*) AS events, count(*) FILTER (WHERE record_id IS NULL) AS unplaced, max(taken_at) AS last_at FROM interact.tracked

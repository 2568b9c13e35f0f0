-- What other programs tell of customers.

-- name: record-by-email
-- The records that state an address, where all are one customer's: the lowest.
SELECT min(v.record_id) AS record_id
FROM identify.v_reach c
JOIN identify.v_record r ON r.customer_id = c.customer_id
JOIN identify.v_value_known v ON v.record_id = r.record_id AND v.field = c.field AND v.superseded_at IS NULL
WHERE c.field = 'EMAIL' AND c.code = :email AND lower(v.text) = :email
HAVING count(DISTINCT r.customer_id) = 1

-- name: record-by-code
-- The records that state a number that a source gave, where all are one customer's: the lowest.
SELECT min(v.record_id) AS record_id
FROM identify.v_customer_code c
JOIN identify.v_record r ON r.customer_id = c.customer_id
JOIN identify.v_value_known v ON v.record_id = r.record_id AND v.field = c.field AND v.superseded_at IS NULL
WHERE c.code = :code AND lower(v.text) = lower(:user)
HAVING count(DISTINCT r.customer_id) = 1

-- name: record-by-customer
SELECT min(record_id) AS record_id FROM identify.v_record WHERE customer_id = :customer HAVING min(record_id) IS NOT NULL

-- name: record-by-user
-- Whom the same program identified before by this name.
SELECT record_id FROM interact.tracked
WHERE taken_from = :key AND user_id = :user AND user_id <> '' AND record_id IS NOT NULL ORDER BY tracked_id DESC LIMIT 1

-- name: record-by-anonymous
SELECT record_id FROM interact.tracked
WHERE anonymous_id = :anonymous AND anonymous_id <> '' AND record_id IS NOT NULL ORDER BY tracked_id DESC LIMIT 1

-- name: take
INSERT INTO interact.tracked (record_id, kind, name, user_id, anonymous_id, email, body, reference, sent_at, taken_at, taken_from)
VALUES (CAST(:record AS bigint), :kind, :name, :user, :anonymous, :email, CAST(:body AS jsonb), :reference, :sent, :at, :key)
ON CONFLICT (reference) DO NOTHING

-- name: place-earlier
-- What somebody did before it was known who he is; what another did on the same device is not his.
UPDATE interact.tracked SET record_id = :record
WHERE anonymous_id = :anonymous AND anonymous_id <> '' AND record_id IS NULL AND user_id IN ('', :user)

-- name: forget-earlier
DELETE FROM interact.tracked
WHERE anonymous_id = :anonymous AND anonymous_id <> '' AND record_id IS NULL AND user_id IN ('', :user)

-- name: customer-of
SELECT customer_id FROM identify.v_record WHERE record_id = :record

-- name: of
SELECT t.tracked_id, t.kind, t.name, t.sent_at, t.body FROM interact.tracked t
JOIN identify.v_record r ON r.record_id = t.record_id
WHERE r.customer_id = :customer ORDER BY t.sent_at DESC, t.tracked_id DESC LIMIT :limit

-- name: counts
SELECT count(*) AS events, count(*) FILTER (WHERE record_id IS NULL) AS unplaced, max(taken_at) AS last_at FROM interact.tracked

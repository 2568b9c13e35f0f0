-- What came in and the whole conversation. What hangs on a record belongs to the customer who has that record now.

-- name: record-of
-- The oldest record of a customer: what concerns him hangs on it.
SELECT record_id FROM identify.v_record WHERE customer_id = :customer ORDER BY record_id LIMIT 1

-- name: taken
-- What was taken in before under the same reference.
SELECT received_id FROM interact.received WHERE medium = :medium AND reference = :reference

-- name: take
INSERT INTO interact.received (record_id, medium, sender, subject, body, reference, message_id, sent_at, taken_at,
                               placed_by, placed_at, unplaced_why, automatic, settled_at, settled_by)
VALUES (CAST(:record AS bigint), :medium, :sender, :subject, :body, :reference, CAST(:message AS bigint), :sent, :at,
        :placed_by, CAST(:placed AS timestamptz), :why, :automatic, CASE WHEN :automatic THEN CAST(:at AS timestamptz) END,
        CASE WHEN :automatic THEN 'system' ELSE '' END)
ON CONFLICT (medium, reference) WHERE reference <> '' DO NOTHING
RETURNING received_id

-- name: message-by-reference
SELECT m.message_id, r.customer_id FROM interact.message m JOIN identify.v_record r ON r.record_id = m.record_id
WHERE m.reference IN (:references)

-- name: received-by-reference
-- What the customer wrote himself before, and which message of ours that answered.
SELECT o.message_id, r.customer_id FROM interact.received o JOIN identify.v_record r ON r.record_id = o.record_id
WHERE o.reference IN (:references) AND o.medium = :medium

-- name: message-by-number
SELECT m.message_id, r.customer_id FROM interact.message m JOIN identify.v_record r ON r.record_id = m.record_id
WHERE m.message_id = :message

-- name: turns
-- Both directions by time, the latest first. Of ours, what left or was tried, and answers that are on their way.
WITH ours AS (
    SELECT (extract(epoch FROM coalesce(m.handed_at, m.planned_at)) * 1000)::bigint * 1048576 + m.message_id % 524288 * 2
               AS turn_id,
           false AS received, m.message_id AS id
    FROM interact.message m JOIN identify.v_record r ON r.record_id = m.record_id
    WHERE r.customer_id = :customer
      AND (m.handed_at IS NOT NULL OR m.state IN ('CLAIMED', 'FAILED', 'UNCERTAIN')
           OR (m.purpose = 'ANSWER' AND m.state NOT IN ('RECALLED', 'BLOCKED')))
), his AS (
    SELECT (extract(epoch FROM o.sent_at) * 1000)::bigint * 1048576 + o.received_id % 524288 * 2 + 1 AS turn_id,
           true AS received, o.received_id AS id
    FROM interact.received o JOIN identify.v_record r ON r.record_id = o.record_id
    WHERE r.customer_id = :customer
), shown AS (
    SELECT * FROM (SELECT * FROM ours UNION ALL SELECT * FROM his) t
    WHERE t.turn_id < :before ORDER BY t.turn_id DESC LIMIT :limit
)
SELECT s.turn_id, s.received, s.id, o.medium, o.subject, o.body, o.sent_at, o.message_id AS answers, o.read_by, o.sender,
       o.placed_by
FROM shown s LEFT JOIN interact.received o ON s.received AND o.received_id = s.id
ORDER BY s.turn_id DESC

-- name: messages
SELECT m.*, r.customer_id FROM interact.message m JOIN identify.v_record r ON r.record_id = m.record_id
WHERE m.message_id IN (:messages)

-- name: place
UPDATE interact.received SET record_id = :record, placed_by = :who, placed_at = :at, unplaced_why = '',
       set_aside_at = NULL, set_aside_by = ''
WHERE received_id = :received AND record_id IS NULL

-- name: take-out
-- Back to those that nobody has placed. What a program wrote waits for no answer there either.
UPDATE interact.received SET record_id = NULL, placed_by = '', placed_at = NULL, unplaced_why = 'taken-out',
       settled_at = CASE WHEN automatic THEN settled_at END, settled_by = CASE WHEN automatic THEN settled_by ELSE '' END,
       settled_with = NULL
WHERE received_id = :received AND record_id IS NOT NULL

-- name: arrived
SELECT message_id, medium, body, automatic FROM interact.received WHERE received_id = :received

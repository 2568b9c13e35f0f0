-- The staff's side of the conversations.

-- name: waiting
-- A step: what came in and waits. An answer that did not leave settles nothing.
SELECT o.received_id, o.record_id, o.taken_at FROM interact.received o
WHERE o.settled_at IS NULL AND o.record_id IS NOT NULL
UNION ALL
SELECT o.received_id, o.record_id, o.taken_at FROM interact.message m
JOIN interact.received o ON o.settled_with = m.message_id
WHERE m.purpose = 'ANSWER' AND m.state IN ('REFUSED', 'RECALLED', 'BLOCKED', 'FAILED', 'HELD_OUT')
  AND o.record_id IS NOT NULL

-- name: waiting-of
WITH waits AS (
    {waiting}
)
SELECT w.received_id FROM waits w JOIN identify.v_record r ON r.record_id = w.record_id
WHERE r.customer_id = :customer ORDER BY w.taken_at, w.received_id

-- name: entries
-- Conversations with how many turns wait, since when, what was said last, who looks after them.
WITH waits AS (
    {waiting}
), standing AS (
    SELECT r.customer_id, count(*) AS waiting, min(w.taken_at) AS since
    FROM waits w JOIN identify.v_record r ON r.record_id = w.record_id
    GROUP BY r.customer_id
), chosen AS (
    {chosen}
)
SELECT c.customer_id, c.waiting, c.since, l.medium, l.subject, l.body, l.sent_at, a.person_id,
       (SELECT max(o.settled_at) FROM interact.received o JOIN identify.v_record r ON r.record_id = o.record_id
        WHERE r.customer_id = c.customer_id AND NOT o.automatic) AS settled_at
FROM chosen c
JOIN LATERAL (SELECT o.medium, o.subject, o.body, o.sent_at
              FROM interact.received o JOIN identify.v_record r ON r.record_id = o.record_id
              WHERE r.customer_id = c.customer_id ORDER BY o.sent_at DESC, o.received_id DESC LIMIT 1) l ON true
LEFT JOIN LATERAL (SELECT s.person_id FROM interact.assignment s JOIN identify.v_record r ON r.record_id = s.record_id
                   WHERE r.customer_id = c.customer_id ORDER BY s.assignment_id DESC LIMIT 1) a ON true

-- name: chosen-open
SELECT customer_id, waiting, since FROM standing

-- name: chosen-answered
SELECT d.customer_id, 0 AS waiting, CAST(NULL AS timestamptz) AS since
FROM (SELECT r.customer_id, max(o.settled_at) AS settled_at
      FROM interact.received o JOIN identify.v_record r ON r.record_id = o.record_id
      WHERE o.settled_at IS NOT NULL AND NOT o.automatic GROUP BY r.customer_id) d
WHERE NOT EXISTS (SELECT 1 FROM standing s WHERE s.customer_id = d.customer_id)
ORDER BY d.settled_at DESC LIMIT :limit

-- name: chosen-one
SELECT CAST(:customer AS bigint) AS customer_id, coalesce(max(s.waiting), 0) AS waiting, max(s.since) AS since
FROM standing s WHERE s.customer_id = :customer

-- name: order-open
ORDER BY c.since, c.customer_id LIMIT :limit

-- name: order-mine
WHERE a.person_id = :person ORDER BY c.since, c.customer_id LIMIT :limit

-- name: order-answered
ORDER BY settled_at DESC, c.customer_id LIMIT :limit

-- name: counts
WITH waits AS (
    {waiting}
), standing AS (
    SELECT r.customer_id, min(w.taken_at) AS since
    FROM waits w JOIN identify.v_record r ON r.record_id = w.record_id
    GROUP BY r.customer_id
)
SELECT count(*) AS open, count(*) FILTER (WHERE a.person_id = :person) AS mine,
       count(*) FILTER (WHERE s.since < :due_before) AS late,
       (SELECT count(*) FROM interact.received o WHERE o.record_id IS NULL AND o.set_aside_at IS NULL) AS unplaced
FROM standing s
LEFT JOIN LATERAL (SELECT x.person_id FROM interact.assignment x JOIN identify.v_record r ON r.record_id = x.record_id
                   WHERE r.customer_id = s.customer_id ORDER BY x.assignment_id DESC LIMIT 1) a ON true

-- name: target
SELECT hours FROM interact.answer_target ORDER BY target_id DESC LIMIT 1

-- name: set-target
INSERT INTO interact.answer_target (hours, at, who) VALUES (:hours, :at, :who)

-- name: assign
INSERT INTO interact.assignment (record_id, person_id, at, who) VALUES (:record, CAST(:person AS bigint), :at, :who)

-- name: read
UPDATE interact.received SET read_at = :at, read_by = :who
WHERE read_at IS NULL AND received_id IN (:received) AND record_id IN (SELECT record_id FROM identify.v_record WHERE customer_id = :customer)

-- name: settle
-- Settles these turns as far as they wait; what an answer that did not leave had settled, too.
WITH waits AS (
    {waiting}
)
UPDATE interact.received o SET settled_at = :at, settled_by = :who, settled_with = CAST(:message AS bigint)
WHERE o.received_id IN (SELECT w.received_id FROM waits w JOIN identify.v_record r ON r.record_id = w.record_id
                        WHERE r.customer_id = :customer)
  AND o.received_id IN (:received)

-- name: reopen
-- What was settled last waits again.
WITH his AS (
    SELECT o.received_id, o.settled_at FROM interact.received o JOIN identify.v_record r ON r.record_id = o.record_id
    WHERE r.customer_id = :customer AND o.settled_at IS NOT NULL AND NOT o.automatic
)
UPDATE interact.received o SET settled_at = NULL, settled_by = '', settled_with = NULL
WHERE o.received_id IN (SELECT received_id FROM his WHERE settled_at = (SELECT max(settled_at) FROM his))

-- name: note
INSERT INTO interact.note (record_id, body, at, who) VALUES (:record, :body, :at, :who) RETURNING note_id

-- name: notes
SELECT n.note_id, n.body, n.at, n.who FROM interact.note n JOIN identify.v_record r ON r.record_id = n.record_id
WHERE r.customer_id = :customer ORDER BY n.note_id DESC LIMIT 200

-- name: last-turn
-- By which medium he said something last.
SELECT o.medium FROM interact.received o JOIN identify.v_record r ON r.record_id = o.record_id
WHERE r.customer_id = :customer AND NOT o.automatic
ORDER BY o.sent_at DESC, o.received_id DESC LIMIT 1

-- name: answerable
-- What an answer can go to: the last of his turns that waits or came in since a time; of these, where some are named.
WITH waits AS (
    {waiting}
)
SELECT o.received_id FROM interact.received o JOIN identify.v_record r ON r.record_id = o.record_id
WHERE r.customer_id = :customer AND NOT o.automatic AND (:any OR o.received_id IN (:received))
  AND (o.taken_at >= :since OR o.received_id IN (SELECT received_id FROM waits))
ORDER BY o.sent_at DESC, o.received_id DESC LIMIT 1

-- name: unplaced
SELECT o.received_id, o.medium, o.sender, o.subject, o.body, o.sent_at, o.unplaced_why, o.set_aside_at IS NOT NULL AS aside,
       r.customer_id AS named
FROM interact.received o
LEFT JOIN interact.message m ON m.message_id = o.message_id
LEFT JOIN identify.v_record r ON r.record_id = m.record_id
WHERE o.record_id IS NULL AND (o.set_aside_at IS NOT NULL) = :aside
ORDER BY o.received_id DESC LIMIT :limit

-- name: set-aside
UPDATE interact.received SET set_aside_at = :at, set_aside_by = :who
WHERE received_id = :received AND record_id IS NULL AND set_aside_at IS NULL

-- name: bring-back
UPDATE interact.received SET set_aside_at = NULL, set_aside_by = ''
WHERE received_id = :received AND record_id IS NULL AND set_aside_at IS NOT NULL

-- Calls to make.

-- name: taken-out
-- Over, though nobody said what became of it: it was taken off the list before it was made.
c.done_at IS NOT NULL AND c.result NOT IN ('REACHED', 'WRONG_NUMBER', 'NO_CALLS')

-- name: add
-- Twice is once; one that was taken off the list comes back.
INSERT INTO interact.call AS c (message_id, reference, phone, name, language, subject, body, at, not_before)
VALUES (:message, :reference, :phone, :name, :language, :subject, :body, :at, :at)
ON CONFLICT (reference) DO UPDATE SET done_at = NULL, phone = excluded.phone, name = excluded.name, at = excluded.at,
    not_before = excluded.not_before
WHERE {taken-out}

-- name: has
SELECT EXISTS (SELECT 1 FROM interact.call c WHERE c.reference = :reference AND NOT ({taken-out}))

-- name: list
SELECT c.call_id, c.message_id, r.customer_id, c.phone, c.name, c.language, c.subject, c.body, c.at, c.not_before, c.result,
       c.done_at, m.why,
       (SELECT count(*) FROM interact.call_try t WHERE t.call_id = c.call_id) AS tries,
       coalesce((SELECT t.note FROM interact.call_try t WHERE t.call_id = c.call_id ORDER BY t.call_try_id DESC LIMIT 1), '') AS note
FROM interact.call c
JOIN interact.message m ON m.message_id = c.message_id
JOIN identify.v_record r ON r.record_id = m.record_id
WHERE (:call = 0 AND (c.done_at IS NULL) = :open) OR c.call_id = :call
ORDER BY CASE WHEN :open THEN extract(epoch FROM c.not_before) ELSE -extract(epoch FROM c.done_at) END, c.call_id
LIMIT :limit

-- name: count-open
SELECT count(*) FROM interact.call WHERE done_at IS NULL

-- name: try
INSERT INTO interact.call_try (call_id, result, note, received_id, at, who)
VALUES (:call, :result, :note, CAST(:received AS bigint), :at, :who) RETURNING call_try_id

-- name: stand
UPDATE interact.call SET result = :result, not_before = :before, done_at = CAST(:done AS timestamptz) WHERE call_id = :call

-- name: reopen
-- One that was taken off the list stays off: its message does not go.
UPDATE interact.call c SET done_at = NULL, not_before = :at WHERE c.call_id = :call AND c.done_at IS NOT NULL AND NOT ({taken-out})

-- name: export
SELECT c.call_id, r.customer_id, c.message_id, c.name, c.phone, c.language, c.subject, c.body AS text, m.why, c.at, c.not_before,
       (SELECT count(*) FROM interact.call_try t WHERE t.call_id = c.call_id) AS tries, c.result,
       coalesce((SELECT t.note FROM interact.call_try t WHERE t.call_id = c.call_id ORDER BY t.call_try_id DESC LIMIT 1), '') AS note,
       c.done_at
FROM interact.call c
JOIN interact.message m ON m.message_id = c.message_id
JOIN identify.v_record r ON r.record_id = m.record_id
WHERE (c.done_at IS NULL) = :open
ORDER BY c.call_id

-- Letters and their batches.

-- name: open
INSERT INTO interact.letter_batch (opened_at) VALUES (:at) ON CONFLICT DO NOTHING

-- name: add
INSERT INTO interact.letter (batch_id, message_id, reference, address, language, subject, body, leave_link, cost, currency, at)
SELECT b.batch_id, :message, :reference, :address, :language, :subject, :body, :leave, :cost, :currency, :at
FROM interact.letter_batch b WHERE b.closed_at IS NULL
ON CONFLICT (reference) DO NOTHING

-- name: has
SELECT EXISTS (SELECT 1 FROM interact.letter WHERE reference = :reference)

-- name: batches
SELECT b.batch_id, b.opened_at, b.closed_at, b.posted_at, b.posted_by, count(l.letter_id) AS letters,
       coalesce(sum(l.cost), 0) AS cost, coalesce(min(l.currency), 'EUR') AS currency,
       count(l.back_at) AS back
FROM interact.letter_batch b LEFT JOIN interact.letter l ON l.batch_id = b.batch_id
GROUP BY b.batch_id ORDER BY b.batch_id DESC LIMIT 200

-- name: letters
SELECT l.letter_id, l.message_id, l.address, l.language, l.subject, l.body, l.leave_link, l.at, l.back_at IS NOT NULL AS back,
       r.customer_id
FROM interact.letter l
JOIN interact.message m ON m.message_id = l.message_id
JOIN identify.v_record r ON r.record_id = m.record_id
WHERE l.batch_id = :batch ORDER BY l.letter_id

-- name: close
UPDATE interact.letter_batch SET closed_at = :at, closed_by = :who
WHERE batch_id = :batch AND closed_at IS NULL AND EXISTS (SELECT 1 FROM interact.letter l WHERE l.batch_id = :batch)

-- name: post
UPDATE interact.letter_batch SET posted_at = :at, posted_by = :who
WHERE batch_id = :batch AND closed_at IS NOT NULL AND posted_at IS NULL

-- name: unpost
UPDATE interact.letter_batch SET posted_at = NULL, posted_by = '' WHERE batch_id = :batch AND posted_at IS NOT NULL

-- name: back
UPDATE interact.letter SET back_at = :at, back_by = :who WHERE letter_id = :letter AND back_at IS NULL
RETURNING message_id, address

-- name: export
SELECT l.letter_id, l.batch_id, r.customer_id, l.message_id, l.address, l.language, l.subject, l.cost, l.currency, l.at,
       b.closed_at, b.posted_at, l.back_at
FROM interact.letter l
JOIN interact.letter_batch b ON b.batch_id = l.batch_id
JOIN interact.message m ON m.message_id = l.message_id
JOIN identify.v_record r ON r.record_id = m.record_id
WHERE l.batch_id = :batch ORDER BY l.letter_id

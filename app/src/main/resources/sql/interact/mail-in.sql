-- Mail that comes in.

-- name: known
SELECT kind FROM interact.mail_in WHERE reference = :reference

-- name: keep
INSERT INTO interact.mail_in (reference, kind, sender, message_id, received_id, words, raw, taken_at)
VALUES (:reference, :kind, :sender, CAST(:message AS bigint), CAST(:received AS bigint), :words, :raw, :at)
ON CONFLICT (reference) DO NOTHING

-- name: answers
-- The message of ours that something in the conversation answers.
SELECT message_id FROM interact.received WHERE received_id = :received AND message_id IS NOT NULL

-- name: message
SELECT m.message_id, r.customer_id, m.purpose FROM interact.message m JOIN identify.v_record r ON r.record_id = m.record_id
WHERE m.message_id = :message

-- name: last-to
-- The last message that went to a customer by e-mail since a time and needs his agreement.
SELECT m.message_id FROM interact.message m JOIN identify.v_record r ON r.record_id = m.record_id
WHERE r.customer_id = :customer AND m.medium = 'EMAIL' AND m.handed_at >= :since
  AND m.purpose NOT IN ('SERVICE', 'SAFETY', 'ANSWER')
ORDER BY m.handed_at DESC, m.message_id DESC LIMIT 1

-- name: mailbox
SELECT uid_validity, last_uid FROM interact.mailbox WHERE mailbox = :mailbox

-- name: read-to
INSERT INTO interact.mailbox (mailbox, uid_validity, last_uid, read_at) VALUES (:mailbox, :validity, :uid, :at)
ON CONFLICT (mailbox) DO UPDATE SET uid_validity = excluded.uid_validity, last_uid = excluded.last_uid, read_at = excluded.read_at

-- name: counts
SELECT kind, count(*) AS mails, max(taken_at) AS last_at FROM interact.mail_in GROUP BY kind

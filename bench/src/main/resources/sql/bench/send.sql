-- A made-up firm of which everybody consents to offers by e-mail.

-- name: forget
-- What an earlier run sent.
TRUNCATE interact.message, interact.sending, interact.consent, interact.template, interact.medium_setting, measure.experiment
CASCADE

-- name: consent
INSERT INTO interact.consent (record_id, dialogue, purpose, medium, given, said_at, who, how, wording, evidence, kept_at)
SELECT min(r.record_id), 'general', 'OFFERS', 'EMAIL', true, '2026-01-02', 'customer', 'form', 'I want offers', 'bench', now()
FROM identify.v_record r GROUP BY r.customer_id

-- name: settle
VACUUM ANALYZE

-- name: make-due
-- Some of the messages that wait are due now.
UPDATE interact.message SET due_at = now()
WHERE message_id IN (SELECT message_id FROM interact.message WHERE state = 'PLANNED' AND due_at > now() ORDER BY message_id
                     LIMIT :count)

-- name: handed
SELECT count(*) FROM interact.message WHERE state = 'HANDED_OVER'

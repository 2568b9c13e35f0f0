-- What the gate goes by, for many customers at once. :records are all records of the customers in question.

-- name: records
SELECT customer_id, record_id FROM identify.v_record WHERE customer_id = ANY (:customers) ORDER BY record_id

-- name: present
-- The lowest record of each of some customers of which something is known: who had himself erased has none.
SELECT r.customer_id, min(r.record_id) AS record_id FROM identify.v_record r
WHERE r.customer_id = ANY (:customers) AND NOT EXISTS (SELECT 1 FROM identify.v_erased e WHERE e.record_id = r.record_id)
GROUP BY r.customer_id

-- name: pacts
-- Of each record and dialogue: where its versions stand. What holds or ended comes before what was only proposed or refused.
SELECT a.record_id, a.dialogue, v.state, v.from_day, v.until_day, v.per_month, v.changed_at
FROM interact.agreement a JOIN interact.agreement_version v ON v.agreement_id = a.agreement_id
WHERE a.record_id = ANY (:records) AND v.state <> 'replaced'
ORDER BY v.state IN ('in-force', 'ended') DESC, v.changed_at DESC

-- name: said
-- The latest word of each record on each purpose and medium in each dialogue.
SELECT DISTINCT ON (record_id, dialogue, purpose, medium) record_id, dialogue, purpose, medium, given, said_at
FROM interact.consent
WHERE record_id = ANY (:records)
ORDER BY record_id, dialogue, purpose, medium, said_at DESC, consent_id DESC

-- name: pauses
SELECT record_id, until_at FROM interact.pause
WHERE record_id = ANY (:records) AND ended_at IS NULL AND (until_at IS NULL OR until_at > :now)
UNION ALL
-- who uses his right not to be contacted wants to be left alone until he says otherwise
SELECT record_id, NULL FROM (
    SELECT DISTINCT ON (r.customer_id) o.record_id, o.in_force FROM interact.own_right o
    JOIN identify.v_record r ON r.record_id = o.record_id
    WHERE o.record_id = ANY (:records) AND o.what = 'DO_NOT_CONTACT'
    ORDER BY r.customer_id, o.right_id DESC) latest
WHERE in_force

-- name: untracked
-- Who uses his right not to be tracked.
SELECT record_id FROM (
    SELECT DISTINCT ON (r.customer_id) o.record_id, o.in_force FROM interact.own_right o
    JOIN identify.v_record r ON r.record_id = o.record_id
    WHERE o.record_id = ANY (:records) AND o.what = 'DO_NOT_TRACK'
    ORDER BY r.customer_id, o.right_id DESC) latest
WHERE in_force

-- name: profiled
-- Which of some sendings chose whom they go to by what customers bought.
SELECT sending_id FROM interact.sending WHERE sending_id = ANY (:sendings) AND profiled

-- name: sent
-- What was sent, or is being sent, since a time.
SELECT record_id, message_id, purpose, topic, coalesce(handed_at, claimed_at, planned_at) AS at
FROM interact.message
WHERE record_id = ANY (:records) AND state IN ('CLAIMED', 'HANDED_OVER', 'CONFIRMED', 'UNCERTAIN')
  AND coalesce(handed_at, claimed_at, planned_at) > :since

-- name: cases
SELECT record_id, min(taken_at) AS since FROM interact.v_open_case WHERE record_id = ANY (:records) GROUP BY record_id

-- name: paused-topics
SELECT record_id, topic, until_at FROM interact.v_paused_topic WHERE record_id = ANY (:records) AND until_at > :now

-- name: preferences
-- What the customers said that they prefer, the earliest first.
SELECT record_id, subject, value FROM interact.v_preference WHERE record_id = ANY (:records) ORDER BY at

-- name: unreachable
SELECT medium, address FROM interact.unreachable WHERE lifted_at IS NULL AND address = ANY (:addresses)

-- name: letters-back
-- Addresses from which letters to the customers of some records came back.
SELECT m.record_id, u.address FROM interact.unreachable u JOIN interact.message m ON m.message_id = u.message_id
WHERE u.medium = 'LETTER' AND u.lifted_at IS NULL AND m.record_id = ANY (:records)

-- name: rules
SELECT quiet_from, quiet_until, quiet_sunday, cap, topic_days, case_days, contradicting FROM interact.gate_setting

-- name: set-rules
UPDATE interact.gate_setting
SET quiet_from = :from, quiet_until = :until, quiet_sunday = :sunday, cap = :cap, topic_days = :topicDays,
    case_days = :caseDays, contradicting = :contradicting, changed_at = :at, changed_by = :who

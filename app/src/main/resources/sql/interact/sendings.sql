-- Sendings.

-- name: add
INSERT INTO interact.sending (name, dialogue, purpose, medium, template_id, segment_id, experiment_id, why, topic, due_at, state,
    planned_by, planned_at)
VALUES (:name, :dialogue, :purpose, CAST(:medium AS text), :template, CAST(:segment AS bigint), CAST(:experiment AS bigint), :why,
    :topic, CAST(:due AS timestamptz), 'draft', :who, :at)
RETURNING sending_id

-- name: find
SELECT * FROM interact.sending WHERE sending_id = :sending

-- name: list
SELECT * FROM interact.sending ORDER BY sending_id DESC LIMIT :limit

-- name: profiled
UPDATE interact.sending SET profiled = :profiled WHERE sending_id = :sending AND profiled <> :profiled

-- name: approve
UPDATE interact.sending SET state = 'approved', approved_by = :who, approved_at = :at WHERE sending_id = :sending AND state = 'draft'

-- name: begin
UPDATE interact.sending SET state = 'running', started_at = coalesce(started_at, :at)
WHERE sending_id = :sending AND state IN ('approved', 'running')

-- name: queued
UPDATE interact.sending SET state = 'queued' WHERE sending_id = :sending AND state = 'running'

-- name: stop
UPDATE interact.sending SET state = 'stopped', stopped_by = :who, stopped_at = :at, stopped_why = :why
WHERE sending_id = :sending AND state <> 'stopped'

-- name: state
-- Where it stands; others who would stop it, or go on with it, wait until the asking transaction ends.
SELECT state FROM interact.sending WHERE sending_id = :sending FOR UPDATE

-- name: recall
UPDATE interact.message SET state = 'RECALLED', state_why = :why, claimed_by = ''
WHERE sending_id = :sending AND (state IN ('PLANNED', 'HELD') OR (state = 'CLAIMED' AND begun_at IS NULL))

-- name: counted
UPDATE interact.sending SET counted = CAST(:counted AS jsonb), counted_at = :at WHERE sending_id = :sending

-- name: counts
-- What became of its messages: by state, and for those that wait, were refused or held out by the reason in words.
SELECT state, CASE WHEN state IN ('REFUSED', 'PLANNED', 'HELD_OUT') THEN split_part(state_why, '|', 1) ELSE '' END AS reason, count(*) AS messages
FROM interact.message WHERE sending_id = :sending GROUP BY 1, 2 ORDER BY 1, 2

-- name: reached
-- Those of some records that have their message of a sending already.
SELECT r.customer_id FROM interact.message m JOIN identify.v_record r ON r.record_id = m.record_id
WHERE m.record_id = ANY (:records) AND m.sending_id = :sending

-- name: messages
-- Every message of a sending, for the file.
SELECT r.customer_id, m.message_id, m.medium, m.state, m.state_why, m.handed_at, m.reference
FROM interact.message m JOIN identify.v_record r ON r.record_id = m.record_id
WHERE m.sending_id = :sending AND m.message_id > :after ORDER BY m.message_id LIMIT :limit

-- Sendings.

-- name: add
INSERT INTO interact.sending (name, dialogue, purpose, medium, template_id, segment_id, experiment_id, why, topic, due_at, ground, arms,
    state, planned_by, planned_by_person, planned_at)
VALUES (:name, :dialogue, :purpose, CAST(:medium AS text), :template, CAST(:segment AS bigint), CAST(:experiment AS bigint), :why,
    :topic, CAST(:due AS timestamptz), :ground, CAST(:arms AS jsonb), 'draft', :who,
    CAST(:person AS bigint), :at)
RETURNING sending_id

-- name: find
SELECT * FROM interact.sending WHERE sending_id = :sending

-- name: list
SELECT * FROM interact.sending ORDER BY sending_id DESC LIMIT :limit

-- name: over
-- Those of some that are queued and of which no message can still leave.
WITH ready AS MATERIALIZED (
    SELECT DISTINCT m.sending_id FROM interact.v_at_hand h JOIN interact.message m ON m.message_id = h.message_id
    WHERE m.sending_id IS NOT NULL AND m.state = 'HANDED_OVER')
SELECT s.sending_id FROM interact.sending s
WHERE s.sending_id = ANY (:sendings) AND s.state = 'queued' AND s.sending_id NOT IN (SELECT sending_id FROM ready)
  AND NOT EXISTS (SELECT 1 FROM interact.message m
                  WHERE m.sending_id = s.sending_id AND m.state IN ('PLANNED', 'HELD', 'CLAIMED', 'UNCERTAIN'))

-- name: profiled
-- What was chosen by what customers bought stays so: only a draft can change its mind.
UPDATE interact.sending SET profiled = :profiled
WHERE sending_id = :sending AND profiled <> :profiled AND (:profiled OR state = 'draft')

-- name: approve
-- With the present versions of its texts.
UPDATE interact.sending SET state = 'approved', approved_by = :who, approved_at = :at,
    texts = (SELECT jsonb_object_agg(t.template_id, t.version) FROM interact.template t WHERE t.template_id = ANY (:templates))
WHERE sending_id = :sending AND state = 'draft'

-- name: begin
UPDATE interact.sending SET state = 'running', started_at = coalesce(started_at, :at)
WHERE sending_id = :sending AND state IN ('approved', 'running')

-- name: queued
UPDATE interact.sending SET state = 'queued' WHERE sending_id = :sending AND state = 'running'

-- name: stop
UPDATE interact.sending SET state = 'stopped', stopped_by = :who, stopped_at = :at, stopped_why = :why
WHERE sending_id = :sending AND state <> 'stopped'

-- name: state
SELECT state FROM interact.sending WHERE sending_id = :sending

-- name: hold
-- Nobody stops it until this transaction ends. Whoever wants to is next: who holds it later waits for him.
SELECT pg_advisory_xact_lock_shared(hashtext('interact.sending'), hashint8(:sending))

-- name: let-end
-- Waits until nobody holds it.
SELECT pg_advisory_xact_lock(hashtext('interact.sending'), hashint8(:sending))

-- name: recall
UPDATE interact.message SET state = 'RECALLED', state_why = :why, claimed_by = ''
WHERE sending_id = :sending AND (state IN ('PLANNED', 'HELD') OR (state = 'CLAIMED' AND begun_at IS NULL))

-- name: counted
UPDATE interact.sending SET counted = CAST(:counted AS jsonb), counted_at = :at WHERE sending_id = :sending

-- name: counts
-- What became of its messages: by arm and state, and for those that wait, were refused or held out by the reason in words.
SELECT coalesce(arm, '') AS arm, state, CASE WHEN state IN ('REFUSED', 'PLANNED', 'HELD_OUT') THEN split_part(state_why, '|', 1) ELSE '' END AS reason, count(*) AS messages
FROM interact.message WHERE sending_id = :sending GROUP BY 1, 2, 3 ORDER BY 1, 2, 3

-- name: reached
-- Those of some records that have their message of a sending already.
SELECT r.customer_id FROM interact.message m JOIN identify.v_record r ON r.record_id = m.record_id
WHERE m.record_id = ANY (:records) AND m.sending_id = :sending

-- name: messages
-- Every message of a sending, for the file.
SELECT r.customer_id, m.message_id, m.medium, m.state, m.state_why, m.handed_at, m.reference
FROM interact.message m JOIN identify.v_record r ON r.record_id = m.record_id
WHERE m.sending_id = :sending AND m.message_id > :after ORDER BY m.message_id LIMIT :limit

-- name: messages-in
-- The messages of a sending that stand in a state, or those of them for one reason.
SELECT r.customer_id, m.message_id, m.medium, m.state, m.state_why, m.handed_at, m.reference
FROM interact.message m JOIN identify.v_record r ON r.record_id = m.record_id
WHERE m.sending_id = :sending AND m.state = :state AND m.message_id > :after
  AND (CAST(:reason AS text) IS NULL OR split_part(m.state_why, '|', 1) = :reason)
ORDER BY m.message_id LIMIT :limit

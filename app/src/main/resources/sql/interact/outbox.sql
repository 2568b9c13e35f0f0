-- Messages: planned, claimed, handed over, confirmed.

-- name: ids
-- Numbers for so many new messages.
SELECT nextval(pg_get_serial_sequence('interact.message', 'message_id')) FROM generate_series(1, :count)

-- name: add
-- New messages, one for each place of the arrays; answers how many found their record.
INSERT INTO interact.message (message_id, record_id, dialogue, purpose, medium, language, subject, body, html, why, from_data,
    topic, state, state_why, planned_by, planned_at, due_at, first_due, received_id, sending_id, experiment_id, arm)
OVERRIDING SYSTEM VALUE
SELECT n.message_id, n.record_id, n.dialogue, n.purpose, n.medium, n.language, n.subject, n.body, n.html, n.why, n.from_data,
       n.topic, n.state, n.state_why, :who, :at, n.due_at, n.first_due, n.received_id, n.sending_id, n.experiment_id, n.arm
FROM unnest(CAST(:ids AS bigint[]), CAST(:records AS bigint[]), CAST(:dialogues AS text[]), CAST(:purposes AS text[]),
            CAST(:media AS text[]), CAST(:languages AS text[]), CAST(:subjects AS text[]), CAST(:bodies AS text[]),
            CAST(:htmls AS text[]), CAST(:whys AS text[]), CAST(:fromDatas AS text[]), CAST(:topics AS text[]),
            CAST(:states AS text[]), CAST(:stateWhys AS text[]), CAST(:dues AS timestamptz[]), CAST(:firstDues AS timestamptz[]),
            CAST(:receiveds AS bigint[]), CAST(:sendings AS bigint[]), CAST(:experiments AS bigint[]), CAST(:arms AS text[]))
     AS n (message_id, record_id, dialogue, purpose, medium, language, subject, body, html, why, from_data, topic, state,
           state_why, due_at, first_due, received_id, sending_id, experiment_id, arm)

-- name: forget-refused
-- What was refused when it was asked for, of some customers for some purposes about some topics: it is refused anew. What a
-- question waits for, or ever was claimed, stays.
DELETE FROM interact.message m
USING unnest(CAST(:customers AS bigint[]), CAST(:purposes AS text[]), CAST(:topics AS text[])) AS n (customer_id, purpose, topic),
      identify.v_record r
WHERE r.customer_id = n.customer_id AND m.record_id = r.record_id AND m.purpose = n.purpose AND m.topic = n.topic
  AND m.state = 'REFUSED' AND m.attempts = 0 AND m.sending_id IS NULL
  AND NOT EXISTS (SELECT 1 FROM interact.asked a WHERE a.message_id = m.message_id)

-- name: columns
m.message_id, r.customer_id, m.record_id, m.dialogue, m.purpose, m.medium, m.language, m.subject, m.body, m.html, m.why, m.from_data,
m.topic, m.state, m.state_why, m.planned_by, m.planned_at, m.due_at, m.handed_at, m.reference, m.received_id, m.sending_id,
m.experiment_id, m.arm, m.attempts, coalesce(m.first_due, m.due_at) AS first_due, m.overridden,
m.not_taken_since

-- name: find
SELECT {columns} FROM interact.message m JOIN identify.v_record r ON r.record_id = m.record_id WHERE m.message_id = :message

-- name: of
-- The messages to a customer: what waits first, then the latest first.
SELECT {columns}
FROM identify.v_record r JOIN interact.message m ON m.record_id = r.record_id
WHERE r.customer_id = :customer
ORDER BY m.state IN ('PLANNED', 'HELD', 'CLAIMED', 'UNCERTAIN') DESC, m.message_id DESC
LIMIT :limit

-- name: in-state
-- Messages in a state, the oldest first.
SELECT {columns} FROM interact.message m JOIN identify.v_record r ON r.record_id = m.record_id
WHERE m.state = :state ORDER BY m.message_id LIMIT :limit

-- name: due
-- What is due to one part of the customers behind a place in the queue, on media that are set up, held for this transaction; what others hold is left to them.
SELECT {columns}
FROM interact.message m JOIN identify.v_record r ON r.record_id = m.record_id
WHERE m.state = 'PLANNED' AND m.due_at <= :now AND m.medium = ANY (:media) AND r.customer_id % :parts = :part
  AND (m.due_at, m.message_id) > (CAST(:since AS timestamptz), :after)
ORDER BY m.due_at, m.message_id
LIMIT :limit
FOR UPDATE OF m SKIP LOCKED

-- name: try-part
-- Whether nobody else claims for a part of the customers now; then nobody does until this transaction ends.
SELECT pg_try_advisory_xact_lock(hashtext('interact.claim'), :part)

-- name: lock-part
-- The same, once nobody else does.
SELECT pg_advisory_xact_lock(hashtext('interact.claim'), :part)

-- name: lock-parts
-- Nobody claims for anybody until this transaction ends.
SELECT count(pg_advisory_xact_lock(hashtext('interact.claim'), CAST(part AS integer))) FROM generate_series(0, :parts - 1) AS part

-- name: claim
UPDATE interact.message m
SET state = 'CLAIMED', state_why = '', claimed_at = :now, claimed_by = :owner, begun_at = NULL, begun_with = NULL, attempts = m.attempts + 1,
    reference = c.reference
FROM unnest(CAST(:ids AS bigint[]), CAST(:refs AS text[])) AS c (message_id, reference)
WHERE m.message_id = c.message_id AND m.state = 'PLANNED'

-- name: begin
-- From here on the medium may have them. Answers those that are still claimed: others were taken back in between. Said twice
-- of the same window it answers the same: the answer to a commit can be lost.
UPDATE interact.message SET begun_at = :now, begun_with = :window
WHERE message_id = ANY (:ids) AND state = 'CLAIMED' AND claimed_by = :owner AND (begun_at IS NULL OR begun_with = :window)
RETURNING message_id

-- name: end
-- What became of messages that were begun.
UPDATE interact.message m
SET state = e.state, state_why = e.why, handed_at = coalesce(e.handed_at, m.handed_at), due_at = coalesce(e.due_at, m.due_at),
    claimed_by = CASE WHEN e.state = 'UNCERTAIN' THEN m.claimed_by ELSE '' END,
    attempts = m.attempts - CASE WHEN e.tried THEN 0 ELSE 1 END,
    not_taken_since = CASE WHEN e.state = 'PLANNED' THEN coalesce(m.not_taken_since, :now) END
FROM unnest(CAST(:ids AS bigint[]), CAST(:states AS text[]), CAST(:whys AS text[]), CAST(:handeds AS timestamptz[]),
            CAST(:dues AS timestamptz[]), CAST(:trieds AS boolean[]))
     AS e (message_id, state, why, handed_at, due_at, tried)
WHERE m.message_id = e.message_id AND m.state = 'CLAIMED'

-- name: stop
-- What the gate says of messages that are due: refused, or put off. Where the customer wants to be left alone until then, or
-- his agreement begins then, it is due anew. A night does not give the medium new patience, all else does.
UPDATE interact.message m
SET state = e.state, state_why = e.why, due_at = coalesce(e.due_at, m.due_at),
    not_taken_since = CASE WHEN e.why LIKE 'gate.quiet%' THEN m.not_taken_since END,
    first_due = CASE WHEN e.anew THEN coalesce(e.due_at, m.first_due) ELSE m.first_due END
FROM unnest(CAST(:ids AS bigint[]), CAST(:states AS text[]), CAST(:whys AS text[]), CAST(:dues AS timestamptz[]),
            CAST(:anews AS boolean[])) AS e (message_id, state, why, due_at, anew)
WHERE m.message_id = e.message_id AND m.state = 'PLANNED'

-- name: put-back
-- What was claimed and not begun waits again.
UPDATE interact.message SET state = 'PLANNED', claimed_by = '' WHERE state = 'CLAIMED' AND begun_at IS NULL AND claimed_by = :owner

-- name: owners
-- Those who hold claims and are gone: nobody holds their lock any more.
SELECT DISTINCT m.claimed_by FROM interact.message m
WHERE m.state = 'CLAIMED'
  AND NOT EXISTS (SELECT FROM pg_locks l
                  WHERE l.locktype = 'advisory' AND l.objsubid = 1 AND l.granted
                    AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
                    AND ((CAST(l.classid AS bigint) << 32) | CAST(l.objid AS bigint)) = CAST(m.claimed_by AS bigint))

-- name: abandoned
-- The claims of somebody who is gone: what was begun may have left, the rest has not.
UPDATE interact.message
SET state = CASE WHEN begun_at IS NULL THEN 'PLANNED' ELSE 'UNCERTAIN' END,
    state_why = CASE WHEN begun_at IS NULL THEN '' ELSE 'outbox.lost' END,
    claimed_by = ''
WHERE state = 'CLAIMED' AND claimed_by = :owner

-- name: forgotten
-- Claims of a sender who lives and does not have them in hand: he never heard that he had made them.
UPDATE interact.message
SET state = CASE WHEN begun_at IS NULL THEN 'PLANNED' ELSE 'UNCERTAIN' END,
    state_why = CASE WHEN begun_at IS NULL THEN '' ELSE 'outbox.lost' END,
    claimed_by = ''
WHERE state = 'CLAIMED' AND claimed_by = :owner AND claimed_at < :before AND message_id <> ALL (:in_hand)

-- name: hold-owner
-- Takes the lock that says: the owner with this key lives. Held until the connection ends.
SELECT pg_try_advisory_lock(:owner)

-- name: uncertain
-- Uncertain messages that began long enough ago for their medium to know.
SELECT message_id, medium, reference FROM interact.message
WHERE state = 'UNCERTAIN' AND begun_at < :before AND message_id > :after ORDER BY message_id LIMIT :limit

-- name: of-stopped
-- It belongs to a sending that was stopped: nothing of that waits any more.
EXISTS (SELECT 1 FROM interact.sending s WHERE s.sending_id = m.sending_id AND s.state = 'stopped')

-- name: settle
-- An uncertain message that left, or did not and waits again.
UPDATE interact.message m
SET state = CASE WHEN :arrived THEN 'HANDED_OVER' WHEN {of-stopped} THEN 'RECALLED' ELSE 'PLANNED' END, state_why = :why,
    handed_at = CASE WHEN :arrived THEN coalesce(handed_at, begun_at) END, claimed_by = ''
WHERE message_id = :message AND state = 'UNCERTAIN'

-- name: defer
-- Puts it off; what somebody holds he holds on.
UPDATE interact.message SET due_at = :until, first_due = :until, not_taken_since = NULL,
    state_why = CASE state WHEN 'HELD' THEN state_why ELSE :why END
WHERE message_id = :message AND state IN ('PLANNED', 'HELD')

-- name: move
-- Takes a message back before it leaves, or lets it wait again.
UPDATE interact.message m SET state = :to, state_why = :why, claimed_by = '', not_taken_since = NULL,
    first_due = CASE WHEN :to = 'PLANNED' THEN greatest(coalesce(first_due, due_at), :now) ELSE first_due END
WHERE message_id = :message AND (state = ANY (:was) OR (:claimed AND state = 'CLAIMED' AND begun_at IS NULL))
  AND NOT (:to = 'PLANNED' AND {of-stopped})

-- name: refused-by
-- One policy refused it; a question that was never asked is kept to be read, not to be sent.
m.state = 'REFUSED' AND split_part(split_part(m.state_why, '|', 1), '.', 2) = :policy AND NOT {of-stopped}
AND NOT (m.from_data LIKE 'question:%' AND NOT EXISTS (SELECT 1 FROM interact.asked a WHERE a.message_id = m.message_id))

-- name: overridable
SELECT m.message_id FROM interact.message m WHERE m.message_id = ANY (:messages) AND {refused-by}

-- name: override
-- Somebody sets one policy aside for a message that it refused.
UPDATE interact.message m SET state = 'PLANNED', state_why = :why, overridden = :policy
WHERE m.message_id = :message AND {refused-by}

-- name: read
-- A customer has messages before him on his own page: those that came there arrived.
UPDATE interact.message m SET state = 'CONFIRMED', confirmed_at = :at
FROM identify.v_record r
WHERE r.record_id = m.record_id AND r.customer_id = :customer AND m.message_id = ANY (:messages)
  AND m.medium = 'WEB' AND m.state IN ('HANDED_OVER', 'UNCERTAIN')

-- name: left
-- Messages that wait for a customer who left their purpose on their medium.
UPDATE interact.message m SET state = 'REFUSED', state_why = :why, claimed_by = ''
FROM identify.v_record r
WHERE r.record_id = m.record_id AND r.customer_id = :customer
  AND (m.state IN ('PLANNED', 'HELD') OR (m.state = 'CLAIMED' AND m.begun_at IS NULL))
  AND m.purpose = ANY (:purposes) AND m.medium = ANY (:media) AND (:dialogue = '' OR m.dialogue = :dialogue)

-- name: left-profiling
-- Messages that wait for a customer who does not want to be chosen for them by what he bought.
UPDATE interact.message m SET state = 'REFUSED', state_why = :why, claimed_by = ''
FROM identify.v_record r, interact.sending s
WHERE r.record_id = m.record_id AND r.customer_id = :customer AND s.sending_id = m.sending_id AND s.profiled
  AND (m.state IN ('PLANNED', 'HELD') OR (m.state = 'CLAIMED' AND m.begun_at IS NULL))
  AND m.purpose = ANY (:purposes) AND (:dialogue = '' OR m.dialogue = :dialogue)

-- name: left-tracked
-- Messages that wait for a customer who does not want what is worked out about him to decide what he gets.
UPDATE interact.message m SET state = 'REFUSED', state_why = :why, claimed_by = ''
FROM identify.v_record r
WHERE r.record_id = m.record_id AND r.customer_id = :customer
  AND (m.state IN ('PLANNED', 'HELD') OR (m.state = 'CLAIMED' AND m.begun_at IS NULL)) AND m.purpose = ANY (:purposes)
  AND (m.experiment_id IS NOT NULL OR m.sending_id IN (SELECT s.sending_id FROM interact.sending s WHERE s.profiled))

-- name: over
-- Messages that wait for their time in an experiment that is stopped or over. What somebody holds is judged when he lets it go.
UPDATE interact.message m SET state = 'REFUSED', state_why = :why, claimed_by = ''
WHERE m.state IN ('PLANNED', 'CLAIMED') AND (m.state = 'PLANNED' OR m.begun_at IS NULL) AND m.experiment_id = :experiment

-- name: at-hand
-- Those of some that were handed over and lie ready all the same.
SELECT m.message_id FROM interact.message m
WHERE m.message_id = ANY (:messages) AND m.state = 'HANDED_OVER'
  AND m.message_id IN (SELECT h.message_id FROM interact.v_at_hand h WHERE h.message_id = ANY (:messages))

-- name: judge-again
-- What was claimed for a customer and not begun waits again.
UPDATE interact.message m SET state = 'PLANNED', claimed_by = ''
FROM identify.v_record r
WHERE r.record_id = m.record_id AND r.customer_id = :customer AND m.state = 'CLAIMED' AND m.begun_at IS NULL
  AND m.purpose = ANY (:purposes)

-- name: next-due
-- When the next message is due.
SELECT min(due_at) FROM interact.message WHERE state = 'PLANNED' AND medium = ANY (:media)

-- name: counts
-- How many messages stand where.
SELECT state, count(*) AS messages FROM interact.message GROUP BY state

-- name: received-reference
SELECT reference FROM interact.received WHERE received_id = :received

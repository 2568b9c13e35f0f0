-- Settings of the media, and the addresses that reach nobody.

-- name: settings
SELECT medium, name, value, secret FROM interact.medium_setting

-- name: set
INSERT INTO interact.medium_setting (medium, name, value, secret, at, who)
VALUES (:medium, :name, :value, :secret, :at, :who)
ON CONFLICT (medium, name) DO UPDATE SET value = excluded.value, secret = excluded.secret, at = excluded.at, who = excluded.who

-- name: unset
DELETE FROM interact.medium_setting WHERE medium = :medium AND name = :name

-- name: mark-unreachable
INSERT INTO interact.unreachable (medium, address, code, words, message_id, at)
VALUES (:medium, :address, :code, :words, CAST(:message AS bigint), :at)
ON CONFLICT (medium, address) WHERE lifted_at IS NULL DO NOTHING

-- name: is-unreachable
SELECT EXISTS (SELECT 1 FROM interact.unreachable WHERE medium = :medium AND address = :address AND lifted_at IS NULL)

-- name: unreachable
SELECT unreachable_id, medium, address, code, words, at FROM interact.unreachable
WHERE lifted_at IS NULL ORDER BY unreachable_id DESC LIMIT :limit

-- name: count-unreachable
SELECT medium, count(*) AS addresses FROM interact.unreachable WHERE lifted_at IS NULL GROUP BY medium

-- name: lift
UPDATE interact.unreachable SET lifted_at = :at, lifted_by = :who WHERE unreachable_id = :id AND lifted_at IS NULL

-- name: confirm
-- The medium says that a message arrived.
UPDATE interact.message SET state = 'CONFIRMED', confirmed_at = :at
WHERE message_id = :message AND state IN ('CLAIMED', 'HANDED_OVER', 'UNCERTAIN')

-- name: has-left
-- An uncertain message left: somebody has it, or spoke of it.
UPDATE interact.message SET state = 'HANDED_OVER', state_why = 'outbox.told', handed_at = coalesce(handed_at, begun_at),
    claimed_by = ''
WHERE message_id = :message AND state = 'UNCERTAIN'

-- name: of-these
-- Those of one customer, one message, one sending, one experiment (0: of any), for some purposes; all of them, or those alone
-- that go to whom was chosen by what customers bought, with what is measured or without.
(:customer = 0 OR r.customer_id = :customer) AND (:message = 0 OR m.message_id = :message)
AND (:sending = 0 OR m.sending_id = :sending) AND (:experiment = 0 OR m.experiment_id = :experiment)
AND m.purpose = ANY (:purposes) AND (:dialogue = '' OR m.dialogue = :dialogue)
AND (:chosen = 'ANY' OR (:chosen = 'TRACKED' AND m.experiment_id IS NOT NULL)
     OR m.sending_id IN (SELECT s.sending_id FROM interact.sending s WHERE s.profiled))

-- name: taken-out
-- Messages that were taken out where they lay ready: they did not leave.
UPDATE interact.message m SET state = :state, state_why = :why, handed_at = NULL, claimed_by = ''
WHERE m.message_id IN (SELECT message_id FROM gone) AND m.state IN ('CLAIMED', 'HANDED_OVER', 'UNCERTAIN')

-- name: left-letters
-- Letters in a batch that is not closed.
WITH gone AS (
    DELETE FROM interact.letter l USING interact.message m, identify.v_record r, interact.letter_batch b
    WHERE m.message_id = l.message_id AND r.record_id = m.record_id AND b.batch_id = l.batch_id AND b.closed_at IS NULL
      AND {of-these}
    RETURNING l.message_id)
{taken-out}

-- name: left-hook-calls
-- What other programs were not told yet; where one was told the message has left.
WITH gone AS (
    DELETE FROM interact.hook_call c USING interact.message m, identify.v_record r
    WHERE m.message_id = c.message_id AND r.record_id = m.record_id AND c.told_at IS NULL
      AND {of-these}
    RETURNING c.message_id)
{taken-out}
  AND NOT EXISTS (SELECT 1 FROM interact.hook_call t WHERE t.message_id = m.message_id AND t.told_at IS NOT NULL)

-- name: left-calls
-- Calls that were not made.
WITH gone AS (
    UPDATE interact.call c SET done_at = :at FROM interact.message m, identify.v_record r
    WHERE m.message_id = c.message_id AND r.record_id = m.record_id AND c.done_at IS NULL
      AND {of-these}
    RETURNING c.message_id)
{taken-out}

-- name: paused-letters
-- Letters in a batch that is not closed, to a customer who wants to be left alone until a time: they wait with the rest.
WITH gone AS (
    DELETE FROM interact.letter l USING interact.message m, identify.v_record r, interact.letter_batch b
    WHERE m.message_id = l.message_id AND r.record_id = m.record_id AND b.batch_id = l.batch_id AND b.closed_at IS NULL
      AND r.customer_id = :customer AND m.purpose = ANY (:purposes)
    RETURNING l.message_id)
UPDATE interact.message m
SET state = 'PLANNED', state_why = :why, due_at = :until, first_due = :until, handed_at = NULL, claimed_by = ''
FROM gone WHERE m.message_id = gone.message_id

-- name: paused-calls
-- Calls that were not made, to a customer who wants to be left alone until a time: not before it.
UPDATE interact.call c SET not_before = greatest(c.not_before, :until) FROM interact.message m, identify.v_record r
WHERE m.message_id = c.message_id AND r.record_id = m.record_id AND c.done_at IS NULL
  AND r.customer_id = :customer AND m.purpose = ANY (:purposes)

-- name: paused-hook-calls
-- What other programs were not told yet of messages to such a customer: not before it.
UPDATE interact.hook_call c SET next_at = greatest(c.next_at, :until) FROM interact.message m, identify.v_record r
WHERE m.message_id = c.message_id AND r.record_id = m.record_id AND c.told_at IS NULL AND c.lost_at IS NULL
  AND r.customer_id = :customer AND m.purpose = ANY (:purposes)

-- name: came-back
-- The medium says afterwards that a message did not arrive.
UPDATE interact.message SET state = 'FAILED', state_why = :why
WHERE message_id = :message AND state IN ('CLAIMED', 'HANDED_OVER', 'UNCERTAIN')

-- name: by-reference
SELECT message_id FROM interact.message WHERE reference = :reference

-- name: customer-of-message
SELECT r.customer_id FROM interact.message m JOIN identify.v_record r ON r.record_id = m.record_id WHERE m.message_id = :message

-- name: message-exists
SELECT EXISTS (SELECT 1 FROM interact.message WHERE message_id = :message)

-- name: purpose-of-message
SELECT purpose FROM interact.message WHERE message_id = :message

-- name: reach
-- Customers with an address: those known to reach nobody are counted apart.
WITH back AS (
    SELECT r.customer_id, string_agg(lower(u.address), E'\n') AS addresses
    FROM interact.unreachable u
    JOIN interact.message m ON m.message_id = u.message_id
    JOIN identify.v_record r ON r.record_id = m.record_id
    WHERE u.medium = 'LETTER' AND u.lifted_at IS NULL
    GROUP BY r.customer_id
)
SELECT count(*) AS customers,
       count(*) FILTER (WHERE c.email) AS email, count(*) FILTER (WHERE c.phone) AS phone,
       count(*) FILTER (WHERE c.address) AS letter
FROM (
    SELECT r.customer_id,
           bool_or(v.field = 'EMAIL' AND u.address IS NULL) AS email,
           bool_or(v.field = 'PHONE' AND u.address IS NULL) AS phone,
           bool_or(v.field = 'STREET' AND (b.addresses IS NULL OR position(lower(v.text) IN b.addresses) = 0))
               AND bool_or(v.field IN ('CITY', 'POSTCODE')) AS address
    FROM identify.v_record r
    LEFT JOIN identify.v_value_known v ON v.record_id = r.record_id AND v.superseded_at IS NULL
        AND v.field IN ('EMAIL', 'PHONE', 'STREET', 'CITY', 'POSTCODE')
    LEFT JOIN interact.unreachable u ON u.lifted_at IS NULL
        AND ((v.field = 'EMAIL' AND u.medium = 'EMAIL' AND u.address = lower(v.text))
             OR (v.field = 'PHONE' AND u.medium IN ('SMS', 'PHONE') AND u.address = v.text))
    LEFT JOIN back b ON b.customer_id = r.customer_id
    GROUP BY r.customer_id
) c

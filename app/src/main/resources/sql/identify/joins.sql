-- Joins: which records are one customer, why, and how it is taken back.

-- name: lock
-- One change of the joins at a time.
SELECT pg_advisory_xact_lock(4711, 2)

-- name: members
-- All records of the customers to which the given records belong, and of the given customers.
SELECT record_id, customer_id FROM identify.record
WHERE customer_id = ANY (ARRAY(SELECT customer_id FROM identify.record WHERE record_id = ANY (:records))
                         || CAST(:customers AS bigint[]))
ORDER BY record_id

-- name: join-ids
-- Numbers for new joins, in order.
SELECT nextval(pg_get_serial_sequence('identify.customer_join', 'join_id')) FROM generate_series(1, :count)

-- name: add-joins
-- Writes joins.
INSERT INTO identify.customer_join (join_id, at, by, kept, joined, record_a, record_b, model_id, weight, probability,
                                    evidence, why) OVERRIDING SYSTEM VALUE
SELECT j.join_id, :at, j.by, j.kept, j.joined, j.record_a, j.record_b, j.model_id, j.weight, j.probability,
       j.evidence::jsonb, j.why
FROM unnest(CAST(:ids AS bigint[]), CAST(:bys AS text[]), CAST(:kept AS bigint[]), CAST(:joined AS bigint[]),
            CAST(:lefts AS bigint[]), CAST(:rights AS bigint[]), CAST(:models AS bigint[]),
            CAST(:weights AS double precision[]), CAST(:probabilities AS double precision[]),
            CAST(:evidence AS text[]), CAST(:whys AS text[]))
    AS j (join_id, by, kept, joined, record_a, record_b, model_id, weight, probability, evidence, why)

-- name: add-moves
-- Writes which records moved by which join.
INSERT INTO identify.join_move (join_id, record_id)
SELECT * FROM unnest(CAST(:ids AS bigint[]), CAST(:records AS bigint[]))

-- name: assign
-- Gives records to customers.
WITH moved AS (
    UPDATE identify.record r SET customer_id = a.customer_id
    FROM unnest(CAST(:records AS bigint[]), CAST(:customers AS bigint[])) AS a (record_id, customer_id)
    WHERE r.record_id = a.record_id AND r.customer_id <> a.customer_id RETURNING r.record_id)
INSERT INTO identify.change (what, ids) SELECT 'records', array_agg(record_id) FROM moved HAVING count(*) > 0

-- name: homes
-- The numbers with which the records of some customers came: those that their first move left, or that they bear still.
SELECT r.record_id, r.customer_id,
       coalesce((SELECT j.joined FROM identify.join_move m JOIN identify.customer_join j ON j.join_id = m.join_id
                 WHERE m.record_id = r.record_id ORDER BY m.join_id LIMIT 1), r.customer_id) AS home
FROM identify.record r WHERE r.customer_id = ANY (:customers)

-- name: edges
-- The joins that hold some customers together.
SELECT j.join_id, j.record_a, j.record_b, j.by FROM identify.customer_join j
JOIN identify.record r ON r.record_id = j.record_a
WHERE r.customer_id = ANY (:customers) AND j.undone_at IS NULL
ORDER BY j.join_id

-- name: all-edges
-- All joins that are not undone.
SELECT join_id, record_a, record_b, by FROM identify.customer_join WHERE undone_at IS NULL ORDER BY join_id

-- name: undo
-- Marks joins as undone.
UPDATE identify.customer_join SET undone_at = :at, undone_by = :by, undone_why = :why
WHERE join_id = ANY (:ids) AND undone_at IS NULL

-- name: taken-out
-- The joins that went when a record was taken out of its customer, if that was the last that was undone of it: all at one
-- moment, and each left its two records apart.
SELECT j.join_id, j.record_a, j.record_b, j.undone_at, j.undone_by
FROM identify.customer_join j
JOIN identify.apart x ON x.join_id = j.join_id AND x.lifted_at IS NULL
WHERE (j.record_a = :record OR j.record_b = :record)
  AND j.undone_at = (SELECT max(u.undone_at) FROM identify.customer_join u
                     WHERE u.record_a = :record OR u.record_b = :record)
ORDER BY j.join_id

-- name: made-instead
-- The joins that were made to hold some records together when what was between them went.
SELECT join_id FROM identify.customer_join
WHERE undone_at IS NULL AND by = :by AND at >= :since AND record_a = ANY (:records) AND record_b = ANY (:records)
ORDER BY join_id

-- name: restore
-- Makes undone joins hold again.
UPDATE identify.customer_join SET undone_at = NULL, undone_by = NULL, undone_why = NULL WHERE join_id = ANY (:ids)

-- name: customers-of
-- The customers of some records.
SELECT record_id, customer_id FROM identify.record WHERE record_id = ANY (:records)

-- name: customers-of-joins
-- The customers whose records some joins hold together, or did.
SELECT DISTINCT r.customer_id FROM identify.customer_join j
CROSS JOIN LATERAL (VALUES (j.record_a), (j.record_b)) AS e (record_id)
JOIN identify.record r ON r.record_id = e.record_id
WHERE j.join_id = ANY (:ids)

-- name: set-apart
-- Remembers that two records are two customers.
INSERT INTO identify.apart (record_a, record_b, at, by, why, join_id)
VALUES (least(:a, :b), greatest(:a, :b), :at, :by, :why, :joinId)
ON CONFLICT (record_a, record_b)
DO UPDATE SET at = excluded.at, by = excluded.by, why = excluded.why, join_id = excluded.join_id,
              lifted_at = NULL, lifted_by = NULL, lifted_for = NULL

-- name: lift-apart
-- Takes back that records of two customers are apart; tells which.
UPDATE identify.apart x SET lifted_at = :at, lifted_by = :by
FROM identify.record a, identify.record b
WHERE a.record_id = x.record_a AND b.record_id = x.record_b AND x.lifted_at IS NULL
  AND ((a.customer_id = :left AND b.customer_id = :right) OR (a.customer_id = :right AND b.customer_id = :left))
RETURNING x.record_a, x.record_b

-- name: lifted-for
-- Remembers the join for which pairs are no longer apart.
UPDATE identify.apart x SET lifted_for = :joinId
FROM unnest(CAST(:lefts AS bigint[]), CAST(:rights AS bigint[])) AS n (record_a, record_b)
WHERE x.record_a = n.record_a AND x.record_b = n.record_b AND x.lifted_at IS NOT NULL

-- name: give-back-aparts
-- A join is undone: the pairs that it had made one customer against an earlier word are apart again.
UPDATE identify.apart x SET lifted_at = NULL, lifted_by = NULL, lifted_for = NULL
FROM identify.record a, identify.record b
WHERE x.lifted_for = :joinId AND a.record_id = x.record_a AND b.record_id = x.record_b
  AND a.customer_id <> b.customer_id

-- name: lift-pair
-- Takes back that two records are apart.
UPDATE identify.apart SET lifted_at = :at, lifted_by = :by, lifted_for = NULL
WHERE record_a = least(:a, :b) AND record_b = greatest(:a, :b) AND lifted_at IS NULL

-- name: aparts
-- Which records are apart from records of some customers.
SELECT x.record_a, x.record_b, a.customer_id AS customer_a, b.customer_id AS customer_b
FROM identify.apart x
JOIN identify.record a ON a.record_id = x.record_a
JOIN identify.record b ON b.record_id = x.record_b
WHERE x.lifted_at IS NULL AND (a.customer_id = ANY (:customers) OR b.customer_id = ANY (:customers))

-- name: all-aparts
-- All pairs that are apart.
SELECT record_a, record_b FROM identify.apart WHERE lifted_at IS NULL

-- name: incident
-- The joins that rest on a record and are not undone.
SELECT join_id, record_a, record_b FROM identify.customer_join
WHERE (record_a = :record OR record_b = :record) AND undone_at IS NULL ORDER BY join_id

-- name: called
-- What to call the record {record}: by its names, else by what it can be reached or recognised by, else by its number
-- in its source; a step of the next.
coalesce(
    (SELECT nullif(concat_ws(' · ',
                string_agg(coalesce(v.normal, v.text), ' ' ORDER BY v.field DESC) FILTER (WHERE v.field <> 'COMPANY_NAME'),
                string_agg(coalesce(v.normal, v.text), ' ') FILTER (WHERE v.field = 'COMPANY_NAME')), '')
     FROM identify.value v
     WHERE v.record_id = {record} AND v.superseded_at IS NULL
       AND v.field IN ('COMPANY_NAME', 'FULL_NAME', 'GIVEN_NAME', 'FAMILY_NAME')),
    (SELECT coalesce(v.normal, v.text) FROM identify.value v
     WHERE v.record_id = {record} AND v.superseded_at IS NULL
       AND v.field IN ('EMAIL', 'PHONE', 'CARD_NUMBER', 'VAT_NUMBER', 'TAX_CODE', 'CUSTOMER_CODE')
     ORDER BY array_position(ARRAY['EMAIL', 'PHONE', 'CARD_NUMBER', 'VAT_NUMBER', 'TAX_CODE'], v.field), v.text LIMIT 1),
    (SELECT concat_ws(' ', s.name, nullif(r.source_key, ''))
     FROM identify.record r JOIN identify.source s ON s.source_id = r.source_id WHERE r.record_id = {record}))

-- name: named-join
-- One join with what its two records are called.
SELECT j.*, {name_a} AS name_a, {name_b} AS name_b
FROM identify.customer_join j
WHERE j.join_id = :id

-- name: joins-of-customer
-- The joins that rest on records of a customer, or in which its number took part, the latest first.
SELECT join_id FROM identify.customer_join
WHERE kept = :id OR joined = :id
   OR record_a = ANY (ARRAY(SELECT record_id FROM identify.record WHERE customer_id = :id))
   OR record_b = ANY (ARRAY(SELECT record_id FROM identify.record WHERE customer_id = :id))
ORDER BY join_id DESC LIMIT 200

-- name: latest
-- The latest joins before one.
SELECT join_id FROM identify.customer_join WHERE join_id < :before ORDER BY join_id DESC LIMIT :limit

-- name: raise
-- Raises doubts; a pair that was asked before is not asked again.
INSERT INTO identify.doubt (record_a, record_b, model_id, weight, probability, evidence, raised_at)
SELECT least(d.a, d.b), greatest(d.a, d.b), d.model_id, d.weight, d.probability, d.evidence::jsonb, :at
FROM unnest(CAST(:lefts AS bigint[]), CAST(:rights AS bigint[]), CAST(:models AS bigint[]),
            CAST(:weights AS double precision[]), CAST(:probabilities AS double precision[]), CAST(:evidence AS text[]))
    AS d (a, b, model_id, weight, probability, evidence)
ON CONFLICT (record_a, record_b) DO UPDATE
    SET weight = excluded.weight, probability = excluded.probability, evidence = excluded.evidence,
        model_id = excluded.model_id
    WHERE identify.doubt.state = 'open'

-- name: live
-- Open doubts that still make sense: two customers that nobody said are apart; a step of the next.
    SELECT d.doubt_id, d.probability, d.later_at, d.record_a, d.record_b, a.customer_id AS ca, b.customer_id AS cb
    FROM identify.doubt d
    JOIN identify.record a ON a.record_id = d.record_a
    JOIN identify.record b ON b.record_id = d.record_b
    WHERE d.state = 'open' AND a.customer_id <> b.customer_id
      AND NOT EXISTS (
          SELECT 1 FROM identify.apart x
          JOIN identify.record xa ON xa.record_id = x.record_a
          JOIN identify.record xb ON xb.record_id = x.record_b
          WHERE x.lifted_at IS NULL
            AND x.record_a IN (SELECT record_id FROM identify.record WHERE customer_id IN (a.customer_id, b.customer_id))
            AND ((xa.customer_id = a.customer_id AND xb.customer_id = b.customer_id)
              OR (xa.customer_id = b.customer_id AND xb.customer_id = a.customer_id)))

-- name: open-doubts
-- The likeliest first, or those on which most purchases hang; those put off come last.
WITH live AS (
{live}
)
SELECT l.doubt_id FROM live l
LEFT JOIN identify.customer_card ka ON ka.customer_id = l.ca
LEFT JOIN identify.customer_card kb ON kb.customer_id = l.cb
ORDER BY l.later_at NULLS FIRST,
         CASE WHEN :byValue THEN l.probability * least(coalesce(ka.net, 0), coalesce(kb.net, 0)) END DESC,
         l.probability DESC, l.doubt_id
LIMIT :limit

-- name: count-doubts
-- How many doubts are open and still make sense.
SELECT count(*) FROM (
{live}
) live

-- name: doubt
-- One doubt.
SELECT * FROM identify.doubt WHERE doubt_id = :id

-- name: lock-doubt
-- One doubt, until the end of the transaction in nobody else's hands.
SELECT doubt_id, record_a, record_b, state, join_id, evidence, weight, probability, model_id
FROM identify.doubt WHERE doubt_id = :id FOR UPDATE

-- name: settle-doubt
-- Writes the decision on a doubt.
UPDATE identify.doubt SET state = :state, decided_at = :at, decided_by = :by, join_id = :joinId WHERE doubt_id = :id

-- name: put-off
-- Puts a doubt to the end of the queue.
UPDATE identify.doubt SET later_at = :at WHERE doubt_id = :id

-- name: reopen
-- Opens a doubt again.
UPDATE identify.doubt SET state = 'open', decided_at = NULL, decided_by = NULL, join_id = NULL, later_at = NULL
WHERE doubt_id = :id

-- name: clear-doubts
-- Takes away open doubts that nobody put off; a run over all records raises them anew.
DELETE FROM identify.doubt WHERE state = 'open' AND later_at IS NULL

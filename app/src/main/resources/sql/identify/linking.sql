-- Linkage over the records.

-- name: parties
-- The present valid values of records, one record after the other; the latest statement of a field first. What a customer
-- says of himself on his own page joins him with nobody: else he could name another's tax code and become him.
SELECT r.record_id, v.field, v.normal
FROM identify.record r
JOIN identify.value v ON v.record_id = r.record_id
WHERE v.superseded_at IS NULL AND v.normal IS NOT NULL AND v.field = ANY (:fields)
  AND (CAST(:records AS bigint[]) IS NULL OR r.record_id = ANY (CAST(:records AS bigint[])))
  AND r.source_id IS DISTINCT FROM (SELECT s.source_id FROM identify.source s WHERE s.name = 'customer')
ORDER BY r.record_id, v.stated_on DESC, v.text

-- name: to-link
-- The next records that linkage has not looked at.
SELECT record_id FROM identify.record WHERE NOT linked ORDER BY record_id LIMIT :limit

-- name: count-to-link
-- How many records linkage has not looked at.
SELECT count(*) FROM identify.record WHERE NOT linked

-- name: mark-bare
-- Records that say nothing by which they could be compared are done, and those of what customers say of themselves.
UPDATE identify.record r SET linked = true
WHERE NOT r.linked AND (r.source_id = (SELECT s.source_id FROM identify.source s WHERE s.name = 'customer')
    OR NOT EXISTS (
    SELECT 1 FROM identify.value v
    WHERE v.record_id = r.record_id AND v.superseded_at IS NULL AND v.normal IS NOT NULL AND v.field = ANY (:fields)))

-- name: mark
-- Records that linkage has looked at.
UPDATE identify.record SET linked = true WHERE record_id = ANY (:records) AND NOT linked

-- name: waiting
-- The records that linkage has not looked at, and what they say.
SELECT record_id, content FROM identify.record WHERE NOT linked ORDER BY record_id

-- name: mark-unchanged
-- Records that linkage has looked at, if they still say the same.
UPDATE identify.record r SET linked = true
FROM unnest(CAST(:records AS bigint[]), CAST(:contents AS uuid[])) AS n (record_id, content)
WHERE r.record_id = n.record_id AND r.content = n.content AND NOT r.linked

-- name: about-records
-- About how many records there are, as the planner knows; -1 where it does not.
SELECT CAST(reltuples AS bigint) FROM pg_class WHERE oid = 'identify.record'::regclass

-- name: count-comparable
-- How many records say anything by which they can be compared.
SELECT count(DISTINCT record_id) FROM identify.value
WHERE superseded_at IS NULL AND normal IS NOT NULL AND field = ANY (:fields)

-- name: latest-model
-- The number of the model in use, and which writing of it: an erasure may have emptied it.
SELECT model_id || ' ' || xmin AS writing FROM identify.linkage_model ORDER BY model_id DESC LIMIT 1

-- name: model
-- The model in use.
SELECT model_id, records, model FROM identify.linkage_model ORDER BY model_id DESC LIMIT 1

-- name: add-model
-- A model that was fitted.
INSERT INTO identify.linkage_model (fitted_at, records, seed, code, model)
VALUES (:at, :records, :seed, :code, CAST(:model AS jsonb)) RETURNING model_id

-- name: forget-keys
-- Takes the blocking keys of records away.
DELETE FROM identify.blocking_key WHERE record_id = ANY (:records)

-- name: forget-all-keys
-- Takes all blocking keys away.
TRUNCATE identify.blocking_key

-- name: add-keys
-- Writes blocking keys.
INSERT INTO identify.blocking_key (key, record_id)
SELECT DISTINCT * FROM unnest(CAST(:keys AS bigint[]), CAST(:records AS bigint[]))

-- name: candidates
-- Records that share a key with others, by key; a key with more records than the bound tells nothing and gives one more
-- than the bound.
SELECT k.key, b.record_id
FROM unnest(CAST(:keys AS bigint[])) AS k (key)
CROSS JOIN LATERAL (SELECT record_id FROM identify.blocking_key WHERE key = k.key LIMIT :most) b

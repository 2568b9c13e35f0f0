-- Exposures, and the lasting hold-out over all.

-- name: asked
-- Some customers with their place in a target and the arm that is written down already; who became one counts by the
-- earliest exposure, or else by his lowest record. Each is looked up by its key: while a large target is being exposed the
-- planner does not know yet how large it is.
SELECT DISTINCT ON (r.customer_id) r.customer_id, t.record_id, t.unit, n.record_id IS NOT NULL AS known,
       coalesce(n.arm, -1) AS arm
FROM identify.v_record r
CROSS JOIN LATERAL (SELECT t.record_id, coalesce(t.unit_id, t.customer_id) AS unit
    FROM measure.target t
    WHERE t.experiment_id = :experiment AND t.record_id = r.record_id OFFSET 0) t
LEFT JOIN LATERAL (SELECT n.record_id, n.arm, n.at FROM measure.assignment n
    WHERE n.experiment_id = :experiment AND n.record_id = t.record_id OFFSET 0) n ON true
WHERE r.customer_id = ANY (:asked)
ORDER BY r.customer_id, n.at NULLS LAST, t.record_id

-- name: target
-- Some of a target, by record, with the customer of each now.
SELECT t.record_id, r.customer_id FROM measure.target t JOIN identify.v_record r ON r.record_id = t.record_id
WHERE t.experiment_id = :experiment AND t.record_id > :after ORDER BY t.record_id LIMIT :limit

-- name: target-size
SELECT count(*) FROM measure.target WHERE experiment_id = :experiment

-- name: write-down
INSERT INTO measure.assignment (experiment_id, record_id, arm, at)
SELECT :experiment, n.record_id, nullif(n.arm, -1), :at
FROM unnest(CAST(:records AS bigint[]), CAST(:arms AS int[])) AS n (record_id, arm)
ON CONFLICT DO NOTHING

-- name: hold-outs
SELECT hold_out_id, key, share, at, by, why FROM measure.hold_out ORDER BY hold_out_id DESC LIMIT :limit

-- name: add-hold-out
INSERT INTO measure.hold_out (key, share, at, by, why) VALUES (:key, :share, :at, :by, :why) RETURNING hold_out_id

-- name: keys
SELECT count(DISTINCT key) FROM measure.hold_out

-- name: lock-hold-out
LOCK TABLE measure.hold_out IN SHARE ROW EXCLUSIVE MODE

-- name: count-held
SELECT count(*) AS customers, count(*) FILTER (WHERE measure.place(:key, customer_id) < :places) AS held
FROM (SELECT DISTINCT customer_id FROM identify.v_record) c

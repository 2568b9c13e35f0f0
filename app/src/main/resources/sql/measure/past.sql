-- Experiments of the past of a demo.

-- name: begin
UPDATE measure.experiment SET started_at = :at, started_by = :by, ends_at = :ends WHERE experiment_id = :id

-- name: units
SELECT record_id, customer_id, coalesce(unit_id, customer_id) AS unit FROM measure.target WHERE experiment_id = :id ORDER BY customer_id

-- name: expose
INSERT INTO measure.assignment (experiment_id, record_id, arm, at)
SELECT :id, n.record_id, n.arm, :at FROM unnest(CAST(:records AS bigint[]), CAST(:arms AS int[])) AS n (record_id, arm)

-- name: reveal
INSERT INTO measure.true_effect (experiment_id, effect, at, by) VALUES (:id, :effect, :at, :by)

-- name: true-effect
SELECT effect FROM measure.true_effect WHERE experiment_id = :id

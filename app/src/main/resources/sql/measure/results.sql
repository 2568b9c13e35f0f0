-- What experiments returned.

-- name: keep
INSERT INTO measure.result_run (experiment_id, at, by, result) VALUES (:experiment, :at, :by, CAST(:result AS jsonb))
RETURNING run_id

-- name: runs
SELECT run_id, experiment_id, at, by, result::text AS result FROM measure.result_run
WHERE experiment_id = :experiment ORDER BY run_id DESC LIMIT :limit

-- name: latest
SELECT DISTINCT ON (experiment_id) run_id, experiment_id, at, by, result::text AS result FROM measure.result_run
ORDER BY experiment_id DESC, run_id DESC

-- name: keep-of-all
INSERT INTO measure.hold_out_run (hold_out_id, at, by, result) VALUES (:holdOut, :at, :by, CAST(:result AS jsonb))

-- name: runs-of-all
SELECT run_id, hold_out_id, at, by, result::text AS result FROM measure.hold_out_run
WHERE hold_out_id = :holdOut ORDER BY run_id DESC LIMIT :limit

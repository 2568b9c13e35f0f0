-- What is assumed of initiatives as investments.

-- name: assumed
-- What was assumed for one experiment, or for all, the latest first.
SELECT assumption_id, given::text AS given, at, by, why FROM measure.assumption
WHERE experiment_id IS NOT DISTINCT FROM CAST(:experiment AS bigint)
ORDER BY assumption_id DESC LIMIT :limit

-- name: assume
INSERT INTO measure.assumption (experiment_id, given, at, by, why)
VALUES (CAST(:experiment AS bigint), CAST(:given AS jsonb), :at, :by, :why)

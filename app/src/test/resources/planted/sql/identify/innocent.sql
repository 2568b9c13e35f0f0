-- name: good
-- Reads its own, a published view, a step and a temporary table.
WITH step AS (SELECT 1 AS id)
SELECT * FROM identify.customer JOIN platform.v_job USING (id) JOIN step USING (id) JOIN staged USING (id)

-- name: stage
-- Makes the temporary table.
CREATE TEMPORARY TABLE staged (id bigint)

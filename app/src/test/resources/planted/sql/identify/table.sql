-- name: jobs
-- Reads a table of a room to the left, which published a view.
SELECT j.id
FROM platform.v_job v
JOIN platform.job j USING (id)

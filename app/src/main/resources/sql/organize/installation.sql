-- What this installation is.

-- name: is-demo
-- Whether its data are made up.
SELECT demo FROM organize.installation

-- name: declare-demo
-- Says that they are.
UPDATE organize.installation SET demo = true

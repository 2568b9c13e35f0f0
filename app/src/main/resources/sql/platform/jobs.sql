-- Jobs: see V0002 for what the columns mean.

-- name: submit
-- A new job that waits for a process to take it up.
INSERT INTO platform.job (kind, title, parameters, who, status)
VALUES (:kind, :title, CAST(:parameters AS jsonb), :who, 'waiting')
RETURNING id

-- name: submit-running
-- A new job that the asking process runs at once.
INSERT INTO platform.job (kind, title, parameters, who, status, owner, attempt, started_at)
VALUES (:kind, :title, CAST(:parameters AS jsonb), :who, 'running', :owner, 1, clock_timestamp())
RETURNING id

-- name: claim
-- The oldest waiting job of these kinds becomes this process's; no row when none waits. What somebody asked for goes before what
-- the house does by itself, for ten minutes.
UPDATE platform.job
SET status = 'running', owner = :owner, attempt = attempt + 1, started_at = clock_timestamp(),
    step = '', detail = '', done = 0, total = 0, unit = '', rate = 0
WHERE id = (SELECT id FROM platform.job
            WHERE status = 'waiting' AND kind IN (:kinds)
            ORDER BY who = 'system' AND submitted_at > clock_timestamp() - interval '10 minutes', id LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id

-- name: progress
-- How far a running job is; answers whether someone asked to cancel it.
UPDATE platform.job
SET step = :step, detail = :detail, done = :done, total = :total, unit = :unit, rate = :rate
WHERE id = :id AND owner = :owner
RETURNING cancel_requested

-- name: end
-- A running job of this process ends; one that is done has done all of its last step, whatever was reported last.
UPDATE platform.job
SET status = :status, done = CASE WHEN :status = 'done' AND total > 0 THEN total ELSE done END, owner = NULL, ended_at = clock_timestamp(), error = :error, result = CAST(:result AS jsonb)
WHERE id = :id AND owner = :owner

-- name: put-back
-- A running job whose process leaves it goes back to those that wait.
UPDATE platform.job
SET status = 'waiting', owner = NULL
WHERE id = :id AND owner = :owner

-- name: cancel
-- Asks a running job to stop, ends a waiting one; no row when the job was over.
UPDATE platform.job
SET cancel_requested = true,
    status = CASE WHEN status = 'waiting' THEN 'cancelled' ELSE status END,
    ended_at = CASE WHEN status = 'waiting' THEN clock_timestamp() END
WHERE id = :id AND status IN ('waiting', 'running')
RETURNING id

-- name: orphans
-- Running jobs whose process is gone: nobody holds the owner's lock any more.
SELECT j.id, j.kind, j.owner, j.attempt
FROM platform.job j
WHERE j.status = 'running'
  AND NOT EXISTS (SELECT FROM pg_locks l
                  WHERE l.locktype = 'advisory' AND l.objsubid = 1 AND l.granted
                    AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
                    AND ((CAST(l.classid AS bigint) << 32) | CAST(l.objid AS bigint)) = j.owner)

-- name: interrupt
-- A job that cannot go on ends; the guard on the owner lets one of several finders win.
UPDATE platform.job
SET status = 'interrupted', owner = NULL, ended_at = clock_timestamp(), error = :error
WHERE id = :id AND owner = :owner

-- name: find
-- One job.
SELECT * FROM platform.job WHERE id = :id

-- name: latest
-- The newest jobs first.
SELECT * FROM platform.job ORDER BY id DESC LIMIT :limit

-- name: latest-of-kind
-- The newest jobs of a kind first.
SELECT * FROM platform.job WHERE kind = :kind ORDER BY id DESC LIMIT :limit

-- name: hold-owner
-- Takes the lock that says: the owner with this key lives. Held until the connection ends.
SELECT pg_try_advisory_lock(:owner)

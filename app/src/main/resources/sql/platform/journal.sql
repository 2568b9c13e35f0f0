-- The journal: lines are added and read, nothing else.

-- name: record
-- Adds a line.
INSERT INTO platform.journal (who, what, subject, detail, why, from_data)
VALUES (:who, :what, :subject, CAST(:detail AS jsonb), :why, :fromData)

-- name: record-one
-- Adds a line and answers its id.
INSERT INTO platform.journal (who, what, subject, detail, why, from_data)
VALUES (:who, :what, :subject, CAST(:detail AS jsonb), :why, :fromData)
RETURNING id

-- name: about
-- The lines about one subject before a given one, newest first.
SELECT id, at, who, what, subject, detail, why, from_data
FROM platform.journal
WHERE subject = :subject AND id < :before
ORDER BY id DESC
LIMIT :limit

-- name: latest
-- All lines before a given one, newest first.
SELECT id, at, who, what, subject, detail, why, from_data
FROM platform.journal
WHERE id < :before
ORDER BY id DESC
LIMIT :limit

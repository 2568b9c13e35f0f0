-- One-time links.

-- name: add-link
INSERT INTO organize.one_time_link (secret_sha256, person_id, purpose, made_at, expires_at)
VALUES (:secret, :person, :purpose, :now, :expires)

-- name: forget-links
-- Makes the unused links of a person worthless.
DELETE FROM organize.one_time_link WHERE person_id = :person AND used_at IS NULL

-- name: use-link
-- Uses a link up: no row where it is unknown, used, expired or its person may not enter.
UPDATE organize.one_time_link l
SET used_at = :now
FROM organize.person p
WHERE l.secret_sha256 = :secret AND l.used_at IS NULL AND l.expires_at > :now
  AND p.person_id = l.person_id AND p.active
RETURNING l.person_id, l.purpose

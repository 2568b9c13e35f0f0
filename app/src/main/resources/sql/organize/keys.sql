-- API keys.

-- name: all-keys
-- Every key ever made, the newest first.
SELECT key_id, name, prefix, owner_id, rights, made_at, last_used, revoked_at
FROM organize.api_key
ORDER BY key_id DESC

-- name: add-key
INSERT INTO organize.api_key (name, prefix, secret_sha256, owner_id, rights, made_at)
VALUES (:name, :prefix, :secret, :owner, :rights, :now)
RETURNING key_id, name, prefix, owner_id, rights, made_at, last_used, revoked_at

-- name: revoke-key
UPDATE organize.api_key SET revoked_at = :now WHERE key_id = :key AND revoked_at IS NULL RETURNING name

-- name: good-key
-- The key behind a secret while it works.
SELECT key_id, name, prefix, owner_id, rights, made_at, last_used, revoked_at
FROM organize.api_key
WHERE secret_sha256 = :secret AND revoked_at IS NULL

-- name: key-used
-- Notes the use of a key, at most once a minute.
UPDATE organize.api_key
SET last_used = :now
WHERE key_id = :key AND (last_used IS NULL OR last_used < :now - interval '1 minute')

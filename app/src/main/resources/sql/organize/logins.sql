-- Logins that failed of late.

-- name: failures
-- How many failures an e-mail or an address has since the given moment.
SELECT failures FROM organize.login_failure WHERE origin_sha256 = :origin AND since > :after

-- name: add-failure
INSERT INTO organize.login_failure AS f (origin_sha256, since, failures) VALUES (:origin, :now, 1)
ON CONFLICT (origin_sha256) DO UPDATE SET
    failures = CASE WHEN f.since > :after THEN f.failures + 1 ELSE 1 END,
    since = CASE WHEN f.since > :after THEN f.since ELSE excluded.since END

-- name: forget-failures
DELETE FROM organize.login_failure WHERE origin_sha256 = :origin

-- name: forget-old-failures
DELETE FROM organize.login_failure WHERE since <= :after

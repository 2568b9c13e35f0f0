-- The customer's own page: links, who asks for them, and his rights.

-- name: record-of
-- The lowest of a customer's records of which something is known.
SELECT min(r.record_id) FROM identify.v_record r
WHERE r.customer_id = :customer AND NOT EXISTS (SELECT 1 FROM identify.v_erased e WHERE e.record_id = r.record_id)
HAVING min(r.record_id) IS NOT NULL;

-- name: customer-of
-- Whose record it is now; no row where he had himself erased.
SELECT r.customer_id FROM identify.v_record r
WHERE r.record_id = :record AND NOT EXISTS (SELECT 1 FROM identify.v_erased e WHERE e.record_id = r.record_id);

-- name: reached-at
-- The customers who are reached under one of these codes.
SELECT DISTINCT customer_id FROM identify.v_reach WHERE code = ANY (:codes) LIMIT 2;

-- name: add-link
INSERT INTO interact.own_link (secret_sha256, record_id, made_at, made_by, expires_at)
VALUES (:secret, :record, :now, :who, :expires);

-- name: use-link
-- Uses a link up; no row where it is unknown, used or expired.
UPDATE interact.own_link SET used_at = :now
WHERE secret_sha256 = :secret AND used_at IS NULL AND expires_at > :now
RETURNING record_id, made_by;

-- name: blank-links
-- The text of a message that brought a link is kept; the secret in it is not, once the link is worth nothing: it was used, or
-- half an hour has gone by.
UPDATE interact.message m SET body = regexp_replace(body, '/own/enter/[A-Za-z0-9_-]{43}', '/own/enter/…')
WHERE m.topic = 'own-page' AND body ~ '/own/enter/[A-Za-z0-9_-]{43}'
  AND (m.planned_at < CAST(:now AS timestamptz) - interval '30 minutes'
       OR EXISTS (SELECT 1 FROM interact.own_link l
           WHERE l.secret_sha256 = sha256(convert_to(substring(body FROM '/own/enter/([A-Za-z0-9_-]{43})'), 'UTF8'))
             AND l.used_at IS NOT NULL));

-- name: forget-askings
DELETE FROM interact.own_asking WHERE since < :after;

-- name: count-asking
INSERT INTO interact.own_asking AS a (origin_sha256, since, times) VALUES (:origin, :now, 1)
ON CONFLICT (origin_sha256) DO UPDATE SET times = a.times + 1 RETURNING times;

-- name: add-right
INSERT INTO interact.own_right (record_id, what, in_force, at, who, how)
VALUES (:record, :what, :inForce, :now, :who, :how);

-- name: rights-in-force
-- What a customer said last of each right, on whichever of his records.
SELECT what FROM (
    SELECT DISTINCT ON (o.what) o.what, o.in_force FROM interact.own_right o
    JOIN identify.v_record r ON r.record_id = o.record_id
    WHERE r.customer_id = :customer ORDER BY o.what, o.right_id DESC) latest
WHERE in_force;

-- name: untracked
-- Who of these is not to be tracked.
SELECT customer_id FROM (
    SELECT DISTINCT ON (r.customer_id) r.customer_id, o.in_force FROM interact.own_right o
    JOIN identify.v_record r ON r.record_id = o.record_id
    WHERE r.customer_id = ANY (:customers) AND o.what = 'DO_NOT_TRACK'
    ORDER BY r.customer_id, o.right_id DESC) latest
WHERE in_force;

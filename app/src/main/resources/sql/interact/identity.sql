-- The identities by which customers sign in to their own pages.

-- name: use
-- The record to which an identity is bound; it is used now.
UPDATE interact.own_identity SET used_at = :now WHERE issuer = :issuer AND subject = :subject RETURNING record_id;

-- name: stating
-- The lowest record of a customer that states an e-mail address now: where he is split, the identity stays with the address.
SELECT min(r.record_id) FROM identify.v_record r
JOIN identify.v_value_known v ON v.record_id = r.record_id
WHERE r.customer_id = :customer AND v.field IN ('EMAIL', 'CERTIFIED_EMAIL') AND replace(lower(v.text), ' ', '') = :email
  AND v.superseded_at IS NULL AND NOT EXISTS (SELECT 1 FROM identify.v_erased e WHERE e.record_id = r.record_id)
HAVING min(r.record_id) IS NOT NULL;

-- name: bind
INSERT INTO interact.own_identity (issuer, subject, record_id, bound_at, used_at)
VALUES (:issuer, :subject, :record, :now, :now)
ON CONFLICT (issuer, subject) DO NOTHING;

-- name: of-customer
SELECT i.identity_id, i.issuer, i.subject, i.bound_at, i.used_at FROM interact.own_identity i
JOIN identify.v_record r ON r.record_id = i.record_id
WHERE r.customer_id = :customer ORDER BY i.identity_id;

-- name: remove
-- Takes an identity from a customer whose it is.
DELETE FROM interact.own_identity i USING identify.v_record r
WHERE r.record_id = i.record_id AND r.customer_id = :customer AND i.identity_id = :identity
RETURNING i.issuer;

-- What the firm says of itself as controller of its customers' personal data.

-- name: state
INSERT INTO interact.controller_statement (stated_at, stated_by, said) VALUES (:at, :who, CAST(:said AS jsonb))

-- name: statements
-- The latest first.
SELECT stated_at, stated_by, said FROM interact.controller_statement ORDER BY statement_id DESC LIMIT :limit

-- name: at
-- The one that held at a time; where nothing was stated by then, the first that came after.
SELECT stated_at, stated_by, said FROM interact.controller_statement
ORDER BY stated_at > :at, CASE WHEN stated_at > :at THEN statement_id ELSE -statement_id END LIMIT 1

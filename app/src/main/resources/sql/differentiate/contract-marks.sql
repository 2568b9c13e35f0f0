-- What people say of articles that may be bought as by contract; in PostgreSQL.

-- name: standing
-- What stands now, the latest first.
SELECT article, contract, days, at, by, why FROM (
    SELECT DISTINCT ON (article) mark_id, article, contract, days, at, by, why FROM differentiate.contract_mark
    ORDER BY article, mark_id DESC) m
WHERE contract IS NOT NULL ORDER BY mark_id DESC

-- name: mark
INSERT INTO differentiate.contract_mark (article, contract, days, at, by, why)
VALUES (:article, :contract, :days, :at, :by, :why)

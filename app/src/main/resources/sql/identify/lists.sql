-- Lists of customers. Each order has a statement of its own so that its index is walked; all share one filter, which is
-- put in place of {filter}.

-- name: filter
-- Which customers a list shows.
    (CAST(:kind AS text) IS NULL OR c.kind = :kind)
    AND (CAST(:country AS text) IS NULL OR c.country = :country)
    AND (CAST(:area AS text) IS NULL OR c.area = :area)
    AND (CAST(:province AS text) IS NULL OR c.province = :province)
    AND (CAST(:recordSource AS text) IS NULL OR c.record_sources @> ARRAY[CAST(:recordSource AS text)])
    AND (CAST(:purchaseSource AS text) IS NULL OR c.purchase_sources @> ARRAY[CAST(:purchaseSource AS text)])
    AND (CAST(:department AS text) IS NULL OR c.departments @> ARRAY[CAST(:department AS text)])
    AND (CAST(:channel AS text) IS NULL OR c.channels @> ARRAY[CAST(:channel AS text)])
    AND (CAST(:since AS date) IS NULL OR c.last_on >= :since OR c.currencies > 1)
    AND (CAST(:until AS date) IS NULL OR (c.first_on <= :until AND c.first_on > '-infinity') OR c.currencies > 1)
    AND (CAST(:bought AS boolean) IS NULL OR (c.currencies > 0) = :bought)
    AND (CAST(:currency AS text) IS NULL OR EXISTS (
        SELECT 1 FROM identify.customer_total t WHERE t.customer_id = c.customer_id AND t.currency = :currency))
    AND (CAST(:customers AS bigint[]) IS NULL OR c.customer_id = ANY (CAST(:customers AS bigint[])))
    AND (NOT :onDocuments OR (:onOneDay AND c.currencies = 1) OR c.customer_id IN (
        SELECT r.customer_id
        FROM identify.document d
        JOIN identify.source s ON s.source_id = d.source_id
        JOIN identify.record r ON r.record_id = d.record_id
        WHERE d.current
          AND (d.net <> 0 OR EXISTS (SELECT 1 FROM identify.line l WHERE l.document_id = d.document_id))
          AND (CAST(:customers AS bigint[]) IS NULL OR r.customer_id = ANY (CAST(:customers AS bigint[])))
          AND (CAST(:purchaseSource AS text) IS NULL OR s.name = :purchaseSource)
          AND (CAST(:channel AS text) IS NULL OR coalesce(nullif(d.channel, ''), s.channel) = :channel)
          AND (CAST(:since AS date) IS NULL OR d.occurred_at >= :since)
          AND (CAST(:until AS date) IS NULL OR d.occurred_at < CAST(:until AS date) + 1)
          AND (CAST(:currency AS text) IS NULL OR d.currency = :currency)))
    AND (NOT :onLines OR c.customer_id IN (
        SELECT b.customer_id FROM identify.v_bought b
        WHERE b.customer_id IS NOT NULL
          AND (CAST(:customers AS bigint[]) IS NULL OR b.customer_id = ANY (CAST(:customers AS bigint[])))
          AND (CAST(:purchaseSource AS text) IS NULL OR b.source = :purchaseSource)
          AND (CAST(:department AS text) IS NULL OR b.department = :department)
          AND (CAST(:channel AS text) IS NULL OR b.channel = :channel)
          AND (CAST(:productKey AS text) IS NULL OR b.product_key = :productKey)
          AND (CAST(:category AS text) IS NULL OR b.category = :category)
          AND (CAST(:since AS date) IS NULL OR b.occurred_at >= :since)
          AND (CAST(:until AS date) IS NULL OR b.occurred_at < CAST(:until AS date) + 1)
          AND (CAST(:currency AS text) IS NULL OR b.currency = :currency)))

-- name: by-name
SELECT c.customer_id, c.sort_name AS place FROM identify.customer_card c
WHERE (CAST(:place AS text) IS NULL OR (c.sort_name, c.customer_id) > (CAST(:place AS text) COLLATE "C", :id))
    AND {filter}
ORDER BY c.sort_name, c.customer_id LIMIT :limit

-- name: by-net
SELECT c.customer_id, c.net::text AS place FROM identify.customer_card c
WHERE (CAST(:place AS text) IS NULL OR (c.net, c.customer_id) < (CAST(CAST(:place AS text) AS numeric), :id))
    AND {filter}
ORDER BY c.net DESC, c.customer_id DESC LIMIT :limit

-- name: by-last-purchase
SELECT c.customer_id, c.last_on::text AS place FROM identify.customer_card c
WHERE (CAST(:place AS text) IS NULL OR (c.last_on, c.customer_id) < (CAST(CAST(:place AS text) AS date), :id))
    AND {filter}
ORDER BY c.last_on DESC, c.customer_id DESC LIMIT :limit

-- name: by-first-purchase
SELECT c.customer_id, c.first_on::text AS place FROM identify.customer_card c
WHERE (CAST(:place AS text) IS NULL OR (c.first_on, c.customer_id) < (CAST(CAST(:place AS text) AS date), :id))
    AND {filter}
ORDER BY c.first_on DESC, c.customer_id DESC LIMIT :limit

-- name: by-purchases
SELECT c.customer_id, c.purchases::text AS place FROM identify.customer_card c
WHERE (CAST(:place AS text) IS NULL OR (c.purchases, c.customer_id) < (CAST(CAST(:place AS text) AS int), :id))
    AND {filter}
ORDER BY c.purchases DESC, c.customer_id DESC LIMIT :limit

-- name: by-newest
SELECT c.customer_id, '' AS place FROM identify.customer_card c
WHERE (CAST(:place AS text) IS NULL OR c.customer_id < :id)
    AND {filter}
ORDER BY c.customer_id DESC LIMIT :limit

-- name: count
-- How many there are, counted up to a bound.
SELECT count(*) FROM (SELECT 1 FROM identify.customer_card c WHERE {filter} LIMIT :most) x

-- name: estimate
-- How many there are, as the planner thinks; in the first line's "Plan Rows".
EXPLAIN (FORMAT JSON) SELECT 1 FROM identify.customer_card c WHERE {filter}

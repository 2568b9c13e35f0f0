-- Lists of customers. Each order has a statement of its own so that its index is walked. All share one condition, which
-- is put in place of {condition}: the traits and those of the other parts that a filter needs.

-- name: traits
-- What the card tells. Of purchases it tells each part alone, for a period only its outer bounds.
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
    AND (CAST(:bought AS boolean) IS NULL OR :bought OR c.currencies = 0)
    AND (CAST(:bought AS boolean) IS NULL OR NOT :bought OR c.currencies > 0)
    AND (CAST(:currency AS text) IS NULL OR EXISTS (
        SELECT 1 FROM identify.customer_total t WHERE t.customer_id = c.customer_id AND t.currency = :currency))
    AND (CAST(:customers AS bigint[]) IS NULL OR c.customer_id = ANY (CAST(:customers AS bigint[])))

-- name: in-period
-- Who bought in a period, in the currency if one is given. A scalar subquery, so that it is asked of one customer after
-- the other and only until the page is full.
    ((:oneEnded AND c.currencies = 1) OR (
        SELECT true FROM identify.customer_day d
        WHERE d.customer_id = c.customer_id
          AND (CAST(:since AS date) IS NULL OR d.day >= :since)
          AND (CAST(:until AS date) IS NULL OR d.day <= :until)
          AND (CAST(:currency AS text) IS NULL OR d.currency = :currency)
        LIMIT 1))

-- name: with-product
-- Who bought one of the products.
    (SELECT p.products && CAST(:products AS int[]) FROM identify.customer_product p WHERE p.customer_id = c.customer_id)

-- name: together-on-documents
-- Whose parts hold together for one document.
    ((:byCurrency AND c.currencies = 1) OR (
        SELECT true
        FROM identify.record r
        JOIN identify.document d ON d.record_id = r.record_id
        JOIN identify.source s ON s.source_id = d.source_id
        WHERE r.customer_id = c.customer_id AND d.current
          AND EXISTS (SELECT 1 FROM identify.line l WHERE l.document_id = d.document_id)
          AND (CAST(:purchaseSource AS text) IS NULL OR s.name = :purchaseSource)
          AND (CAST(:channel AS text) IS NULL OR coalesce(nullif(d.channel, ''), s.channel) = :channel)
          AND (CAST(:since AS date) IS NULL OR d.occurred_at >= :since)
          AND (CAST(:until AS date) IS NULL OR d.occurred_at < CAST(:until AS date) + 1)
          AND (CAST(:currency AS text) IS NULL OR d.currency = :currency)
        LIMIT 1))

-- name: together-on-lines
-- Whose parts hold together for one line.
    ((:byCurrency AND c.currencies = 1) OR (
        SELECT true FROM identify.v_bought b
        WHERE b.customer_id = c.customer_id
          AND (CAST(:purchaseSource AS text) IS NULL OR b.source = :purchaseSource)
          AND (CAST(:department AS text) IS NULL OR b.department = :department)
          AND (CAST(:channel AS text) IS NULL OR b.channel = :channel)
          AND (CAST(:products AS int[]) IS NULL OR b.product_id = ANY (CAST(:products AS int[])))
          AND (CAST(:since AS date) IS NULL OR b.occurred_at >= :since)
          AND (CAST(:until AS date) IS NULL OR b.occurred_at < CAST(:until AS date) + 1)
          AND (CAST(:currency AS text) IS NULL OR b.currency = :currency)
        LIMIT 1))

-- name: products
-- The products that a product key and a category stand for.
SELECT p.product_id
FROM identify.product p LEFT JOIN identify.article a ON a.article = p.article
WHERE (CAST(:productKey AS text) IS NULL OR p.article = :productKey
       OR (p.article IS NULL AND p.product_id = CAST(substring(:productKey FROM '^#([0-9]{1,9})$') AS int)))
  AND (CAST(:category AS text) IS NULL OR coalesce(nullif(a.category, ''), p.category, '') = :category)

-- name: of-source
-- Some of those of whom a source has a record.
SELECT customer_id FROM identify.customer_card WHERE record_sources @> ARRAY[CAST(:recordSource AS text)] LIMIT :most

-- name: buyers-of-products
-- Some of those who bought one of the products, once for each. Product by product: an index for many at once is slow.
SELECT b.customer_id
FROM unnest(CAST(:products AS int[])) AS p
CROSS JOIN LATERAL (SELECT customer_id FROM identify.customer_product WHERE products @> ARRAY[p]) b
LIMIT :most

-- name: buyers-in-period
-- Some of those who bought in a period, once for each of their days.
SELECT customer_id FROM identify.customer_day
WHERE (CAST(:since AS date) IS NULL OR day >= :since) AND (CAST(:until AS date) IS NULL OR day <= :until)
  AND (CAST(:currency AS text) IS NULL OR currency = :currency)
LIMIT :most

-- name: by-name
SELECT c.customer_id, c.sort_name AS place FROM identify.customer_card c
WHERE (CAST(:place AS text) IS NULL OR (c.sort_name, c.customer_id) > (CAST(:place AS text) COLLATE "C", :id))
    AND {condition}
ORDER BY c.sort_name, c.customer_id LIMIT :limit

-- name: by-net
SELECT c.customer_id, c.net::text AS place FROM identify.customer_card c
WHERE (CAST(:place AS text) IS NULL OR (c.net, c.customer_id) < (CAST(CAST(:place AS text) AS numeric), :id))
    AND {condition}
ORDER BY c.net DESC, c.customer_id DESC LIMIT :limit

-- name: by-last-purchase
SELECT c.customer_id, c.bought_last::text AS place FROM identify.customer_card c
WHERE (CAST(:place AS text) IS NULL OR (c.bought_last, c.customer_id) < (CAST(CAST(:place AS text) AS date), :id))
    AND {condition}
ORDER BY c.bought_last DESC, c.customer_id DESC LIMIT :limit

-- name: by-first-purchase
SELECT c.customer_id, c.bought_first::text AS place FROM identify.customer_card c
WHERE (CAST(:place AS text) IS NULL OR (c.bought_first, c.customer_id) < (CAST(CAST(:place AS text) AS date), :id))
    AND {condition}
ORDER BY c.bought_first DESC, c.customer_id DESC LIMIT :limit

-- name: by-purchases
SELECT c.customer_id, c.purchases::text AS place FROM identify.customer_card c
WHERE (CAST(:place AS text) IS NULL OR (c.purchases, c.customer_id) < (CAST(CAST(:place AS text) AS int), :id))
    AND {condition}
ORDER BY c.purchases DESC, c.customer_id DESC LIMIT :limit

-- name: by-newest
SELECT c.customer_id, '' AS place FROM identify.customer_card c
WHERE (CAST(:place AS text) IS NULL OR c.customer_id < :id)
    AND {condition}
ORDER BY c.customer_id DESC LIMIT :limit

-- name: count
-- How many there are, counted up to a bound.
SELECT count(*) FROM (SELECT 1 FROM identify.customer_card c WHERE {condition} LIMIT :most) x

-- name: estimate
-- How many there are, as the planner thinks; in the first line's "Plan Rows".
EXPLAIN (FORMAT JSON) SELECT 1 FROM identify.customer_card c WHERE {condition}

-- name: sample
-- Of some customers, drawn by pages of the table, how many a list shows: the way to tell how many there are about.
SELECT count(*) AS drawn, count(*) FILTER (WHERE {condition}) AS shown
FROM identify.customer_card c TABLESAMPLE SYSTEM (:percent) REPEATABLE (1958)

-- name: about-all
-- About how many customers there are.
SELECT greatest(reltuples, 0)::bigint FROM pg_class WHERE oid = 'identify.customer_card'::regclass

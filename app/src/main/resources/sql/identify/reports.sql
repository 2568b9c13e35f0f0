-- Tables over two dimensions of the ledger.

-- name: facts
-- The lines that the question is about, each with its two keys and what it counts; a step of the others.
WITH facts AS MATERIALIZED (
    SELECT CASE CAST(:rows AS text)
               WHEN 'PRODUCT' THEN b.product_key WHEN 'CATEGORY' THEN b.category WHEN 'DEPARTMENT' THEN b.department
               WHEN 'CUSTOMER' THEN coalesce(b.customer_id::text, '') WHEN 'COUNTRY' THEN coalesce(c.country, '')
               WHEN 'AREA' THEN coalesce(c.area, '') WHEN 'CHANNEL' THEN b.channel WHEN 'SOURCE' THEN b.source
               WHEN 'YEAR' THEN to_char(b.occurred_at, 'YYYY') WHEN 'QUARTER' THEN to_char(b.occurred_at, 'YYYY-"Q"Q')
               WHEN 'MONTH' THEN to_char(b.occurred_at, 'YYYY-MM') ELSE '' END AS r,
           CASE CAST(:columns AS text)
               WHEN 'PRODUCT' THEN b.product_key WHEN 'CATEGORY' THEN b.category WHEN 'DEPARTMENT' THEN b.department
               WHEN 'CUSTOMER' THEN coalesce(b.customer_id::text, '') WHEN 'COUNTRY' THEN coalesce(c.country, '')
               WHEN 'AREA' THEN coalesce(c.area, '') WHEN 'CHANNEL' THEN b.channel WHEN 'SOURCE' THEN b.source
               WHEN 'YEAR' THEN to_char(b.occurred_at, 'YYYY') WHEN 'QUARTER' THEN to_char(b.occurred_at, 'YYYY-"Q"Q')
               WHEN 'MONTH' THEN to_char(b.occurred_at, 'YYYY-MM') ELSE '' END AS c,
           CASE CAST(:measure AS text) WHEN 'CUSTOMERS' THEN b.customer_id WHEN 'DOCUMENTS' THEN b.document_id END AS e,
           sum(CASE CAST(:measure AS text)
               WHEN 'NET' THEN b.amount WHEN 'QUANTITY' THEN CASE WHEN b.kind IN ('S', 'R') THEN b.quantity END
               WHEN 'MARGIN' THEN b.amount - b.cost WHEN 'COST' THEN CASE WHEN b.kind IN ('S', 'R') THEN b.cost END
               WHEN 'RETURNS' THEN CASE WHEN b.kind = 'R' THEN b.amount END
               END) AS v
    FROM identify.v_bought b
    LEFT JOIN identify.customer_card c ON c.customer_id = b.customer_id
    WHERE {lines}
    GROUP BY 1, 2, 3
)

-- name: lines
-- Which lines the question is about.
    b.currency = :currency
    AND (CAST(:kind AS text) IS NULL OR c.kind = :kind)
    AND (CAST(:country AS text) IS NULL OR c.country = :country)
    AND (CAST(:area AS text) IS NULL OR c.area = :area)
    AND (CAST(:province AS text) IS NULL OR c.province = :province)
    AND (CAST(:recordSource AS text) IS NULL OR c.record_sources @> ARRAY[CAST(:recordSource AS text)])
    AND (CAST(:customers AS bigint[]) IS NULL OR b.customer_id = ANY (CAST(:customers AS bigint[])))
    AND (CAST(:bought AS boolean) IS NULL OR :bought)
    AND (CAST(:purchaseSource AS text) IS NULL OR b.source = :purchaseSource)
    AND (CAST(:department AS text) IS NULL OR b.department = :department)
    AND (CAST(:channel AS text) IS NULL OR b.channel = :channel)
    AND (CAST(:productKey AS text) IS NULL OR b.product_key = :productKey)
    AND (CAST(:category AS text) IS NULL OR b.category = :category)
    AND (CAST(:since AS date) IS NULL OR b.occurred_at >= :since)
    AND (CAST(:until AS date) IS NULL OR b.occurred_at < CAST(:until AS date) + 1)

-- name: table
-- Cells, row totals, column totals and the total, with "others" folded together. A total has NULL for its key; others
-- have the mark U+FFFF, which no key has.
{facts}, row_order AS (
    SELECT r AS key, row_number() OVER (ORDER BY abs(coalesce(CASE WHEN :distinct THEN count(DISTINCT e) ELSE sum(v) END, 0)) DESC, r) AS place
    FROM facts GROUP BY r
), column_order AS (
    SELECT c AS key, row_number() OVER (ORDER BY abs(coalesce(CASE WHEN :distinct THEN count(DISTINCT e) ELSE sum(v) END, 0)) DESC, c) AS place
    FROM facts GROUP BY c
), folded AS (
    SELECT CASE WHEN ro.place <= :mostRows THEN f.r ELSE U&'\FFFF' END AS r,
           CASE WHEN co.place <= :mostColumns THEN f.c ELSE U&'\FFFF' END AS c, f.e, f.v
    FROM facts f JOIN row_order ro ON ro.key = f.r JOIN column_order co ON co.key = f.c
)
SELECT r, c, grouping(r) AS all_rows, grouping(c) AS all_columns,
       CASE WHEN :distinct THEN count(DISTINCT e) ELSE sum(v) END AS value
FROM folded
GROUP BY GROUPING SETS ((r, c), (r), (c), ())

-- name: ledger
-- The value over the whole ledger of the currency without any split or description.
SELECT CASE CAST(:measure AS text)
           WHEN 'NET' THEN sum(l.amount) WHEN 'QUANTITY' THEN sum(l.quantity) FILTER (WHERE l.kind IN ('S', 'R'))
           WHEN 'RETURNS' THEN sum(l.amount) FILTER (WHERE l.kind = 'R')
           WHEN 'CUSTOMERS' THEN count(DISTINCT r.customer_id) WHEN 'DOCUMENTS' THEN count(DISTINCT l.document_id)
           END AS value
FROM identify.line l
JOIN identify.document d ON d.document_id = l.document_id
LEFT JOIN identify.record r ON r.record_id = d.record_id
WHERE d.current AND d.currency = :currency

-- name: filtered
-- The value over the lines of the question without any split.
SELECT CASE CAST(:measure AS text)
           WHEN 'NET' THEN sum(b.amount) WHEN 'QUANTITY' THEN sum(b.quantity) FILTER (WHERE b.kind IN ('S', 'R'))
           WHEN 'MARGIN' THEN sum(b.amount - b.cost) WHEN 'COST' THEN sum(b.cost) FILTER (WHERE b.kind IN ('S', 'R'))
           WHEN 'RETURNS' THEN sum(b.amount) FILTER (WHERE b.kind = 'R')
           WHEN 'CUSTOMERS' THEN count(DISTINCT b.customer_id) WHEN 'DOCUMENTS' THEN count(DISTINCT b.document_id)
           END AS value
FROM identify.v_bought b
LEFT JOIN identify.customer_card c ON c.customer_id = b.customer_id
WHERE {lines}

-- name: product-labels
-- The names of products by key.
SELECT DISTINCT ON (1) coalesce(p.article, '#' || p.product_id) AS key,
       coalesce(nullif(a.description, ''), nullif(p.description, ''), p.code) AS label
FROM identify.product p LEFT JOIN identify.article a ON a.article = p.article
WHERE coalesce(p.article, '#' || p.product_id) = ANY (:keys)
ORDER BY 1, p.product_id

-- name: customer-labels
-- The names of customers by key.
SELECT customer_id::text AS key, name AS label FROM identify.customer_card
WHERE customer_id = ANY (CAST(:keys AS bigint[]))

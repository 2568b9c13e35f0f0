-- Tables over two dimensions, from the lines of the picture; the same that identify/reports asks of the ledger. The
-- application puts in the keys, what is counted, the conditions, and the joins that these need.

-- name: facts
-- What the question is about, added up by its two keys, and by what is counted where that is counted once.
WITH facts AS MATERIALIZED (
    SELECT {rows} AS r, {columns} AS c, {once} AS e, {value} AS v
    {lines}
    GROUP BY 1, 2, 3
)

-- name: lines
FROM picture.line l
JOIN picture.document d ON d.document_id = l.document_id
{joins}
WHERE d.currency = :currency {conditions}

-- name: table
-- Cells, row totals, column totals and the total, with "others" folded together. A total has NULL for its key.
{facts}, row_order AS (
    SELECT r AS key, row_number() OVER (ORDER BY abs(coalesce({counted}, 0)) DESC, {row-key}) AS place FROM facts GROUP BY r
), column_order AS (
    SELECT c AS key, row_number() OVER (ORDER BY abs(coalesce({counted}, 0)) DESC, {column-key}) AS place FROM facts GROUP BY c
), folded AS (
    SELECT CASE WHEN ro.place <= :mostRows THEN {row-key} ELSE :others END AS r,
           CASE WHEN co.place <= :mostColumns THEN {column-key} ELSE :others END AS c, f.e, f.v
    FROM facts f JOIN row_order ro ON ro.key = f.r JOIN column_order co ON co.key = f.c
)
SELECT r, c, grouping(r) AS all_rows, grouping(c) AS all_columns, {counted} AS value
FROM folded
GROUP BY GROUPING SETS ((r, c), (r), (c), ())

-- name: ledger
-- The value over the same lines without any split.
SELECT {whole} AS value
{lines}

-- name: left-out
-- A row where the picture could not take over an amount or a quantity.
SELECT 1 FROM picture.line WHERE amount IS NULL OR quantity IS NULL LIMIT 1

-- name: join-record
LEFT JOIN picture.record r ON r.record_id = d.record_id

-- name: join-customer
LEFT JOIN picture.customer u ON u.customer_id = r.customer_id

-- name: join-product
LEFT JOIN picture.product p ON p.product_id = l.product_id

-- name: join-source
LEFT JOIN picture.source s ON s.source_id = d.source_id

-- name: by-product
coalesce(p.product_key, '')

-- name: by-category
coalesce(p.category, '')

-- name: by-department
coalesce(l.department, nullif(p.department, ''), nullif(d.department, ''), s.department, '')

-- name: by-customer
coalesce(r.customer_id, -1)

-- name: by-country
coalesce(u.country, '')

-- name: by-area
coalesce(u.area, '')

-- name: by-channel
coalesce(nullif(d.channel, ''), s.channel, '')

-- name: by-source
coalesce(s.name, '')

-- name: by-year
CAST(year(d.occurred_at) AS INTEGER)

-- name: by-quarter
CAST(year(d.occurred_at) * 10 + quarter(d.occurred_at) AS INTEGER)

-- name: by-month
CAST(year(d.occurred_at) * 100 + month(d.occurred_at) AS INTEGER)

-- name: by-all
CAST('' AS VARCHAR)

-- name: key-text
{key}

-- name: key-customer
CASE WHEN {key} = -1 THEN '' ELSE CAST({key} AS VARCHAR) END

-- name: key-year
lpad(CAST({key} AS VARCHAR), 4, '0')

-- name: key-quarter
lpad(CAST({key} // 10 AS VARCHAR), 4, '0') || '-Q' || CAST({key} % 10 AS VARCHAR)

-- name: key-month
lpad(CAST({key} // 100 AS VARCHAR), 4, '0') || '-' || lpad(CAST({key} % 100 AS VARCHAR), 2, '0')

-- name: cost
coalesce(l.cost, CASE WHEN l.kind IN ('S', 'R') THEN p.unit_cost * l.quantity ELSE 0 END)

-- name: value-net
sum(l.amount)

-- name: value-quantity
sum(CASE WHEN l.kind IN ('S', 'R') THEN l.quantity END)

-- name: value-margin
sum(l.amount - {cost})

-- name: value-cost
sum(CASE WHEN l.kind IN ('S', 'R') THEN {cost} END)

-- name: value-returns
sum(CASE WHEN l.kind = 'R' THEN l.amount END)

-- name: once-customers
r.customer_id

-- name: once-documents
d.document_id

-- name: where-kind
AND u.kind = :kind

-- name: where-country
AND u.country = :country

-- name: where-area
AND u.area = :area

-- name: where-province
AND u.province = :province

-- name: where-customer
AND r.customer_id = :customer

-- name: where-bought
AND :bought

-- name: where-sold-by
AND s.name = :soldBy

-- name: where-department
AND {department} = :department

-- name: where-channel
AND {channel} = :channel

-- name: where-product
AND p.product_key = :product

-- name: where-category
AND p.category = :category

-- name: where-since
AND d.occurred_at >= CAST(:since AS DATE)

-- name: where-until
AND d.occurred_at < CAST(:until AS DATE) + 1

-- Tables over two dimensions, from the tallies and the lines of the picture; the same that identify/reports asks of the
-- ledger. The application puts in the keys, what is added up, the conditions, and the joins that these need. Of each sum it
-- is carried along from how many lines it is known (n), and of how many lines it speaks at all (k).

-- name: facts
-- What the question is about, by its two keys and by what is counted once.
WITH facts AS MATERIALIZED (SELECT r, c, e, v, n, k FROM ({scan}))

-- name: facts-sums
-- What the question is about, added up by its two keys.
WITH facts AS MATERIALIZED (
    SELECT r, c, CAST(NULL AS BIGINT) AS e, sum(v) AS v, sum(n) AS n, sum(k) AS k FROM ({scan})
    GROUP BY r, c HAVING sum(k) <> 0)

-- name: first-customers
-- The first customers, −1 for nobody. Only of those that may be among them the number is compared as a text.
WITH amounts AS MATERIALIZED ({amounts}),
sizes AS MATERIALIZED (SELECT customer_id, abs(CASE WHEN n > 0 THEN v ELSE 0 END) AS size FROM amounts WHERE k <> 0),
least AS (SELECT min(size) AS size FROM (SELECT size FROM sizes ORDER BY size DESC LIMIT {most}))
SELECT coalesce(customer_id, -1) AS id FROM sizes WHERE size >= (SELECT size FROM least)
ORDER BY size DESC, coalesce(CAST(customer_id AS VARCHAR), '') LIMIT {most}

-- name: first-products
-- The products of the first keys, −1 for those that the picture does not know.
WITH amounts AS MATERIALIZED (
    SELECT coalesce(p.product_key, '') AS key, sum(v) AS v, sum(n) AS n
    FROM ({amounts}) a LEFT JOIN picture.product p ON p.product_id = a.product_id
    GROUP BY 1 HAVING sum(k) <> 0
), first AS MATERIALIZED (
    SELECT key FROM amounts ORDER BY abs(CASE WHEN n > 0 THEN v ELSE 0 END) DESC, key LIMIT {most}
)
SELECT p.product_id AS id FROM first f JOIN picture.product p ON p.product_key = f.key
UNION ALL SELECT -1 FROM first WHERE key = ''

-- name: amounts
SELECT k.{wide}_id, {value} AS v, {known} AS n, {lines} AS k
{from}
{conditions}
GROUP BY k.{wide}_id

-- name: amounts-in-one-row
-- Each customer stands in one row, which is its sum.
SELECT k.{wide}_id, {value} AS v, {known} AS n, {lines} AS k
{from}
{conditions}

-- name: facts-first
-- The cells of the first keys of one side, and what is left of the totals of the other side for all others, whose key is
-- NULL.
WITH keys AS MATERIALIZED (
    SELECT {key} AS key FROM ({keys}) GROUP BY {key} HAVING sum(k) <> 0
    ORDER BY abs(coalesce({counted}, 0)) DESC, {text} LIMIT {most}
), cells AS MATERIALIZED (
    {scan}
){facts-of-cells}

-- name: facts-found
-- The same where the first keys are known.
WITH cells AS MATERIALIZED (
    {scan}
){facts-of-cells}

-- name: facts-of-cells
, facts AS MATERIALIZED (
    SELECT r, c, CAST(NULL AS BIGINT) AS e, sum(v) AS v, sum(n) AS n, sum(k) AS k
    FROM (SELECT r, c, v, n, k FROM cells
          UNION ALL SELECT {others-row}, {others-column}, v, n, k FROM ({totals})
          UNION ALL SELECT {others-row}, {others-column}, -v, -n, -k FROM cells)
    GROUP BY r, c HAVING sum(k) <> 0)

-- name: only-customers
AND k.customer_id IN ({found})

-- name: only-customers-and-nobody
AND (k.customer_id IN ({found}) OR k.customer_id IS NULL)

-- name: only-products
AND k.product_id IN ({found})

-- name: only-products-and-unknown
AND (k.product_id IN ({found}) OR k.product_id NOT IN (SELECT product_id FROM picture.product))

-- name: only-rows
AND {rows} IN (SELECT key FROM keys)

-- name: only-columns
AND {columns} IN (SELECT key FROM keys)

-- name: segment
SELECT {rows} AS r, {columns} AS c, {once} AS e, CAST({value} AS DECIMAL(38, 12)) AS v, CAST({known} AS BIGINT) AS n,
       CAST({lines} AS BIGINT) AS k
{from}
{conditions}
GROUP BY 1, 2, 3

-- name: from-lines
FROM picture.line l
JOIN picture.document d ON d.document_id = l.document_id
{joins}
WHERE d.currency = :currency

-- name: from-tally
FROM picture.tally_{tally} k
{joins}
WHERE k.currency = :currency

-- name: table
-- Cells, row totals, column totals and the total, with "others" folded together. A total has NULL for its key.
{facts}, row_order AS (
    SELECT r AS key, row_number() OVER (ORDER BY abs(coalesce({counted}, 0)) DESC, {row-key}) AS place
    FROM facts WHERE r IS NOT NULL GROUP BY r
), column_order AS (
    SELECT c AS key, row_number() OVER (ORDER BY abs(coalesce({counted}, 0)) DESC, {column-key}) AS place
    FROM facts WHERE c IS NOT NULL GROUP BY c
), folded AS (
    SELECT CASE WHEN ro.place <= :mostRows THEN {row-key} ELSE :others END AS r,
           CASE WHEN co.place <= :mostColumns THEN {column-key} ELSE :others END AS c, f.e, f.v, f.n
    FROM facts f LEFT JOIN row_order ro ON ro.key = f.r LEFT JOIN column_order co ON co.key = f.c
)
SELECT r, c, grouping(r) AS all_rows, grouping(c) AS all_columns, {counted} AS value
FROM folded
GROUP BY GROUPING SETS ((r, c), (r), (c), ())

-- name: counted-once
count(DISTINCT e)

-- name: counted-sum
CASE WHEN sum(n) > 0 THEN sum(v) END

-- name: ledger
-- The value without any split.
SELECT {counted} AS value FROM ({scan})

-- name: size
-- About how many lines the picture holds.
SELECT coalesce(max(estimated_size), 0) AS lines FROM duckdb_tables() WHERE database_name = 'picture' AND table_name = 'line'

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

-- name: value-none
CAST(NULL AS DECIMAL(38, 12))

-- name: lines
count(*)

-- name: known-net
count(l.amount)

-- name: known-quantity
count(CASE WHEN l.kind IN ('S', 'R') THEN l.quantity END)

-- name: known-margin
count(l.amount - {cost})

-- name: known-cost
count(CASE WHEN l.kind IN ('S', 'R') THEN {cost} END)

-- name: known-returns
count(CASE WHEN l.kind = 'R' THEN l.amount END)

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
AND d.occurred_at >= CAST(:since{span} AS DATE)

-- name: where-until
AND d.occurred_at < CAST(:until{span} AS DATE) + 1

-- name: join-tally-product
LEFT JOIN picture.product p ON p.product_id = k.product_id

-- name: tally-by-product
coalesce(p.product_key, '')

-- name: tally-by-category
coalesce(k.category, '')

-- name: tally-product-by-category
coalesce(p.category, '')

-- name: tally-by-department
coalesce(k.department, '')

-- name: tally-by-customer
coalesce(k.customer_id, -1)

-- name: tally-by-country
coalesce(k.country, '')

-- name: tally-by-area
coalesce(k.area, '')

-- name: tally-by-channel
coalesce(k.channel, '')

-- name: tally-by-source
coalesce(k.source, '')

-- name: tally-by-year
k.month // 100

-- name: tally-by-quarter
k.month // 100 * 10 + (k.month % 100 + 2) // 3

-- name: tally-by-month
k.month

-- name: tally-by-all
CAST('' AS VARCHAR)

-- name: tally-lines
sum(k.lines)

-- name: tally-value-net
sum(k.net)

-- name: tally-known-net
sum(k.lines)

-- name: tally-value-quantity
sum(k.quantity)

-- name: tally-known-quantity
sum(k.quantities)

-- name: tally-value-margin
sum(k.margin)

-- name: tally-known-margin
sum(k.margins)

-- name: tally-value-cost
sum(k.cost)

-- name: tally-known-cost
sum(k.costs)

-- name: tally-value-returns
sum(k.returned)

-- name: tally-known-returns
sum(k.returns)

-- name: tally-once-customers
k.customer_id

-- name: tally-once-documents
k.document_id

-- name: tally-where-kind
AND k.kind = :kind

-- name: tally-where-country
AND k.country = :country

-- name: tally-where-area
AND k.area = :area

-- name: tally-where-province
AND k.province = :province

-- name: tally-where-customer
AND k.customer_id = :customer

-- name: tally-where-sold-by
AND k.source = :soldBy

-- name: tally-where-department
AND {department} = :department

-- name: tally-where-channel
AND {channel} = :channel

-- name: tally-where-product
AND p.product_key = :product

-- name: tally-where-category
AND k.category = :category

-- name: tally-product-where-category
AND k.product_id IN (SELECT product_id FROM picture.product WHERE category = :category)

-- name: tally-where-since
AND k.month >= CAST(:sinceMonth{span} AS INTEGER)

-- name: tally-where-until
AND k.month <= CAST(:untilMonth{span} AS INTEGER)

-- name: tally-document-where-since
AND k.day >= CAST(:since{span} AS DATE)

-- name: tally-document-where-until
AND k.day <= CAST(:until{span} AS DATE)

-- name: segment-numbered
-- What stands under numbers is added up by these first, then by what they stand for.
SELECT {rows} AS r, {columns} AS c, {once} AS e, CAST(sum(k.v) AS DECIMAL(38, 12)) AS v, CAST(sum(k.n) AS BIGINT) AS n,
       CAST(sum(k.k) AS BIGINT) AS k
FROM (SELECT {numbers}, {value} AS v, {known} AS n, {lines} AS k
      {from}
      {conditions}
      GROUP BY ALL) k
{joins}
GROUP BY 1, 2, 3

-- name: numbered-coded
FROM picture.tally_coded k
WHERE k.way IN (SELECT way FROM picture.tally_way WHERE currency = :currency)

-- name: numbered-product
FROM picture.tally_product k
WHERE k.currency = :currency

-- name: tally-coded-lines
count(*)

-- name: tally-product-where-product
AND k.product_id IN (SELECT product_id FROM picture.product WHERE product_key = :product)

-- name: coded-join-way
JOIN picture.tally_way w ON w.way = k.way

-- name: coded-join-good
JOIN picture.tally_good g ON g.good = k.good

-- name: coded-join-place
JOIN picture.tally_where u ON u.place = k.place

-- name: coded-join-own
JOIN picture.tally_own o ON o.own = k.own

-- name: coded-join-product
LEFT JOIN picture.product p ON p.product_id = k.product_id

-- name: tally-coded-by-category
coalesce(g.category, '')

-- name: tally-coded-by-department
coalesce(o.department, '')

-- name: tally-coded-by-country
coalesce(u.country, '')

-- name: tally-coded-by-area
coalesce(u.area, '')

-- name: tally-coded-by-channel
coalesce(w.channel, '')

-- name: tally-coded-by-source
coalesce(w.source, '')

-- name: tally-coded-value-net
sum(k.net)

-- name: tally-coded-known-net
count(k.net)

-- name: tally-coded-value-quantity
sum(k.quantity) FILTER (k.sort < 4)

-- name: tally-coded-known-quantity
count(k.quantity) FILTER (k.sort < 4)

-- name: tally-coded-value-margin
sum(k.net - coalesce(k.cost, 0)) FILTER (k.sort % 2 = 1)

-- name: tally-coded-known-margin
count(*) FILTER (k.sort % 2 = 1)

-- name: tally-coded-value-cost
sum(k.cost) FILTER (k.sort IN (1, 3))

-- name: tally-coded-known-cost
count(*) FILTER (k.sort IN (1, 3))

-- name: tally-coded-value-returns
sum(k.net) FILTER (k.sort IN (2, 3))

-- name: tally-coded-known-returns
count(*) FILTER (k.sort IN (2, 3))

-- name: tally-coded-where-kind
AND k.place IN (SELECT place FROM picture.tally_where WHERE kind = :kind)

-- name: tally-coded-where-country
AND k.place IN (SELECT place FROM picture.tally_where WHERE country = :country)

-- name: tally-coded-where-area
AND k.place IN (SELECT place FROM picture.tally_where WHERE area = :area)

-- name: tally-coded-where-province
AND k.place IN (SELECT place FROM picture.tally_where WHERE province = :province)

-- name: tally-coded-where-department
AND k.own IN (SELECT own FROM picture.tally_own WHERE coalesce(department, '') = :department)

-- name: tally-coded-where-sold-by
AND k.way IN (SELECT way FROM picture.tally_way WHERE source = :soldBy)

-- name: tally-coded-where-channel
AND k.way IN (SELECT way FROM picture.tally_way WHERE coalesce(channel, '') = :channel)

-- name: tally-coded-where-product
AND k.product_id IN (SELECT product_id FROM picture.product WHERE product_key = :product)

-- name: tally-coded-where-category
AND k.good IN (SELECT good FROM picture.tally_good WHERE category = :category)

-- name: tally-coded-where-since
AND k.day >= CAST(:since{span} AS DATE)

-- name: tally-coded-where-until
AND k.day <= CAST(:until{span} AS DATE)

-- Articles that are bought as by contract, and how long their customers stay. Asked of the picture (DuckDB).

-- name: found
-- The articles whose purchases show that they are bought as by contract, with their period: of at least twenty customers who
-- bought them on three days and more, eight in ten did so at even intervals, whose middle half lies within a fifth of their
-- median (or three days).
SELECT article, median(interval_median) AS period FROM picture.cycle GROUP BY article
HAVING count(*) >= 20 AND median(interval_median) >= 5
   AND count(*) FILTER (interval_high - interval_low <= greatest(3, 0.2 * interval_median)) >= 0.8 * count(*)

-- name: regular
-- Those, less the ones of which a person says that they are not, and the ones of which a person says that they are: with the
-- period that he gave, else the one that purchases show.
WITH marked AS (
    SELECT unnest(from_json(CAST(? AS JSON), '[{"article":"VARCHAR","contract":"BOOLEAN","days":"INTEGER"}]'), recursive := true)
)
SELECT f.article, f.period FROM ({found}) f WHERE f.article NOT IN (SELECT article FROM marked)
UNION ALL
SELECT m.article, coalesce(CAST(m.days AS DOUBLE), c.period)
FROM marked m
LEFT JOIN (SELECT article, median(interval_median) AS period FROM picture.cycle GROUP BY article) c ON c.article = m.article
WHERE m.contract AND coalesce(m.days, c.period) >= 1

-- name: names
-- The articles that are bought as by contract now, with their names and how many customers have a rhythm in them.
SELECT r.article, coalesce(p.name, r.article) AS name, CAST(round(r.period) AS INTEGER) AS period,
       (SELECT count(*) FROM picture.cycle c WHERE c.article = r.article) AS customers
FROM ({regular}) r
LEFT JOIN (SELECT product_key, min(name) AS name FROM picture.product GROUP BY product_key) p ON p.product_key = r.article
ORDER BY customers DESC, r.article

-- name: known
-- The articles of this key or this name, that of the key first.
SELECT product_key AS article, coalesce(min(name), product_key) AS name, product_key = ? AS exact
FROM picture.product WHERE product_key = ? OR name = ? GROUP BY product_key ORDER BY exact DESC, product_key LIMIT 2

-- name: period
-- The period that the purchases of an article show.
SELECT median(interval_median) AS period FROM picture.cycle WHERE article = ? HAVING count(*) > 0

-- name: any
SELECT count(*) FROM ({regular})

-- name: stamp
-- Which state of the picture it is; the cycles of the articles follow the picture, not the runs of the values.
SELECT concat_ws('|', position, built_at, features_on) AS stamp FROM picture.about

-- name: articles
-- Those of them that a customer buys.
WITH mine AS (
    SELECT b.product_key AS article, min(b.occurred_at)::DATE AS first_on, max(b.occurred_at)::DATE AS last_on,
           sum(b.amount)::DOUBLE / count(DISTINCT b.occurred_at::DATE) AS amount
    FROM picture.bought b WHERE b.customer_id = ? AND b.kind = 'S' AND b.currency = ? AND b.occurred_at::DATE <= ?
    GROUP BY b.product_key
), regular AS (
    {regular}
)
SELECT m.article, coalesce(p.name, m.article) AS name, m.first_on, m.last_on, m.amount, CAST(round(r.period) AS INTEGER) AS period
FROM mine m JOIN regular r ON r.article = m.article
LEFT JOIN (SELECT product_key, min(name) AS name FROM picture.product GROUP BY product_key) p ON p.product_key = m.article
ORDER BY m.amount DESC, m.article

-- name: lives
-- By number of periods survived: how many customers of an article in a currency were last seen as customers then, and how
-- many were silent for more than one and a half periods since.
WITH lives AS (
    SELECT customer_id, min(occurred_at)::DATE AS first_on, max(occurred_at)::DATE AS last_on
    FROM picture.bought
    WHERE product_key = ? AND currency = ? AND kind = 'S' AND customer_id IS NOT NULL AND occurred_at::DATE <= ?
    GROUP BY customer_id
)
SELECT CAST(round((last_on - first_on) / CAST(? AS DOUBLE)) AS INTEGER) AS survived,
       count(*) FILTER (CAST(? AS DATE) - last_on <= 1.5 * ?) AS stayed,
       count(*) FILTER (CAST(? AS DATE) - last_on > 1.5 * ?) AS gone
FROM lives GROUP BY survived ORDER BY survived

-- Of how many departments, categories and articles each customer buys, and which departments go together (R66).

-- name: wide
-- Customers with what they bought of, in the last twelve months or of all time.
WITH wide AS (
    SELECT customer_id,
           CASE WHEN CAST(:year AS BOOLEAN) THEN departments_12m ELSE departments END AS departments,
           CASE WHEN CAST(:year AS BOOLEAN) THEN orders_12m ELSE orders END AS purchases,
           CASE WHEN CAST(:year AS BOOLEAN) THEN net_12m ELSE net END AS net,
           CASE WHEN CAST(:year AS BOOLEAN) THEN margin_12m ELSE margin END AS margin, last_on
    FROM picture.customer_total
    WHERE currency = :currency AND (NOT CAST(:year AS BOOLEAN) OR documents_12m > 0)
)

-- name: departments
-- Customers by the number of departments of which they bought.
{wide}
SELECT len(departments) AS departments, count(*) AS customers, sum(purchases) AS purchases, sum(net) AS net,
       sum(margin) AS margin, count(margin) AS known, avg(margin::DOUBLE) AS mean, coalesce(stddev_samp(margin::DOUBLE), 0) AS deviation
FROM wide GROUP BY 1 ORDER BY 1

-- name: breadths
-- Customers by the number of categories and of articles they ever bought, in steps.
SELECT what, step, count(*) AS customers, sum(net) AS net
FROM (
    SELECT what, t.net,
           CASE WHEN n <= 5 THEN n WHEN n <= 10 THEN 10 WHEN n <= 20 THEN 20 WHEN n <= 50 THEN 50 ELSE 51 END AS step
    FROM picture.customer_total t
    JOIN (SELECT customer_id, 'categories' AS what, categories AS n FROM picture.feature
          UNION ALL SELECT customer_id, 'articles', articles FROM picture.feature) f ON f.customer_id = t.customer_id
    WHERE t.currency = :currency)
GROUP BY what, step ORDER BY what, step

-- name: pairs
-- How many customers bought of each department and of each two of them.
{wide}, sets AS (
    SELECT departments, count(*) AS customers FROM wide WHERE len(departments) > 0 GROUP BY departments
), singles AS (
    SELECT department, sum(customers) AS customers
    FROM (SELECT unnest(departments) AS department, customers FROM sets) GROUP BY department
), doubles AS (
    SELECT one, other, sum(customers) AS customers
    FROM (SELECT unnest(departments) AS one, departments, customers FROM sets) a, LATERAL (SELECT unnest(a.departments) AS other) b
    WHERE one < other GROUP BY one, other
)
SELECT f.department AS one, s.department AS other, coalesce(d.customers, 0) AS both, f.customers AS first,
       s.customers AS second, (SELECT sum(customers) FROM sets) AS customers
FROM singles f JOIN singles s ON f.department < s.department
LEFT JOIN doubles d ON d.one = f.department AND d.other = s.department
ORDER BY f.department, s.department

-- name: list-departments
-- The customers who bought of so many departments.
{wide}
SELECT customer_id, array_to_string(departments, ', ') AS departments, purchases, net, margin, last_on
FROM wide WHERE len(departments) = CAST(:n AS INTEGER) ORDER BY net DESC, customer_id

-- name: list-breadth
-- The customers who bought of so many categories or articles.
SELECT t.customer_id, f.categories, f.articles, t.orders AS purchases, t.net, t.margin, t.last_on
FROM picture.customer_total t JOIN picture.feature f ON f.customer_id = t.customer_id
WHERE t.currency = :currency
  AND CASE WHEN :what = 'categories' THEN f.categories ELSE f.articles END
      BETWEEN CAST(:low AS INTEGER) AND CAST(:high AS INTEGER)
ORDER BY t.net DESC, t.customer_id

-- name: list-pair
-- The customers who bought of both departments.
{wide}
SELECT customer_id, array_to_string(departments, ', ') AS departments, purchases, net, margin, last_on
FROM wide WHERE list_contains(departments, :one) AND list_contains(departments, :other) ORDER BY net DESC, customer_id

-- name: list-only-one
-- The customers who bought of one department and not of the other: whom it may be worth telling of it.
{wide}
SELECT customer_id, array_to_string(departments, ', ') AS departments, purchases, net, margin, last_on
FROM wide WHERE list_contains(departments, :one) AND NOT list_contains(departments, :other) ORDER BY net DESC, customer_id

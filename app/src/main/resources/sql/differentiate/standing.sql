-- Where each customer stands. The first statements ask the picture (DuckDB), the others keep and tell (PostgreSQL).
-- :those is a condition on customer_id: all customers, or some.

-- name: make-look-alike
-- The group of each customer as the last run that found groups put him.
CREATE TEMP TABLE look_alike AS SELECT customer_id, number FROM feed(:feed)

-- name: no-look-alike
CREATE TEMP TABLE look_alike (customer_id BIGINT, number INTEGER)

-- name: group-members
-- Asked of PostgreSQL.
SELECT customer_id, number::int FROM differentiate.group_member WHERE run_id = :run

-- name: add-look-alike
INSERT INTO look_alike VALUES (?, ?)

-- name: later
-- Those who bought and came after the run: a condition on f.customer_id.
f.customer_id NOT IN (SELECT customer_id FROM look_alike)

-- name: make-usual
-- The categories that three in ten of a group buy.
CREATE TEMP TABLE usual AS
SELECT l.number, t.category FROM look_alike l JOIN picture.taste t ON t.customer_id = l.customer_id
JOIN (SELECT number, count(*) AS customers FROM look_alike GROUP BY number) g ON g.number = l.number
WHERE t.times > 0 AND t.category <> ''
GROUP BY l.number, t.category, g.customers HAVING count(*) >= 0.3 * g.customers

-- name: make-worth
CREATE TEMP TABLE worth_of AS
SELECT w.customer_id, w.value, w.value_low, w.value_high,
       [e.slope_1, e.slope_2, e.slope_3, e.slope_4, e.slope_5, e.slope_6, e.slope_7, e.own] AS error_parts
FROM picture.worth w LEFT JOIN picture.worth_more e ON e.customer_id = w.customer_id WHERE w.value IS NOT NULL

-- name: no-worth
CREATE TEMP TABLE worth_of (
    customer_id BIGINT, value DOUBLE, value_low DOUBLE, value_high DOUBLE, error_parts DOUBLE[])

-- name: standings
-- Needs are the effective number of categories: exp of the entropy of the shares of what was spent (Hill 1973).
WITH those AS (
    SELECT DISTINCT customer_id FROM picture.record WHERE :those
), needs AS (
    SELECT customer_id, exp(ln(sum(net::DOUBLE)) - sum(net::DOUBLE * ln(net::DOUBLE)) / sum(net::DOUBLE)) AS needs
    FROM picture.taste WHERE net > 0 AND category <> '' AND :those GROUP BY customer_id
), sizes AS (
    SELECT number, count(*) AS usual FROM usual GROUP BY number
), served AS (
    SELECT t.customer_id, count(*) AS served FROM picture.taste t
    JOIN look_alike l ON l.customer_id = t.customer_id
    JOIN usual u ON u.number = l.number AND u.category = t.category
    WHERE t.times > 0 GROUP BY t.customer_id
)
SELECT c.customer_id, coalesce(f.currency, '') AS currency,
       CASE WHEN f.customer_id IS NULL THEN 'none' WHEN w.value IS NOT NULL THEN 'worth'
            WHEN f.margin_12m IS NOT NULL THEN 'margin' ELSE 'spend' END AS basis,
       coalesce(w.value, f.margin_12m::DOUBLE, f.spend_12m::DOUBLE) AS value, w.value_low, w.value_high,
       coalesce(n.needs, 0) AS needs, l.number, z.usual - coalesce(s.served, 0) AS open_needs,
       coalesce(f.favourite_category, '') AS taste, f.recency_days, f.purchase_days, f.spend::DOUBLE AS spend,
       w.error_parts
FROM those c
LEFT JOIN picture.feature f ON f.customer_id = c.customer_id AND f.first_on IS NOT NULL
LEFT JOIN worth_of w ON w.customer_id = c.customer_id
LEFT JOIN needs n ON n.customer_id = c.customer_id
LEFT JOIN look_alike l ON l.customer_id = c.customer_id
LEFT JOIN sizes z ON z.number = l.number
LEFT JOIN served s ON s.customer_id = c.customer_id
ORDER BY c.customer_id

-- name: make-todo
CREATE TEMP TABLE todo (customer_id BIGINT)

-- name: add-todo
INSERT INTO todo VALUES (?)

-- name: in-todo
customer_id IN (SELECT customer_id FROM todo)

-- name: make-incoming
CREATE TEMP TABLE incoming (
    customer_id bigint, currency text, basis text, value double precision, value_low double precision,
    value_high double precision, needs double precision, open_needs int, tier smallint, need text, group_id int,
    recency smallint, frequency smallint, amount smallint, error_parts real[],
    last_on date) ON COMMIT DROP

-- name: merge
-- Only what differs is written.
INSERT INTO differentiate.standing AS s
    (customer_id, currency, basis, value, value_low, value_high, needs, open_needs, tier, need, group_id, recency,
     frequency, amount, error_parts, last_on, area, province)
SELECT i.*, coalesce(p.area, ''), coalesce(p.province, '')
FROM incoming i LEFT JOIN identify.v_customer p ON p.customer_id = i.customer_id
ON CONFLICT (customer_id) DO UPDATE SET
    currency = excluded.currency, basis = excluded.basis, value = excluded.value, value_low = excluded.value_low,
    value_high = excluded.value_high, needs = excluded.needs, open_needs = excluded.open_needs, tier = excluded.tier,
    need = excluded.need, group_id = excluded.group_id, recency = excluded.recency, frequency = excluded.frequency,
    amount = excluded.amount, error_parts = excluded.error_parts,
    last_on = excluded.last_on, area = excluded.area, province = excluded.province
WHERE (s.currency, s.basis, s.value, s.value_low, s.value_high, s.needs, s.open_needs, s.tier, s.need, s.group_id,
       s.recency, s.frequency, s.amount, s.error_parts, s.last_on, s.area, s.province)
    IS DISTINCT FROM (excluded.currency, excluded.basis, excluded.value, excluded.value_low, excluded.value_high,
       excluded.needs, excluded.open_needs, excluded.tier, excluded.need, excluded.group_id, excluded.recency,
       excluded.frequency, excluded.amount, excluded.error_parts, excluded.last_on,
       excluded.area, excluded.province)

-- name: drop-others
-- Those who are no customers any more, such as one who became part of another.
DELETE FROM differentiate.standing s WHERE NOT EXISTS (SELECT FROM incoming i WHERE i.customer_id = s.customer_id)

-- name: drop-some
DELETE FROM differentiate.standing s
WHERE s.customer_id = ANY (:ids) AND NOT EXISTS (SELECT FROM incoming i WHERE i.customer_id = s.customer_id)

-- name: analyze
ANALYZE differentiate.standing

-- name: add-run
INSERT INTO differentiate.standing_run (at, as_of, customers, group_run_id, currency, result)
VALUES (:at, :day, :customers, :run, :currency, CAST(:result AS jsonb)) RETURNING run_id

-- name: last-run
SELECT run_id, at, as_of, customers, group_run_id, currency, result FROM differentiate.standing_run
ORDER BY run_id DESC LIMIT 1

-- name: one
SELECT s.*, m.portfolio_id FROM differentiate.standing s
LEFT JOIN differentiate.portfolio_member m ON m.customer_id = s.customer_id WHERE s.customer_id = :id

-- name: list
-- The largest value first. The parts of the condition that are not asked for are null.
SELECT s.*, m.portfolio_id FROM differentiate.standing s
LEFT JOIN differentiate.portfolio_member m ON m.customer_id = s.customer_id
WHERE :filter
  AND (CAST(:before AS bigint) IS NULL
       OR (coalesce(s.value, '-Infinity'), s.customer_id) < (CAST(:value AS double precision), CAST(:before AS bigint)))
ORDER BY coalesce(s.value, '-Infinity') DESC, s.customer_id DESC LIMIT :limit

-- name: count
SELECT count(*) FROM differentiate.standing s
LEFT JOIN differentiate.portfolio_member m ON m.customer_id = s.customer_id WHERE :filter

-- name: by-all
true

-- name: by-group
s.group_id = :group

-- name: by-portfolio
m.portfolio_id = :portfolio

-- name: by-tier
s.tier = :tier

-- name: by-rfm
(s.recency = :recency AND s.frequency = :frequency AND (CAST(:amount AS int) IS NULL OR s.amount = :amount))

-- name: by-box
(s.currency = :currency AND s.value >= :low AND s.value < :high AND s.needs >= :least AND s.needs < :most)

-- name: rfm
SELECT s.recency, s.frequency, count(*) AS customers,
       coalesce(sum(s.value) FILTER (WHERE s.currency = :currency), 0) AS value, :errors
FROM differentiate.standing s WHERE s.recency IS NOT NULL GROUP BY s.recency, s.frequency

-- name: bounds
-- What the whole map shows: everybody with a value in the main currency.
SELECT count(*) AS everybody, count(*) FILTER (WHERE s.currency = :currency AND s.value IS NOT NULL) AS customers,
       min(s.value) FILTER (WHERE s.currency = :currency) AS low, max(s.value) FILTER (WHERE s.currency = :currency) AS high,
       min(s.needs) FILTER (WHERE s.currency = :currency AND s.value IS NOT NULL) AS least,
       max(s.needs) FILTER (WHERE s.currency = :currency AND s.value IS NOT NULL) AS most
FROM differentiate.standing s LEFT JOIN differentiate.portfolio_member m ON m.customer_id = s.customer_id
WHERE :filter

-- name: cells
-- How many customers lie in each cell of a grid; values on the scale sign(x) ln(1 + |x|).
SELECT floor((sign(s.value) * ln(1 + abs(s.value)) - :left) / :width)::int AS across,
       floor((s.needs - :least) / :height)::int AS up,
       count(*) AS customers, sum(s.value) AS value, :errors
FROM differentiate.standing s LEFT JOIN differentiate.portfolio_member m ON m.customer_id = s.customer_id
WHERE :filter GROUP BY 1, 2

-- name: errors
-- What the interval of a sum of values in the main currency needs; null where one of them has none.
CASE WHEN bool_and(s.error_parts IS NOT NULL) FILTER (WHERE s.currency = :currency AND s.value IS NOT NULL) THEN
    ARRAY[sum(s.error_parts[1]::float8) FILTER (WHERE s.currency = :currency),
          sum(s.error_parts[2]::float8) FILTER (WHERE s.currency = :currency),
          sum(s.error_parts[3]::float8) FILTER (WHERE s.currency = :currency),
          sum(s.error_parts[4]::float8) FILTER (WHERE s.currency = :currency),
          sum(s.error_parts[5]::float8) FILTER (WHERE s.currency = :currency),
          sum(s.error_parts[6]::float8) FILTER (WHERE s.currency = :currency),
          sum(s.error_parts[7]::float8) FILTER (WHERE s.currency = :currency),
          sum(s.error_parts[8]::float8) FILTER (WHERE s.currency = :currency)] END AS error_parts,
coalesce(bool_or(s.value < 0) FILTER (WHERE s.currency = :currency), false) AS some_below

-- name: export
SELECT s.customer_id, s.currency, s.basis, CAST(s.value AS numeric(20, 2)) AS value,
       CAST(s.value_low AS numeric(20, 2)) AS value_low, CAST(s.value_high AS numeric(20, 2)) AS value_high,
       CAST(s.needs AS numeric(10, 3)) AS needs, s.open_needs, CAST(s.tier AS int) AS tier, s.group_id,
       CAST(s.recency AS int) AS recency, CAST(s.frequency AS int) AS frequency, CAST(s.amount AS int) AS amount,
       s.area, s.province, m.portfolio_id
FROM differentiate.standing s LEFT JOIN differentiate.portfolio_member m ON m.customer_id = s.customer_id
WHERE :filter ORDER BY s.customer_id

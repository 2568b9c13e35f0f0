-- All customers at a glance, asked of the picture (DuckDB). :currency and :day are written by the application; :day is the
-- last day on which anybody bought.

-- name: frame
-- The currency in which most customers buy, and the first and the last day on which anybody bought in it.
SELECT currency, count(*) AS customers, min(first_on) AS first_on, max(last_on) AS last_on
FROM picture.feature CROSS JOIN (SELECT features_on FROM picture.about)
WHERE first_on <= features_on GROUP BY currency ORDER BY customers DESC, currency LIMIT 1

-- name: lay-years
-- What each customer bought in the year up to the day, and in the year up to a quarter earlier.
CREATE TEMP TABLE glance_year AS
SELECT customer_id, coalesce(sum(net) FILTER (day > DATE :day - 365), 0)::DOUBLE AS net,
       bool_or(sells AND day > DATE :day - 365) AS buys,
       coalesce(sum(net) FILTER (day <= DATE :day - 91), 0)::DOUBLE AS net_before,
       bool_or(sells AND day <= DATE :day - 91) AS bought_before
FROM picture.basket WHERE currency = :currency AND day > DATE :day - 456 AND day <= DATE :day
GROUP BY customer_id

-- name: forget-years
DROP TABLE temp.glance_year

-- name: years
SELECT count(*) FILTER (buys) AS customers, coalesce(sum(net), 0) AS net,
       count(*) FILTER (bought_before) AS customers_before, coalesce(sum(net_before), 0) AS net_before
FROM glance_year

-- name: points
-- Customers with something bought in the year, the largest first: 21 points of the curve.
WITH ranked AS (
    SELECT row_number() OVER (ORDER BY net DESC, customer_id) AS place, count(*) OVER () AS customers,
           sum(net) OVER (ORDER BY net DESC, customer_id) / sum(net) OVER () AS share
    FROM glance_year WHERE net > 0
)
SELECT step / 20.0 AS customers, coalesce(max(share), 0) AS net, max(place) AS place
FROM range(0, 21) s(step) LEFT JOIN ranked ON place <= round(step * customers / 20.0)
GROUP BY step ORDER BY step

-- name: half
SELECT count(*) + 1 FROM (
    SELECT sum(net) OVER (ORDER BY net DESC, customer_id) / sum(net) OVER () AS share FROM glance_year WHERE net > 0)
WHERE share < 0.5

-- name: months
-- Who came and who went by month, from the first month on in which anybody came, months without either included.
WITH each AS (
    SELECT unnest(range(CAST(date_trunc('month', DATE :day) - INTERVAL 24 MONTH AS TIMESTAMP),
                        CAST(date_trunc('month', DATE :day + 1) AS TIMESTAMP), INTERVAL 1 MONTH))::DATE AS month
), came AS (
    SELECT date_trunc('month', first_on)::DATE AS month, count(*) AS come FROM picture.feature
    WHERE first_on IS NOT NULL GROUP BY month
), went AS (
    SELECT date_trunc('month', last_on + 365)::DATE AS month, count(*) AS gone FROM picture.feature
    WHERE last_on + 365 <= DATE :day GROUP BY month
)
SELECT month, coalesce(come, 0) AS come, coalesce(gone, 0) AS gone
FROM each LEFT JOIN came USING (month) LEFT JOIN went USING (month)
WHERE month >= (SELECT min(month) FROM came)
ORDER BY month

-- name: lay-silent
-- Who is going silent by the rhythm of each.
CREATE TEMP TABLE glance_silent AS
SELECT y.customer_id, y.net, f.last_on, w.usual_gap, w.alive, w.alive_low, w.alive_high
FROM glance_year y JOIN picture.worth w ON w.customer_id = y.customer_id
JOIN picture.feature f ON f.customer_id = y.customer_id
WHERE y.buys AND y.net > 0 AND w.unusual_from <= DATE :day

-- name: lay-silent-by-interval
-- Who is going silent where only the usual intervals are known.
CREATE TEMP TABLE glance_silent AS
SELECT y.customer_id, y.net, f.last_on, f.interval_median AS usual_gap, NULL::DOUBLE AS alive, NULL::DOUBLE AS alive_low,
       NULL::DOUBLE AS alive_high
FROM glance_year y JOIN picture.feature f ON f.customer_id = y.customer_id
WHERE y.buys AND y.net > 0 AND f.repeats >= 2 AND DATE :day - f.last_on > 2 * f.interval_high

-- name: forget-silent
DROP TABLE temp.glance_silent

-- name: silent-sum
SELECT count(*) AS customers, coalesce(sum(net), 0) AS net FROM glance_silent

-- name: silent-first
SELECT * FROM glance_silent ORDER BY net DESC, customer_id LIMIT 5

-- name: runs
-- Asked of PostgreSQL: the latest run of values.
SELECT coalesce(max(run_id), 0) FROM differentiate.value_run

-- name: run
-- Asked of PostgreSQL.
SELECT detail FROM differentiate.value_run WHERE run_id = :runId

-- name: worth-rows
SELECT count(*) FROM picture.worth

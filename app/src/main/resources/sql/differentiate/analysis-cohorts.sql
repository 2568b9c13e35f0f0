-- Customers by the period of their first purchase, and how many of them buy again in each later one.

-- name: periods
-- Each customer in each period in which it bought or gave something back. :grain is month or quarter.
WITH periods AS (
    SELECT customer_id, CAST(date_trunc(:grain, day) AS DATE) AS period, bool_or(sells) AS bought, sum(net) AS net,
           count(*) FILTER (sells) AS purchases
    FROM picture.basket WHERE currency = :currency GROUP BY customer_id, period
), firsts AS (
    SELECT customer_id, CAST(date_trunc(:grain, first_on) AS DATE) AS cohort
    FROM picture.customer_total WHERE currency = :currency AND first_on IS NOT NULL
)

-- name: cohorts
-- Customers who bought and net, by cohort and periods later; the cohort of those who never bought is NULL.
{periods}
SELECT f.cohort, date_diff(:grain, f.cohort, p.period) AS later, count(*) FILTER (p.bought) AS customers, sum(p.net) AS net
FROM periods p LEFT JOIN firsts f ON f.customer_id = p.customer_id
GROUP BY f.cohort, later ORDER BY f.cohort, later

-- name: reach
-- The first day of the ledger, and the interval between purchases that nine of ten customers with a rhythm keep.
SELECT (SELECT min(day) FROM picture.basket WHERE currency = :currency) AS first_day,
       (SELECT quantile_cont(interval_high, 0.9) FROM picture.feature WHERE currency = :currency) AS usual

-- name: list-cohort
-- The customers of a cohort who bought so many periods later.
{periods}
SELECT f.customer_id, p.purchases, p.net, t.net AS net_all, t.first_on, t.last_on
FROM firsts f JOIN periods p ON p.customer_id = f.customer_id AND p.bought
JOIN picture.customer_total t ON t.customer_id = f.customer_id AND t.currency = :currency
WHERE f.cohort = CAST(:start AS DATE) AND date_diff(:grain, f.cohort, p.period) = CAST(:later AS INTEGER)
ORDER BY p.net DESC, f.customer_id

-- name: list-cohort-without
-- The customers of a cohort who did not buy so many periods later.
{periods}
SELECT f.customer_id, t.orders AS purchases, t.net AS net_all, t.first_on, t.last_on
FROM firsts f JOIN picture.customer_total t ON t.customer_id = f.customer_id AND t.currency = :currency
WHERE f.cohort = CAST(:start AS DATE)
  AND f.customer_id NOT IN (
      SELECT customer_id FROM periods
      WHERE bought AND period = CAST(:start AS DATE)
          + to_months(CAST(:later AS INTEGER) * CASE WHEN :grain = 'quarter' THEN 3 ELSE 1 END))
ORDER BY t.net DESC, f.customer_id

-- What the picture knows of needs.

-- name: past
SELECT purchase_days, age_days, recency_days,
       CASE WHEN purchase_days >= 3 THEN greatest(interval_median, 1) END AS gap, trend,
       (SELECT greatest(median(interval_median), 1) FROM picture.feature WHERE purchase_days >= 3) AS usual
FROM picture.feature WHERE customer_id = ?

-- name: due
-- Articles that are due or overdue. Who let four of his own cycles pass has ceased to buy it: no need any more.
WITH goods AS (
    SELECT product_key, any_value(name) AS name, any_value(department) AS department FROM picture.product GROUP BY product_key
), owner AS (
    SELECT customer_id, min(record_id) AS record_id FROM picture.record GROUP BY customer_id
), usual AS (
    SELECT greatest(median(interval_median), 1) AS days FROM picture.feature WHERE purchase_days >= 3
)
SELECT c.customer_id, o.record_id, c.article, g.name, g.department, c.last_on,
       c.last_on + greatest(round(c.interval_median), 1)::INTEGER AS due_on,
       f.purchase_days, f.age_days, f.recency_days,
       CASE WHEN f.purchase_days >= 3 THEN greatest(f.interval_median, 1) END AS gap, f.trend, u.days AS usual
FROM picture.cycle c
JOIN goods g ON g.product_key = c.article
JOIN owner o ON o.customer_id = c.customer_id
JOIN picture.feature f ON f.customer_id = c.customer_id
CROSS JOIN usual u
WHERE c.last_on + greatest(round(c.interval_median), 1)::INTEGER <= ?
  AND c.last_on + (4 * greatest(c.interval_median, 7))::INTEGER >= ?
ORDER BY due_on, c.customer_id, c.article

-- name: cycles
SELECT customer_id, article, last_on FROM picture.cycle

-- name: categories
SELECT DISTINCT category FROM picture.product WHERE category <> '' ORDER BY 1

-- name: basket
SELECT f.spend_12m::DOUBLE AS spend, f.currency, coalesce(f.favourite_channel, '') AS channel,
       list(t.category) FILTER (t.times > 0 AND t.category <> '') AS categories
FROM picture.feature f LEFT JOIN picture.taste t ON t.customer_id = f.customer_id
WHERE f.customer_id = ? GROUP BY ALL

-- name: baskets
-- Customers who bought in the last year by the same channel, in the same currency; of many, 3,000 by a number made of theirs.
WITH chosen AS (
    SELECT customer_id, spend_12m::DOUBLE AS spend FROM picture.feature
    WHERE favourite_channel = ? AND currency = ? AND spend_12m > 0
    ORDER BY hash(customer_id) LIMIT 3000
)
SELECT c.customer_id, c.spend, list(t.category) FILTER (t.times > 0 AND t.category <> '') AS categories
FROM chosen c JOIN picture.taste t ON t.customer_id = c.customer_id
GROUP BY ALL

-- name: returned
-- By customer: orders of the last twelve months, and how many documents took something back in that time.
SELECT b.customer_id, count(DISTINCT b.document_id) FILTER (b.document_kind NOT IN ('CREDIT_NOTE', 'CANCELLATION')) AS cases,
       count(DISTINCT b.document_id) FILTER (b.kind = 'R' OR b.document_kind IN ('CREDIT_NOTE', 'CANCELLATION')) AS failures
FROM picture.bought b
WHERE b.customer_id IN (:customers) AND b.occurred_at::DATE > DATE ':day' - INTERVAL 12 MONTH
GROUP BY b.customer_id

-- name: price-changes
-- By customer: articles bought on two days or more in the last twelve months, and how many had more than one unit price
-- (beyond half a per cent, which rounding can make).
WITH bought AS (
    SELECT b.customer_id, b.product_key, b.currency, b.occurred_at::DATE AS day, b.amount::DOUBLE / b.quantity::DOUBLE AS price
    FROM picture.bought b
    WHERE b.customer_id IN (:customers) AND b.kind = 'S' AND b.quantity > 0 AND b.amount > 0
      AND b.occurred_at::DATE > DATE ':day' - INTERVAL 12 MONTH
), articles AS (
    SELECT customer_id, product_key, max(price) > min(price) * 1.005 AS changed
    FROM bought GROUP BY customer_id, product_key, currency HAVING count(DISTINCT day) >= 2
)
SELECT customer_id, count(*) AS cases, count(*) FILTER (changed) AS failures FROM articles GROUP BY customer_id

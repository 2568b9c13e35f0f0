-- What customers spend in a year by category, and what they could spend, in the picture (DuckDB).

-- name: currency
SELECT currency FROM picture.feature GROUP BY currency ORDER BY count(*) DESC, currency LIMIT 1

-- name: first-day
SELECT min(first_on) FROM picture.feature

-- name: lay-spend
-- Net of each customer and category in the last 365 days and in the 365 before, beside what he spends on other categories,
-- how often he buys and of how many categories. A year counts only for who was a customer before it began.
CREATE TEMP TABLE share_spend AS
WITH bought AS (
    SELECT r.customer_id, p.category,
           coalesce(sum(l.amount) FILTER (d.occurred_at::DATE > DATE :day - 365), 0)::DOUBLE AS own,
           coalesce(sum(l.amount) FILTER (d.occurred_at::DATE <= DATE :day - 365), 0)::DOUBLE AS own_before
    FROM picture.line l
    JOIN picture.document d ON d.document_id = l.document_id
    JOIN picture.record r ON r.record_id = d.record_id
    JOIN picture.product p ON p.product_id = l.product_id
    WHERE d.currency = :currency AND p.category <> ''
      AND d.occurred_at::DATE > DATE :day - 730 AND d.occurred_at::DATE <= DATE :day
    GROUP BY r.customer_id, p.category
), orders AS (
    SELECT r.customer_id, count(*) FILTER (d.occurred_at::DATE > DATE :day - 365) AS orders,
           count(*) FILTER (d.occurred_at::DATE <= DATE :day - 365) AS orders_before
    FROM picture.document d JOIN picture.record r ON r.record_id = d.record_id
    WHERE d.currency = :currency AND d.kind NOT IN ('CREDIT_NOTE', 'CANCELLATION')
      AND d.occurred_at::DATE > DATE :day - 730 AND d.occurred_at::DATE <= DATE :day
    GROUP BY r.customer_id
), wide AS (
    SELECT customer_id, sum(greatest(own, 0)) AS total, sum(greatest(own_before, 0)) AS total_before,
           count(*) FILTER (own > 0) AS categories, count(*) FILTER (own_before > 0) AS categories_before
    FROM bought GROUP BY customer_id
)
SELECT b.customer_id, c.kind, b.category, greatest(b.own, 0) AS own, greatest(b.own_before, 0) AS own_before,
       w.total - greatest(b.own, 0) AS other, w.total_before - greatest(b.own_before, 0) AS other_before,
       o.orders, o.orders_before, w.categories, w.categories_before,
       f.first_on <= DATE :day - 365 AS whole, f.first_on <= DATE :day - 730 AS whole_before
FROM bought b
JOIN wide w ON w.customer_id = b.customer_id
JOIN orders o ON o.customer_id = b.customer_id
JOIN picture.customer c ON c.customer_id = b.customer_id
JOIN picture.feature f ON f.customer_id = b.customer_id
WHERE b.own > 0 OR b.own_before > 0

-- name: make
CREATE OR REPLACE TABLE picture.share (
    customer_id BIGINT NOT NULL, kind VARCHAR NOT NULL, category VARCHAR NOT NULL,
    own DOUBLE NOT NULL, own_before DOUBLE NOT NULL,
    total DOUBLE, total_low DOUBLE, total_high DOUBLE, reason VARCHAR NOT NULL,
    before DOUBLE, before_low DOUBLE, before_high DOUBLE);
CREATE OR REPLACE TABLE picture.share_run (made_at TIMESTAMP NOT NULL, day DATE NOT NULL, currency VARCHAR NOT NULL, since DATE)

-- name: add-run
INSERT INTO picture.share_run VALUES (?, ?, ?, ?)

-- name: run
SELECT made_at, day, currency, since FROM picture.share_run

-- name: groups
SELECT kind, category, count(*) AS customers FROM share_spend GROUP BY kind, category ORDER BY kind, category

-- name: group
SELECT customer_id, own, own_before, other, other_before, orders, orders_before, categories, categories_before, whole, whole_before
FROM share_spend WHERE kind = ? AND category = ? ORDER BY hash(customer_id)

-- name: drop-spend
DROP TABLE share_spend

-- name: make-figures
CREATE TEMP TABLE figure_of_customer (customer_id BIGINT, category VARCHAR, amount DOUBLE, low DOUBLE, high DOUBLE, on_day DATE);
CREATE TEMP TABLE figure_of_kind (kind VARCHAR, category VARCHAR, amount DOUBLE, low DOUBLE, high DOUBLE, on_day DATE)

-- name: add-figure-of-customer
INSERT INTO figure_of_customer VALUES (?, ?, ?, ?, ?, ?)

-- name: add-figure-of-kind
INSERT INTO figure_of_kind VALUES (?, ?, ?, ?, ?, ?)

-- name: drop-figures
DROP TABLE figure_of_customer;
DROP TABLE figure_of_kind

-- name: lay-shares
-- What is known of each customer and category, the best method in front: what he said, what a panel says, look-alikes.
CREATE TEMP TABLE shares AS
SELECT coalesce(s.customer_id, d.customer_id) AS customer_id, coalesce(s.kind, c.kind, 'unknown') AS kind,
       coalesce(s.category, d.category) AS category,
       coalesce(s.own, 0) AS own, coalesce(s.own_before, 0) AS own_before,
       CASE WHEN d.amount IS NOT NULL THEN 'DECLARED' WHEN p.amount IS NOT NULL THEN 'PANEL' ELSE 'LOOK_ALIKES' END AS method,
       coalesce(d.amount, p.amount, s.total) AS total,
       CASE WHEN d.amount IS NOT NULL THEN coalesce(d.low, d.amount) WHEN p.amount IS NOT NULL THEN p.low ELSE s.total_low END AS low,
       CASE WHEN d.amount IS NOT NULL THEN coalesce(d.high, d.amount) WHEN p.amount IS NOT NULL THEN p.high ELSE s.total_high END AS high,
       d.amount IS NOT NULL AND d.low IS NULL AS unranged,
       CASE WHEN d.amount IS NULL AND p.amount IS NULL THEN s.reason ELSE '' END AS reason,
       coalesce(d.on_day, p.on_day) AS on_day,
       CASE WHEN d.amount IS NULL AND p.amount IS NULL THEN s.before ELSE coalesce(d.amount, p.amount) END AS before,
       CASE WHEN d.amount IS NOT NULL THEN coalesce(d.low, d.amount) WHEN p.amount IS NOT NULL THEN p.low ELSE s.before_low END AS before_low,
       CASE WHEN d.amount IS NOT NULL THEN coalesce(d.high, d.amount) WHEN p.amount IS NOT NULL THEN p.high ELSE s.before_high END AS before_high
FROM picture.share s
FULL JOIN figure_of_customer d ON d.customer_id = s.customer_id AND d.category = s.category
LEFT JOIN picture.customer c ON c.customer_id = d.customer_id
LEFT JOIN figure_of_kind p ON p.kind = coalesce(s.kind, c.kind) AND p.category = coalesce(s.category, d.category)

-- name: list
-- Those with most room to grow in front; those without a total last.
SELECT * FROM shares
WHERE (? = '' OR category = ?) AND (? = '' OR kind = ?) AND (? = 0 OR customer_id = ?) AND (own > 0 OR method = 'DECLARED')
ORDER BY CASE WHEN total IS NULL THEN NULL ELSE greatest(total - own, 0) END DESC NULLS LAST, own DESC, customer_id, category
LIMIT ?

-- name: categories
SELECT category, count(*) FILTER (own > 0 OR method = 'DECLARED') AS customers, count(*) FILTER (total IS NOT NULL AND (own > 0 OR method = 'DECLARED')) AS estimated,
       sum(own) AS own_all, coalesce(sum(own) FILTER (total IS NOT NULL), 0) AS own,
       coalesce(sum(greatest(total, own)) FILTER (total IS NOT NULL AND (own > 0 OR method = 'DECLARED')), 0) AS total,
       coalesce(sum(greatest(low, own)) FILTER (total IS NOT NULL AND (own > 0 OR method = 'DECLARED')), 0) AS low,
       coalesce(sum(greatest(high, own)) FILTER (total IS NOT NULL AND (own > 0 OR method = 'DECLARED')), 0) AS high
FROM shares GROUP BY category ORDER BY category

-- name: drop-shares
DROP TABLE shares

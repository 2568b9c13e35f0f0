-- What customers spend in a year by category, and what they could spend, in the picture (DuckDB).

-- name: currency
SELECT currency FROM picture.feature GROUP BY currency ORDER BY count(*) DESC, currency LIMIT 1

-- name: first-day
SELECT min(first_on) FROM picture.feature

-- name: lay-spend
-- Net of each customer and category in the last 365 days and in the 365 before, beside what he spends on other categories,
-- how often he buys and of how many categories. A year counts only for who was a customer before it began.
CREATE OR REPLACE TABLE picture.share_spend AS
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
-- Filled group by group; takes the place of the standing one when it is whole.
CREATE OR REPLACE TABLE picture.share_next (
    customer_id BIGINT NOT NULL, kind VARCHAR NOT NULL, category VARCHAR NOT NULL,
    own DOUBLE NOT NULL, own_before DOUBLE NOT NULL,
    total DOUBLE, total_low DOUBLE, total_high DOUBLE, reason VARCHAR NOT NULL,
    before DOUBLE, before_low DOUBLE, before_high DOUBLE)

-- name: turn
-- The rows stand in the order in which they are asked for, those with most room to grow in front: a list takes the first places.
-- Sums are decimal: what is taken away of them later leaves exactly what remains.
CREATE OR REPLACE TABLE picture.share AS
SELECT *, row_number() OVER (ORDER BY CASE WHEN total IS NOT NULL THEN greatest(total - own, 0) END DESC NULLS LAST, own DESC,
                             customer_id, category) AS place
FROM picture.share_next ORDER BY place;
CREATE OR REPLACE TABLE picture.share_sum AS
SELECT kind, category, count(*) FILTER (own > 0) AS customers, count(*) FILTER (own > 0 AND total IS NOT NULL) AS estimated,
       sum(own::DECIMAL(38, 8)) AS own_all, coalesce(sum(own::DECIMAL(38, 8)) FILTER (total IS NOT NULL), 0) AS own,
       coalesce(sum(greatest(total, own)::DECIMAL(38, 8)) FILTER (own > 0 AND total IS NOT NULL), 0) AS total,
       coalesce(sum(greatest(total_low, own)::DECIMAL(38, 8)) FILTER (own > 0 AND total IS NOT NULL), 0) AS low,
       coalesce(sum(greatest(total_high, own)::DECIMAL(38, 8)) FILTER (own > 0 AND total IS NOT NULL), 0) AS high
FROM picture.share GROUP BY kind, category;
CREATE OR REPLACE TABLE picture.share_run (made_at TIMESTAMP NOT NULL, day DATE NOT NULL, currency VARCHAR NOT NULL, since DATE);
DROP TABLE picture.share_next;
DROP TABLE picture.share_spend

-- name: add-run
INSERT INTO picture.share_run VALUES (?, ?, ?, ?)

-- name: run
SELECT made_at, day, currency, since FROM picture.share_run

-- name: groups
SELECT kind, category, count(*) AS customers FROM picture.share_spend GROUP BY kind, category ORDER BY kind, category

-- name: group
SELECT customer_id, own, own_before, other, other_before, orders, orders_before, categories, categories_before, whole, whole_before
FROM picture.share_spend WHERE kind = ? AND category = ? ORDER BY hash(customer_id)

-- name: make-figures
CREATE TEMP TABLE figure_of_customer (customer_id BIGINT, category VARCHAR, amount DOUBLE, low DOUBLE, high DOUBLE);
CREATE TEMP TABLE figure_of_kind (kind VARCHAR, category VARCHAR, amount DOUBLE, low DOUBLE, high DOUBLE)

-- name: lay-shares
-- What is known of each customer and category, the best method in front: what he said, what a panel says, look-alikes. The
-- first view holds what follows from look-alikes alone, in the order of the table; the second what somebody told.
CREATE TEMP VIEW share_alike AS
SELECT s.customer_id, s.kind, s.category, s.own, s.own_before, 'LOOK_ALIKES' AS method, s.total, s.total_low AS low, s.total_high AS high,
       false AS unranged, s.reason, s.before, s.before_low, s.before_high, s.place
FROM picture.share s
WHERE NOT EXISTS (SELECT 1 FROM figure_of_kind p WHERE p.kind = s.kind AND p.category = s.category)
  AND NOT EXISTS (SELECT 1 FROM figure_of_customer d WHERE d.customer_id = s.customer_id AND d.category = s.category);
CREATE TEMP VIEW share_told AS
SELECT s.customer_id, s.kind, s.category, s.own, s.own_before, 'PANEL' AS method, p.amount AS total, p.low, p.high,
       false AS unranged, '' AS reason, p.amount AS before, p.low AS before_low, p.high AS before_high
FROM picture.share s JOIN figure_of_kind p ON p.kind = s.kind AND p.category = s.category
WHERE NOT EXISTS (SELECT 1 FROM figure_of_customer d WHERE d.customer_id = s.customer_id AND d.category = s.category)
UNION ALL
SELECT d.customer_id, coalesce(s.kind, c.kind, 'unknown'), d.category, coalesce(s.own, 0), coalesce(s.own_before, 0), 'DECLARED',
       d.amount, coalesce(d.low, d.amount), coalesce(d.high, d.amount), d.low IS NULL, '',
       d.amount, coalesce(d.low, d.amount), coalesce(d.high, d.amount)
FROM figure_of_customer d
LEFT JOIN picture.share s ON s.customer_id = d.customer_id AND s.category = d.category
LEFT JOIN picture.customer c ON c.customer_id = d.customer_id

-- name: list
-- Those with most room to grow in front; those without a total last.
SELECT * FROM (
    (SELECT * EXCLUDE (place) FROM share_alike
     WHERE (? = '' OR category = ?) AND (? = '' OR kind = ?) AND (? = 0 OR customer_id = ?) AND own > 0 ORDER BY place LIMIT ?)
    UNION ALL
    SELECT * FROM share_told
    WHERE (? = '' OR category = ?) AND (? = '' OR kind = ?) AND (? = 0 OR customer_id = ?) AND (own > 0 OR method = 'DECLARED'))
ORDER BY CASE WHEN total IS NOT NULL THEN greatest(total - own, 0) END DESC NULLS LAST,
         own DESC, customer_id, category
LIMIT ?

-- name: categories
-- The sums of all look-alikes, without those of whom somebody told, and what was told of these instead. In decimals, so that
-- nothing but what was told remains where all are replaced.
WITH replaced AS (
    SELECT s.category, s.own, s.total, s.total_low, s.total_high, s.total IS NOT NULL AS known, s.own > 0 AND s.total IS NOT NULL AS counts
    FROM picture.share s
    JOIN figure_of_customer d ON d.customer_id = s.customer_id AND d.category = s.category
    WHERE NOT EXISTS (SELECT 1 FROM figure_of_kind p WHERE p.kind = s.kind AND p.category = s.category)
), told AS (
    SELECT category, own, total, low, high, own > 0 OR method = 'DECLARED' AS counts FROM share_told
), parts AS (
    SELECT category, customers, estimated, own_all::DECIMAL(38, 8) AS own_all, own::DECIMAL(38, 8) AS own,
           total::DECIMAL(38, 8) AS total, low::DECIMAL(38, 8) AS low, high::DECIMAL(38, 8) AS high
    FROM picture.share_sum u
    WHERE NOT EXISTS (SELECT 1 FROM figure_of_kind p WHERE p.kind = u.kind AND p.category = u.category)
    UNION ALL
    SELECT category, -(own > 0)::INT, -counts::INT, -own::DECIMAL(38, 8), -(CASE WHEN known THEN own ELSE 0 END)::DECIMAL(38, 8),
           -(CASE WHEN counts THEN greatest(total, own) ELSE 0 END)::DECIMAL(38, 8),
           -(CASE WHEN counts THEN greatest(total_low, own) ELSE 0 END)::DECIMAL(38, 8),
           -(CASE WHEN counts THEN greatest(total_high, own) ELSE 0 END)::DECIMAL(38, 8)
    FROM replaced
    UNION ALL
    SELECT category, counts::INT, counts::INT, own::DECIMAL(38, 8), own::DECIMAL(38, 8),
           (CASE WHEN counts THEN greatest(total, own) ELSE 0 END)::DECIMAL(38, 8),
           (CASE WHEN counts THEN greatest(low, own) ELSE 0 END)::DECIMAL(38, 8),
           (CASE WHEN counts THEN greatest(high, own) ELSE 0 END)::DECIMAL(38, 8)
    FROM told
)
SELECT category, sum(customers)::BIGINT AS customers, sum(estimated)::BIGINT AS estimated,
       sum(own_all)::DOUBLE AS own_all, sum(own)::DOUBLE AS own, sum(total)::DOUBLE AS total, sum(low)::DOUBLE AS low,
       sum(high)::DOUBLE AS high
FROM parts GROUP BY category ORDER BY category

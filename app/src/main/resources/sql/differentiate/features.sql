-- The features of customers, computed in DuckDB step by step; docs/methods/features.md says the same in words.
-- :documents and :ledger say whether all customers are computed or those in the temporary table todo; :day is the day for
-- which they are computed. What is computed from the lines of one customer is computed outside the engine, customer by
-- customer, and comes back as computed(:rows); its columns are called as in the table that they go to.

-- name: make
CREATE OR REPLACE TABLE picture.article_level (
    article VARCHAR NOT NULL, category VARCHAR NOT NULL, price DOUBLE NOT NULL, level DOUBLE NOT NULL);
CREATE OR REPLACE TABLE picture.feature (
    customer_id BIGINT NOT NULL, currency VARCHAR NOT NULL, currencies INTEGER NOT NULL,
    purchases INTEGER NOT NULL, purchase_days INTEGER NOT NULL, active_months INTEGER NOT NULL,
    first_on DATE, last_on DATE, age_days INTEGER, recency_days INTEGER, purchases_per_year DOUBLE,
    repeats INTEGER, span_days INTEGER, repeat_spend DOUBLE,
    basket_mean DOUBLE, basket_median DOUBLE,
    spend DECIMAL(18, 2) NOT NULL, spend_12m DECIMAL(18, 2) NOT NULL, spend_3m DECIMAL(18, 2) NOT NULL,
    margin DECIMAL(18, 2), margin_12m DECIMAL(18, 2), margin_3m DECIMAL(18, 2), margin_known DOUBLE,
    returns_share DOUBLE, discount_share DOUBLE,
    spend_6m DECIMAL(18, 2) NOT NULL, spend_6m_before DECIMAL(18, 2) NOT NULL, trend DOUBLE,
    interval_median DOUBLE, interval_low DOUBLE, interval_high DOUBLE,
    favourite_weekday INTEGER, favourite_weekday_share DOUBLE, weekend_share DOUBLE,
    timed_purchases INTEGER NOT NULL, morning_share DOUBLE, afternoon_share DOUBLE, evening_share DOUBLE,
    night_share DOUBLE,
    channels INTEGER NOT NULL, favourite_channel VARCHAR, favourite_channel_share DOUBLE,
    departments INTEGER NOT NULL, articles INTEGER NOT NULL, categories INTEGER NOT NULL,
    favourite_category VARCHAR, favourite_category_share DOUBLE, price_level DOUBLE);
CREATE OR REPLACE TABLE picture.category (category_id INTEGER NOT NULL, category VARCHAR NOT NULL); -- in no order
CREATE OR REPLACE TABLE picture.tasting (
    customer_id BIGINT NOT NULL, category_id INTEGER NOT NULL, times INTEGER NOT NULL, net DECIMAL(18, 2) NOT NULL,
    share DOUBLE, price_level DOUBLE);
CREATE OR REPLACE VIEW picture.taste AS
SELECT t.customer_id, c.category, t.times, t.net, t.share, t.price_level
FROM picture.tasting t JOIN picture.category c ON c.category_id = t.category_id;
CREATE OR REPLACE TABLE picture.channel_use (
    customer_id BIGINT NOT NULL, channel VARCHAR NOT NULL, purchases INTEGER NOT NULL, net DECIMAL(18, 2) NOT NULL,
    share DOUBLE NOT NULL);
CREATE OR REPLACE TABLE picture.cycle (
    customer_id BIGINT NOT NULL, article VARCHAR NOT NULL, days INTEGER NOT NULL, last_on DATE NOT NULL,
    interval_median DOUBLE NOT NULL, interval_low DOUBLE NOT NULL, interval_high DOUBLE NOT NULL)

-- name: forget-old
-- What stood where a view stands now.
DROP TABLE IF EXISTS picture.taste

-- name: some-documents
-- The documents of the customers in todo, to stand in a FROM.
(SELECT * FROM picture.document WHERE record_id IN
    (SELECT record_id FROM picture.record WHERE customer_id IN (SELECT customer_id FROM todo)))

-- name: heads
-- Documents that count, with their customer; channels and currencies as numbers in the order of their names.
CREATE TEMP TABLE ways AS
SELECT source_id, given, channel, (dense_rank() OVER (ORDER BY channel))::INTEGER AS channel_id
FROM (SELECT d.source_id, d.channel AS given, coalesce(nullif(d.channel, ''), s.channel, '') AS channel
      FROM (SELECT DISTINCT source_id, channel FROM :documents d) d
      LEFT JOIN picture.source s ON s.source_id = d.source_id);
CREATE TEMP TABLE monies AS
SELECT currency, (row_number() OVER (ORDER BY currency))::INTEGER AS currency_id
FROM (SELECT DISTINCT currency FROM :documents d);
CREATE TEMP TABLE heads AS
SELECT d.document_id, r.customer_id, d.occurred_at::DATE AS day, m.currency_id,
       d.kind NOT IN ('CREDIT_NOTE', 'CANCELLATION') AS sells,
       CASE WHEN d.occurred_at <> date_trunc('day', d.occurred_at) THEN hour(d.occurred_at)::TINYINT END AS hour,
       w.channel_id, coalesce(nullif(d.department, ''), s.department, '') AS department
FROM :documents d
JOIN picture.record r ON r.record_id = d.record_id
JOIN ways w ON w.source_id = d.source_id AND w.given = d.channel
JOIN monies m ON m.currency = d.currency
LEFT JOIN picture.source s ON s.source_id = d.source_id

-- name: lines
-- The lines of these documents, where only some customers are computed; for all, the ledger is picture.line itself.
CREATE TEMP TABLE lines AS
SELECT * FROM picture.line WHERE document_id IN (SELECT document_id FROM heads)

-- name: places
-- Departments as numbers.
CREATE TEMP TABLE places AS
SELECT department, (row_number() OVER (ORDER BY department) - 1)::INTEGER AS place
FROM (SELECT department FROM picture.product UNION SELECT department FROM heads UNION SELECT department FROM :ledger)
WHERE department <> ''

-- name: categories
-- Numbers for categories that have none yet.
INSERT INTO picture.category
SELECT (SELECT coalesce(max(category_id), 0) FROM picture.category) + row_number() OVER (ORDER BY category), category
FROM (SELECT DISTINCT category FROM picture.product)
WHERE category NOT IN (SELECT category FROM picture.category)

-- name: goods
-- Products with their article, category and department as numbers: what is grouped by stays small.
CREATE TEMP TABLE goods AS
SELECT p.product_id, p.product_key, p.category, d.place, p.unit_cost::DOUBLE AS unit_cost,
       (dense_rank() OVER (ORDER BY p.product_key))::INTEGER AS article_id, c.category_id
FROM picture.product p JOIN picture.category c ON c.category = p.category
LEFT JOIN places d ON d.department = p.department

-- name: levels
-- Where an article's mean price stands among those of its category, from 0 (cheapest) to 1 (dearest): its mid-rank.
-- Categories of fewer than four articles with a price have no levels.
INSERT INTO picture.article_level
WITH priced AS (
    SELECT g.product_key, max(g.category) AS category, sum(l.amount)::DOUBLE / sum(l.quantity)::DOUBLE AS price
    FROM picture.line l JOIN goods g ON g.product_id = l.product_id
    WHERE l.kind = 'S' AND l.quantity > 0 AND l.amount > 0
    GROUP BY g.product_key
), ranked AS (
    SELECT product_key, category, price, count(*) OVER (PARTITION BY category) AS articles,
           rank() OVER (PARTITION BY category ORDER BY price) AS below,
           count(*) OVER (PARTITION BY category, price) AS same
    FROM priced
)
SELECT product_key, category, price, (below - 1 + same / 2.0) / articles FROM ranked WHERE articles >= 4

-- name: articles
-- Each article once; the few products that lack a category do not take it from the others.
CREATE TEMP TABLE articles AS
SELECT g.article_id, min(g.product_key) AS article, arg_max(g.category_id, g.category) AS category_id,
       any_value(l.level) AS level
FROM goods g LEFT JOIN picture.article_level l ON l.article = g.product_key
GROUP BY g.article_id

-- name: cost-of-line
-- Its own, else that of its product; a step.
coalesce(l.cost::DOUBLE, CASE WHEN l.kind IN ('S', 'R') THEN g.unit_cost * l.quantity::DOUBLE END)

-- name: sums
-- What the lines of each document come to.
CREATE TEMP TABLE sums AS
SELECT document_id, count(*) AS lines, sum(amount) AS net,
       sum(CASE WHEN kind = 'S' THEN amount ELSE 0 END) AS sold,
       -sum(CASE WHEN kind = 'R' THEN amount ELSE 0 END) AS returned,
       -sum(CASE WHEN kind = 'D' THEN amount ELSE 0 END) AS discounted,
       sum(CASE WHEN known OR NOT goods THEN amount - coalesce(cost, 0) ELSE 0 END) AS margin,
       count(*) FILTER (goods AND known) AS costed_lines
FROM (SELECT l.document_id, l.kind, l.amount::DOUBLE AS amount, l.kind IN ('S', 'R') AS goods,
             l.cost IS NOT NULL OR g.unit_cost IS NOT NULL AS known,
             {cost-of-line} AS cost
      FROM :ledger l JOIN goods g ON g.product_id = l.product_id)
GROUP BY document_id

-- name: shelf-products
SELECT product_id, article_id, coalesce(place, -1) AS place FROM goods

-- name: shelf-articles
SELECT article_id, category_id, coalesce(level, 'nan') AS level FROM articles

-- name: shelf-categories
-- Categories with their place in the order of their names.
SELECT category_id, row_number() OVER (ORDER BY category) AS rank FROM picture.category

-- name: bounds
-- The customers with which parts of about equal size end.
SELECT unnest(quantile_disc(customer_id, :fractions)) FROM heads

-- name: count-places
SELECT count(*) FROM places

-- name: count-lines
SELECT count(*) FROM :ledger

-- name: first-head
-- Rows are numbered one after the other, from where the transaction has its rows.
SELECT coalesce(min(rowid), 0) FROM heads

-- name: last-head
SELECT coalesce(max(rowid), -1) FROM heads

-- name: read-heads
-- Documents by customer and day: the number of the row, the customer, the day since 1970, and what else counts as one number.
SELECT h.rowid - :base AS head, h.customer_id, h.day - DATE '1970-01-01' AS day,
       (h.channel_id::BIGINT << 44) | (h.currency_id::BIGINT << 28) | (coalesce(p.place + 1, 0) << 6)
           | CASE WHEN h.sells THEN 32 ELSE 0 END | coalesce(h.hour, 31) AS marks
FROM heads h LEFT JOIN places p ON p.department = h.department
WHERE h.customer_id BETWEEN :first AND :last
ORDER BY h.customer_id, h.day

-- name: read-lines
-- Their lines: document, product with department (0 none, 1 one without a number), kind, and whether the cost is known, as one
-- number, amount and cost; amounts that are unknown are no numbers.
SELECT h.rowid - :base AS head, (l.product_id::BIGINT << 32) | (CASE WHEN l.department IS NULL THEN 0 ELSE coalesce(p.place, -1) + 2 END << 4)
           | (CASE l.kind WHEN 'S' THEN 0 WHEN 'R' THEN 1 WHEN 'D' THEN 2 ELSE 3 END << 1)
           | CASE WHEN l.cost IS NOT NULL OR g.unit_cost IS NOT NULL THEN 1 ELSE 0 END AS marks,
       coalesce(l.amount::DOUBLE, 'nan') AS amount,
       coalesce({cost-of-line}, 0) AS cost
FROM :ledger l JOIN heads h ON h.document_id = l.document_id JOIN goods g ON g.product_id = l.product_id
LEFT JOIN places p ON p.department = l.department
WHERE h.customer_id BETWEEN :first AND :last

-- name: put-features
INSERT INTO picture.feature
SELECT f.* REPLACE (DATE '1970-01-01' + f.first_on::INTEGER AS first_on, DATE '1970-01-01' + f.last_on::INTEGER AS last_on,
                    c.currency AS currency, w.channel AS favourite_channel, g.category AS favourite_category)
FROM computed(:rows) f
LEFT JOIN monies c ON c.currency_id = f.currency
LEFT JOIN (SELECT DISTINCT channel_id, channel FROM ways) w ON w.channel_id = f.favourite_channel
LEFT JOIN picture.category g ON g.category_id = f.favourite_category

-- name: put-tastes
INSERT INTO picture.tasting SELECT * FROM computed(:rows)

-- name: put-channels
INSERT INTO picture.channel_use
SELECT u.* REPLACE (w.channel AS channel)
FROM computed(:rows) u JOIN (SELECT DISTINCT channel_id, channel FROM ways) w ON w.channel_id = u.channel

-- name: put-cycles
INSERT INTO picture.cycle
SELECT c.* REPLACE (a.article AS article, DATE '1970-01-01' + c.last_on::INTEGER AS last_on)
FROM computed(:rows) c JOIN articles a ON a.article_id = c.article

-- name: forget
-- What was known of the customers whose features are computed anew.
DELETE FROM picture.feature WHERE customer_id IN (SELECT customer_id FROM todo);
DELETE FROM picture.tasting WHERE customer_id IN (SELECT customer_id FROM todo);
DELETE FROM picture.channel_use WHERE customer_id IN (SELECT customer_id FROM todo);
DELETE FROM picture.cycle WHERE customer_id IN (SELECT customer_id FROM todo)

-- name: clear
DROP TABLE temp.places; DROP TABLE temp.goods; DROP TABLE temp.articles; DROP TABLE temp.ways; DROP TABLE temp.monies;
DROP TABLE temp.heads; DROP TABLE temp.sums

-- name: clear-lines
DROP TABLE temp.lines

-- name: habits
-- The features of one customer.
SELECT * FROM picture.feature WHERE customer_id = ?

-- name: taste-of
SELECT category, times, net, share, price_level FROM picture.taste WHERE customer_id = ? ORDER BY share DESC, category

-- name: channels-of
SELECT channel, purchases, net, share FROM picture.channel_use WHERE customer_id = ? ORDER BY share DESC, channel

-- name: cycles-of
-- The repeat cycles of one customer, the one that is due first in front.
SELECT c.article, coalesce(p.name, c.article) AS name, c.days, c.last_on, c.interval_median, c.interval_low,
       c.interval_high
FROM picture.cycle c
LEFT JOIN (SELECT product_key, min(name) AS name FROM picture.product GROUP BY product_key) p ON p.product_key = c.article
WHERE c.customer_id = ?
ORDER BY c.last_on + c.interval_median::INTEGER, c.article

-- name: count-histories
SELECT count(*) FROM picture.feature WHERE first_on IS NOT NULL

-- name: histories
SELECT customer_id, repeats, span_days, age_days, repeat_spend FROM picture.feature WHERE first_on IS NOT NULL
ORDER BY customer_id

-- The features of customers, computed in DuckDB step by step; docs/methods/features.md says the same in words.
-- :scope, :those and :ledger say whether all customers are computed or those in the temporary table todo; :day is the day
-- for which they are computed. Amounts are in the customer's main currency, the one of most lines. Sums are computed in floating point and
-- rounded to cents: statistics, no ledger.

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
CREATE OR REPLACE TABLE picture.taste (
    customer_id BIGINT NOT NULL, category VARCHAR NOT NULL, times INTEGER NOT NULL, net DECIMAL(18, 2) NOT NULL,
    share DOUBLE, price_level DOUBLE);
CREATE OR REPLACE TABLE picture.channel_use (
    customer_id BIGINT NOT NULL, channel VARCHAR NOT NULL, purchases INTEGER NOT NULL, net DECIMAL(18, 2) NOT NULL,
    share DOUBLE NOT NULL);
CREATE OR REPLACE TABLE picture.cycle (
    customer_id BIGINT NOT NULL, article VARCHAR NOT NULL, days INTEGER NOT NULL, last_on DATE NOT NULL,
    interval_median DOUBLE NOT NULL, interval_low DOUBLE NOT NULL, interval_high DOUBLE NOT NULL)

-- name: goods
-- Products with their article, category and department as numbers: what is grouped by stays small.
CREATE TEMP TABLE goods AS
SELECT product_id, product_key, category, department, unit_cost::DOUBLE AS unit_cost,
       (dense_rank() OVER (ORDER BY product_key))::INTEGER AS article_id,
       (dense_rank() OVER (ORDER BY category))::INTEGER AS category_id
FROM picture.product

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
SELECT g.article_id, min(g.product_key) AS article, max(g.category) AS category, max(g.category_id) AS category_id,
       any_value(l.level) AS level
FROM goods g LEFT JOIN picture.article_level l ON l.article = g.product_key
GROUP BY g.article_id


-- name: heads
-- Documents that count, with their customer.
CREATE TEMP TABLE heads AS
SELECT d.document_id, r.customer_id, d.occurred_at::DATE AS day, d.currency,
       d.kind NOT IN ('CREDIT_NOTE', 'CANCELLATION') AS sells,
       CASE WHEN d.occurred_at <> date_trunc('day', d.occurred_at) THEN hour(d.occurred_at) END AS hour,
       coalesce(nullif(d.channel, ''), s.channel, '') AS channel,
       coalesce(nullif(d.department, ''), s.department, '') AS department
FROM picture.document d
JOIN picture.record r ON r.record_id = d.record_id
LEFT JOIN picture.source s ON s.source_id = d.source_id
WHERE :scope

-- name: lines
-- The lines of these documents, where only some customers are computed; for all, the ledger is picture.line itself.
CREATE TEMP TABLE lines AS
SELECT * FROM picture.line WHERE document_id IN (SELECT document_id FROM heads)

-- name: sums
-- What the lines of each document come to.
CREATE TEMP TABLE sums AS
SELECT l.document_id, count(*) AS lines, sum(l.amount)::DOUBLE AS net,
       coalesce(sum(l.amount) FILTER (l.kind = 'S'), 0)::DOUBLE AS sold,
       -coalesce(sum(l.amount) FILTER (l.kind = 'R'), 0)::DOUBLE AS returned,
       -coalesce(sum(l.amount) FILTER (l.kind = 'D'), 0)::DOUBLE AS discounted,
       sum(CASE WHEN l.cost IS NOT NULL THEN l.cost::DOUBLE
                WHEN l.kind IN ('S', 'R') THEN g.unit_cost * l.quantity::DOUBLE ELSE 0 END) AS cost,
       sum(CASE WHEN l.cost IS NOT NULL OR l.kind NOT IN ('S', 'R') OR g.unit_cost IS NOT NULL
                THEN l.amount::DOUBLE ELSE 0 END) AS costed,
       count(*) FILTER (l.kind IN ('S', 'R') AND (l.cost IS NOT NULL OR g.unit_cost IS NOT NULL)) AS costed_lines,
       coalesce(sum(l.amount) FILTER (l.kind IN ('S', 'R') AND (l.cost IS NOT NULL OR g.unit_cost IS NOT NULL)), 0)::DOUBLE
           AS known,
       bool_or(g.department = '' AND l.department IS NULL) AS by_document
FROM :ledger l JOIN goods g ON g.product_id = l.product_id
GROUP BY l.document_id

-- name: mains
-- The main currency of each customer: the one of most lines, the first by name among equals.
CREATE TEMP TABLE mains AS
SELECT customer_id, arg_max(currency, lines * 1000000 - place) AS currency, count(*) AS currencies
FROM (SELECT h.customer_id, h.currency, sum(s.lines) AS lines,
             any_value(c.place) AS place
      FROM heads h JOIN sums s ON s.document_id = h.document_id
      JOIN (SELECT currency, row_number() OVER (ORDER BY currency) AS place
            FROM (SELECT DISTINCT currency FROM heads)) c ON c.currency = h.currency
      GROUP BY h.customer_id, h.currency)
GROUP BY customer_id

-- name: baskets
-- Documents with what they come to; amounts of other currencies than the main one are left aside.
CREATE TEMP TABLE baskets AS
SELECT h.document_id, h.customer_id, h.day, h.sells, h.hour, h.channel, h.department, s.by_document,
       h.currency = m.currency AS main,
       CASE WHEN h.currency = m.currency THEN s.net ELSE 0 END AS net,
       CASE WHEN h.currency = m.currency THEN s.sold ELSE 0 END AS sold,
       CASE WHEN h.currency = m.currency THEN s.returned ELSE 0 END AS returned,
       CASE WHEN h.currency = m.currency THEN s.discounted ELSE 0 END AS discounted,
       CASE WHEN h.currency = m.currency THEN s.costed - coalesce(s.cost, 0) ELSE 0 END AS margin,
       CASE WHEN h.currency = m.currency THEN s.costed_lines ELSE 0 END AS costed_lines,
       CASE WHEN h.currency = m.currency THEN s.known ELSE 0 END AS known
FROM heads h JOIN sums s ON s.document_id = h.document_id JOIN mains m ON m.customer_id = h.customer_id

-- name: money
-- Spend and margin by window, shares of returns and discounts, the basket, the months.
CREATE TEMP TABLE money AS
SELECT customer_id, count(*) FILTER (sells) AS purchases,
       count(DISTINCT year(day) * 12 + month(day)) FILTER (sells) AS active_months,
       count(*) FILTER (sells AND hour IS NOT NULL) AS timed,
       count(*) FILTER (sells AND hour >= 6 AND hour < 12) AS morning,
       count(*) FILTER (sells AND hour >= 12 AND hour < 18) AS afternoon,
       count(*) FILTER (sells AND hour >= 18) AS evening,
       count(*) FILTER (sells AND hour < 6) AS night,
       avg(net) FILTER (sells AND main) AS basket_mean, median(net) FILTER (sells AND main) AS basket_median,
       sum(net) AS spend,
       coalesce(sum(net) FILTER (day > DATE :day - INTERVAL 12 MONTH), 0) AS spend_12m,
       coalesce(sum(net) FILTER (day > DATE :day - INTERVAL 3 MONTH), 0) AS spend_3m,
       coalesce(sum(net) FILTER (day > DATE :day - INTERVAL 6 MONTH), 0) AS spend_6m,
       coalesce(sum(net) FILTER (day > DATE :day - INTERVAL 12 MONTH AND day <= DATE :day - INTERVAL 6 MONTH), 0)
           AS spend_6m_before,
       sum(margin) AS margin, sum(margin) FILTER (day > DATE :day - INTERVAL 12 MONTH) AS margin_12m,
       sum(margin) FILTER (day > DATE :day - INTERVAL 3 MONTH) AS margin_3m,
       sum(costed_lines) AS costed_lines, sum(known) AS known, sum(sold) AS sold, sum(returned) AS returned, sum(discounted) AS discounted
FROM baskets GROUP BY customer_id

-- name: days
-- The days on which each customer bought, with the time since the day before.
CREATE TEMP TABLE days AS
SELECT customer_id, day, net, day - lag(day) OVER (PARTITION BY customer_id ORDER BY day) AS gap
FROM (SELECT customer_id, day, sum(net) AS net FROM baskets WHERE sells GROUP BY customer_id, day)

-- name: rhythm
-- The usual interval, the weekdays, and the history that models of lifetime value start from.
CREATE TEMP TABLE rhythm AS
SELECT customer_id, count(*) AS days, min(day) AS first_on, max(day) AS last_on,
       quantile_cont(gap, [0.25, 0.5, 0.75]) AS intervals, avg(net) FILTER (gap IS NOT NULL) AS repeat_spend,
       [count(*) FILTER (isodow(day) = 1), count(*) FILTER (isodow(day) = 2), count(*) FILTER (isodow(day) = 3),
        count(*) FILTER (isodow(day) = 4), count(*) FILTER (isodow(day) = 5), count(*) FILTER (isodow(day) = 6),
        count(*) FILTER (isodow(day) = 7)] AS weekdays
FROM days GROUP BY customer_id

-- name: channel-use
-- By which channels each customer buys.
INSERT INTO picture.channel_use
SELECT customer_id, channel, count(*), round(sum(net), 2),
       count(*) / sum(count(*)) OVER (PARTITION BY customer_id)
FROM baskets WHERE sells GROUP BY customer_id, channel

-- name: favourite-channel
CREATE TEMP TABLE favourite_channel AS
SELECT customer_id, count(*) AS channels, arg_max(channel, (share, channel)) AS channel, max(share) AS share
FROM picture.channel_use WHERE :those GROUP BY customer_id

-- name: bought
-- What each customer bought of each article. Customer and article are one number: groups of one column are fast.
CREATE TEMP TABLE bought AS
SELECT (b.customer_id << 24) | g.article_id AS pair, count(*) FILTER (l.kind = 'S') AS times,
       count(*) FILTER (l.kind = 'S' AND l.department IS NULL) AS undeparted,
       sum(CASE WHEN b.main THEN l.amount::DOUBLE ELSE 0 END) AS net
FROM :ledger l JOIN goods g ON g.product_id = l.product_id JOIN baskets b ON b.document_id = l.document_id
WHERE l.kind IN ('S', 'R')
GROUP BY pair

-- name: taste
-- What each customer buys of each category, and how dear.
INSERT INTO picture.taste
WITH categories AS (SELECT DISTINCT category_id, category FROM goods),
grouped AS (
    SELECT b.pair >> 24 AS customer_id, a.category_id, sum(b.times) AS times, sum(b.net) AS net,
           sum(b.net * a.level) FILTER (b.net > 0) / nullif(sum(b.net) FILTER (b.net > 0 AND a.level IS NOT NULL), 0) AS level
    FROM bought b JOIN articles a ON a.article_id = (b.pair & 16777215)
    GROUP BY b.pair >> 24, a.category_id
)
SELECT g.customer_id, c.category, g.times, round(g.net, 2),
       CASE WHEN g.net > 0 THEN g.net / sum(g.net) FILTER (g.net > 0) OVER (PARTITION BY g.customer_id) ELSE 0 END,
       g.level
FROM grouped g JOIN categories c ON c.category_id = g.category_id

-- name: favourites
-- The category on which most is spent, and how dear the customer buys over all.
CREATE TEMP TABLE favourites AS
SELECT customer_id, count(*) FILTER (times > 0) AS categories, arg_max(category, (share, category)) AS category,
       max(share) AS share,
       sum(net * price_level) FILTER (net > 0)::DOUBLE
           / nullif(sum(net) FILTER (net > 0 AND price_level IS NOT NULL), 0)::DOUBLE AS price_level
FROM picture.taste WHERE :those GROUP BY customer_id

-- name: breadth
-- How many articles and departments each customer bought of.
CREATE TEMP TABLE breadth AS
WITH departments AS (
    SELECT DISTINCT b.pair >> 24 AS customer_id, g.department
    FROM bought b JOIN (SELECT DISTINCT article_id, department FROM goods WHERE department <> '') g
        ON g.article_id = (b.pair & 16777215)
    WHERE b.undeparted > 0
    UNION
    SELECT customer_id, department FROM baskets WHERE by_document AND sells AND department <> ''
    UNION
    SELECT b.customer_id, l.department FROM :ledger l JOIN baskets b ON b.document_id = l.document_id
    WHERE l.department IS NOT NULL AND l.kind = 'S'
), wide AS (
    SELECT customer_id, count(*) AS departments FROM departments GROUP BY customer_id
)
SELECT p.customer_id, p.articles, coalesce(w.departments, 0) AS departments
FROM (SELECT pair >> 24 AS customer_id, count(*) AS articles FROM bought WHERE times > 0 GROUP BY pair >> 24) p
LEFT JOIN wide w ON w.customer_id = p.customer_id

-- name: cycles
-- After how many days a customer buys the same article again, where he bought it on three days or more.
INSERT INTO picture.cycle
WITH bought_days AS (
    SELECT DISTINCT (b.customer_id << 24) | g.article_id AS pair, b.day
    FROM :ledger l JOIN goods g ON g.product_id = l.product_id JOIN baskets b ON b.document_id = l.document_id
    WHERE l.kind = 'S'
      AND ((b.customer_id << 24) | g.article_id) IN (SELECT pair FROM bought WHERE times >= 3)
), gaps AS (
    SELECT pair, day, day - lag(day) OVER (PARTITION BY pair ORDER BY day) AS gap FROM bought_days
), cycles AS (
    SELECT pair, count(*) AS days, max(day) AS last_on, quantile_cont(gap, [0.25, 0.5, 0.75]) AS intervals
    FROM gaps GROUP BY pair HAVING count(*) >= 3
)
SELECT c.pair >> 24, a.article, c.days, c.last_on, c.intervals[2], c.intervals[1], c.intervals[3]
FROM cycles c JOIN articles a ON a.article_id = (c.pair & 16777215)

-- name: features
-- All features of each customer in one row.
INSERT INTO picture.feature
SELECT m.customer_id, c.currency, c.currencies, m.purchases, coalesce(r.days, 0), m.active_months,
       r.first_on, r.last_on, greatest(DATE :day - r.first_on, 0), greatest(DATE :day - r.last_on, 0),
       (r.days - 1) * 365.25 / nullif(greatest(DATE :day - r.first_on, 0), 0),
       r.days - 1, r.last_on - r.first_on, r.repeat_spend,
       m.basket_mean, m.basket_median,
       round(m.spend, 2), round(m.spend_12m, 2), round(m.spend_3m, 2),
       CASE WHEN m.costed_lines > 0 THEN round(m.margin, 2) END,
       CASE WHEN m.costed_lines > 0 THEN round(coalesce(m.margin_12m, 0), 2) END,
       CASE WHEN m.costed_lines > 0 THEN round(coalesce(m.margin_3m, 0), 2) END,
       CASE WHEN m.sold - m.returned > 0 THEN greatest(least(m.known / (m.sold - m.returned), 1), 0) END,
       CASE WHEN m.sold > 0 THEN m.returned / m.sold END,
       CASE WHEN m.sold > 0 THEN m.discounted / m.sold END,
       round(m.spend_6m, 2), round(m.spend_6m_before, 2),
       CASE WHEN greatest(m.spend_6m, 0) + greatest(m.spend_6m_before, 0) > 0
            THEN (greatest(m.spend_6m, 0) - greatest(m.spend_6m_before, 0))
                / (greatest(m.spend_6m, 0) + greatest(m.spend_6m_before, 0)) END,
       r.intervals[2], r.intervals[1], r.intervals[3],
       list_position(r.weekdays, list_max(r.weekdays)), list_max(r.weekdays) / r.days,
       (r.weekdays[6] + r.weekdays[7]) / r.days,
       m.timed, m.morning / nullif(m.timed, 0), m.afternoon / nullif(m.timed, 0), m.evening / nullif(m.timed, 0),
       m.night / nullif(m.timed, 0),
       coalesce(f.channels, 0), f.channel, f.share,
       coalesce(b.departments, 0), coalesce(b.articles, 0), coalesce(t.categories, 0),
       t.category, t.share, t.price_level
FROM money m JOIN mains c ON c.customer_id = m.customer_id
LEFT JOIN rhythm r ON r.customer_id = m.customer_id
LEFT JOIN favourite_channel f ON f.customer_id = m.customer_id
LEFT JOIN favourites t ON t.customer_id = m.customer_id
LEFT JOIN breadth b ON b.customer_id = m.customer_id

-- name: forget
-- What was known of the customers whose features are computed anew.
DELETE FROM picture.feature WHERE customer_id IN (SELECT customer_id FROM todo);
DELETE FROM picture.taste WHERE customer_id IN (SELECT customer_id FROM todo);
DELETE FROM picture.channel_use WHERE customer_id IN (SELECT customer_id FROM todo);
DELETE FROM picture.cycle WHERE customer_id IN (SELECT customer_id FROM todo)

-- name: clear
DROP TABLE temp.goods; DROP TABLE temp.articles; DROP TABLE temp.heads; DROP TABLE temp.sums; DROP TABLE temp.mains;
DROP TABLE temp.baskets; DROP TABLE temp.money; DROP TABLE temp.days; DROP TABLE temp.rhythm;
DROP TABLE temp.favourite_channel; DROP TABLE temp.bought; DROP TABLE temp.favourites; DROP TABLE temp.breadth

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

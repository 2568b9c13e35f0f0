-- The features of customers, computed in DuckDB step by step; docs/methods/features.md says the same in words.
-- :documents and :ledger say whether all customers are computed or those in the temporary table todo; :day is the day for
-- which they are computed. Amounts are in the customer's main currency, the one of most lines. Sums are computed in floating point and
-- rounded to cents: statistics, no ledger. Amounts that cancel out may leave a trace in floating point: shares of less than
-- half a millionth are unknown.

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

-- name: goods
-- Products with their article, category and department as numbers: what is grouped by stays small.
CREATE TEMP TABLE goods AS
SELECT p.product_id, p.product_key, p.category, d.place, p.unit_cost::DOUBLE AS unit_cost,
       (dense_rank() OVER (ORDER BY p.product_key))::INTEGER AS article_id,
       (dense_rank() OVER (ORDER BY p.category))::INTEGER AS category_id
FROM picture.product p LEFT JOIN places d ON d.department = p.department

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

-- name: sums
-- What the lines of each document come to.
CREATE TEMP TABLE sums AS
SELECT document_id, count(*) AS lines, sum(amount) AS net,
       sum(CASE WHEN kind = 'S' THEN amount ELSE 0 END) AS sold,
       -sum(CASE WHEN kind = 'R' THEN amount ELSE 0 END) AS returned,
       -sum(CASE WHEN kind = 'D' THEN amount ELSE 0 END) AS discounted,
       sum(CASE WHEN known OR NOT goods THEN amount - coalesce(cost, 0) ELSE 0 END) AS margin,
       count(*) FILTER (goods AND known) AS costed_lines,
       sum(CASE WHEN goods AND known THEN amount ELSE 0 END) AS known,
       bool_or(by_document) AS by_document
FROM (SELECT l.document_id, l.kind, l.amount::DOUBLE AS amount, l.kind IN ('S', 'R') AS goods,
             l.cost IS NOT NULL OR g.unit_cost IS NOT NULL AS known,
             CASE WHEN l.cost IS NOT NULL THEN l.cost::DOUBLE
                  WHEN l.kind IN ('S', 'R') THEN g.unit_cost * l.quantity::DOUBLE END AS cost,
             g.place IS NULL AND l.department IS NULL AS by_document
      FROM :ledger l JOIN goods g ON g.product_id = l.product_id)
GROUP BY document_id

-- name: mains
-- The main currency of customers who buy in several: the one of most lines, the first by name among equals.
CREATE TEMP TABLE mains AS
WITH several AS (
    SELECT customer_id FROM heads GROUP BY customer_id HAVING min(currency_id) <> max(currency_id)
), counted AS (
    SELECT h.customer_id, h.currency_id, sum(s.lines) AS lines
    FROM heads h JOIN several v ON v.customer_id = h.customer_id JOIN sums s ON s.document_id = h.document_id
    GROUP BY h.customer_id, h.currency_id
)
SELECT customer_id, arg_max(currency_id, lines * 1000000 - currency_id) AS currency_id, count(*) AS currencies
FROM counted GROUP BY customer_id

-- name: baskets
-- Documents with what they come to; amounts of other currencies than the main one are left aside.
CREATE TEMP TABLE baskets AS
SELECT document_id, customer_id, day, sells, hour, channel_id, department, currency_id, currencies, by_document, main,
       CASE WHEN main THEN net ELSE 0 END AS net, CASE WHEN main THEN sold ELSE 0 END AS sold,
       CASE WHEN main THEN returned ELSE 0 END AS returned, CASE WHEN main THEN discounted ELSE 0 END AS discounted,
       CASE WHEN main THEN margin ELSE 0 END AS margin, CASE WHEN main THEN costed_lines ELSE 0 END AS costed_lines,
       CASE WHEN main THEN known ELSE 0 END AS known
FROM (SELECT h.*, s.*, coalesce(m.currency_id = h.currency_id, true) AS main, coalesce(m.currencies, 1) AS currencies
      FROM heads h JOIN sums s ON s.document_id = h.document_id
      LEFT JOIN mains m ON m.customer_id = h.customer_id)

-- name: money
-- Spend and margin by window, shares of returns and discounts, the times of the day.
CREATE TEMP TABLE money AS
SELECT customer_id, max(CASE WHEN main THEN currency_id ELSE 0 END) AS currency_id, max(currencies) AS currencies,
       count(*) FILTER (sells) AS purchases,
       count(*) FILTER (sells AND hour IS NOT NULL) AS timed,
       count(*) FILTER (sells AND hour >= 6 AND hour < 12) AS morning,
       count(*) FILTER (sells AND hour >= 12 AND hour < 18) AS afternoon,
       count(*) FILTER (sells AND hour >= 18) AS evening,
       sum(net) AS spend,
       sum(CASE WHEN day > DATE :day - INTERVAL 12 MONTH THEN net ELSE 0 END) AS spend_12m,
       sum(CASE WHEN day > DATE :day - INTERVAL 6 MONTH THEN net ELSE 0 END) AS spend_6m,
       sum(CASE WHEN day <= DATE :day - INTERVAL 6 MONTH AND day > DATE :day - INTERVAL 12 MONTH THEN net ELSE 0 END)
           AS spend_6m_before,
       sum(CASE WHEN day > DATE :day - INTERVAL 3 MONTH THEN net ELSE 0 END) AS spend_3m,
       sum(margin) AS margin,
       sum(CASE WHEN day > DATE :day - INTERVAL 12 MONTH THEN margin ELSE 0 END) AS margin_12m,
       sum(CASE WHEN day > DATE :day - INTERVAL 3 MONTH THEN margin ELSE 0 END) AS margin_3m,
       sum(costed_lines) AS costed_lines, sum(known) AS known, sum(sold) AS sold, sum(returned) AS returned,
       sum(discounted) AS discounted
FROM baskets GROUP BY customer_id

-- name: days
-- Purchases of each customer in the order of their days, with the time since the one before: 0 on the same day.
CREATE TEMP TABLE days AS
SELECT customer_id, day, net, main, day - lag(day) OVER purchases AS gap, first_value(day) OVER purchases AS first_on
FROM baskets WHERE sells WINDOW purchases AS (PARTITION BY customer_id ORDER BY day)

-- name: rhythm
-- The usual basket and interval, the months, the weekdays (the counts of the seven days of the week, 18 bits each), and the
-- history that models of lifetime value start from.
CREATE TEMP TABLE rhythm AS
SELECT customer_id, count(*) FILTER (fresh) AS days, min(day) AS first_on, max(day) AS last_on,
       count(*) FILTER (fresh AND (gap IS NULL OR gap >= day(day))) AS active_months,
       avg(net) FILTER (main) AS basket_mean, median(net) FILTER (main) AS basket_median,
       quantile_cont(gap, [0.25, 0.5, 0.75]) FILTER (gap > 0) AS intervals,
       sum(CASE WHEN day > first_on THEN net ELSE 0 END) AS repeat_net,
       sum(CASE WHEN fresh THEN 1::HUGEINT << (18 * (isodow(day) - 1)) ELSE 0 END) AS week
FROM (SELECT *, gap IS NULL OR gap > 0 AS fresh FROM days) GROUP BY customer_id

-- name: channel-use
-- By which channels each customer buys.
CREATE TEMP TABLE used AS
SELECT (customer_id << 24) | channel_id AS pair, count(*) AS purchases, sum(net) AS net
FROM baskets WHERE sells GROUP BY pair;
INSERT INTO picture.channel_use
SELECT m.customer_id, w.channel, u.purchases, round(u.net, 2), u.purchases / m.purchases
FROM used u JOIN money m ON m.customer_id = u.pair >> 24
JOIN (SELECT DISTINCT channel_id, channel FROM ways) w ON w.channel_id = (u.pair & 16777215)

-- name: favourite-channel
-- The channel of most purchases, the last by name among equals.
CREATE TEMP TABLE favourite_channel AS
SELECT pair >> 24 AS customer_id, count(*) AS channels, max(purchases) AS purchases,
       max((purchases << 24) | (pair & 16777215)) & 16777215 AS channel_id
FROM used GROUP BY pair >> 24

-- name: bought
-- What each customer bought of each article. Customer and article are one number: groups of one column are fast.
CREATE TEMP TABLE bought AS
SELECT (b.customer_id << 24) | g.article_id AS pair, count(*) FILTER (l.kind = 'S') AS times,
       bool_or(l.kind = 'S' AND l.department IS NULL) AS undeparted,
       sum(CASE WHEN b.main THEN l.amount::DOUBLE ELSE 0 END) AS net
FROM :ledger l JOIN goods g ON g.product_id = l.product_id JOIN baskets b ON b.document_id = l.document_id
WHERE l.kind IN ('S', 'R')
GROUP BY pair

-- name: taste
-- What each customer buys of each category, and how dear.
CREATE TEMP TABLE tastes AS
SELECT ((b.pair >> 24) << 24) | a.category_id AS pair, sum(b.times::INTEGER)::BIGINT AS times, sum(b.net) AS net,
       sum(CASE WHEN b.net > 0 THEN b.net * a.level END)
           / nullif(sum(CASE WHEN b.net > 0 AND a.level IS NOT NULL THEN b.net END), 0) AS level
FROM bought b JOIN articles a ON a.article_id = (b.pair & 16777215)
GROUP BY ((b.pair >> 24) << 24) | a.category_id

-- name: favourites
-- The category on which most is spent, the last by name among equals, and how dear the customer buys over all.
CREATE TEMP TABLE favourites AS
SELECT pair >> 24 AS customer_id, count(*) FILTER (times > 0) AS categories,
       sum(CASE WHEN net > 0 THEN net ELSE 0 END) AS net, max(net) AS most,
       (max((greatest(net * 100, 0)::HUGEINT << 24) | (pair & 16777215)) & 16777215)::INTEGER AS category_id,
       sum(CASE WHEN net > 0 THEN net * level END)
           / nullif(sum(CASE WHEN net > 0 AND level IS NOT NULL THEN net END), 0) AS price_level
FROM tastes GROUP BY pair >> 24

-- name: taste-rows
-- Each category of each customer with its share. Every row has its favourites and its category; outer joins keep the many
-- rows from being hashed.
INSERT INTO picture.taste
SELECT t.customer_id, c.category, t.times, round(t.net, 2), CASE WHEN t.net > 0 THEN t.net / f.net ELSE 0 END, t.level
FROM (SELECT pair >> 24 AS customer_id, (pair & 16777215)::INTEGER AS category_id, times, net, level FROM tastes) t
LEFT JOIN favourites f ON f.customer_id = t.customer_id
LEFT JOIN (SELECT DISTINCT category_id, category FROM goods) c ON c.category_id = t.category_id

-- name: breadth
-- How many articles and departments each customer bought of. Departments are bits of a word of 62; there is a row for each
-- word, so that any number of departments is counted.
CREATE TEMP TABLE breadth AS
WITH words AS (
    SELECT article_id, coalesce(place // 62, 0) AS word,
           coalesce(bit_or(CASE WHEN place IS NOT NULL THEN 1::BIGINT << (place % 62) END), 0) AS bits
    FROM goods GROUP BY article_id, coalesce(place // 62, 0)
), numbered AS (
    SELECT *, row_number() OVER (PARTITION BY article_id ORDER BY word) AS nth FROM words
), seen AS (
    SELECT b.pair >> 24 AS customer_id, n.word, count(*) FILTER (b.times > 0 AND n.nth = 1) AS articles,
           bit_or(CASE WHEN b.undeparted THEN n.bits ELSE 0 END) AS bits
    FROM bought b JOIN numbered n ON n.article_id = (b.pair & 16777215)
    GROUP BY b.pair >> 24, n.word
    UNION ALL
    SELECT b.customer_id, p.place // 62, 0, bit_or(1::BIGINT << (p.place % 62))
    FROM baskets b JOIN places p ON p.department = b.department
    WHERE b.by_document AND b.sells GROUP BY b.customer_id, p.place // 62
    UNION ALL
    SELECT b.customer_id, p.place // 62, 0, bit_or(1::BIGINT << (p.place % 62))
    FROM :ledger l JOIN places p ON p.department = l.department JOIN baskets b ON b.document_id = l.document_id
    WHERE l.kind = 'S' GROUP BY b.customer_id, p.place // 62
), merged AS (
    SELECT customer_id, word, sum(articles) AS articles, bit_count(bit_or(bits)) AS departments
    FROM seen GROUP BY customer_id, word
)
SELECT customer_id, sum(articles) AS articles, sum(departments) AS departments FROM merged GROUP BY customer_id

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
WITH week AS (
    SELECT *, [(week & 262143)::INTEGER, ((week >> 18) & 262143)::INTEGER, ((week >> 36) & 262143)::INTEGER,
               ((week >> 54) & 262143)::INTEGER, ((week >> 72) & 262143)::INTEGER, ((week >> 90) & 262143)::INTEGER,
               (week >> 108)::INTEGER] AS weekdays
    FROM rhythm
)
SELECT m.customer_id, c.currency, m.currencies, m.purchases, coalesce(r.days, 0), coalesce(r.active_months, 0),
       r.first_on, r.last_on, greatest(DATE :day - r.first_on, 0), greatest(DATE :day - r.last_on, 0),
       (r.days - 1) * 365.25 / nullif(greatest(DATE :day - r.first_on, 0), 0),
       r.days - 1, r.last_on - r.first_on, r.repeat_net / nullif(r.days - 1, 0),
       r.basket_mean, r.basket_median,
       round(m.spend, 2), round(m.spend_12m, 2), round(m.spend_3m, 2),
       CASE WHEN m.costed_lines > 0 THEN round(m.margin, 2) END,
       CASE WHEN m.costed_lines > 0 THEN round(m.margin_12m, 2) END,
       CASE WHEN m.costed_lines > 0 THEN round(m.margin_3m, 2) END,
       CASE WHEN round(m.sold - m.returned, 6) > 0 THEN greatest(least(m.known / (m.sold - m.returned), 1), 0) END,
       CASE WHEN m.sold > 0 THEN m.returned / m.sold END,
       CASE WHEN m.sold > 0 THEN m.discounted / m.sold END,
       round(m.spend_6m, 2), round(m.spend_6m_before, 2),
       CASE WHEN round(greatest(m.spend_6m, 0) + greatest(m.spend_6m_before, 0), 6) > 0
            THEN (greatest(m.spend_6m, 0) - greatest(m.spend_6m_before, 0))
                / (greatest(m.spend_6m, 0) + greatest(m.spend_6m_before, 0)) END,
       r.intervals[2], r.intervals[1], r.intervals[3],
       list_position(r.weekdays, list_max(r.weekdays)), list_max(r.weekdays) / r.days,
       (r.weekdays[6] + r.weekdays[7]) / r.days,
       m.timed, m.morning / nullif(m.timed, 0), m.afternoon / nullif(m.timed, 0), m.evening / nullif(m.timed, 0),
       (m.timed - m.morning - m.afternoon - m.evening) / nullif(m.timed, 0),
       coalesce(f.channels, 0), w.channel, f.purchases / m.purchases,
       coalesce(b.departments, 0), coalesce(b.articles, 0), coalesce(t.categories, 0),
       g.category, CASE WHEN t.most > 0 THEN t.most / t.net WHEN t.most IS NOT NULL THEN 0 END, t.price_level
FROM money m JOIN monies c ON c.currency_id = m.currency_id
LEFT JOIN week r ON r.customer_id = m.customer_id
LEFT JOIN favourite_channel f ON f.customer_id = m.customer_id
LEFT JOIN (SELECT DISTINCT channel_id, channel FROM ways) w ON w.channel_id = f.channel_id
LEFT JOIN favourites t ON t.customer_id = m.customer_id
LEFT JOIN (SELECT DISTINCT category_id, category FROM goods) g ON g.category_id = t.category_id
LEFT JOIN breadth b ON b.customer_id = m.customer_id

-- name: forget
-- What was known of the customers whose features are computed anew.
DELETE FROM picture.feature WHERE customer_id IN (SELECT customer_id FROM todo);
DELETE FROM picture.taste WHERE customer_id IN (SELECT customer_id FROM todo);
DELETE FROM picture.channel_use WHERE customer_id IN (SELECT customer_id FROM todo);
DELETE FROM picture.cycle WHERE customer_id IN (SELECT customer_id FROM todo)

-- name: clear
DROP TABLE temp.places; DROP TABLE temp.goods; DROP TABLE temp.articles; DROP TABLE temp.ways; DROP TABLE temp.monies;
DROP TABLE temp.heads; DROP TABLE temp.sums; DROP TABLE temp.mains; DROP TABLE temp.baskets; DROP TABLE temp.money;
DROP TABLE temp.days; DROP TABLE temp.rhythm; DROP TABLE temp.used; DROP TABLE temp.favourite_channel;
DROP TABLE temp.bought; DROP TABLE temp.tastes; DROP TABLE temp.favourites; DROP TABLE temp.breadth

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

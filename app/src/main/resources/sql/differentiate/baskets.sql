-- What the analyses start from, made in the picture with the features: one row for each document of a customer, one for
-- each customer and currency, one for each department of which a customer bought in a currency. They use the temporary
-- tables of features.sql; :ledger and :day mean the same. docs/methods/analyses.md says the same in words.

-- name: make
CREATE OR REPLACE TABLE picture.basket (
    document_id BIGINT NOT NULL, customer_id BIGINT NOT NULL, day DATE NOT NULL, currency VARCHAR NOT NULL,
    sells BOOLEAN NOT NULL, channel VARCHAR NOT NULL, lines INTEGER NOT NULL,
    net DECIMAL(18, 6) NOT NULL, sold DOUBLE NOT NULL, returned DOUBLE NOT NULL, discounted DOUBLE NOT NULL,
    margin DECIMAL(18, 6) NOT NULL, -- net less cost of what has a known cost; discounts and charges cost nothing
    costed_lines INTEGER NOT NULL);
CREATE OR REPLACE TABLE picture.customer_total (
    customer_id BIGINT NOT NULL, currency VARCHAR NOT NULL,
    orders INTEGER NOT NULL, lines INTEGER NOT NULL, returns INTEGER NOT NULL,
    net DECIMAL(38, 6) NOT NULL, margin DECIMAL(38, 6), -- NULL where no cost is known
    documents_12m INTEGER NOT NULL, orders_12m INTEGER NOT NULL, net_12m DECIMAL(38, 6) NOT NULL, margin_12m DECIMAL(38, 6),
    first_on DATE, last_on DATE, -- days with a document that sells
    departments VARCHAR[] NOT NULL, departments_12m VARCHAR[] NOT NULL); -- of which it bought, in order
CREATE OR REPLACE TABLE picture.department_use (
    customer_id BIGINT NOT NULL, currency VARCHAR NOT NULL, department VARCHAR NOT NULL, times INTEGER NOT NULL,
    net DECIMAL(18, 6) NOT NULL, margin DECIMAL(18, 6), times_12m INTEGER NOT NULL, net_12m DECIMAL(18, 6) NOT NULL,
    margin_12m DECIMAL(18, 6), last_on DATE)

-- name: forget
DELETE FROM picture.basket WHERE customer_id IN (SELECT customer_id FROM todo);
DELETE FROM picture.customer_total WHERE customer_id IN (SELECT customer_id FROM todo);
DELETE FROM picture.department_use WHERE customer_id IN (SELECT customer_id FROM todo)

-- name: basket
-- Each document of a customer with what it comes to. Sums come from floating point and are rounded to six decimals, which
-- is exact for amounts below 10^9.
INSERT INTO picture.basket
SELECT h.document_id, h.customer_id, h.day, m.currency, h.sells, w.channel, s.lines,
       coalesce(TRY_CAST(round(s.net, 6) AS DECIMAL(18, 6)), 0),
       coalesce(s.sold, 0), coalesce(s.returned, 0), coalesce(s.discounted, 0),
       coalesce(TRY_CAST(round(s.margin, 6) AS DECIMAL(18, 6)), 0), s.costed_lines
FROM heads h JOIN sums s ON s.document_id = h.document_id JOIN monies m ON m.currency_id = h.currency_id
JOIN (SELECT DISTINCT channel_id, channel FROM ways) w ON w.channel_id = h.channel_id

-- name: part-heads
-- Documents with their department as a number, 0 where there is none, and whether they are of the last twelve months.
CREATE TEMP TABLE part_heads AS
SELECT h.document_id, (h.customer_id << 24) | (h.currency_id << 16) AS buyer, coalesce(p.place + 1, 0) AS part, h.day,
       h.day > DATE :day - INTERVAL 12 MONTH AS late
FROM heads h LEFT JOIN places p ON p.department = h.department

-- name: department-use
-- What each customer bought of each department: the one of the line, else of the product, else of the document. Customer,
-- currency (8 bits) and department (16 bits) are one number: groups of one column are fast.
INSERT INTO picture.department_use
WITH priced AS (
    SELECT h.buyer | coalesce(own.place + 1, g.place + 1, h.part) AS key, h.late, h.day, l.kind = 'S' AS sale,
           l.kind IN ('S', 'R') AND (l.cost IS NOT NULL OR g.unit_cost IS NOT NULL) AS costed, l.amount::DOUBLE AS net,
           CASE WHEN l.cost IS NOT NULL THEN l.amount::DOUBLE - l.cost::DOUBLE
                WHEN l.kind NOT IN ('S', 'R') THEN l.amount::DOUBLE
                WHEN g.unit_cost IS NOT NULL THEN l.amount::DOUBLE - g.unit_cost * l.quantity::DOUBLE ELSE 0 END AS margin
    FROM :ledger l JOIN goods g ON g.product_id = l.product_id JOIN part_heads h ON h.document_id = l.document_id
    LEFT JOIN places own ON own.department = l.department
), grouped AS (
    SELECT key, count(*) FILTER (sale) AS times, sum(net) AS net, sum(margin) AS margin, count(*) FILTER (costed) AS costed,
           count(*) FILTER (sale AND late) AS times_12m, sum(CASE WHEN late THEN net ELSE 0 END) AS net_12m,
           sum(CASE WHEN late THEN margin ELSE 0 END) AS margin_12m, count(*) FILTER (costed AND late) AS costed_12m,
           max(CASE WHEN sale THEN day END) AS last_on
    FROM priced GROUP BY key
)
SELECT g.key >> 24, m.currency, coalesce(p.department, ''), g.times,
       coalesce(TRY_CAST(round(g.net, 6) AS DECIMAL(18, 6)), 0),
       CASE WHEN g.costed > 0 THEN TRY_CAST(round(g.margin, 6) AS DECIMAL(18, 6)) END,
       g.times_12m, coalesce(TRY_CAST(round(g.net_12m, 6) AS DECIMAL(18, 6)), 0),
       CASE WHEN g.costed_12m > 0 THEN TRY_CAST(round(g.margin_12m, 6) AS DECIMAL(18, 6)) END, g.last_on
FROM grouped g JOIN monies m ON m.currency_id = ((g.key >> 16) & 255)
LEFT JOIN places p ON p.place + 1 = (g.key & 65535)

-- name: customer-total
-- What each customer bought in each currency.
INSERT INTO picture.customer_total
WITH bought AS (
    SELECT customer_id, currency, count(*) FILTER (sells) AS orders, sum(lines) AS lines,
           count(*) FILTER (returned > 0) AS returns, sum(net) AS net, sum(margin) AS margin,
           sum(costed_lines) AS costed,
           count(*) FILTER (day > DATE :day - INTERVAL 12 MONTH) AS documents_12m,
           count(*) FILTER (sells AND day > DATE :day - INTERVAL 12 MONTH) AS orders_12m,
           coalesce(sum(net) FILTER (day > DATE :day - INTERVAL 12 MONTH), 0) AS net_12m,
           sum(margin) FILTER (day > DATE :day - INTERVAL 12 MONTH) AS margin_12m,
           coalesce(sum(costed_lines) FILTER (day > DATE :day - INTERVAL 12 MONTH), 0) AS costed_12m,
           min(day) FILTER (sells) AS first_on, max(day) FILTER (sells) AS last_on
    FROM picture.basket WHERE customer_id IN (SELECT customer_id FROM heads) GROUP BY customer_id, currency
), wide AS (
    SELECT customer_id, currency,
           list(department ORDER BY department) FILTER (times > 0 AND department <> '') AS departments,
           list(department ORDER BY department) FILTER (times_12m > 0 AND department <> '') AS departments_12m
    FROM picture.department_use WHERE customer_id IN (SELECT customer_id FROM heads) GROUP BY customer_id, currency
)
SELECT b.customer_id, b.currency, b.orders, b.lines, b.returns, b.net, CASE WHEN b.costed > 0 THEN b.margin END,
       b.documents_12m, b.orders_12m, b.net_12m, CASE WHEN b.costed_12m > 0 THEN b.margin_12m END, b.first_on, b.last_on,
       coalesce(w.departments, []), coalesce(w.departments_12m, [])
FROM bought b LEFT JOIN wide w ON w.customer_id = b.customer_id AND w.currency = b.currency

-- name: clear
DROP TABLE temp.part_heads

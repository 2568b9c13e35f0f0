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
CREATE OR REPLACE TABLE picture.department_use ( -- of the last twelve months
    customer_id BIGINT NOT NULL, currency VARCHAR NOT NULL, department VARCHAR NOT NULL, times INTEGER NOT NULL,
    net DECIMAL(18, 6) NOT NULL, margin DECIMAL(18, 6))

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

-- name: buyers
-- Documents with customer and currency as one number, with their department, and whether they are of the last twelve months.
CREATE TEMP TABLE buyers AS
SELECT h.document_id, (h.customer_id << 8) | h.currency_id AS buyer, p.place, h.day > DATE :day - INTERVAL 12 MONTH AS late
FROM heads h LEFT JOIN places p ON p.department = h.department

-- name: sets
-- Of which departments each customer bought: the one of the line, else of the product, else of the document. Departments are
-- bits of words of 62, of which no bit is the sign.
CREATE TEMP TABLE sets AS
SELECT key >> 10 AS buyer, key & 1023 AS word, bit_or(bit) AS bits, bit_or(CASE WHEN late THEN bit ELSE 0 END) AS late_bits
FROM (SELECT (b.buyer << 10) | (coalesce(own.place, g.place, b.place) // 62) AS key,
             1::BIGINT << (coalesce(own.place, g.place, b.place) % 62) AS bit, b.late
      FROM :ledger l JOIN goods g ON g.product_id = l.product_id JOIN buyers b ON b.document_id = l.document_id
      LEFT JOIN places own ON own.department = l.department
      WHERE l.kind = 'S' AND coalesce(own.place, g.place, b.place) IS NOT NULL)
GROUP BY key

-- name: named-sets
-- The names of the departments of each set that occurs.
CREATE TEMP TABLE named_sets AS
SELECT s.word, s.bits, list(p.department ORDER BY p.place) AS departments
FROM (SELECT word, bits FROM sets UNION SELECT word, late_bits FROM sets) s
JOIN places p ON p.place // 62 = s.word AND (s.bits >> (p.place % 62)) & 1 = 1
GROUP BY s.word, s.bits

-- name: department-use
-- What each customer bought of each department in the last twelve months. Customer, currency and department (16 bits) are one
-- number: groups of one column are fast.
INSERT INTO picture.department_use
WITH priced AS (
    SELECT (b.buyer << 16) | (coalesce(own.place, g.place, b.place, -1) + 1) AS key, l.kind = 'S' AS sale,
           l.kind IN ('S', 'R') AND (l.cost IS NOT NULL OR g.unit_cost IS NOT NULL) AS costed, l.amount::DOUBLE AS net,
           CASE WHEN l.cost IS NOT NULL THEN l.amount::DOUBLE - l.cost::DOUBLE
                WHEN l.kind NOT IN ('S', 'R') THEN l.amount::DOUBLE
                WHEN g.unit_cost IS NOT NULL THEN l.amount::DOUBLE - g.unit_cost * l.quantity::DOUBLE ELSE 0 END AS margin
    FROM :ledger l JOIN goods g ON g.product_id = l.product_id
    JOIN (SELECT * FROM buyers WHERE late) b ON b.document_id = l.document_id
    LEFT JOIN places own ON own.department = l.department
), grouped AS (
    SELECT key, count(*) FILTER (sale) AS times, sum(net) AS net, sum(margin) AS margin, count(*) FILTER (costed) AS costed
    FROM priced GROUP BY key
)
SELECT g.key >> 24, m.currency, coalesce(p.department, ''), g.times,
       coalesce(TRY_CAST(round(g.net, 6) AS DECIMAL(18, 6)), 0),
       CASE WHEN g.costed > 0 THEN TRY_CAST(round(g.margin, 6) AS DECIMAL(18, 6)) END
FROM grouped g JOIN monies m ON m.currency_id = ((g.key >> 16) & 255)
LEFT JOIN places p ON p.place + 1 = (g.key & 65535)

-- name: customer-total
-- What each customer bought in each currency.
INSERT INTO picture.customer_total
WITH bought AS (
    SELECT b.buyer, count(*) FILTER (b.sells) AS orders, sum(s.lines) AS lines, count(*) FILTER (s.returned > 0) AS returns,
           sum(s.net) AS net, sum(s.margin) AS margin, sum(s.costed_lines) AS costed, count(*) FILTER (b.late) AS documents_12m,
           count(*) FILTER (b.sells AND b.late) AS orders_12m, sum(CASE WHEN b.late THEN s.net ELSE 0 END) AS net_12m,
           sum(CASE WHEN b.late THEN s.margin ELSE 0 END) AS margin_12m,
           sum(CASE WHEN b.late THEN s.costed_lines ELSE 0 END) AS costed_12m,
           min(CASE WHEN b.sells THEN b.day END) AS first_on, max(CASE WHEN b.sells THEN b.day END) AS last_on
    FROM (SELECT document_id, (customer_id << 8) | currency_id AS buyer, sells, day,
                 day > DATE :day - INTERVAL 12 MONTH AS late FROM heads) b
    JOIN sums s ON s.document_id = b.document_id
    GROUP BY b.buyer
), further AS (
    SELECT s.buyer, flatten(list(coalesce(a.departments, []) ORDER BY s.word)) AS departments,
           flatten(list(coalesce(l.departments, []) ORDER BY s.word)) AS late_departments
    FROM sets s LEFT JOIN named_sets a ON a.word = s.word AND a.bits = s.bits
    LEFT JOIN named_sets l ON l.word = s.word AND l.bits = s.late_bits
    WHERE s.word > 0 GROUP BY s.buyer
)
SELECT b.buyer >> 8, m.currency, b.orders, b.lines, b.returns, coalesce(round(b.net, 6), 0),
       CASE WHEN b.costed > 0 THEN round(b.margin, 6) END, b.documents_12m, b.orders_12m, coalesce(round(b.net_12m, 6), 0),
       CASE WHEN b.costed_12m > 0 THEN round(b.margin_12m, 6) END, b.first_on, b.last_on,
       list_concat(coalesce(a.departments, []), coalesce(f.departments, [])),
       list_concat(coalesce(l.departments, []), coalesce(f.late_departments, []))
FROM bought b JOIN monies m ON m.currency_id = (b.buyer & 255)
LEFT JOIN (SELECT * FROM sets WHERE word = 0) s ON s.buyer = b.buyer
LEFT JOIN named_sets a ON a.word = 0 AND a.bits = s.bits
LEFT JOIN named_sets l ON l.word = 0 AND l.bits = s.late_bits
LEFT JOIN further f ON f.buyer = b.buyer

-- name: clear
DROP TABLE temp.buyers; DROP TABLE temp.sets; DROP TABLE temp.named_sets

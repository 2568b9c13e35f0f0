-- Tallies: sums of lines from which reports are answered. Each is a table of the picture with the same columns of sums, in
-- which quantities, margins, costs and returns stand with the number of lines of which they are known. A key may stand in
-- several rows, some of which take away: what counts is the sum over all rows of a key. The largest of them is the lines
-- themselves, coded: what their document, product and customer say stands in them as numbers, so that nothing large has to be
-- joined. The others come from it. :documents and :ledger are the documents and lines that are coded, :coded the coded lines
-- that are added up; :sign is 1, or -1 where they are taken away.

-- name: made
-- A row where they were made.
SELECT 1 FROM duckdb_tables() WHERE database_name = 'picture' AND table_name = 'tally_coded'

-- name: drop
DROP TABLE IF EXISTS picture.tally_product; DROP TABLE IF EXISTS picture.tally_category;
DROP TABLE IF EXISTS picture.tally_area; DROP TABLE IF EXISTS picture.tally_place;
DROP TABLE IF EXISTS picture.tally_customer; DROP TABLE IF EXISTS picture.tally_document;
DROP TABLE IF EXISTS picture.tally_coded;
DROP TABLE IF EXISTS picture.tally_way; DROP TABLE IF EXISTS picture.tally_good;
DROP TABLE IF EXISTS picture.tally_where; DROP TABLE IF EXISTS picture.tally_own;
DROP TABLE IF EXISTS picture.tally_state; DROP TABLE IF EXISTS picture.tally_change

-- name: make
CREATE TABLE picture.tally_product (
    month INTEGER NOT NULL, currency VARCHAR NOT NULL, channel VARCHAR, source VARCHAR, department VARCHAR,
    product_id INTEGER NOT NULL, {sums});
CREATE TABLE picture.tally_category (
    month INTEGER NOT NULL, currency VARCHAR NOT NULL, channel VARCHAR, source VARCHAR, department VARCHAR, category VARCHAR,
    {sums});
CREATE TABLE picture.tally_area (
    month INTEGER NOT NULL, currency VARCHAR NOT NULL, channel VARCHAR, source VARCHAR, department VARCHAR, category VARCHAR,
    country VARCHAR, area VARCHAR, {sums});
CREATE TABLE picture.tally_document (
    month INTEGER NOT NULL, currency VARCHAR NOT NULL, channel VARCHAR, source VARCHAR,
    kind VARCHAR, country VARCHAR, area VARCHAR, province VARCHAR,
    document_id BIGINT NOT NULL, day DATE NOT NULL, customer_id BIGINT, {sums});
CREATE TABLE picture.tally_customer ( -- of all months, in one row for each customer and currency
    currency VARCHAR NOT NULL, kind VARCHAR, country VARCHAR, area VARCHAR, province VARCHAR, customer_id BIGINT, {sums});
CREATE TABLE picture.tally_place (
    month INTEGER NOT NULL, currency VARCHAR NOT NULL, channel VARCHAR, source VARCHAR,
    kind VARCHAR, country VARCHAR, area VARCHAR, province VARCHAR, {sums});
CREATE TABLE picture.tally_way ( -- what documents have in common, besides their month
    way INTEGER NOT NULL, currency VARCHAR NOT NULL, channel VARCHAR, source VARCHAR);
CREATE TABLE picture.tally_good (good INTEGER NOT NULL, category VARCHAR); -- what products have in common
CREATE TABLE picture.tally_where ( -- where customers are
    place INTEGER NOT NULL, kind VARCHAR, country VARCHAR, area VARCHAR, province VARCHAR);
CREATE TABLE picture.tally_own (own INTEGER NOT NULL, department VARCHAR); -- the department to which a line belongs
CREATE TABLE picture.tally_state AS -- this making of the tallies, and how often they changed since
SELECT uuid() AS made, CAST(0 AS BIGINT) AS number;
CREATE TABLE picture.tally_change (number BIGINT NOT NULL, customer_id BIGINT NOT NULL); -- whose lines changed, −1 for nobody
INSERT INTO picture.tally_good VALUES (0, NULL);                    -- of a product that is not known
INSERT INTO picture.tally_where VALUES (0, NULL, NULL, NULL, NULL); -- of nobody
INSERT INTO picture.tally_own VALUES (0, NULL);                     -- of lines that belong to none
CREATE TABLE picture.tally_coded (
    document_id BIGINT NOT NULL, customer_id BIGINT, day DATE NOT NULL, month INTEGER NOT NULL, way INTEGER NOT NULL,
    place INTEGER NOT NULL, good INTEGER NOT NULL, product_id INTEGER NOT NULL, own INTEGER NOT NULL,
    sort TINYINT NOT NULL, -- sales 0, returns 2, others 4; 1 more where the cost is known
    net DECIMAL(18, 6), quantity DECIMAL(18, 6), cost DECIMAL(38, 12))

-- name: sums
lines INTEGER NOT NULL, net DECIMAL(38, 6), quantity DECIMAL(38, 6), quantities INTEGER NOT NULL,
margin DECIMAL(38, 12), margins INTEGER NOT NULL, cost DECIMAL(38, 12), costs INTEGER NOT NULL,
returned DECIMAL(38, 6), returns INTEGER NOT NULL

-- name: month
CAST(year(d.occurred_at) * 100 + month(d.occurred_at) AS INTEGER)

-- name: ways
-- Numbers for what documents have in common; a source may be called otherwise than when an older number was given.
CREATE TEMP TABLE tally_said AS
SELECT d.*, coalesce(nullif(d.raw_channel, ''), s.channel) AS channel, s.name AS source,
       coalesce(nullif(d.raw_department, ''), s.department) AS department
FROM (SELECT DISTINCT currency, channel AS raw_channel, source_id, department AS raw_department FROM :documents) d
LEFT JOIN picture.source s ON s.source_id = d.source_id;
INSERT INTO picture.tally_way
SELECT CAST((SELECT coalesce(max(way), 0) FROM picture.tally_way) + row_number() OVER () AS INTEGER), *
FROM (SELECT currency, channel, source FROM tally_said EXCEPT SELECT currency, channel, source FROM picture.tally_way)

-- name: owns
-- Numbers for departments: the one that a line names itself, else that of its product, else that of its document.
INSERT INTO picture.tally_own
SELECT CAST((SELECT max(own) FROM picture.tally_own) + row_number() OVER () AS INTEGER), department
FROM ((SELECT department FROM :ledger WHERE department IS NOT NULL
       UNION SELECT department FROM picture.product WHERE department <> ''
       UNION SELECT department FROM tally_said WHERE department IS NOT NULL)
      EXCEPT SELECT department FROM picture.tally_own)

-- name: heads
CREATE TEMP TABLE tally_head AS
SELECT h.currency, h.raw_channel, h.source_id, h.raw_department, w.way, coalesce(o.own, 0) AS own
FROM tally_said h JOIN picture.tally_way w ON w.currency = h.currency AND w.channel IS NOT DISTINCT FROM h.channel
    AND w.source IS NOT DISTINCT FROM h.source
LEFT JOIN picture.tally_own o ON o.department = h.department

-- name: places
-- Numbers for where customers are.
INSERT INTO picture.tally_where
SELECT CAST((SELECT max(place) FROM picture.tally_where) + row_number() OVER () AS INTEGER), *
FROM (SELECT kind, country, area, province FROM picture.customer
      EXCEPT SELECT kind, country, area, province FROM picture.tally_where)

-- name: documents
CREATE TEMP TABLE tally_heading AS
SELECT d.document_id, CAST(d.occurred_at AS DATE) AS day, {month} AS month, r.customer_id, h.way, h.own,
       coalesce(w.place, 0) AS place
FROM :documents d
JOIN tally_head h ON h.currency = d.currency AND h.source_id = d.source_id
    AND h.raw_channel = d.channel AND h.raw_department = d.department
LEFT JOIN picture.record r ON r.record_id = d.record_id
LEFT JOIN picture.customer u ON u.customer_id = r.customer_id
LEFT JOIN picture.tally_where w ON w.kind = u.kind AND w.country = u.country AND w.area = u.area AND w.province = u.province

-- name: goods
-- Numbers for what products have in common.
INSERT INTO picture.tally_good
SELECT CAST((SELECT max(good) FROM picture.tally_good) + row_number() OVER () AS INTEGER), *
FROM (SELECT category FROM picture.product EXCEPT SELECT category FROM picture.tally_good);
CREATE TEMP TABLE tally_article AS
SELECT p.product_id, g.good, o.own, p.unit_cost
FROM picture.product p JOIN picture.tally_good g ON g.category = p.category
LEFT JOIN picture.tally_own o ON o.department = nullif(p.department, '')

-- name: sort-of-line
CASE l.kind WHEN 'S' THEN 0 WHEN 'R' THEN 2 ELSE 4 END
    + CASE WHEN l.cost IS NOT NULL OR l.kind NOT IN ('S', 'R') OR g.unit_cost IS NOT NULL THEN 1 ELSE 0 END

-- name: cost-of-line
coalesce(l.cost, CASE WHEN l.kind IN ('S', 'R') THEN g.unit_cost * l.quantity END)

-- name: coded
INSERT INTO picture.tally_coded
SELECT l.document_id, h.customer_id, h.day, h.month, h.way, h.place, coalesce(g.good, 0), l.product_id,
       coalesce(o.own, g.own, h.own), {sort-of-line}, l.amount, l.quantity, {cost-of-line}
FROM :ledger l JOIN tally_heading h ON h.document_id = l.document_id
LEFT JOIN tally_article g ON g.product_id = l.product_id
LEFT JOIN picture.tally_own o ON o.department = l.department
ORDER BY h.customer_id, l.document_id

-- name: ordinal
(month // 100 * 12 + month % 100)

-- name: sizes
-- Numbers are put together into one, which is fast to group by. So many there are of each.
SELECT CAST((SELECT max(way) + 1 FROM picture.tally_way) AS BIGINT) AS ways,
       CAST(coalesce(min({ordinal}), 0) AS BIGINT) AS first_month,
       CAST(coalesce(max({ordinal}) - min({ordinal}), 0) + 1 AS BIGINT) AS months,
       CAST(coalesce(max(document_id), 0) + 1 AS BIGINT) AS ids,
       CAST(coalesce(max(product_id), 0) + 1 AS BIGINT) AS products,
       CAST((SELECT max(good) + 1 FROM picture.tally_good) AS BIGINT) AS goods,
       CAST((SELECT max(place) + 1 FROM picture.tally_where) AS BIGINT) AS places,
       CAST((SELECT max(own) + 1 FROM picture.tally_own) AS BIGINT) AS owns
FROM :coded

-- name: head
-- Way and month as one number; a step.
(CAST(k.way AS BIGINT) * :months + (k.month // 100 * 12 + k.month % 100 - :first_month))

-- name: month-of
-- The month in such a number.
CAST(((k.head % :months + :first_month - 1) // 12) * 100 + (k.head % :months + :first_month - 1) % 12 + 1 AS INTEGER)

-- name: added
-- What lines come to together.
count(*) AS lines, sum(k.net) AS net, sum(k.quantity) AS quantity, sum(k.cost) AS cost

-- name: told
-- What the sorts of lines come to together.
CAST(sum(lines) AS INTEGER) AS lines, sum(net) AS net, sum(quantity) FILTER (sort < 4) AS quantity,
CAST(coalesce(sum(lines) FILTER (sort < 4), 0) AS INTEGER) AS quantities,
sum(net - coalesce(cost, 0)) FILTER (sort % 2 = 1) AS margin,
CAST(coalesce(sum(lines) FILTER (sort % 2 = 1), 0) AS INTEGER) AS margins,
sum(cost) FILTER (sort IN (1, 3)) AS cost, CAST(coalesce(sum(lines) FILTER (sort IN (1, 3)), 0) AS INTEGER) AS costs,
sum(net) FILTER (sort IN (2, 3)) AS returned,
CAST(coalesce(sum(lines) FILTER (sort IN (2, 3)), 0) AS INTEGER) AS returns

-- name: signed
:sign * k.lines, :sign * k.net, :sign * k.quantity, :sign * k.quantities, :sign * k.margin, :sign * k.margins,
:sign * k.cost, :sign * k.costs, :sign * k.returned, :sign * k.returns

-- name: summed
CAST(sum(lines) AS INTEGER) AS lines, sum(net) AS net, sum(quantity) AS quantity,
CAST(sum(quantities) AS INTEGER) AS quantities, sum(margin) AS margin, CAST(sum(margins) AS INTEGER) AS margins,
sum(cost) AS cost, CAST(sum(costs) AS INTEGER) AS costs, sum(returned) AS returned, CAST(sum(returns) AS INTEGER) AS returns

-- name: product
CREATE TEMP TABLE tally_sold AS
WITH grouped AS (
    SELECT (({head} * :products + k.product_id) * :owns + k.own) * 8 + k.sort AS key, {added} FROM :coded k GROUP BY key
)
SELECT k.key // :owns // :products AS head, CAST(k.key // :owns % :products AS INTEGER) AS product_id,
       CAST(k.key % :owns AS INTEGER) AS own, k.* EXCLUDE (key)
FROM (SELECT key // 8 AS key, {told} FROM (SELECT *, key % 8 AS sort FROM grouped) GROUP BY key // 8) k

-- name: add-product
INSERT INTO picture.tally_product
SELECT {month-of}, w.currency, w.channel, w.source, o.department, k.product_id, {signed}
FROM tally_sold k JOIN picture.tally_way w ON w.way = k.head // :months JOIN picture.tally_own o ON o.own = k.own

-- name: add-category
INSERT INTO picture.tally_category
SELECT {month-of}, w.currency, w.channel, w.source, o.department, g.category, {signed}
FROM (SELECT k.head, k.own, coalesce(a.good, 0) AS good, {summed}
      FROM tally_sold k LEFT JOIN tally_article a ON a.product_id = k.product_id GROUP BY k.head, k.own, coalesce(a.good, 0)) k
JOIN picture.tally_way w ON w.way = k.head // :months JOIN picture.tally_good g ON g.good = k.good
JOIN picture.tally_own o ON o.own = k.own

-- name: area
-- By area: places of the same country and area are one zone.
CREATE TEMP TABLE tally_zone AS
SELECT place, country, area, CAST(dense_rank() OVER (ORDER BY country, area) AS BIGINT) - 1 AS zone FROM picture.tally_where;
CREATE TEMP TABLE tally_spread AS
WITH grouped AS (
    SELECT ((({head} * :goods + k.good) * :places + z.zone) * :owns + k.own) * 8 + k.sort AS key, {added}
    FROM :coded k JOIN tally_zone z ON z.place = k.place GROUP BY key
)
SELECT k.key // :owns // :places // :goods AS head, CAST(k.key // :owns // :places % :goods AS INTEGER) AS good,
       CAST(k.key // :owns % :places AS INTEGER) AS zone, CAST(k.key % :owns AS INTEGER) AS own, k.* EXCLUDE (key)
FROM (SELECT key // 8 AS key, {told} FROM (SELECT *, key % 8 AS sort FROM grouped) GROUP BY key // 8) k

-- name: add-area
INSERT INTO picture.tally_area
SELECT {month-of}, w.currency, w.channel, w.source, o.department, g.category, z.country,
       z.area, {signed}
FROM tally_spread k JOIN picture.tally_way w ON w.way = k.head // :months JOIN picture.tally_good g ON g.good = k.good
JOIN (SELECT DISTINCT zone, country, area FROM tally_zone) z ON z.zone = k.zone
JOIN picture.tally_own o ON o.own = k.own

-- name: add-document
-- Documents stand in one row each.
INSERT INTO picture.tally_document
SELECT d.month, w.currency, w.channel, w.source, u.kind, u.country, u.area, u.province, d.document_id, d.day, d.customer_id,
       {signed}
FROM (SELECT key // 8 AS document_id, {told}
      FROM (SELECT *, key % 8 AS sort FROM (SELECT k.document_id * 8 + k.sort AS key, {added} FROM :coded k GROUP BY key))
      GROUP BY key // 8) k
JOIN tally_heading d ON d.document_id = k.document_id JOIN picture.tally_way w ON w.way = d.way
JOIN picture.tally_where u ON u.place = d.place

-- name: make-customer
-- Customers stand in one row each for each currency: of those whose documents change it is written anew.
INSERT INTO picture.tally_customer
SELECT currency, kind, country, area, province, customer_id, {summed} FROM picture.tally_document k WHERE :whose
GROUP BY ALL

-- name: redo-customer
coalesce(customer_id, -1) IN (SELECT customer_id FROM temp.redo_customer)

-- name: note-customers
-- Whose documents these are: asked before they go and after they came.
INSERT INTO redo_customer
SELECT DISTINCT coalesce(customer_id, -1) FROM picture.tally_document WHERE document_id IN (SELECT document_id FROM redo)

-- name: note-change
UPDATE picture.tally_state SET number = number + 1;
INSERT INTO picture.tally_change SELECT DISTINCT s.number, r.customer_id FROM redo_customer r, picture.tally_state s

-- name: drop-customer
DELETE FROM picture.tally_customer WHERE {redo-customer}

-- name: drop-document
DELETE FROM picture.tally_document WHERE document_id IN (SELECT document_id FROM temp.redo);
DELETE FROM picture.tally_coded WHERE document_id IN (SELECT document_id FROM temp.redo)

-- name: add-place
INSERT INTO picture.tally_place
SELECT {month-of}, w.currency, w.channel, w.source, u.kind, u.country, u.area, u.province, {signed}
FROM (SELECT key // :places AS head, key % :places AS place, * EXCLUDE (key)
      FROM (SELECT key // 8 AS key, {told}
            FROM (SELECT *, key % 8 AS sort
                  FROM (SELECT ({head} * :places + k.place) * 8 + k.sort AS key, {added} FROM :coded k GROUP BY key))
            GROUP BY key // 8)) k
JOIN picture.tally_way w ON w.way = k.head // :months JOIN picture.tally_where u ON u.place = k.place

-- name: clear
DROP TABLE IF EXISTS temp.tally_said; DROP TABLE IF EXISTS temp.tally_head; DROP TABLE IF EXISTS temp.tally_heading;
DROP TABLE IF EXISTS temp.tally_article; DROP TABLE IF EXISTS temp.tally_sold; DROP TABLE IF EXISTS temp.tally_zone;
DROP TABLE IF EXISTS temp.tally_spread

-- name: make-redo
CREATE TEMP TABLE redo (document_id BIGINT NOT NULL); CREATE TEMP TABLE redo_customer (customer_id BIGINT NOT NULL)

-- name: redo-heads
-- Documents whose sums change, selected by themselves, their records or their sources: asked before the change and after it.
INSERT INTO redo SELECT d.document_id FROM picture.document d WHERE d.:which AND d.document_id NOT IN (SELECT document_id FROM redo)

-- name: redo-customers
INSERT INTO redo SELECT d.document_id FROM picture.document d JOIN picture.record r ON r.record_id = d.record_id
WHERE r.:which AND d.document_id NOT IN (SELECT document_id FROM redo)

-- name: redo-products
INSERT INTO redo SELECT DISTINCT l.document_id FROM picture.line l
WHERE l.:which AND l.document_id NOT IN (SELECT document_id FROM redo)

-- name: redo-lines
DROP TABLE IF EXISTS temp.redo_line;
CREATE TEMP TABLE redo_line AS
SELECT * FROM picture.line WHERE document_id IN (SELECT document_id FROM redo)

-- name: redo-coded
(SELECT * FROM picture.tally_coded WHERE document_id IN (SELECT document_id FROM redo))

-- name: redo-scope
(SELECT * FROM picture.document WHERE document_id IN (SELECT document_id FROM redo))

-- name: redo-size
SELECT count(*) AS documents, (SELECT count(*) FROM picture.document) AS all_documents FROM redo

-- name: clear-redo
DROP TABLE IF EXISTS temp.redo; DROP TABLE IF EXISTS temp.redo_line; DROP TABLE IF EXISTS temp.redo_customer


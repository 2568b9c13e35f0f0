-- Tallies: sums of lines from which reports are answered. Each is a table of the picture with the same columns of sums, in
-- which quantities, margins, costs and returns stand with the number of lines of which they are known. A key may stand in
-- several rows, some of which take away: what counts is the sum over all rows of a key. :documents and :ledger are the
-- documents and lines that are added up; :sign is 1, or -1 where they are taken away.

-- name: made
-- A row where they were made.
SELECT 1 FROM duckdb_tables() WHERE database_name = 'picture' AND table_name = 'tally_place'

-- name: drop
DROP TABLE IF EXISTS picture.tally_product; DROP TABLE IF EXISTS picture.tally_category;
DROP TABLE IF EXISTS picture.tally_area; DROP TABLE IF EXISTS picture.tally_place;
DROP TABLE IF EXISTS picture.tally_document

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
CREATE TABLE picture.tally_place (
    month INTEGER NOT NULL, currency VARCHAR NOT NULL, channel VARCHAR, source VARCHAR,
    kind VARCHAR, country VARCHAR, area VARCHAR, province VARCHAR, {sums})

-- name: sums
lines INTEGER NOT NULL, net DECIMAL(38, 6), quantity DECIMAL(38, 6), quantities INTEGER NOT NULL,
margin DECIMAL(38, 12), margins INTEGER NOT NULL, cost DECIMAL(38, 12), costs INTEGER NOT NULL,
returned DECIMAL(38, 6), returns INTEGER NOT NULL

-- name: month
CAST(year(d.occurred_at) * 100 + month(d.occurred_at) AS INTEGER)

-- name: heads
-- What documents have in common, under a number each: month, currency, and where they are from.
CREATE TEMP TABLE tally_head AS
SELECT CAST(row_number() OVER () AS INTEGER) AS head, d.*, coalesce(nullif(d.raw_channel, ''), s.channel) AS channel,
       s.name AS source, coalesce(nullif(d.raw_department, ''), s.department) AS department
FROM (SELECT DISTINCT {month} AS month, d.currency, d.channel AS raw_channel, d.source_id, d.department AS raw_department
      FROM :documents d) d
LEFT JOIN picture.source s ON s.source_id = d.source_id

-- name: places
-- Where their customers are, under a number each; areas under a number too.
CREATE TEMP TABLE tally_where AS
SELECT CAST(row_number() OVER () AS INTEGER) AS place, *, CAST(dense_rank() OVER (ORDER BY country, area) AS INTEGER) AS zone
FROM (SELECT DISTINCT kind, country, area, province FROM picture.customer)

-- name: documents
CREATE TEMP TABLE tally_heading AS
SELECT d.document_id, CAST(d.occurred_at AS DATE) AS day, r.customer_id, h.head, w.place, coalesce(w.zone, 0) AS zone
FROM :documents d
JOIN tally_head h ON h.month = {month} AND h.currency = d.currency AND h.source_id = d.source_id
    AND h.raw_channel = d.channel AND h.raw_department = d.department
LEFT JOIN picture.record r ON r.record_id = d.record_id
LEFT JOIN picture.customer u ON u.customer_id = r.customer_id
LEFT JOIN tally_where w ON w.kind = u.kind AND w.country = u.country AND w.area = u.area AND w.province = u.province

-- name: goods
-- Products, and what is alike of them under a number each.
CREATE TEMP TABLE tally_good AS
SELECT product_id, nullif(department, '') AS department, category, unit_cost,
       CAST(dense_rank() OVER (ORDER BY department, category) AS INTEGER) AS good
FROM picture.product

-- name: owns
-- Departments that lines name themselves, under a number each.
CREATE TEMP TABLE tally_own AS
SELECT CAST(row_number() OVER () AS INTEGER) AS own, department
FROM (SELECT DISTINCT department FROM :ledger WHERE department IS NOT NULL)

-- name: sizes
-- Numbers are put together into one, which is fast to group by. So many there are of each.
SELECT CAST((SELECT coalesce(max(head), 0) + 1 FROM tally_head) AS BIGINT) AS heads,
       CAST((SELECT coalesce(max(document_id), 0) + 1 FROM tally_heading) AS BIGINT) AS ids,
       CAST((SELECT coalesce(max(product_id), 0) + 1 FROM tally_good) AS BIGINT) AS products,
       CAST((SELECT coalesce(max(good), 0) + 1 FROM tally_good) AS BIGINT) AS goods,
       CAST((SELECT coalesce(max(zone), 0) + 1 FROM tally_where) AS BIGINT) AS zones,
       CAST((SELECT coalesce(max(own), 0) + 1 FROM tally_own) AS BIGINT) AS owns

-- name: sort-of-line
-- Sales, returns and others apart, and those of which the cost is known: 0 to 5.
CASE l.kind WHEN 'S' THEN 0 WHEN 'R' THEN 2 ELSE 4 END
    + CASE WHEN l.cost IS NOT NULL OR l.kind NOT IN ('S', 'R') OR g.unit_cost IS NOT NULL THEN 1 ELSE 0 END

-- name: cost-of-line
coalesce(l.cost, CASE WHEN l.kind IN ('S', 'R') THEN g.unit_cost * l.quantity END)

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
    SELECT ((CAST(h.head AS BIGINT) * :products + l.product_id) * :owns + coalesce(o.own, 0)) * 8 + {sort-of-line} AS key,
           count(*) AS lines, sum(l.amount) AS net, sum(l.quantity) AS quantity, sum(l.cost) AS own_cost,
           sum(CASE WHEN l.cost IS NULL THEN l.quantity END) AS uncosted
    FROM :ledger l JOIN tally_heading h ON h.document_id = l.document_id
    LEFT JOIN tally_good g ON g.product_id = l.product_id
    LEFT JOIN tally_own o ON o.department = l.department
    GROUP BY key
), named AS (
    SELECT key // 8 AS key, key % 8 AS sort, CAST(key // 8 // :owns % :products AS INTEGER) AS product_id, lines, net,
           quantity, own_cost, uncosted
    FROM grouped
)
SELECT CAST(k.key // :owns // :products AS INTEGER) AS head, k.product_id, CAST(k.key % :owns AS INTEGER) AS own,
       k.* EXCLUDE (key, product_id)
FROM (SELECT key, product_id, {told}
      FROM (SELECT n.key, n.product_id, n.sort, n.lines, n.net, n.quantity,
                   CASE WHEN n.sort >= 4 THEN n.own_cost
                        ELSE coalesce(n.own_cost, 0) + coalesce(g.unit_cost * n.uncosted, 0) END AS cost
            FROM named n LEFT JOIN tally_good g ON g.product_id = n.product_id)
      GROUP BY key, product_id) k

-- name: add-product
INSERT INTO picture.tally_product
SELECT h.month, h.currency, h.channel, h.source, coalesce(o.department, g.department, h.department), k.product_id, {signed}
FROM tally_sold k JOIN tally_head h ON h.head = k.head LEFT JOIN tally_good g ON g.product_id = k.product_id
LEFT JOIN tally_own o ON o.own = k.own

-- name: add-category
INSERT INTO picture.tally_category
SELECT h.month, h.currency, h.channel, h.source, coalesce(o.department, g.department, h.department), g.category, {signed}
FROM (SELECT k.head, k.own, g.good, {summed}
      FROM tally_sold k LEFT JOIN tally_good g ON g.product_id = k.product_id GROUP BY k.head, k.own, g.good) k
JOIN tally_head h ON h.head = k.head LEFT JOIN (SELECT DISTINCT good, department, category FROM tally_good) g ON g.good = k.good
LEFT JOIN tally_own o ON o.own = k.own

-- name: area
CREATE TEMP TABLE tally_spread AS
WITH grouped AS (
    SELECT (((CAST(h.head AS BIGINT) * :goods + coalesce(g.good, 0)) * :zones + h.zone) * :owns + coalesce(o.own, 0)) * 8 + {sort-of-line}
               AS key,
           count(*) AS lines, sum(l.amount) AS net, sum(l.quantity) AS quantity, sum({cost-of-line}) AS cost
    FROM :ledger l JOIN tally_heading h ON h.document_id = l.document_id
    LEFT JOIN tally_good g ON g.product_id = l.product_id
    LEFT JOIN tally_own o ON o.department = l.department
    GROUP BY key
)
SELECT CAST(k.key // :owns // :zones // :goods AS INTEGER) AS head, CAST(k.key // :owns // :zones % :goods AS INTEGER) AS good,
       CAST(k.key // :owns % :zones AS INTEGER) AS zone, CAST(k.key % :owns AS INTEGER) AS own, k.* EXCLUDE (key)
FROM (SELECT key // 8 AS key, {told} FROM (SELECT *, key % 8 AS sort FROM grouped) GROUP BY key // 8) k

-- name: add-area
INSERT INTO picture.tally_area
SELECT h.month, h.currency, h.channel, h.source, coalesce(o.department, g.department, h.department), g.category, w.country,
       w.area, {signed}
FROM tally_spread k JOIN tally_head h ON h.head = k.head
LEFT JOIN (SELECT DISTINCT good, department, category FROM tally_good) g ON g.good = k.good
LEFT JOIN (SELECT DISTINCT zone, country, area FROM tally_where) w ON w.zone = k.zone
LEFT JOIN tally_own o ON o.own = k.own

-- name: document
CREATE TEMP TABLE tally_told AS
WITH grouped AS (
    SELECT l.document_id * 8 + {sort-of-line} AS key, count(*) AS lines, sum(l.amount) AS net, sum(l.quantity) AS quantity,
           sum({cost-of-line}) AS cost
    FROM :ledger l LEFT JOIN tally_good g ON g.product_id = l.product_id GROUP BY key
)
SELECT key // 8 AS document_id, {told} FROM (SELECT *, key % 8 AS sort FROM grouped) GROUP BY key // 8

-- name: add-document
-- Documents stand in one row each.
INSERT INTO picture.tally_document
SELECT h.month, h.currency, h.channel, h.source, w.kind, w.country, w.area, w.province, d.document_id, d.day, d.customer_id,
       {signed}
FROM tally_told k JOIN tally_heading d ON d.document_id = k.document_id JOIN tally_head h ON h.head = d.head
LEFT JOIN tally_where w ON w.place = d.place

-- name: drop-document
DELETE FROM picture.tally_document WHERE document_id IN (SELECT document_id FROM temp.redo)

-- name: add-place
INSERT INTO picture.tally_place
SELECT h.month, h.currency, h.channel, h.source, w.kind, w.country, w.area, w.province, {signed}
FROM (SELECT d.head, d.place, {summed} FROM tally_told k JOIN tally_heading d ON d.document_id = k.document_id
      GROUP BY d.head, d.place) k
JOIN tally_head h ON h.head = k.head LEFT JOIN tally_where w ON w.place = k.place

-- name: clear
DROP TABLE IF EXISTS temp.tally_head; DROP TABLE IF EXISTS temp.tally_where; DROP TABLE IF EXISTS temp.tally_heading;
DROP TABLE IF EXISTS temp.tally_good; DROP TABLE IF EXISTS temp.tally_own; 
DROP TABLE IF EXISTS temp.tally_sold; DROP TABLE IF EXISTS temp.tally_spread; DROP TABLE IF EXISTS temp.tally_told

-- name: make-redo
CREATE TEMP TABLE redo (document_id BIGINT NOT NULL)

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

-- name: redo-scope
(SELECT * FROM picture.document WHERE document_id IN (SELECT document_id FROM redo))

-- name: redo-size
SELECT count(*) AS documents, (SELECT count(*) FROM picture.document) AS all_documents FROM redo

-- name: clear-redo
DROP TABLE IF EXISTS temp.redo; DROP TABLE IF EXISTS temp.redo_line


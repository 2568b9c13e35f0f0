-- The tables of the picture, in DuckDB. Lines are facts that never change; documents, records and products are small and
-- are replaced when something about them changes.

-- name: make
CREATE OR REPLACE TABLE picture.about (
    format      INTEGER NOT NULL,   -- of these tables
    identity    VARCHAR NOT NULL,   -- the database that it is a picture of
    position    BIGINT NOT NULL,    -- all transactions before this one are in it
    seen_at     TIMESTAMP NOT NULL, -- when it last equalled the ledger (UTC)
    changed_at  TIMESTAMP,          -- the last change that was taken over (UTC)
    built_at    TIMESTAMP NOT NULL, -- when it was last made anew (UTC)
    built_in    DOUBLE NOT NULL,    -- seconds
    features_on DATE                -- the day for which the features were computed
);
CREATE OR REPLACE TABLE picture.applied (change_id BIGINT NOT NULL, xid BIGINT NOT NULL);
CREATE OR REPLACE TABLE picture.source (
    source_id INTEGER NOT NULL, name VARCHAR NOT NULL, department VARCHAR NOT NULL, channel VARCHAR NOT NULL);
CREATE OR REPLACE TABLE picture.product (
    product_id INTEGER NOT NULL, product_key VARCHAR NOT NULL, name VARCHAR NOT NULL, category VARCHAR NOT NULL,
    department VARCHAR NOT NULL, unit_cost DECIMAL(18, 6));
CREATE OR REPLACE TABLE picture.record (record_id BIGINT NOT NULL, customer_id BIGINT NOT NULL);
CREATE OR REPLACE TABLE picture.customer (
    customer_id BIGINT NOT NULL, kind VARCHAR NOT NULL, country VARCHAR NOT NULL, area VARCHAR NOT NULL,
    province VARCHAR NOT NULL, city VARCHAR NOT NULL);
CREATE OR REPLACE TABLE picture.document (
    document_id BIGINT NOT NULL, record_id BIGINT, source_id INTEGER NOT NULL, kind VARCHAR NOT NULL,
    occurred_at TIMESTAMP NOT NULL, currency VARCHAR NOT NULL, department VARCHAR NOT NULL, channel VARCHAR NOT NULL);
CREATE OR REPLACE TABLE picture.line (
    document_id BIGINT NOT NULL, position INTEGER NOT NULL, product_id INTEGER NOT NULL,
    kind ENUM ('S', 'R', 'D', 'C', 'O') NOT NULL,
    quantity DECIMAL(18, 6), amount DECIMAL(18, 6), cost DECIMAL(18, 6), -- NULL from 10^12 on
    department VARCHAR);
CREATE OR REPLACE VIEW picture.bought AS
SELECT l.document_id, l.position, d.kind AS document_kind, d.occurred_at, d.currency, d.source_id, d.record_id,
       r.customer_id,
       coalesce(l.department, nullif(p.department, ''), nullif(d.department, ''), s.department) AS department,
       coalesce(nullif(d.channel, ''), s.channel) AS channel,
       p.category, p.product_key, l.product_id, l.kind, l.quantity, l.amount,
       coalesce(l.cost, CASE WHEN l.kind IN ('S', 'R') THEN p.unit_cost * l.quantity ELSE 0 END) AS cost
FROM picture.line l
JOIN picture.document d ON d.document_id = l.document_id
LEFT JOIN picture.source s ON s.source_id = d.source_id
LEFT JOIN picture.record r ON r.record_id = d.record_id
LEFT JOIN picture.product p ON p.product_id = l.product_id

-- name: about
SELECT * FROM picture.about

-- name: forget-about
DELETE FROM picture.about

-- name: write-about
INSERT INTO picture.about VALUES (?, ?, ?, ?, ?, ?, ?, ?)

-- name: sizes
SELECT (SELECT count(*) FROM picture.line) AS lines, (SELECT count(*) FROM picture.document) AS documents,
       (SELECT count(DISTINCT customer_id) FROM picture.record) AS customers,
       (SELECT count(*) FROM picture.product) AS products,
       (SELECT count(*) FROM picture.line WHERE amount IS NULL) AS left_out

-- name: applied
SELECT change_id FROM picture.applied

-- name: forget-applied
-- What lies before the position need not be remembered one by one.
DELETE FROM picture.applied WHERE xid < ?

-- name: add-applied
INSERT INTO picture.applied VALUES (?, ?)

-- name: take-documents
INSERT INTO picture.document SELECT * FROM feed(:feed)

-- name: take-lines
INSERT INTO picture.line
SELECT document_id, position, product_id, chr(kind), quantity, amount, cost, department FROM feed(:feed)
WHERE document_id IN (SELECT document_id FROM picture.document WHERE :which)

-- name: take-records
INSERT INTO picture.record SELECT * FROM feed(:feed)

-- name: take-customers
INSERT INTO picture.customer SELECT * FROM feed(:feed)

-- name: take-products
INSERT INTO picture.product SELECT * FROM feed(:feed)

-- name: take-sources
INSERT INTO picture.source SELECT * FROM feed(:feed)

-- name: drop-documents
DELETE FROM picture.document WHERE :which

-- name: drop-lines
DELETE FROM picture.line WHERE :which

-- name: drop-records
DELETE FROM picture.record WHERE :which

-- name: drop-customers
DELETE FROM picture.customer WHERE :which

-- name: drop-products
DELETE FROM picture.product WHERE :which

-- name: drop-sources
DELETE FROM picture.source WHERE :which

-- name: make-todo
CREATE TEMP TABLE todo (customer_id BIGINT)

-- name: todo-documents
-- Customers whose documents change: asked before the change and after it.
INSERT INTO todo
SELECT DISTINCT r.customer_id FROM picture.document d JOIN picture.record r ON r.record_id = d.record_id
WHERE d.:which

-- name: todo-records
INSERT INTO todo SELECT DISTINCT customer_id FROM picture.record WHERE :which

-- name: todo-products
INSERT INTO todo
SELECT DISTINCT r.customer_id FROM picture.line l JOIN picture.document d ON d.document_id = l.document_id
JOIN picture.record r ON r.record_id = d.record_id WHERE l.:which

-- name: todo-sources
INSERT INTO todo
SELECT DISTINCT r.customer_id FROM picture.document d JOIN picture.record r ON r.record_id = d.record_id
WHERE d.:which

-- name: done-todo
-- The customers whose features were computed anew.
SELECT DISTINCT customer_id FROM todo WHERE customer_id IS NOT NULL

-- name: has-table
-- A row where the file holds a table.
SELECT 1 FROM duckdb_tables() WHERE database_name = 'picture' AND table_name = ?

-- name: all-tables
-- What drops each view and each table of the file.
SELECT format('DROP VIEW picture."{}"', view_name) AS drops
FROM duckdb_views() WHERE database_name = 'picture' AND NOT internal
UNION ALL
SELECT format('DROP TABLE picture."{}"', table_name) FROM duckdb_tables() WHERE database_name = 'picture'

-- name: features-on
-- The day of the features; no row where the tables have another format and are to be made anew.
SELECT features_on FROM picture.about WHERE format = ?

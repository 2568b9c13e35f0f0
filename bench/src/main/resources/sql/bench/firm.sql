-- A made-up firm of many customers, laid straight into the tables.

-- name: indexes
-- The indexes of some tables that keep no constraint, and how each is made.
SELECT 'DROP INDEX identify.' || i.indexname AS off, i.indexdef AS on
FROM pg_indexes i
WHERE i.schemaname = 'identify' AND i.tablename = ANY (:tables) AND i.indexname <> ALL (:keep)
  AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = ('identify.' || i.indexname)::regclass)

-- name: references
-- The references that rows of some tables are checked by, and how each is made.
SELECT 'ALTER TABLE ' || c.conrelid::regclass || ' DROP CONSTRAINT ' || c.conname AS off,
       'ALTER TABLE ' || c.conrelid::regclass || ' ADD CONSTRAINT ' || c.conname || ' ' || pg_get_constraintdef(c.oid)
           AS on
FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
WHERE c.contype = 'f' AND t.relnamespace = 'identify'::regnamespace AND t.relname = ANY (:tables)
  AND c.conname <> ALL (:keep)

-- name: sources
INSERT INTO identify.source (name, department, channel, created_at)
VALUES ('invoices', '', 'agent', '2023-01-01'), ('web shop', '', 'web', '2023-01-01'),
       ('cash desk', '', 'shop', '2023-01-01')

-- name: import
INSERT INTO identify.import (source_id, started_at, started_by, state) VALUES (1, '2026-01-01', 'bench', 'done')

-- name: file
INSERT INTO identify.file (file_id, import_id, source_id, name, sha256, bytes, format, mapping, legal_basis,
                           received_at, state)
VALUES (1, 1, 1, 'bench', '', 0, 'table', '', 'contract', '2026-01-01', 'read')

-- name: articles
-- 2,000 articles of 40 categories and 5 departments.
INSERT INTO identify.article (article, description, category, department, unit_cost, file_id, line, stated_at)
SELECT 'A' || i, 'Article ' || i, 'Category ' || i % 40, 'Department ' || i % 5, (i % 97 + 3) / 10.0, 1, i, '2026-01-01'
FROM generate_series(1, 2000) i

-- name: products
-- Each article, as each source names it.
INSERT INTO identify.product (product_id, key, source_id, code, description, article)
SELECT (s - 1) * 2000 + i, md5(s || ':' || i)::uuid, s, 'A' || i, 'Article ' || i, 'A' || i
FROM generate_series(1, 2000) i, generate_series(1, 3) s

-- name: documents
-- So many documents of three years: the first ones for each customer in turn, then 12,500 for the customer 1, then more
-- for those that buy more. Each has from one to six lines.
INSERT INTO identify.document (document_id, key, version, current, content, source_id, file_id, line, kind, issuer,
                               number, occurred_at, currency, buyer_id, record_id, department, channel, net)
SELECT i, md5('d' || i)::uuid, 1, true, md5('d' || i)::uuid, 1 + i % 3, 1, 1, 'INVOICE', '',
       CASE i % 3 WHEN 0 THEN 'FT/' || to_char(day, 'YYYY') || '/' || lpad(i::text, 7, '0')
                  WHEN 1 THEN i || '/A' ELSE 'W-' || to_char(day, 'YYMM') || '-' || i END,
       day, 'EUR', record, record, '', '', base * n * (n + 1) / 2
FROM (SELECT i, 1 + i % 6 AS n, (i * 7919 % 9000 + 100) / 100.0 AS base,
             timestamp '2023-01-01' + (i * 104729 % 1095) * interval '1 day' AS day,
             CASE WHEN i <= :customers THEN i WHEN i <= :customers + 12500 THEN 1
                  ELSE 1 + floor(:customers * power((i * 15485863 % 1000003) / 1000003.0::float8, 2)) END::bigint AS record
      FROM generate_series(1, CAST(:documents AS bigint)) i) d

-- name: lines
-- The lines of the documents, all sales.
INSERT INTO identify.line (document_id, position, product_id, file_id, line, kind, quantity, unit, unit_price, amount)
SELECT i, p, (i % 3) * 2000 + 1 + floor(2000 * power((i * 31 + p * 7919) % 10007 / 10007.0::float8, 2)), 1, p, 'S', p,
       'PZ', (i * 7919 % 9000 + 100) / 100.0, p * (i * 7919 % 9000 + 100) / 100.0
FROM generate_series(1, CAST(:documents AS bigint)) i, generate_series(1, 6) p
WHERE p <= 1 + i % 6

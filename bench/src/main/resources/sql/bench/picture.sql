-- A made-up firm laid straight into the ledger: :customers customers, :documents documents of four lines each over three
-- years, 20,000 articles in 200 categories. Every customer has a document; the others fall mostly to few.

-- name: is-laid
SELECT EXISTS (SELECT 1 FROM identify.line)

-- name: next-document
SELECT max(document_id) + 1 FROM identify.document

-- name: fill-source
INSERT INTO identify.source (name, created_at, department, channel) VALUES ('bench', now(), 'Sales', 'shop')

-- name: fill-products
INSERT INTO identify.product (product_id, key, source_id, code, description, category, department, unit_cost)
SELECT i, lpad(to_hex(i), 32, '0')::uuid, 1, 'P' || i, 'Article ' || i, 'Category ' || i % 200, 'Department ' || i % 7,
       round((1 + i % 97)::numeric * 0.61, 2)
FROM generate_series(1, 20000) i

-- name: fill-customers
INSERT INTO identify.customer SELECT i, now() FROM generate_series(1, :customers) i

-- name: fill-records
INSERT INTO identify.record (record_id, source_id, key, source_key, kind, customer_id, content, created_at, linked)
SELECT i, 1, lpad(to_hex(i), 32, '0')::uuid, 'C' || i, 'person', i, lpad(to_hex(i), 32, '0')::uuid, now(), true
FROM generate_series(1, :customers) i

-- name: fill-documents
INSERT INTO identify.document (document_id, key, version, current, content, source_id, file_id, line, kind, issuer, number,
    occurred_at, currency, buyer_id, record_id, department, channel, net)
SELECT i, lpad(to_hex(i), 32, '0')::uuid, 1, true, lpad(to_hex(i), 32, '0')::uuid, 1, 1, 1,
       CASE WHEN i % 40 = 0 THEN 'CREDIT_NOTE' ELSE 'INVOICE' END, 'bench', 'F' || i,
       timestamp '2023-11-22' + interval '1 minute' * floor(random() * 1578000), 'EUR', who, who, '',
       CASE i % 5 WHEN 0 THEN 'web' WHEN 1 THEN 'agent' ELSE '' END, 0
FROM (SELECT i, CASE WHEN i <= :customers THEN i ELSE 1 + floor(:customers * power(random(), 1.5))::bigint END AS who
      FROM generate_series(1, :documents) i) d

-- name: fill-lines
-- Prices differ by up to a tenth from one document to another.
INSERT INTO identify.line (document_id, position, product_id, file_id, line, kind, quantity, unit, unit_price, amount)
SELECT d, p, product, 1, 1, CASE WHEN d % 40 = 0 THEN 'R' ELSE 'S' END::"char",
       CASE WHEN d % 40 = 0 THEN -quantity ELSE quantity END, 'PCE', price,
       CASE WHEN d % 40 = 0 THEN -quantity ELSE quantity END * price * 0.99
FROM (SELECT l.*, (1 + product % 97) * (1 - 0.01 * (d % 11)) AS price FROM (
      SELECT d, p, 1 + floor(20000 * power(random(), 2))::int AS product, 1 + floor(random() * 4)::int AS quantity
      FROM generate_series(1, :documents) d, generate_series(1, 4) p) l) l

-- name: add-documents
-- More documents of four lines, written as an import writes them, into the change feed too.
WITH heads AS (
    INSERT INTO identify.document (document_id, key, version, current, content, source_id, file_id, line, kind, issuer,
        number, occurred_at, currency, buyer_id, record_id, department, channel, net)
    SELECT i, lpad(to_hex(i), 32, '0')::uuid, 1, true, lpad(to_hex(i), 32, '0')::uuid, 1, 1, 1, 'INVOICE', 'bench', 'F' || i,
           timestamp '2026-11-20', 'EUR', who, who, '', '', 0
    FROM (SELECT i, 1 + floor(:customers * random())::bigint AS who FROM generate_series(:first, :last) i) d
), bodies AS (
    INSERT INTO identify.line (document_id, position, product_id, file_id, line, kind, quantity, unit, unit_price, amount)
    SELECT d, p, 1 + floor(20000 * random())::int, 1, 1, 'S', 1, 'PCE', 9.5, 9.5
    FROM generate_series(:first, :last) d, generate_series(1, 4) p
)
INSERT INTO identify.change (what, first_id, last_id) VALUES ('documents', :first, :last)

-- name: settle
VACUUM ANALYZE

-- name: bare
-- The bare question beside which the features are timed: how often, how much, when last.
SELECT count(*) FROM (
    SELECT r.customer_id, count(*) AS lines, sum(l.amount) AS net, max(d.occurred_at) AS last_at
    FROM picture.line l JOIN picture.document d ON d.document_id = l.document_id
    JOIN picture.record r ON r.record_id = d.record_id
    GROUP BY r.customer_id)

-- What is derived from records and ledger to show and list customers. :ids are the customers to refresh.

-- name: lock
-- One refresh at a time: two would write the same totals and words.
SELECT pg_advisory_xact_lock(4711, 1)

-- name: owe
-- The cards of these customers do not follow their joins yet.
INSERT INTO identify.owed_card (customer_id) SELECT unnest(CAST(:ids AS bigint[]))

-- name: no-longer-owed
-- The cards of these customers are made.
DELETE FROM identify.owed_card WHERE customer_id = ANY (:ids)

-- name: forget-bought
-- Takes away what is kept of the customers' purchases.
WITH days AS (DELETE FROM identify.customer_day WHERE customer_id = ANY (:ids)),
     products AS (DELETE FROM identify.customer_product WHERE customer_id = ANY (:ids))
DELETE FROM identify.customer_total WHERE customer_id = ANY (:ids)

-- name: bought
-- What each of the customers bought: by currency, by day and by product.
WITH bought AS MATERIALIZED (
    SELECT customer_id, currency, document_id, document_kind NOT IN ('CREDIT_NOTE', 'CANCELLATION') AS sells, kind,
           product_id, amount, cost, occurred_at::date AS day
    FROM identify.v_bought
    WHERE customer_id = ANY (:ids)
), days AS (
    INSERT INTO identify.customer_day (customer_id, day, currency, net, bought)
    SELECT customer_id, day, currency, sum(amount), bool_or(kind = 'S' AND sells)
    FROM bought GROUP BY customer_id, day, currency
), products AS (
    INSERT INTO identify.customer_product (customer_id, products)
    SELECT customer_id, array_agg(DISTINCT product_id) FROM bought GROUP BY customer_id
)
INSERT INTO identify.customer_total (customer_id, currency, purchases, lines, net, returns, costed_lines, costed_net,
                                     cost, first_on, last_on, bought_first, bought_last)
SELECT customer_id, currency, count(DISTINCT document_id) FILTER (WHERE sells),
       count(*), sum(amount), coalesce(sum(amount) FILTER (WHERE kind = 'R'), 0),
       count(cost) FILTER (WHERE kind IN ('S', 'R')), coalesce(sum(amount) FILTER (WHERE cost IS NOT NULL), 0),
       coalesce(sum(cost), 0), min(day), max(day), min(day) FILTER (WHERE sells), max(day) FILTER (WHERE sells)
FROM bought
GROUP BY customer_id, currency

-- name: forget-cards
-- Takes away the cards of the customers.
DELETE FROM identify.customer_card WHERE customer_id = ANY (:ids)

-- name: stated
-- All values of the customers' records, one customer after the other. A record without values has one row.
SELECT r.customer_id, r.record_id, r.kind, v.field, v.text, v.normal, v.flaw IS NOT NULL AS flawed, v.stated_on,
       v.superseded_at IS NOT NULL AS superseded, r.source_id,
       r.source_id IN (SELECT source_id FROM identify.source WHERE name = 'customer') AS own
FROM identify.record r
LEFT JOIN identify.value v ON v.record_id = r.record_id
WHERE r.customer_id = ANY (:ids)
ORDER BY r.customer_id, r.record_id

-- name: card
-- Writes the cards: the shown values come from the application, the rest from records and totals.
WITH shown AS (
    SELECT * FROM unnest(CAST(:customers AS bigint[]), CAST(:kinds AS text[]), CAST(:names AS text[]),
                         CAST(:sortNames AS text[]), CAST(:cities AS text[]), CAST(:provinces AS text[]),
                         CAST(:areas AS text[]), CAST(:countries AS text[]), CAST(:emails AS text[]),
                         CAST(:phones AS text[]), CAST(:vatNumbers AS text[]), CAST(:taxCodes AS text[]))
        AS s (customer_id, kind, name, sort_name, city, province, area, country, email, phone, vat_number, tax_code)
), record_side AS (
    SELECT r.customer_id, count(*) AS records, array_agg(DISTINCT s.name ORDER BY s.name) AS sources
    FROM identify.record r JOIN identify.source s ON s.source_id = r.source_id
    WHERE r.customer_id = ANY (CAST(:customers AS bigint[]))
    GROUP BY r.customer_id
), purchase_side AS (
    SELECT b.customer_id, array_agg(DISTINCT b.source ORDER BY b.source) AS sources,
           array_agg(DISTINCT b.department ORDER BY b.department) AS departments,
           array_agg(DISTINCT b.channel ORDER BY b.channel) AS channels
    FROM (SELECT DISTINCT customer_id, source, department, channel FROM identify.v_bought
          WHERE customer_id = ANY (CAST(:customers AS bigint[]))) b
    GROUP BY b.customer_id
), main AS (
    SELECT DISTINCT ON (t.customer_id) t.*, count(*) OVER (PARTITION BY t.customer_id) AS currencies
    FROM identify.customer_total t
    WHERE t.customer_id = ANY (CAST(:customers AS bigint[]))
    ORDER BY t.customer_id, t.lines DESC, t.currency
)
INSERT INTO identify.customer_card (customer_id, kind, name, sort_name, city, province, area, country, email, phone,
    vat_number, tax_code, records, record_sources, purchase_sources, departments, channels, currency, currencies,
    purchases, net, first_on, last_on, bought_first, bought_last)
SELECT s.customer_id, s.kind, s.name, s.sort_name, s.city, s.province, s.area, s.country, s.email, s.phone,
       s.vat_number, s.tax_code, r.records, r.sources, coalesce(p.sources, '{}'), coalesce(p.departments, '{}'),
       coalesce(p.channels, '{}'), coalesce(m.currency, ''), coalesce(m.currencies, 0), coalesce(m.purchases, 0),
       coalesce(m.net, 0), coalesce(m.first_on, '-infinity'), coalesce(m.last_on, '-infinity'),
       coalesce(m.bought_first, '-infinity'), coalesce(m.bought_last, '-infinity')
FROM shown s
JOIN record_side r ON r.customer_id = s.customer_id
LEFT JOIN purchase_side p ON p.customer_id = s.customer_id
LEFT JOIN main m ON m.customer_id = s.customer_id

-- name: changed
-- Tells those who keep a copy that the cards of these customers may read differently now.
INSERT INTO identify.change (what, ids) VALUES ('customers', :ids)

-- name: unsettled
-- An import, and those after which nothing could follow.
SELECT import_id, products > 0 AS products FROM identify.import
WHERE settled_at IS NULL AND (state <> 'running' OR import_id = :importId) ORDER BY import_id

-- name: settle
-- The cards follow these imports now.
UPDATE identify.import SET settled_at = :at WHERE import_id = ANY (:imports) AND state <> 'running'

-- name: touched-by-imports
-- The customers on whom imports have a bearing: whom their files speak of, whose documents they brought, replaced or
-- corrected, and who bought a product whose description or cost they changed; and those whose cards are owed.
WITH files AS (
    SELECT file_id, last_document FROM identify.file WHERE import_id = ANY (:imports)
), documents AS MATERIALIZED (
    SELECT d.document_id, d.key FROM identify.document d
    WHERE d.document_id > (SELECT min(last_document) FROM files) AND d.file_id IN (SELECT file_id FROM files)
), replaced AS (
    SELECT o.buyer_id, o.record_id FROM identify.document o
    WHERE o.key IN (SELECT key FROM documents)
    UNION
    SELECT c.buyer_id, c.record_id FROM identify.document c
    WHERE c.corrects_id IN (SELECT document_id FROM documents)
), records AS (
    SELECT buyer_id AS record_id FROM replaced
    UNION SELECT record_id FROM replaced
    UNION SELECT record_id FROM identify.value WHERE file_id IN (SELECT file_id FROM files)
    UNION SELECT d.record_id FROM identify.line l JOIN identify.document d ON d.document_id = l.document_id
          WHERE :products AND l.product_id IN (
              SELECT p.product_id FROM identify.product p JOIN identify.article a ON a.article = p.article
              WHERE a.file_id IN (SELECT file_id FROM files))
)
SELECT r.customer_id FROM records t JOIN identify.record r ON r.record_id = t.record_id
UNION
SELECT customer_id FROM identify.owed_card

-- name: all-customers
-- All customers that hold records.
SELECT DISTINCT customer_id FROM identify.record ORDER BY customer_id

-- name: count-customers
-- How many customers hold records.
SELECT count(DISTINCT customer_id) FROM identify.record

-- name: stale-cards
-- Cards and totals of customers that hold no record any more.
SELECT customer_id FROM identify.customer_card c
WHERE NOT EXISTS (SELECT 1 FROM identify.record r WHERE r.customer_id = c.customer_id)
UNION
SELECT customer_id FROM identify.customer_total c
WHERE NOT EXISTS (SELECT 1 FROM identify.record r WHERE r.customer_id = c.customer_id)
UNION
SELECT customer_id FROM identify.customer_product c
WHERE NOT EXISTS (SELECT 1 FROM identify.record r WHERE r.customer_id = c.customer_id)
UNION
SELECT customer_id FROM identify.search_customer c
WHERE NOT EXISTS (SELECT 1 FROM identify.record r WHERE r.customer_id = c.customer_id)

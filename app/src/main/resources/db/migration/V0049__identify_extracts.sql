-- Room identify: what was known when, for data sets as of a past moment, and views for programs of others.

-- Every version of every document, with the moment from which it was known. Of two versions known at a moment the later counts.
CREATE VIEW identify.v_document_known AS
SELECT d.document_id, d.key, d.version, d.record_id, d.source_id, d.kind, d.number, d.occurred_at, d.currency, d.department,
       d.channel, f.received_at
FROM identify.document d JOIN identify.file f ON f.file_id = d.file_id;

-- Every line with the moment from which it was known: a mended line later than its document.
CREATE VIEW identify.v_line_known AS
SELECT l.document_id, l.position, l.product_id, l.kind, l.quantity, l.amount, l.cost, l.department, f.received_at
FROM identify.line l JOIN identify.file f ON f.file_id = l.file_id;

-- Every record with the number of a customer with which it came.
CREATE VIEW identify.v_record_known AS
SELECT r.record_id, r.kind, r.created_at,
       coalesce((SELECT j.joined FROM identify.join_move m JOIN identify.customer_join j ON j.join_id = m.join_id
                 WHERE m.record_id = r.record_id ORDER BY m.join_id LIMIT 1), r.customer_id) AS own_id
FROM identify.record r;

-- Every join with the time in which it held.
CREATE VIEW identify.v_join_known AS SELECT join_id, record_a, record_b, at, undone_at FROM identify.customer_join;

-- Every value with the time in which a source stated it.
CREATE VIEW identify.v_value_known AS
SELECT record_id, field, coalesce(normal, text) AS text, stated_on, received_at, superseded_at FROM identify.value;

-- Imports that still run: what they bring in bears the moment at which their files were received.
CREATE VIEW identify.v_import_running AS SELECT import_id, started_at FROM identify.import WHERE state = 'running';

-- Views for programs that read by SQL (Metabase and the like). A role of its own may read these and nothing else.
CREATE SCHEMA bi;

CREATE VIEW bi.customers AS
SELECT customer_id, kind, name, city, province, area, country, nullif(currency, '') AS currency, purchases, net,
       CASE WHEN purchases > 0 OR net <> 0 THEN first_on END AS first_on,
       CASE WHEN purchases > 0 OR net <> 0 THEN last_on END AS last_on
FROM identify.customer_card;
COMMENT ON VIEW bi.customers IS 'Customers as shown, with net and purchases in their main currency, without tax';

CREATE VIEW bi.purchases AS
SELECT document_id, position, number, document_kind, occurred_at, occurred_at::date AS day, customer_id, source, department,
       channel, category, product_key, product, kind, quantity, unit, unit_price, amount, cost, currency
FROM identify.v_bought;
COMMENT ON VIEW bi.purchases IS 'Lines that count, amounts without tax, signed from the seller''s view; R returns, D discounts, C charges, O roundings';

CREATE VIEW bi.products AS
SELECT product_id, product_key, name, category, department, unit_cost FROM identify.v_product;
COMMENT ON VIEW bi.products IS 'Products as each source names them; products of one product_key are one article';

CREATE VIEW bi.documents AS
SELECT d.document_id, d.number, d.kind, d.issuer, d.occurred_at, d.currency, d.net, d.tax, d.gross, d.department, d.channel,
       r.customer_id
FROM identify.document d LEFT JOIN identify.record r ON r.record_id = d.record_id WHERE d.current;
COMMENT ON VIEW bi.documents IS 'Documents that count, in their current version';

-- Room identify: an invoice may hold lines of several departments.
ALTER TABLE identify.line ADD COLUMN department text; -- as the line itself states it; NULL where it states none

-- Lines that count, with everything that describes them. The department is the one that the line states, else the
-- article's, else the product's, else the document's, else the source's. The cost is stated with the line, else the unit
-- cost times the quantity; discounts, charges and roundings cost nothing.
CREATE OR REPLACE VIEW identify.v_bought AS
SELECT l.document_id, l.position, d.kind AS document_kind, d.number, d.occurred_at, d.currency,
       d.source_id, s.name AS source, d.record_id, r.customer_id,
       coalesce(l.department, nullif(a.department, ''), nullif(p.department, ''), nullif(d.department, ''), s.department)
           AS department,
       coalesce(nullif(d.channel, ''), s.channel) AS channel,
       coalesce(nullif(a.category, ''), p.category, '') AS category,
       coalesce(p.article, '#' || p.product_id) AS product_key,
       p.product_id, p.article, p.code, coalesce(nullif(a.description, ''), p.description) AS product,
       coalesce(l.description, p.description) AS description,
       l.kind, l.quantity, l.unit, l.unit_price, l.amount,
       coalesce(l.cost, CASE WHEN l.kind IN ('S', 'R') THEN coalesce(a.unit_cost, p.unit_cost) * l.quantity ELSE 0 END)
           AS cost
FROM identify.line l
JOIN identify.document d ON d.document_id = l.document_id AND d.current
LEFT JOIN identify.source s ON s.source_id = d.source_id
LEFT JOIN identify.record r ON r.record_id = d.record_id
LEFT JOIN identify.product p ON p.product_id = l.product_id
LEFT JOIN identify.article a ON a.article = p.article;

-- Lines that count: of the current version of each document, with the same department.
CREATE OR REPLACE VIEW identify.v_purchase AS
SELECT d.document_id, l.position, d.key AS document_key, d.kind AS document_kind, d.number, d.occurred_at, d.currency,
       d.source_id,
       coalesce(l.department, nullif(a.department, ''), nullif(p.department, ''), nullif(d.department, ''), s.department)
           AS department,
       d.channel, d.record_id, r.customer_id,
       l.kind, l.product_id, l.quantity, l.unit, l.unit_price, l.amount, l.cost
FROM identify.line l
JOIN identify.document d ON d.document_id = l.document_id AND d.current
LEFT JOIN identify.record r ON r.record_id = d.record_id
LEFT JOIN identify.source s ON s.source_id = d.source_id
LEFT JOIN identify.product p ON p.product_id = l.product_id
LEFT JOIN identify.article a ON a.article = p.article;

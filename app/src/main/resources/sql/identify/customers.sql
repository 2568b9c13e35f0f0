-- Customers: their pages, lists and the ways to them.

-- name: cards
-- The cards of some customers with what they bought in their main currency.
SELECT c.*, nullif(c.bought_first, '-infinity') AS first_purchase, nullif(c.bought_last, '-infinity') AS last_purchase,
       t.lines, t.returns, t.costed_lines, t.costed_net, t.cost
FROM identify.customer_card c
LEFT JOIN identify.customer_total t ON t.customer_id = c.customer_id AND t.currency = c.currency
WHERE c.customer_id = ANY (:ids)

-- name: whereabouts
-- Whether a number is a customer, and where its first record is now.
SELECT c.customer_id,
       EXISTS (SELECT 1 FROM identify.record r WHERE r.customer_id = c.customer_id) AS here,
       (SELECT r.customer_id
        FROM identify.customer_join j
        JOIN identify.join_move m ON m.join_id = j.join_id
        JOIN identify.record r ON r.record_id = m.record_id
        WHERE j.joined = c.customer_id
          AND NOT EXISTS (SELECT 1 FROM identify.join_move e
                          WHERE e.record_id = m.record_id AND e.join_id < m.join_id)
        LIMIT 1) AS kept_id
FROM identify.customer c WHERE c.customer_id = :id

-- name: totals
-- What a customer bought by currency, the main one first.
SELECT t.*, bought_first AS first_purchase, bought_last AS last_purchase
FROM identify.customer_total t WHERE customer_id = :id ORDER BY lines DESC, currency

-- name: records
-- The records of a customer.
SELECT r.record_id, s.name AS source, r.source_key, r.kind, r.created_at
FROM identify.record r JOIN identify.source s ON s.source_id = r.source_id
WHERE r.customer_id = :id ORDER BY r.record_id

-- name: record
-- One record.
SELECT r.record_id, s.name AS source, r.source_key, r.kind, r.created_at, r.customer_id
FROM identify.record r JOIN identify.source s ON s.source_id = r.source_id
WHERE r.record_id = :id

-- name: values
-- All values of some records, with where each stands.
SELECT v.record_id, v.field, v.text, v.normal, v.flaw, v.stated_on, v.received_at, r.source_id, s.name AS source,
       coalesce(v.legal_basis, f.legal_basis) AS legal_basis, f.name AS file, v.line, v.superseded_at IS NOT NULL AS superseded
FROM identify.value v
JOIN identify.record r ON r.record_id = v.record_id
JOIN identify.source s ON s.source_id = r.source_id
JOIN identify.file f ON f.file_id = v.file_id
WHERE r.record_id = ANY (:records)
ORDER BY v.stated_on DESC, v.record_id, v.text

-- name: days
-- What a customer bought by day, and whether it bought something then.
SELECT day, currency, net, bought FROM identify.customer_day WHERE customer_id = :id ORDER BY day, currency

-- name: products
-- Every product that a customer ever bought. Products of several sources that are one article are one row. Lines that only
-- say something, with neither quantity nor amount, are of no product. A return is no purchase: neither a line that goes back
-- nor a document that does not sell counts among the times and days.
SELECT min(product_id) AS product_id, coalesce(min(article), '') AS article, min(code) AS code,
       coalesce(max(product), '') AS description, coalesce(max(category), '') AS category,
       coalesce(string_agg(DISTINCT nullif(department, ''), ', '), '') AS department, currency,
       count(DISTINCT document_id) FILTER (WHERE sells) AS times, sum(quantity) FILTER (WHERE kind IN ('S', 'R')) AS quantity,
       -sum(quantity) FILTER (WHERE kind = 'R') AS returned, sum(amount) AS net,
       sum(amount) FILTER (WHERE kind = 'R') AS returns,
       CASE WHEN count(cost) FILTER (WHERE kind IN ('S', 'R')) > 0
            THEN sum(amount - cost) END AS margin,
       (min(occurred_at) FILTER (WHERE sells))::date AS first_purchase,
       (max(occurred_at) FILTER (WHERE sells))::date AS last_purchase
FROM (SELECT b.*, kind <> 'R' AND document_kind NOT IN ('CREDIT_NOTE', 'CANCELLATION') AS sells
      FROM identify.v_bought b
      WHERE customer_id = :id AND NOT (kind = 'C' AND quantity = 0 AND amount = 0)) bought
GROUP BY product_key, currency
ORDER BY net DESC, product_id, currency

-- name: documents
-- The current documents of a customer before a place in time, the latest first.
SELECT d.document_id, d.kind, d.number, d.occurred_at, d.currency, d.net, d.gross, d.version,
       (SELECT coalesce(string_agg(DISTINCT nullif(b.department, ''), ', '), '')
        FROM identify.v_bought b WHERE b.document_id = d.document_id) AS department,
       coalesce(nullif(d.channel, ''), s.channel) AS channel, s.name AS source,
       coalesce(d.corrects_number, '') AS corrects_number,
       f.name || coalesce('!/' || d.inner_path, '') AS file, d.line,
       (SELECT count(*) FROM identify.line l WHERE l.document_id = d.document_id) AS lines
FROM identify.document d
JOIN identify.record r ON r.record_id = d.record_id
JOIN identify.source s ON s.source_id = d.source_id
JOIN identify.file f ON f.file_id = d.file_id
WHERE r.customer_id = :id AND d.current
  AND (CAST(:at AS timestamp) IS NULL OR (d.occurred_at, d.document_id) < (CAST(:at AS timestamp), :document))
ORDER BY d.occurred_at DESC, d.document_id DESC LIMIT :limit

-- name: buyer
-- For whom a document counts.
SELECT r.customer_id FROM identify.document d JOIN identify.record r ON r.record_id = d.record_id WHERE d.document_id = :id

-- name: lines
-- The lines of a document.
SELECT l.position, l.kind, coalesce(p.code, '') AS code, coalesce(l.description, p.description, '') AS description,
       l.quantity, l.unit, l.unit_price, l.amount,
       coalesce(l.cost, CASE WHEN l.kind IN ('S', 'R') THEN coalesce(a.unit_cost, p.unit_cost) * l.quantity END) AS cost
FROM identify.line l
LEFT JOIN identify.product p ON p.product_id = l.product_id
LEFT JOIN identify.article a ON a.article = p.article
WHERE l.document_id = :id ORDER BY l.position

-- name: attachments
-- What a document brought with it, in any of its versions.
SELECT a.attachment_id, a.name, a.kind, length(a.content) AS bytes
FROM identify.document d JOIN identify.attachment a ON a.document_key = d.key
WHERE d.document_id = :id ORDER BY a.name, a.attachment_id

-- name: attachment
-- One attachment of a document.
SELECT a.content
FROM identify.document d JOIN identify.attachment a ON a.document_key = d.key
WHERE d.document_id = :id AND a.attachment_id = :attachment

-- The records and what identifies them.

-- name: identities
-- Every record with the customer it is held for and the identifiers that it states at present.
SELECT r.record_id, r.customer_id, s.name AS source,
       array_agg(v.field ORDER BY v.field, v.received_at, v.line) AS fields,
       array_agg(v.text ORDER BY v.field, v.received_at, v.line) AS texts
FROM identify.record r
JOIN identify.source s ON s.source_id = r.source_id
JOIN identify.value v ON v.record_id = r.record_id
WHERE v.superseded_at IS NULL
  AND v.field IN ('CUSTOMER_CODE', 'CARD_NUMBER', 'TAX_CODE', 'VAT_NUMBER', 'EMAIL')
GROUP BY r.record_id, r.customer_id, s.name
ORDER BY r.record_id

-- What the bench of segments needs besides the ledger of the bench of the picture.

-- name: forget-segments
TRUNCATE differentiate.segment, differentiate.segment_version, differentiate.segment_member

-- name: fill-cards
INSERT INTO identify.customer_card (customer_id, kind, name, sort_name, city, province, area, country, email, phone,
    vat_number, tax_code, records, record_sources, purchase_sources, departments, channels, currency, currencies,
    purchases, net, first_on, last_on)
SELECT i, CASE WHEN i % 3 = 0 THEN 'company' ELSE 'person' END, 'N' || i, 'N' || i, 'City ' || i % 300,
       'P' || i % 100, 'Area ' || i % 20, 'IT', '', '', '', '', 1, '{}', '{}', '{}', '{}', 'EUR', 1, 1, 0,
       '-infinity', '-infinity'
FROM generate_series(1, :customers) i
ON CONFLICT DO NOTHING

-- name: bare
-- The bare question of five conditions beside which the count of a rule is timed.
SELECT count(*) FROM picture.feature
WHERE spend_12m >= ? AND purchases >= ? AND recency_days <= ? AND returns_share <= ? AND price_level >= ?

-- name: touch
-- Other figures for some customers, as a new day gives them.
UPDATE picture.feature SET recency_days = CASE WHEN recency_days > 1000 THEN 1 ELSE 2000 END
WHERE customer_id % :every = 0 AND customer_id <= :last

-- name: rows
SELECT count(*) FROM differentiate.segment_member

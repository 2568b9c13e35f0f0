-- What people know about spending.

-- name: add
INSERT INTO differentiate.spending_figure (scope, record_id, kind, category, currency, amount, low, high, on_day, source, made_at, made_by)
VALUES (:scope,
        CASE WHEN :scope = 'CUSTOMER' THEN
            (SELECT record_id FROM identify.v_record WHERE customer_id = :customer ORDER BY record_id LIMIT 1) END,
        :kind, :category, :currency, :amount, CAST(:low AS numeric), CAST(:high AS numeric), :on, :source, :at, :who)

-- name: has-customer
SELECT EXISTS (SELECT 1 FROM identify.v_record WHERE customer_id = :customer)

-- name: turn
UPDATE differentiate.spending_figure
SET taken_back_at = CASE WHEN taken_back_at IS NULL THEN CAST(:at AS timestamptz) END,
    taken_back_by = CASE WHEN taken_back_at IS NULL THEN :who END
WHERE figure_id = :figure

-- name: figures
SELECT f.figure_id, f.scope, coalesce(r.customer_id, 0) AS customer_id, f.kind, f.category, f.currency, f.amount, f.low, f.high,
       f.on_day, f.source, f.made_by, f.taken_back_at IS NOT NULL AS taken_back
FROM differentiate.spending_figure f LEFT JOIN identify.v_record r ON r.record_id = f.record_id
WHERE (:scope = '' OR f.scope = :scope) AND (:customer = 0 OR r.customer_id = :customer)
ORDER BY f.figure_id DESC LIMIT :limit

-- name: standing
-- The latest figure of each customer, kind or market and category that was not taken back.
SELECT DISTINCT ON (f.scope, coalesce(r.customer_id, 0), f.kind, f.category)
       f.figure_id, f.scope, coalesce(r.customer_id, 0) AS customer_id, f.kind, f.category, f.currency, f.amount, f.low, f.high,
       f.on_day, f.source, f.made_by, false AS taken_back
FROM differentiate.spending_figure f LEFT JOIN identify.v_record r ON r.record_id = f.record_id
WHERE f.taken_back_at IS NULL AND f.currency = :currency
ORDER BY f.scope, coalesce(r.customer_id, 0), f.kind, f.category, f.on_day DESC, f.figure_id DESC

-- What was sold at what price, from the picture (DuckDB). Only whole months, only sales with a price and a quantity, only
-- the currency in which most customers buy. The price of a cell is the median of its lines: one bargain does not make it.

-- name: currency
SELECT currency FROM picture.feature GROUP BY currency ORDER BY count(*) DESC, currency LIMIT 1

-- name: cells
-- By category, kind of customer, article and month. Articles that were sold in less than six months, or in less than three
-- of five months between their first and their last one, are left out: months without a sale have no price to be seen.
WITH cells AS (
    SELECT p.category, c.kind, p.product_key AS article,
           datediff('month', DATE '1970-01-01', d.occurred_at::DATE)::INTEGER AS month,
           median(l.amount::DOUBLE / l.quantity::DOUBLE) AS price, sum(l.quantity)::DOUBLE AS quantity
    FROM picture.line l
    JOIN picture.document d ON d.document_id = l.document_id
    JOIN picture.record r ON r.record_id = d.record_id
    JOIN picture.customer c ON c.customer_id = r.customer_id
    JOIN picture.product p ON p.product_id = l.product_id
    WHERE l.kind = 'S' AND l.quantity > 0 AND l.amount > 0 AND d.currency = ? AND d.occurred_at < date_trunc('month', ?::DATE)
    GROUP BY p.category, c.kind, p.product_key, month
), kept AS (
    SELECT category, kind, article FROM cells GROUP BY category, kind, article
    HAVING count(*) >= 6 AND count(*) >= 0.6 * (max(month) - min(month) + 1)
)
SELECT c.category, c.kind, c.article, c.month, c.price, c.quantity
FROM cells c JOIN kept k ON k.category = c.category AND k.kind = c.kind AND k.article = c.article
ORDER BY c.category, c.kind, c.article, c.month

-- name: customer-cells
-- The same for the customers of each kind with most lines, at most 1,000 of a kind; articles bought in three months or more.
WITH many AS (
    SELECT r.customer_id, c.kind, count(*) AS lines
    FROM picture.line l
    JOIN picture.document d ON d.document_id = l.document_id
    JOIN picture.record r ON r.record_id = d.record_id
    JOIN picture.customer c ON c.customer_id = r.customer_id
    WHERE l.kind = 'S' AND d.currency = ?
    GROUP BY r.customer_id, c.kind HAVING count(*) >= 24
), top AS (
    SELECT customer_id, kind FROM many
    QUALIFY row_number() OVER (PARTITION BY kind ORDER BY lines DESC, customer_id) <= 1000
), cells AS (
    SELECT t.customer_id, t.kind, p.product_key AS article,
           datediff('month', DATE '1970-01-01', d.occurred_at::DATE)::INTEGER AS month,
           median(l.amount::DOUBLE / l.quantity::DOUBLE) AS price, sum(l.quantity)::DOUBLE AS quantity
    FROM picture.line l
    JOIN picture.document d ON d.document_id = l.document_id
    JOIN picture.record r ON r.record_id = d.record_id
    JOIN top t ON t.customer_id = r.customer_id
    JOIN picture.product p ON p.product_id = l.product_id
    WHERE l.kind = 'S' AND l.quantity > 0 AND l.amount > 0 AND d.currency = ? AND d.occurred_at < date_trunc('month', ?::DATE)
    GROUP BY t.customer_id, t.kind, p.product_key, month
)
SELECT customer_id, kind, article, month, price, quantity FROM cells
QUALIFY count(*) OVER (PARTITION BY customer_id, article) >= 3
ORDER BY kind, customer_id, article, month

-- How centred on products the firm is, from its own ledger (R88).

-- name: alike
-- Customers of one department beside those who are alike: same usual channel, same tenth of spend, as many purchases.
WITH alike AS (
    SELECT t.customer_id, len(t.departments) AS departments, t.net, t.margin, t.orders, t.departments[1] AS department,
           t.last_on, coalesce(f.favourite_channel, '') AS channel,
           ntile(10) OVER (ORDER BY t.net) AS tenth, least(t.orders, 10) AS often
    FROM picture.customer_total t JOIN picture.feature f ON f.customer_id = t.customer_id
    WHERE t.currency = :currency AND len(t.departments) > 0
), cells AS (
    SELECT channel, tenth, often, count(*) AS customers, avg(CASE WHEN departments > 1 THEN 1.0 ELSE 0 END) AS several
    FROM alike GROUP BY channel, tenth, often
), missed AS (
    SELECT a.*, c.several FROM alike a
    JOIN cells c ON c.channel = a.channel AND c.tenth = a.tenth AND c.often = a.often
    WHERE a.departments = 1 AND c.customers >= 10 AND c.several >= 0.5
)

-- name: breadth
{alike}
SELECT (SELECT count(*) FROM missed) AS missed, (SELECT count(*) FROM alike) AS customers

-- name: records
-- Customers whom the firm kept more than once, and all of them that bought.
SELECT count(*) FILTER (records > 1) AS several, count(*) AS customers
FROM (SELECT r.customer_id, count(*) AS records FROM picture.record r
      WHERE r.customer_id IN (SELECT customer_id FROM picture.customer_total WHERE currency = :currency)
      GROUP BY r.customer_id)

-- name: known
-- What was sold to customers who are known, of what was sold in all, and of how much of it the cost is known.
SELECT (SELECT coalesce(sum(sold), 0) FROM picture.basket WHERE currency = :currency) AS told,
       (SELECT coalesce(sum(l.amount), 0)::DOUBLE FROM picture.line l JOIN picture.document d ON d.document_id = l.document_id
        WHERE d.currency = :currency AND l.kind = 'S') AS sold,
       (SELECT coalesce(sum(margin_known * greatest(spend, 0)), 0) FROM picture.feature WHERE currency = :currency)::DOUBLE AS costed,
       (SELECT coalesce(sum(greatest(spend, 0)), 0) FROM picture.feature WHERE currency = :currency)::DOUBLE AS spend

-- name: list-missed
-- Customers of one department, while at least half of those alike buy from several.
{alike}
SELECT customer_id, department, orders, net, margin, several AS alike, last_on FROM missed ORDER BY net DESC, customer_id

-- name: list-records
-- Customers whom the firm kept more than once.
SELECT t.customer_id, count(*) AS records, any_value(t.net) AS net, any_value(t.last_on) AS last_on
FROM picture.customer_total t JOIN picture.record r ON r.customer_id = t.customer_id
WHERE t.currency = :currency GROUP BY t.customer_id HAVING count(*) > 1 ORDER BY records DESC, net DESC, t.customer_id

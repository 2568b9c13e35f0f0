-- Who could form a community: customers of the same place with the same taste (R25).

-- name: liking
-- Customers of a known place who bought within twelve months, each with the categories on which he spends three tenths and more,
-- bought twice and more. A step.
WITH present AS (
    SELECT c.customer_id, coalesce(nullif(c.city, ''), nullif(c.province, '')) AS place, f.purchase_days, f.spend_12m, f.last_on
    FROM picture.customer c JOIN picture.feature f ON f.customer_id = c.customer_id
    WHERE f.currency = :currency AND f.recency_days <= 365 AND coalesce(nullif(c.city, ''), nullif(c.province, '')) IS NOT NULL
), liking AS (
    SELECT p.*, t.category, t.times, t.net
    FROM present p JOIN picture.taste t ON t.customer_id = p.customer_id
    WHERE t.category <> '' AND t.share >= 0.3 AND t.times >= 2
)

-- name: communities
-- Places and categories that five and more share, with what the lift needs.
{liking}
SELECT g.place, g.category, g.customers, g.net, p.customers AS of_place, c.customers AS of_category,
       (SELECT count(*) FROM present) AS everybody
FROM (SELECT place, category, count(*) AS customers, sum(net)::DOUBLE AS net FROM liking GROUP BY place, category
      HAVING count(*) >= 5) g
JOIN (SELECT place, count(*) AS customers FROM present GROUP BY place) p ON p.place = g.place
JOIN (SELECT category, count(*) AS customers FROM liking GROUP BY category) c ON c.category = g.category
ORDER BY g.customers DESC, g.place, g.category

-- name: common
-- The article that most customers of each community bought within twelve months, the first by key where several are equal.
{liking}, groups AS (
    SELECT place, category FROM liking GROUP BY place, category HAVING count(*) >= 5
), sold AS (
    SELECT DISTINCT l.place, l.category, b.product_key, l.customer_id
    FROM liking l JOIN groups g ON g.place = l.place AND g.category = l.category
    JOIN picture.bought b ON b.customer_id = l.customer_id AND b.category = l.category AND b.kind = 'S'
    WHERE b.occurred_at > (SELECT features_on FROM picture.about) - INTERVAL 12 MONTH
), counted AS (
    SELECT place, category, product_key, count(*) AS customers FROM sold GROUP BY place, category, product_key
)
SELECT c.place, c.category, first(coalesce(n.name, c.product_key) ORDER BY c.customers DESC, c.product_key) AS article, max(c.customers) AS customers
FROM counted c LEFT JOIN (SELECT product_key, min(name) AS name FROM picture.product GROUP BY product_key) n
    ON n.product_key = c.product_key
GROUP BY c.place, c.category

-- name: unplaced
-- Customers who bought within twelve months and whose place is not known.
SELECT count(*) AS customers
FROM picture.feature f LEFT JOIN picture.customer c ON c.customer_id = f.customer_id
WHERE f.currency = :currency AND f.recency_days <= 365 AND coalesce(nullif(c.city, ''), nullif(c.province, '')) IS NULL

-- name: list-community
-- The customers of a place who share a taste, those first who buy most often of it: who could bring the others together.
{liking}
SELECT customer_id, times, net AS net_all, purchase_days AS purchases, spend_12m AS net, last_on
FROM liking WHERE place = :place AND category = :category ORDER BY times DESC, net DESC, customer_id

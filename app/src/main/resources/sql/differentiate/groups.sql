-- Groups of customers that are alike: what they are found by (asked of the picture), and every run as it was.

-- name: channels
-- The channels by which customers buy, the most used first.
SELECT channel FROM picture.channel_use WHERE channel <> '' GROUP BY channel ORDER BY sum(purchases) DESC, channel LIMIT 5

-- name: categories
-- The categories that most customers buy, by their mean share of what a customer buys.
SELECT category FROM picture.taste WHERE category <> '' AND share > 0
GROUP BY category ORDER BY sum(share) DESC, category LIMIT 8

-- name: points
-- Those who ever bought, with what they are compared by. Where nothing is known of the price level it is in the middle.
SELECT f.customer_id, coalesce(f.basket_median, 0), coalesce(f.purchases_per_year, 0), f.recency_days, f.categories,
       coalesce(f.price_level, 0.5), coalesce(f.discount_share, 0), coalesce(f.weekend_share, 0), f.interval_median
FROM picture.feature f WHERE f.first_on IS NOT NULL AND :those ORDER BY f.customer_id

-- name: channel-share
SELECT coalesce(c.share, 0) FROM picture.feature f
LEFT JOIN picture.channel_use c ON c.customer_id = f.customer_id AND c.channel = ?
WHERE f.first_on IS NOT NULL AND :those ORDER BY f.customer_id

-- name: category-share
SELECT coalesce(t.share, 0) FROM picture.feature f
LEFT JOIN picture.taste t ON t.customer_id = f.customer_id AND t.category = ?
WHERE f.first_on IS NOT NULL AND :those ORDER BY f.customer_id

-- name: add-run
INSERT INTO differentiate.group_run (at, by, as_of, seed, customers, reason, detail, result)
VALUES (:at, :by, :day, :seed, :customers, :reason, :detail, CAST(:result AS jsonb)) RETURNING run_id

-- name: next-identity
SELECT nextval('differentiate.group_identity')

-- name: add-group
INSERT INTO differentiate.customer_group (run_id, number, group_id, size, result)
VALUES (:run, :number, :group, :size, CAST(:result AS jsonb))

-- name: add-members
INSERT INTO differentiate.group_member (run_id, customer_id, number)
SELECT :run, m.customer_id, m.number FROM unnest(CAST(:customers AS bigint[]), CAST(:numbers AS int[])) AS m (customer_id, number)

-- name: runs
SELECT run_id, at, by, as_of, seed, customers, reason, detail, result FROM differentiate.group_run
WHERE (CAST(:run AS bigint) IS NULL OR run_id = :run) ORDER BY run_id DESC LIMIT :limit

-- name: last-found
-- The last run that found groups, before a run where one is given.
SELECT run_id FROM differentiate.group_run
WHERE reason = '' AND (CAST(:before AS bigint) IS NULL OR run_id < :before) ORDER BY run_id DESC LIMIT 1

-- name: groups
SELECT g.number, g.group_id, g.size, g.result,
       coalesce((SELECT n.name FROM differentiate.group_name n WHERE n.group_id = g.group_id
                 ORDER BY n.name_id DESC LIMIT 1), '') AS name
FROM differentiate.customer_group g WHERE g.run_id = :run ORDER BY g.number

-- name: members
SELECT customer_id, number FROM differentiate.group_member WHERE run_id = :run ORDER BY customer_id

-- name: moves
-- How many went from each group of one run to each of another; -1 for those who are in one of them only.
SELECT coalesce(a.number, -1) AS before, coalesce(b.number, -1) AS now, count(*) AS customers
FROM (SELECT customer_id, number FROM differentiate.group_member WHERE run_id = :before) a
FULL JOIN (SELECT customer_id, number FROM differentiate.group_member WHERE run_id = :run) b
    ON b.customer_id = a.customer_id
GROUP BY 1, 2

-- name: rename
INSERT INTO differentiate.group_name (group_id, name, at, by) VALUES (:group, :name, :at, :by)

-- name: names
SELECT DISTINCT ON (group_id) group_id, name FROM differentiate.group_name ORDER BY group_id, name_id DESC

-- Segments over the picture, in DuckDB. :tables, :id and :where are written from a rule, which puts parameters where a
-- person wrote something; :ids are numbers of customers.

-- name: buyers
-- Customers who have features; the others cannot be meant.
FROM picture.feature f

-- name: everybody
FROM (SELECT customer_id FROM picture.customer UNION SELECT customer_id FROM picture.feature) u
LEFT JOIN picture.feature f ON f.customer_id = u.customer_id

-- name: with-place
LEFT JOIN picture.customer c ON c.customer_id = :id

-- name: with-worth
LEFT JOIN picture.worth w ON w.customer_id = :id

-- name: with-times
-- How many documents that sell something each customer has.
LEFT JOIN (
    SELECT b.customer_id, count(DISTINCT b.document_id) AS measure FROM picture.bought b
    WHERE b.customer_id IS NOT NULL AND b.kind = 'S' AND b.document_kind NOT IN ('CREDIT_NOTE', 'CANCELLATION') AND :which
    GROUP BY b.customer_id
) :name ON :name.customer_id = :id

-- name: with-amount
-- For how much each customer bought something, returns taken off, in his main currency.
LEFT JOIN (
    SELECT b.customer_id, sum(b.amount) AS measure
    FROM picture.bought b JOIN picture.feature g ON g.customer_id = b.customer_id AND g.currency = b.currency
    WHERE b.kind IN ('S', 'R') AND :which
    GROUP BY b.customer_id
) :name ON :name.customer_id = :id

-- name: count
SELECT count(*) :tables WHERE :where

-- name: some
-- The first members, those who spend most in front.
SELECT :id :tables WHERE :where ORDER BY f.spend DESC NULLS LAST, :id LIMIT 8

-- name: members
SELECT :id :tables WHERE :where

-- name: base
-- How many customers there are.
SELECT count(*) FROM (SELECT customer_id FROM picture.customer UNION SELECT customer_id FROM picture.feature)

-- name: facts
-- What is known of some customers; those of whom nothing is known are no customers any more.
SELECT u.customer_id, c.kind, c.country, c.area, c.province, c.city, :columns
FROM (SELECT customer_id FROM picture.customer WHERE customer_id IN (:ids)
      UNION SELECT customer_id FROM picture.feature WHERE customer_id IN (:ids)) u
LEFT JOIN (SELECT * FROM picture.feature WHERE customer_id IN (:ids)) f ON f.customer_id = u.customer_id
LEFT JOIN (SELECT * FROM picture.customer WHERE customer_id IN (:ids)) c ON c.customer_id = u.customer_id

-- name: facts-worth
SELECT w.customer_id, :columns FROM picture.worth w WHERE w.customer_id IN (:ids)

-- name: facts-lines
SELECT b.customer_id, b.document_id, CAST(b.occurred_at AS DATE) AS day, coalesce(b.product_key, '') AS article,
       coalesce(b.category, '') AS category, coalesce(b.department, '') AS department,
       coalesce(b.channel, '') AS channel,
       b.kind = 'S' AND b.document_kind NOT IN ('CREDIT_NOTE', 'CANCELLATION') AS sells,
       CASE WHEN b.kind IN ('S', 'R') AND b.currency = f.currency THEN coalesce(b.amount, 0) ELSE 0 END AS amount
FROM picture.bought b JOIN picture.feature f ON f.customer_id = b.customer_id
WHERE b.customer_id IN (:ids)

-- name: make-mirror
-- The present members of segments, as PostgreSQL has them: so that who entered and who left is found here.
CREATE TABLE IF NOT EXISTS picture.member (segment_id BIGINT NOT NULL, customer_id BIGINT NOT NULL);
CREATE TABLE IF NOT EXISTS picture.member_state (segment_id BIGINT NOT NULL, revision BIGINT NOT NULL)

-- name: mirror-revision
SELECT revision FROM picture.member_state WHERE segment_id = ?

-- name: forget-mirror-state
DELETE FROM picture.member_state WHERE segment_id = ?

-- name: write-mirror-state
INSERT INTO picture.member_state VALUES (?, ?)

-- name: forget-mirror
DELETE FROM picture.member WHERE segment_id = ?

-- name: fill-mirror
INSERT INTO picture.member SELECT * FROM feed(:feed)

-- name: make-moves
-- Who enters and who leaves a segment whose rule is asked anew of all.
CREATE TEMP TABLE wanted AS SELECT :id AS customer_id :tables WHERE :where

-- name: moves
SELECT customer_id, true AS enters FROM wanted
WHERE customer_id NOT IN (SELECT customer_id FROM picture.member WHERE segment_id = ?)
UNION ALL
SELECT customer_id, false FROM picture.member
WHERE segment_id = ? AND customer_id NOT IN (SELECT customer_id FROM wanted)

-- name: forget-moves
DROP TABLE temp.wanted

-- name: enter-mirror
INSERT INTO picture.member VALUES :rows

-- name: leave-mirror
DELETE FROM picture.member WHERE segment_id = ? AND customer_id IN (:ids)

-- name: value
-- What the members of a segment are worth together, by currency.
SELECT w.currency, count(*) AS customers, sum(w.value) AS value, bool_or(w.value < 0) AS some_below,
       CASE WHEN bool_and(e.own IS NOT NULL) THEN [sum(e.slope_1), sum(e.slope_2), sum(e.slope_3), sum(e.slope_4),
           sum(e.slope_5), sum(e.slope_6), sum(e.slope_7), sum(e.own)] END AS error_parts
FROM picture.member m JOIN picture.worth w ON w.customer_id = m.customer_id
JOIN picture.worth_more e ON e.customer_id = m.customer_id
WHERE m.segment_id = ? AND w.value IS NOT NULL GROUP BY w.currency ORDER BY 2 DESC, 1

-- name: top-spend
-- What the best tenth by spend of twelve months spends at least.
SELECT quantile_cont(CAST(spend_12m AS DOUBLE), 0.9) FROM picture.feature WHERE spend_12m > 0

-- name: words-category
SELECT DISTINCT category FROM picture.product WHERE category <> '' ORDER BY 1 LIMIT 500

-- name: words-department
SELECT DISTINCT department FROM (
    SELECT department FROM picture.product UNION SELECT department FROM picture.source
    UNION SELECT department FROM picture.document UNION SELECT DISTINCT department FROM picture.line)
WHERE department <> '' ORDER BY 1 LIMIT 500

-- name: words-channel
SELECT DISTINCT channel FROM (SELECT channel FROM picture.source UNION SELECT channel FROM picture.document)
WHERE channel <> '' ORDER BY 1 LIMIT 500

-- name: words-currency
SELECT DISTINCT currency FROM picture.feature ORDER BY 1

-- name: words-country
SELECT mode(country) FROM picture.customer WHERE country <> '' GROUP BY lower(country) ORDER BY 1 LIMIT 500

-- name: words-area
SELECT mode(area) FROM picture.customer WHERE area <> '' GROUP BY lower(area) ORDER BY 1 LIMIT 500

-- name: words-province
SELECT mode(province) FROM picture.customer WHERE province <> '' GROUP BY lower(province) ORDER BY 1 LIMIT 500

-- name: words-city
SELECT mode(city) FROM picture.customer WHERE city <> '' GROUP BY lower(city) ORDER BY count(*) DESC, lower(city) LIMIT 500

-- name: articles
-- Articles by a part of their name or code.
SELECT product_key, max(name) AS name FROM picture.product
WHERE contains(lower(name), lower(?)) OR contains(lower(product_key), lower(?))
GROUP BY product_key ORDER BY name, product_key LIMIT 20

-- name: article
SELECT max(name) FROM picture.product WHERE product_key = ?

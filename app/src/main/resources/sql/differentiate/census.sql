-- What customers and documents are counted once from: the coded lines of the picture, customer by customer, and what their
-- numbers stand for. The last customer of all is nobody. :number is a change of the tallies.

-- name: line
-- Customer, document, product and department, way and month, place and day since the year 1 of a line; a step.
SELECT coalesce(k.customer_id, 9223372036854775807) AS customer, k.document_id,
       (CAST(k.product_id AS BIGINT) << 24) | k.own AS what, (CAST(k.way AS BIGINT) << 32) | k.month AS head,
       (CAST(k.place AS BIGINT) << 32) | (k.day - DATE '0001-01-01') AS place
FROM picture.tally_coded k

-- name: untouched
-- Lines of customers of whom nothing changed since the tallies were made: they stand in the order in which they were written,
-- customer by customer and document by document.
{line}
ANTI JOIN (SELECT DISTINCT customer_id FROM picture.tally_change) c ON c.customer_id = coalesce(k.customer_id, -1)

-- name: touched
-- Lines of customers of whom something changed after a change; in no order.
{line}
SEMI JOIN (SELECT DISTINCT customer_id FROM picture.tally_change WHERE number > :number) c
    ON c.customer_id = coalesce(k.customer_id, -1)

-- name: customers
-- Of whom something changed after a change, in order.
SELECT DISTINCT CASE WHEN customer_id = -1 THEN 9223372036854775807 ELSE customer_id END AS customer
FROM picture.tally_change WHERE number > :number ORDER BY 1

-- name: state
-- When the tallies were made and their last change; so many lines there are, and the greatest number of a department.
SELECT CAST(s.made AS VARCHAR) AS made, s.number, (SELECT count(*) FROM picture.tally_coded) AS lines,
       (SELECT coalesce(max(own), 0) FROM picture.tally_own) AS owns
FROM picture.tally_state s

-- name: ways
SELECT way, currency, coalesce(channel, '') AS channel, source FROM picture.tally_way

-- name: places
SELECT place, kind, country, area, province FROM picture.tally_where

-- name: owns
SELECT own, department FROM picture.tally_own

-- name: products
SELECT product_id, product_key, category FROM picture.product

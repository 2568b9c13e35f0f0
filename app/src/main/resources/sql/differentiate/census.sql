-- What customers and documents are counted once from: the coded lines of the picture, customer by customer, and what their
-- numbers stand for.

-- name: lines
-- Customer (the last number of all for none), document, product and department, way and month, place and day since
-- the year 1 of each line, customer by customer and document by document.
SELECT coalesce(customer_id, 9223372036854775807) AS customer, document_id, (CAST(product_id AS BIGINT) << 24) | own AS what,
       (CAST(way AS BIGINT) << 32) | month AS head, (CAST(place AS BIGINT) << 32) | (day - DATE '0001-01-01') AS place
FROM picture.tally_coded ORDER BY 1, 2

-- name: sizes
-- So many lines there are, and the greatest number of a department.
SELECT count(*) AS lines, coalesce(max(own), 0) AS owns FROM picture.tally_coded

-- name: ways
SELECT way, currency, coalesce(channel, '') AS channel, source FROM picture.tally_way

-- name: places
SELECT place, kind, country, area, province FROM picture.tally_where

-- name: owns
SELECT own, department FROM picture.tally_own

-- name: products
SELECT product_id, product_key, category FROM picture.product

-- name: all
-- Reads a table without saying whose.
SELECT * FROM customers

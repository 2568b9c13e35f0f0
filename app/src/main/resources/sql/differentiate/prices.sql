-- How quantities answer to prices: what was found, in PostgreSQL.

-- name: add-run
INSERT INTO differentiate.price_run (made_at, made_by, day, currency, cells, seconds)
VALUES (:at, :who, :day, :currency, :cells, :seconds) RETURNING run_id

-- name: add-group
INSERT INTO differentiate.price_group (run_id, category, kind, articles, cells, moving, away, reason, detail, alone, alone_low,
    alone_high, drawn, drawn_low, drawn_high, change, change_low, change_high, change_reason)
VALUES (:run, :category, :kind, :articles, :cells, :moving, :away, :reason, :detail, :alone, :aloneLow, :aloneHigh, :drawn,
    :drawnLow, :drawnHigh, :change, :changeLow, :changeHigh, :changeReason)

-- name: forget-customers
DELETE FROM differentiate.price_customer

-- name: forget-runs
-- A hundred computations are kept.
DELETE FROM differentiate.price_run WHERE run_id <= (SELECT max(run_id) FROM differentiate.price_run) - 100

-- name: add-customer
INSERT INTO differentiate.price_customer (customer_id, kind, cells, articles, alone, alone_low, alone_high, drawn, drawn_low, drawn_high)
VALUES (:customer, :kind, :cells, :articles, :alone, :aloneLow, :aloneHigh, :drawn, :drawnLow, :drawnHigh)

-- name: latest-run
SELECT run_id, made_at, made_by, day, currency, cells, seconds FROM differentiate.price_run ORDER BY run_id DESC LIMIT 1

-- name: groups
SELECT category, kind, articles, cells, moving, away, reason, detail, alone, alone_low, alone_high, drawn, drawn_low, drawn_high,
       change, change_low, change_high, change_reason
FROM differentiate.price_group WHERE run_id = :run ORDER BY category, kind

-- name: customers
SELECT customer_id, kind, cells, articles, alone, alone_low, alone_high, drawn, drawn_low, drawn_high
FROM differentiate.price_customer WHERE (:customer = 0 OR customer_id = :customer) ORDER BY drawn, customer_id LIMIT :limit

-- name: count-customers
SELECT count(*) FROM differentiate.price_customer

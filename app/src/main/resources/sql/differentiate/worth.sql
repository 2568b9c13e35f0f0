-- What customers are worth: what is read from the picture, and the tables that are written into it (DuckDB).
-- :currency and :day are written by the application.

-- name: currencies
-- In which currency how many customers buy.
SELECT currency, count(*) AS customers FROM picture.feature WHERE first_on IS NOT NULL
GROUP BY currency ORDER BY customers DESC, currency

-- name: last-day
-- The last day, up to a given one, on which anybody bought in the currency.
SELECT max(d.occurred_at::DATE) FROM picture.document d JOIN picture.record r ON r.record_id = d.record_id
WHERE d.currency = :currency AND d.kind NOT IN ('CREDIT_NOTE', 'CANCELLATION') AND d.occurred_at::DATE <= DATE :day

-- name: lines
SELECT count(*) FROM picture.line

-- name: lay-sold
-- What each customer bought on each day, in the currency in which he buys most; sales apart from what came back later.
-- Costs as in the features: the line's own, else the product's; discounts and charges cost nothing.
CREATE TEMP TABLE worth_sold AS
WITH heads AS (
    SELECT d.document_id, r.customer_id, d.occurred_at::DATE AS day,
           d.kind NOT IN ('CREDIT_NOTE', 'CANCELLATION') AS sells
    FROM picture.document d
    JOIN picture.record r ON r.record_id = d.record_id
    JOIN picture.feature f ON f.customer_id = r.customer_id AND f.currency = :currency
    WHERE d.currency = :currency AND d.occurred_at::DATE <= DATE :day
), sums AS (
    SELECT l.document_id, sum(l.amount)::DOUBLE AS net,
           sum(CASE WHEN l.cost IS NOT NULL THEN l.cost::DOUBLE
                    WHEN l.kind IN ('S', 'R') THEN p.unit_cost::DOUBLE * l.quantity::DOUBLE ELSE 0 END) AS cost,
           sum(CASE WHEN l.kind IN ('S', 'R') AND (l.cost IS NOT NULL OR p.unit_cost IS NOT NULL)
                    THEN l.amount::DOUBLE ELSE 0 END) AS costed,
           sum(CASE WHEN l.kind NOT IN ('S', 'R') THEN l.amount::DOUBLE ELSE 0 END) AS extra
    FROM picture.line l JOIN picture.product p ON p.product_id = l.product_id
    GROUP BY l.document_id
)
SELECT h.customer_id, h.day, h.sells, coalesce(sum(s.net), 0) AS net, coalesce(sum(s.cost), 0) AS cost,
       coalesce(sum(s.costed), 0) AS costed, coalesce(sum(s.extra), 0) AS extra
FROM heads h JOIN sums s ON s.document_id = h.document_id
GROUP BY h.customer_id, h.day, h.sells

-- name: count-purchases
SELECT count(*) FROM worth_sold WHERE sells

-- name: purchases
-- The days on which each customer bought, with what he spent.
SELECT customer_id, (day - DATE '1970-01-01')::INTEGER AS day, net FROM worth_sold WHERE sells ORDER BY customer_id, day

-- name: kept
-- What each customer bought in each period of 91 days before a day, and what of it stayed with the firm: all of it, and
-- the part of which the cost is known. Discounts and charges go with that part by its share.
SELECT customer_id, ((DATE :day - day) // 91)::INTEGER AS period,
       sum(net) FILTER (sells) AS sold, sum(net) AS kept,
       sum(costed + CASE WHEN net - extra <> 0 THEN extra * costed / (net - extra) ELSE 0 END) FILTER (sells) AS costed,
       sum(costed + CASE WHEN net - extra <> 0 THEN extra * costed / (net - extra) ELSE 0 END - cost) AS margin
FROM worth_sold WHERE day <= DATE :day
GROUP BY customer_id, period ORDER BY customer_id, period DESC

-- name: forget-sold
DROP TABLE temp.worth_sold

-- name: make
-- The tables of values, empty. They stay when the picture is made anew.
CREATE OR REPLACE TABLE picture.worth_run (
    run_id BIGINT NOT NULL, made_at TIMESTAMP NOT NULL, as_of DATE NOT NULL, lines BIGINT NOT NULL);
CREATE OR REPLACE TABLE picture.worth (
    customer_id BIGINT NOT NULL, currency VARCHAR NOT NULL, as_of DATE NOT NULL, horizon_days INTEGER NOT NULL,
    alive DOUBLE NOT NULL, alive_low DOUBLE NOT NULL, alive_high DOUBLE NOT NULL,
    purchases DOUBLE NOT NULL, purchases_low DOUBLE NOT NULL, purchases_high DOUBLE NOT NULL,
    spend DOUBLE, spend_low DOUBLE, spend_high DOUBLE,
    value DOUBLE, value_low DOUBLE, value_high DOUBLE,
    usual_gap DOUBLE, unusual_from DATE, longer DOUBLE);
CREATE OR REPLACE TABLE picture.worth_before AS FROM picture.worth;
CREATE OR REPLACE TABLE picture.worth_more (
    customer_id BIGINT NOT NULL,
    first_on DATE NOT NULL, last_on DATE NOT NULL, bought INTEGER NOT NULL, -- days with a purchase
    spent DOUBLE NOT NULL,       -- on all of them
    margin DOUBLE NOT NULL,      -- the part of spend that stays with the firm
    likely_low INTEGER NOT NULL, likely_high INTEGER NOT NULL, -- purchases that will really come, 95 %
    slope_1 DOUBLE, slope_2 DOUBLE, slope_3 DOUBLE, slope_4 DOUBLE, slope_5 DOUBLE, slope_6 DOUBLE, slope_7 DOUBLE,
    own DOUBLE,                  -- variance of the value from the margin
    cause VARCHAR,               -- why the value moved since the day that is looked back to
    before DOUBLE,               -- the value of that day, as it was seen then
    learned DOUBLE,              -- what is learned since changes in it
    change DOUBLE,               -- by the customer
    since DOUBLE, expected DOUBLE) -- spent since, and what was expected

-- name: make-places
CREATE OR REPLACE TABLE picture.worth_place (customer_id BIGINT NOT NULL, area VARCHAR NOT NULL, departments VARCHAR[] NOT NULL)

-- name: places
-- Asked of PostgreSQL.
SELECT customer_id, CASE WHEN area = '' THEN country ELSE area END AS area, departments FROM identify.v_place

-- name: take-places
INSERT INTO picture.worth_place
SELECT customer_id, area, CASE WHEN departments = '' THEN [] ELSE string_split(departments, chr(31)) END
FROM feed(:feed)

-- name: write-run
INSERT INTO picture.worth_run VALUES (?, ?, ?, ?)

-- name: run
SELECT run_id, made_at, as_of, lines FROM picture.worth_run

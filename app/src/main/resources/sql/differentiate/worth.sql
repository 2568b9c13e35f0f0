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
-- Costs as in the features: the line's own, else the product's; discounts and charges cost nothing. Sums of sums are
-- decimal: whatever thread adds first, the same data give the same figures, and the same fingerprint.
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
SELECT h.customer_id, h.day, h.sells, coalesce(sum(s.net::DECIMAL(38, 8)), 0)::DOUBLE AS net, coalesce(sum(s.cost::DECIMAL(38, 8)), 0)::DOUBLE AS cost,
       coalesce(sum(s.costed::DECIMAL(38, 8)), 0)::DOUBLE AS costed, coalesce(sum(s.extra::DECIMAL(38, 8)), 0)::DOUBLE AS extra,
       count(*)::INTEGER AS documents
FROM heads h JOIN sums s ON s.document_id = h.document_id
GROUP BY h.customer_id, h.day, h.sells

-- name: count-purchases
SELECT count(*) FROM worth_sold WHERE sells

-- name: purchases
-- The days on which each customer bought, with what he spent and by how many documents.
SELECT customer_id, (day - DATE '1970-01-01')::INTEGER AS day, net, documents FROM worth_sold WHERE sells ORDER BY customer_id, day

-- name: kept
-- What each customer bought in each period of 91 days before a day, and what of it stayed with the firm: all of it, and
-- the part of which the cost is known. Discounts and charges go with that part by its share.
SELECT customer_id, ((DATE :day - day) // 91)::INTEGER AS period,
       coalesce(sum(net::DECIMAL(38, 8)) FILTER (sells), 0)::DOUBLE AS sold,
       coalesce(sum(net::DECIMAL(38, 8)), 0)::DOUBLE AS kept,
       coalesce(sum((costed + CASE WHEN net - extra <> 0 THEN extra * costed / (net - extra) ELSE 0 END)::DECIMAL(38, 8))
           FILTER (sells), 0)::DOUBLE AS costed,
       coalesce(sum((costed + CASE WHEN net - extra <> 0 THEN extra * costed / (net - extra) ELSE 0 END - cost)
           ::DECIMAL(38, 8)), 0)::DOUBLE AS margin
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
    spend DOUBLE, spend_low DOUBLE, spend_high DOUBLE, -- on a purchase
    expected_spend DOUBLE, expected_spend_low DOUBLE, expected_spend_high DOUBLE, -- in the horizon
    expected_margin DOUBLE, expected_margin_low DOUBLE, expected_margin_high DOUBLE, -- of it
    value DOUBLE, value_low DOUBLE, value_high DOUBLE,
    usual_gap DOUBLE, unusual_from DATE, longer DOUBLE);
CREATE OR REPLACE TABLE picture.worth_before AS FROM picture.worth;
CREATE OR REPLACE TABLE picture.worth_more (
    customer_id BIGINT NOT NULL,
    first_on DATE NOT NULL, last_on DATE NOT NULL, bought INTEGER NOT NULL, -- days with a purchase
    spent DOUBLE NOT NULL, spent_year DOUBLE NOT NULL, -- on all of them, on those of the last 365 days
    margin DOUBLE NOT NULL,      -- the part of spend that stays with the firm
    likely_low INTEGER NOT NULL, likely_high INTEGER NOT NULL, -- purchases that will really come, 95 %
    alive DOUBLE NOT NULL, purchases DOUBLE NOT NULL, value DOUBLE, -- as in picture.worth, for lists
    unusual_from DATE, longer DOUBLE,
    stake DOUBLE,                -- the value if he surely still is a customer
    slope_1 DOUBLE, slope_2 DOUBLE, slope_3 DOUBLE, slope_4 DOUBLE, slope_5 DOUBLE, slope_6 DOUBLE, slope_7 DOUBLE,
    own DOUBLE,                  -- variance of the value from the margin
    cause VARCHAR,               -- why the value moved since the day that is looked back to
    before DOUBLE,               -- the value of that day, as it was seen then
    learned DOUBLE,              -- what is learned since changes in it
    change DOUBLE,               -- by the customer
    since DOUBLE, expected DOUBLE) -- spent since, and what was expected

-- name: slices
-- Twentieths of the customers from the highest value to the lowest, with their value and what they brought in a year.
WITH ranked AS (
    SELECT value, spent_year * margin AS past, ntile(20) OVER (ORDER BY value DESC, customer_id) AS slice
    FROM picture.worth_more WHERE value IS NOT NULL)
SELECT slice, count(*) AS customers, sum(value) AS value, sum(past) AS past FROM ranked GROUP BY slice ORDER BY slice

-- name: best
-- How many of the best tenth of the last 365 days are in the best tenth by value, too.
WITH ranked AS (
    SELECT row_number() OVER (ORDER BY value DESC, customer_id) AS ahead,
           row_number() OVER (ORDER BY spent_year * margin DESC, customer_id) AS behind,
           ceil(count(*) OVER () / 10.0) AS tenth
    FROM picture.worth_more WHERE value IS NOT NULL)
SELECT count(*) AS customers, count(*) FILTER (ahead <= tenth) AS both_ways FROM ranked WHERE behind <= tenth

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

-- name: rows
-- Some customers with all that is known of their values; the ids are written by the application.
SELECT w.customer_id, w.currency, w.as_of, w.horizon_days, w.alive, w.alive_low, w.alive_high,
       w.purchases, w.purchases_low, w.purchases_high, w.spend, w.spend_low, w.spend_high,
       w.expected_spend, w.expected_spend_low, w.expected_spend_high, w.expected_margin, w.expected_margin_low, w.expected_margin_high,
       w.value, w.value_low, w.value_high, w.usual_gap, w.unusual_from, w.longer,
       m.first_on, m.last_on, m.bought, m.spent, m.spent_year, m.margin, m.likely_low, m.likely_high, m.stake,
       m.cause, m.before, m.learned, m.change, m.since, m.expected
FROM picture.worth w JOIN picture.worth_more m ON m.customer_id = w.customer_id
WHERE w.customer_id IN (:ids) AND m.customer_id IN (:ids)

-- name: rank
-- Where a customer stands by value, and among how many.
SELECT count(*) FILTER (m.value > (SELECT value FROM picture.worth_more WHERE customer_id = ?)) + 1 AS rank,
       count(*) AS among
FROM picture.worth_more m

-- name: history-of
-- The feature row of one customer, where he ever bought.
SELECT currency, first_on FROM picture.feature WHERE customer_id = ?

-- name: list
-- Customers in order; :place is what they are ordered by, :which the filter.
SELECT m.customer_id, CAST(:place AS DOUBLE) AS place FROM picture.worth_more m
WHERE :which AND (CAST(:place AS DOUBLE) < ? OR (CAST(:place AS DOUBLE) = ? AND m.customer_id > ?))
ORDER BY place DESC, m.customer_id LIMIT ?

-- name: order-value
coalesce(m.value, -1e300)

-- name: order-past
m.spent * m.margin

-- name: order-alive
m.alive

-- name: order-purchases
m.purchases

-- name: order-change
coalesce(abs(m.change), -1e300)

-- name: order-stake
coalesce(m.stake, -1e300)

-- name: order-last
m.last_on - DATE '1970-01-01'

-- name: only-alive
m.alive >= 0.5

-- name: only-gone
m.alive < 0.5

-- name: only-silent
m.unusual_from <= (SELECT as_of FROM picture.worth_run)

-- name: only-warning
m.unusual_from <= (SELECT as_of FROM picture.worth_run) AND m.unusual_from > (SELECT as_of - 91 FROM picture.worth_run)

-- name: only-once
m.bought = 1

-- name: only-below-zero
m.value < 0

-- name: only-cause
m.cause = ?

-- name: only-area
m.customer_id IN (SELECT customer_id FROM picture.worth_place WHERE area = ?)

-- name: only-department
m.customer_id IN (SELECT customer_id FROM picture.worth_place WHERE list_contains(departments, ?))

-- name: only-least
m.value >= ?

-- name: size
-- How many customers with a value a filter lets through.
SELECT count(*) FROM picture.worth_more m WHERE :which AND m.value IS NOT NULL

-- name: group
-- The customers of the highest values: what their sum and its error need.
SELECT count(*) AS customers, sum(value) AS value,
       CASE WHEN bool_and(own IS NOT NULL) THEN [sum(slope_1), sum(slope_2), sum(slope_3), sum(slope_4), sum(slope_5),
           sum(slope_6), sum(slope_7), sum(own)] END AS error_parts,
       coalesce(bool_or(value < 0), false) AS some_below, min(value) AS least, sum(spent_year * margin) AS past,
       (SELECT sum(value) FROM picture.worth_more) AS all_value
FROM (SELECT * FROM picture.worth_more m WHERE :which AND m.value IS NOT NULL
      ORDER BY m.value DESC, m.customer_id LIMIT ?)

-- name: areas
SELECT DISTINCT area FROM picture.worth_place p WHERE area <> '' ORDER BY area

-- name: departments
SELECT DISTINCT unnest(departments) AS department FROM picture.worth_place ORDER BY department

-- name: silent
-- How many are silent, how many of them lately, and what these would be worth and are, with the parts of error of the latter.
SELECT count(*) AS customers, count(*) FILTER (late) AS warnings,
       coalesce(sum(stake) FILTER (late), 0) AS stake, coalesce(sum(value) FILTER (late), 0) AS value,
       coalesce(bool_or(value < 0) FILTER (late), false) AS some_below,
       [sum(slope_1) FILTER (late), sum(slope_2) FILTER (late), sum(slope_3) FILTER (late), sum(slope_4) FILTER (late),
        sum(slope_5) FILTER (late), sum(slope_6) FILTER (late), sum(slope_7) FILTER (late), sum(own) FILTER (late)] AS error_parts
FROM (SELECT m.*, m.unusual_from > r.as_of - 91 AS late
      FROM picture.worth_more m CROSS JOIN picture.worth_run r WHERE m.unusual_from <= r.as_of)

-- name: rhythm-of
SELECT w.usual_gap, m.last_on, w.as_of FROM picture.worth w
JOIN picture.worth_more m ON m.customer_id = w.customer_id
WHERE w.customer_id = ? AND w.usual_gap IS NOT NULL

-- name: next-purchases
-- The days on which some customers bought; the ids are written by the application.
SELECT DISTINCT r.customer_id, d.occurred_at::DATE AS day
FROM picture.document d JOIN picture.record r ON r.record_id = d.record_id
WHERE r.customer_id IN (:ids) AND d.kind NOT IN ('CREDIT_NOTE', 'CANCELLATION') AND d.occurred_at::DATE > DATE :day
ORDER BY r.customer_id, day

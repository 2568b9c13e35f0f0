-- How unequally net and margin are spread over customers; docs/methods/analyses.md.

-- name: now
-- Which state of the picture the answers come from, and the day for which its windows were computed. seen_at is written with
-- every change; the position stays where a transaction that began before it still runs.
SELECT concat_ws('|', position, seen_at, built_at, features_on) AS stamp, features_on AS day FROM picture.about

-- name: currencies
-- The currencies in which customers bought, the one of most customers first.
SELECT currency FROM picture.customer_total GROUP BY currency ORDER BY count(*) DESC, currency

-- name: amounts
-- What each customer brought: net or margin, of the last twelve months or of all time. A step of the others.
WITH amounts AS (
    SELECT customer_id,
           CASE WHEN CAST(:year AS BOOLEAN) THEN orders_12m ELSE orders END AS purchases,
           CASE WHEN CAST(:year AS BOOLEAN) THEN net_12m ELSE net END AS net,
           CASE WHEN CAST(:year AS BOOLEAN) THEN margin_12m ELSE margin END AS margin, last_on
    FROM picture.customer_total
    WHERE currency = :currency AND (NOT CAST(:year AS BOOLEAN) OR documents_12m > 0)
), ranked AS (
    SELECT *, row_number() OVER (ORDER BY amount DESC, customer_id) AS place, count(*) OVER () AS customers
    FROM (SELECT *, CASE WHEN :spread = 'MARGIN' THEN margin ELSE net END AS amount FROM amounts)
    WHERE amount IS NOT NULL
), placed AS (
    SELECT *, CAST(floor((place - 1) * 100.0 / customers) AS INTEGER) + 1 AS percent FROM ranked
)

-- name: curve
-- The hundredths of customers, those who bring most first.
{amounts}
SELECT percent, count(*) AS customers, sum(amount) AS amount, sum(place::DOUBLE * amount::DOUBLE) AS weighted,
       count(*) FILTER (amount < 0) AS below, coalesce(sum(amount) FILTER (amount < 0), 0) AS lost
FROM placed GROUP BY percent ORDER BY percent

-- name: unknown
-- Customers of whom the amount is not known.
{amounts}
SELECT count(*) AS customers, coalesce(sum(net), 0) AS net FROM amounts
WHERE CASE WHEN :spread = 'MARGIN' THEN margin ELSE net END IS NULL

-- name: list-band
-- The customers of some hundredths, those who bring most first.
{amounts}
SELECT customer_id, place, purchases, net, margin, last_on FROM placed
WHERE percent BETWEEN CAST(:low AS INTEGER) AND CAST(:high AS INTEGER) ORDER BY place

-- name: list-below
-- The customers who cost more than they bring, the worst first.
{amounts}
SELECT customer_id, purchases, net, margin, last_on FROM ranked WHERE amount < 0 ORDER BY amount, customer_id

-- name: list-unknown
-- The customers of whom no cost is known.
{amounts}
SELECT customer_id, purchases, net, last_on FROM amounts WHERE margin IS NULL ORDER BY net DESC, customer_id

-- How customers buy, in a few groups, each ending in whom to act on (R25).

-- name: behaviour
-- Each customer in one group: once; silent (beyond twice the long interval and a month); less, more or as before.
WITH behaviour AS (
    SELECT f.*, CASE WHEN f.purchase_days <= 1 THEN 'once'
                     WHEN f.recency_days > 2 * f.interval_high + 30 THEN 'silent'
                     WHEN f.trend <= -0.25 THEN 'less' WHEN f.trend >= 0.25 THEN 'more' ELSE 'steady' END AS kind
    FROM picture.feature f WHERE f.currency = :currency AND f.purchases > 0
)

-- name: kinds
{behaviour}
SELECT kind, count(*) AS customers, sum(spend) AS net, sum(spend_12m) AS net_12m, sum(margin_12m) AS margin_12m,
       median(interval_median) AS interval, median(basket_median) AS basket
FROM behaviour GROUP BY kind ORDER BY kind

-- name: list-behaviour
-- The customers of a group, those first who bought most.
{behaviour}
SELECT customer_id, purchases, spend AS net_all, spend_12m AS net, margin_12m AS margin, trend, recency_days AS silent_days, last_on
FROM behaviour WHERE kind = :kind
ORDER BY CASE WHEN kind = 'less' THEN spend_6m_before - spend_6m ELSE spend END DESC, customer_id

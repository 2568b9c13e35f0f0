-- What it costs to serve each customer, from assumptions for each activity (R67), and what comes back of it (R65).

-- name: served
-- What each customer asked for in the period, what that cost by the assumptions, and what is left of its margin.
WITH ways AS (
    SELECT unnest(from_json(:channels, '[{"channel":"VARCHAR","delivery":"DOUBLE","visits":"DOUBLE"}]'), recursive := true)
), chosen AS (
    SELECT b.*, CASE WHEN b.sells THEN coalesce(w.visits, 0) ELSE 0 END AS visits,
           CASE WHEN b.sells THEN coalesce(w.delivery, 0) ELSE 0 END AS delivery
    FROM picture.basket b LEFT JOIN ways w ON w.channel = b.channel
    WHERE b.currency = :currency
      AND (NOT CAST(:year AS BOOLEAN) OR b.day > (SELECT features_on FROM picture.about) - INTERVAL 12 MONTH)
), each AS (
    SELECT customer_id, count(*) FILTER (sells) AS orders, sum(lines) AS lines, count(*) FILTER (returned > 0) AS returns,
           count(*) FILTER (discounted > 0) AS discounts, sum(visits) AS visits, sum(delivery) AS delivery_cost,
           sum(net) AS net, sum(discounted) AS discounted,
           CASE WHEN sum(costed_lines) > 0 THEN sum(margin) END AS margin
    FROM chosen GROUP BY customer_id
), priced AS (
    SELECT *, orders * CAST(:orderCost AS DOUBLE) AS order_cost, lines * CAST(:lineCost AS DOUBLE) AS line_cost,
           returns * CAST(:returnCost AS DOUBLE) AS return_cost, discounts * CAST(:discountCost AS DOUBLE) AS discount_cost,
           visits * CAST(:visitCost AS DOUBLE) AS visit_cost
    FROM each
), served AS (
    SELECT *, order_cost + line_cost + return_cost + discount_cost + visit_cost + delivery_cost AS cost,
           margin::DOUBLE - (order_cost + line_cost + return_cost + discount_cost + visit_cost + delivery_cost) AS after
    FROM priced
), placed AS (
    SELECT *, CAST(floor((place - 1) * 100.0 / customers) AS INTEGER) + 1 AS percent
    FROM (SELECT *, row_number() OVER (ORDER BY after DESC, customer_id) AS place, count(*) OVER () AS customers
          FROM served WHERE after IS NOT NULL)
)

-- name: totals
-- All customers together; those of whom no cost of goods is known are counted apart.
{served}
SELECT count(*) AS customers, sum(net) AS net, sum(discounted) AS discounted,
       sum(orders) AS orders, sum(lines) AS lines, sum(returns) AS returns, sum(discounts) AS discounts, sum(visits) AS visits,
       coalesce(sum(order_cost), 0) AS order_cost, coalesce(sum(line_cost), 0) AS line_cost, coalesce(sum(return_cost), 0) AS return_cost,
       coalesce(sum(discount_cost), 0) AS discount_cost, coalesce(sum(visit_cost), 0) AS visit_cost,
       coalesce(sum(delivery_cost), 0) AS delivery_cost,
       sum(margin) AS margin, coalesce(sum(cost) FILTER (margin IS NOT NULL), 0) AS cost_known,
       count(*) FILTER (margin IS NULL) AS unknown, coalesce(sum(net) FILTER (margin IS NULL), 0) AS unknown_net,
       count(*) FILTER (after < 0) AS losing, coalesce(sum(after) FILTER (after < 0), 0) AS lost
FROM served

-- name: whale
-- The hundredths of customers, those first of whom most is left.
{served}
SELECT percent, count(*) AS customers, sum(margin)::DOUBLE AS margin, sum(cost) AS cost, sum(after) AS after
FROM placed GROUP BY percent ORDER BY percent

-- name: come-back
-- What comes back of what is spent, over some customers: together, mean, spread, quarters. A step.
count(*) AS customers, sum(after) / nullif(sum(cost), 0) AS together, coalesce(sum(cost), 0) AS cost,
       coalesce(sum(after), 0) AS after,
       avg(ratio) AS mean, stddev_samp(ratio) AS deviation, quantile_cont(ratio, 0.25) AS low, median(ratio) AS middle,
       quantile_cont(ratio, 0.75) AS high, count(ratio) AS spent

-- name: returns
-- What comes back of what is spent on each customer: mean, spread, quarters, over all customers and by area.
{served}, told AS (
    SELECT s.*, s.after / nullif(s.cost, 0) AS ratio, coalesce(nullif(c.area, ''), nullif(c.country, ''), '') AS area
    FROM served s LEFT JOIN picture.customer c ON c.customer_id = s.customer_id WHERE s.after IS NOT NULL
)
SELECT area, {come-back}
FROM told GROUP BY GROUPING SETS ((), (area)) ORDER BY grouping(area) DESC, customers DESC, area LIMIT 31

-- name: each-quarter
-- What each customer cost and left in each of the last eight quarters. A step.
WITH ways AS (
    SELECT unnest(from_json(:channels, '[{"channel":"VARCHAR","delivery":"DOUBLE","visits":"DOUBLE"}]'), recursive := true)
), each AS (
    SELECT b.customer_id, CAST(date_trunc('quarter', b.day) AS DATE) AS quarter,
           sum(CASE WHEN b.sells THEN CAST(:orderCost AS DOUBLE) + coalesce(w.delivery, 0)
                   + coalesce(w.visits, 0) * CAST(:visitCost AS DOUBLE) ELSE 0 END
               + b.lines * CAST(:lineCost AS DOUBLE)
               + CASE WHEN b.returned > 0 THEN CAST(:returnCost AS DOUBLE) ELSE 0 END
               + CASE WHEN b.discounted > 0 THEN CAST(:discountCost AS DOUBLE) ELSE 0 END) AS cost,
           CASE WHEN sum(b.costed_lines) > 0 THEN sum(b.margin)::DOUBLE END AS margin
    FROM picture.basket b LEFT JOIN ways w ON w.channel = b.channel
    WHERE b.currency = :currency
      AND b.day >= date_trunc('quarter', (SELECT features_on FROM picture.about)) - INTERVAL 21 MONTH
    GROUP BY b.customer_id, quarter
), told AS (
    SELECT customer_id, quarter, cost, margin - cost AS after, (margin - cost) / nullif(cost, 0) AS ratio
    FROM each WHERE margin IS NOT NULL
)

-- name: return-periods
-- The same by quarter, the last eight.
{each-quarter}
SELECT quarter, {come-back} FROM told GROUP BY quarter ORDER BY quarter

-- name: make-placed-in
-- Who is in which portfolio, for one question.
CREATE TEMP TABLE placed_in AS SELECT customer_id, portfolio_id FROM feed(:feed)

-- name: portfolio-returns
-- What comes back of what is spent on the customers of each portfolio: mean, spread, quarters.
{served}, told AS (
    SELECT s.*, s.after / nullif(s.cost, 0) AS ratio, p.portfolio_id
    FROM served s JOIN placed_in p ON p.customer_id = s.customer_id WHERE s.after IS NOT NULL
)
SELECT portfolio_id, {come-back}
FROM told GROUP BY portfolio_id ORDER BY sum(after) DESC, portfolio_id

-- name: portfolio-periods
-- The same by quarter, the last eight.
{each-quarter}
SELECT p.portfolio_id, t.quarter, {come-back}
FROM told t JOIN placed_in p ON p.customer_id = t.customer_id
GROUP BY p.portfolio_id, t.quarter ORDER BY p.portfolio_id, t.quarter

-- name: channels
-- What each channel brings and costs.
{served}
SELECT channel, count(DISTINCT customer_id) AS customers, count(*) FILTER (sells) AS orders, sum(net) AS net,
       CASE WHEN sum(costed_lines) > 0 THEN sum(margin) END AS margin,
       sum(CASE WHEN sells THEN CAST(:orderCost AS DOUBLE) ELSE 0 END + lines * CAST(:lineCost AS DOUBLE)
           + CASE WHEN returned > 0 THEN CAST(:returnCost AS DOUBLE) ELSE 0 END
           + CASE WHEN discounted > 0 THEN CAST(:discountCost AS DOUBLE) ELSE 0 END
           + visits * CAST(:visitCost AS DOUBLE) + delivery) AS cost
FROM chosen GROUP BY channel ORDER BY net DESC, channel

-- name: mixes
-- Customers by how many channels they use.
{served}
SELECT channels, count(*) AS customers, sum(net) AS net
FROM (SELECT customer_id, count(DISTINCT channel) FILTER (sells) AS channels, sum(net) AS net FROM chosen GROUP BY customer_id)
GROUP BY channels ORDER BY channels

-- name: dear
-- Customers who lose money in one channel and use a cheaper one too. A step.
{served}, used AS (
    SELECT customer_id, channel, count(*) FILTER (sells) AS orders, sum(net) AS net, sum(margin)::DOUBLE AS margin,
           sum(CASE WHEN sells THEN CAST(:orderCost AS DOUBLE) ELSE 0 END + lines * CAST(:lineCost AS DOUBLE)
               + CASE WHEN returned > 0 THEN CAST(:returnCost AS DOUBLE) ELSE 0 END
               + CASE WHEN discounted > 0 THEN CAST(:discountCost AS DOUBLE) ELSE 0 END
               + visits * CAST(:visitCost AS DOUBLE) + delivery) AS cost
    FROM chosen GROUP BY customer_id, channel
    HAVING count(*) FILTER (sells) > 0 AND sum(costed_lines) > 0
), dear AS (
    SELECT d.customer_id, d.channel, arg_min(c.channel, c.cost / c.orders) AS cheaper, d.orders, d.net, d.margin, d.cost,
           d.margin - d.cost AS after, d.cost - d.orders * min(c.cost / c.orders) AS saved
    FROM used d JOIN used c ON c.customer_id = d.customer_id AND c.cost / c.orders < d.cost / d.orders
    WHERE d.margin < d.cost GROUP BY d.customer_id, d.channel, d.orders, d.net, d.margin, d.cost
)

-- name: dear-count
{dear}
SELECT count(*) AS customers, coalesce(sum(saved), 0) AS saved FROM dear

-- name: changed
-- What a minimum order and fewer visits would save and lose with each customer. Of small orders and of what visits bring, a
-- share is lost; the other small orders are put together into orders of the minimum.
{served}, small AS (
    SELECT customer_id, count(*) AS small, sum(net)::DOUBLE AS net, sum(margin)::DOUBLE AS margin,
           sum(CAST(:orderCost AS DOUBLE) + delivery + visits * CAST(:visitCost AS DOUBLE)) AS cost
    FROM chosen WHERE sells AND net > 0 AND net < CAST(:minimum AS DOUBLE) GROUP BY customer_id
), visited AS (
    SELECT customer_id, sum(margin)::DOUBLE AS margin, sum(visits) * CAST(:visitCost AS DOUBLE) AS cost
    FROM chosen WHERE visits > 0 AND NOT (net > 0 AND net < CAST(:minimum AS DOUBLE)) GROUP BY customer_id
), changed AS (
    SELECT s.customer_id, s.orders, coalesce(m.small, 0) AS small, s.net, s.margin, s.after,
           coalesce(m.cost * (CAST(:lose AS DOUBLE) + (1 - CAST(:lose AS DOUBLE))
               * (1 - m.net / (CAST(:minimum AS DOUBLE) * m.small))), 0)
               + CAST(:cut AS DOUBLE) * coalesce(v.cost, 0) AS saved,
           CAST(:lose AS DOUBLE) * (greatest(coalesce(m.margin, 0), 0)
               + CAST(:cut AS DOUBLE) * greatest(coalesce(v.margin, 0), 0)) AS lost
    FROM served s LEFT JOIN small m ON m.customer_id = s.customer_id LEFT JOIN visited v ON v.customer_id = s.customer_id
    WHERE s.after IS NOT NULL AND (m.small > 0 OR (v.cost > 0 AND CAST(:cut AS DOUBLE) > 0))
)

-- name: change
-- What it comes to over all customers.
{changed}
SELECT count(*) AS customers, count(*) FILTER (small > 0) AS small, coalesce(sum(saved), 0) AS saved,
       coalesce(sum(lost), 0) AS lost, count(*) FILTER (after > 0) AS good, coalesce(sum(after) FILTER (after > 0), 0) AS good_after
FROM changed

-- name: list-hurt
-- The customers whom the cheaper service touches, those first with whom most is lost.
{changed}
SELECT customer_id, orders, small, net, margin, after, saved, lost FROM changed ORDER BY lost DESC, saved DESC, customer_id

-- name: list-served
-- The customers of some hundredths by what is left after cost to serve.
{served}
SELECT customer_id, place, orders, returns, net, margin, cost, after, after / nullif(cost, 0) AS return_on_cost
FROM placed WHERE percent BETWEEN CAST(:low AS INTEGER) AND CAST(:high AS INTEGER) ORDER BY place

-- name: list-losing
-- The customers who cost more to serve than they bring, the worst first.
{served}
SELECT customer_id, orders, returns, net, margin, cost, after, after / nullif(cost, 0) AS return_on_cost
FROM served WHERE after < 0 ORDER BY after, customer_id

-- name: list-area
-- The customers of an area by what is left after cost to serve.
{served}
SELECT s.customer_id, s.orders, s.returns, s.net, s.margin, s.cost, s.after, s.after / nullif(s.cost, 0) AS return_on_cost
FROM served s LEFT JOIN picture.customer c ON c.customer_id = s.customer_id
WHERE s.after IS NOT NULL AND coalesce(nullif(c.area, ''), nullif(c.country, ''), '') = :area
ORDER BY s.after DESC, s.customer_id

-- name: list-uncosted
-- The customers of whom no cost of goods is known.
{served}
SELECT customer_id, orders, returns, net, cost FROM served WHERE after IS NULL ORDER BY net DESC, customer_id

-- name: list-channel
-- The customers of a channel.
{served}
SELECT customer_id, count(*) FILTER (sells) AS orders, sum(net) AS net,
       CASE WHEN sum(costed_lines) > 0 THEN sum(margin) END AS margin
FROM chosen WHERE channel = :channel GROUP BY customer_id ORDER BY net DESC, customer_id

-- name: list-mix
-- The customers who use so many channels.
{served}
SELECT customer_id, count(*) FILTER (sells) AS orders, array_to_string(list_sort(list_distinct(list(channel) FILTER (sells))), ', ') AS channel,
       sum(net) AS net
FROM chosen GROUP BY customer_id
HAVING count(DISTINCT channel) FILTER (sells) = CAST(:n AS INTEGER) ORDER BY sum(net) DESC, customer_id

-- name: list-dear
-- The customers who lose money in one channel and use a cheaper one too: whom to lead there.
{dear}
SELECT customer_id, channel, cheaper, orders, net, margin, cost, after, saved FROM dear ORDER BY saved DESC, customer_id

-- name: deserved
-- What each customer gets (cost to serve and discounts) beside what he would get if everybody got the same share of what he
-- is expected to bring. Overlooked is who is worth at least the median, gets less than that share even of the lower end of
-- his interval, and less than the same share of his past margin. A step.
{served}, valued AS (
    SELECT s.customer_id, s.orders, s.visits, s.discounted, s.margin::DOUBLE AS margin, s.cost + s.discounted AS gets,
           s.visit_cost, s.cost - s.visit_cost AS service_cost, w.value, w.value_low, w.value_high
    FROM served s JOIN picture.worth w ON w.customer_id = s.customer_id AND w.currency = :currency
    WHERE w.value IS NOT NULL AND s.margin IS NOT NULL
), rates AS (
    SELECT sum(gets) / nullif(sum(value) FILTER (value > 0), 0) AS rate,
           sum(gets) / nullif(sum(margin) FILTER (margin > 0), 0) AS past_rate,
           sum(visit_cost) / nullif(sum(value) FILTER (value > 0), 0) AS visit_rate,
           sum(discounted) / nullif(sum(value) FILTER (value > 0), 0) AS discount_rate,
           sum(service_cost) / nullif(sum(value) FILTER (value > 0), 0) AS service_rate, median(value) AS middle
    FROM valued
), compared AS (
    SELECT v.*, v.value * r.rate AS fair, v.value_low * r.rate AS fair_low, v.value_high * r.rate AS fair_high,
           v.value >= r.middle AND v.value_low * r.rate > v.gets AND v.margin * r.past_rate > v.gets AS overlooked,
           CASE greatest(v.value * r.visit_rate - v.visit_cost, v.value * r.discount_rate - v.discounted,
                         v.value * r.service_rate - v.service_cost)
               WHEN v.value * r.visit_rate - v.visit_cost THEN 'contacts'
               WHEN v.value * r.discount_rate - v.discounted THEN 'discounts' ELSE 'service' END AS why
    FROM valued v, rates r
)

-- name: overlooked
-- Those who are overlooked by what they get too little of, and all of them together; with what the error of the sums needs.
{deserved}
SELECT coalesce(c.why, '') AS why, count(*) AS customers, coalesce(sum(c.value), 0) AS value,
       coalesce(bool_or(c.value < 0), false) AS some_below,
       coalesce(sum(c.margin), 0) AS margin, coalesce(sum(c.gets), 0) AS gets, (SELECT rate FROM rates) AS rate,
       CASE WHEN bool_and(e.own IS NOT NULL) THEN [sum(e.slope_1), sum(e.slope_2), sum(e.slope_3), sum(e.slope_4),
           sum(e.slope_5), sum(e.slope_6), sum(e.slope_7), sum(e.own)] END AS error_parts
FROM compared c JOIN picture.worth_more e ON e.customer_id = c.customer_id
WHERE c.overlooked GROUP BY GROUPING SETS ((), (c.why)) ORDER BY grouping(c.why) DESC, customers DESC, why

-- name: given-by-tenth
-- What tenths of the customers get, those first who are worth most.
{deserved}
SELECT tenth, count(*) AS customers, sum(value) AS value, sum(margin) AS margin, sum(gets) AS gets,
       count(*) FILTER (overlooked) AS overlooked
FROM (SELECT *, ntile(10) OVER (ORDER BY value DESC, customer_id) AS tenth FROM compared) GROUP BY tenth ORDER BY tenth

-- name: list-overlooked
-- The customers who are worth more than they get, those first who get most too little.
{deserved}
SELECT customer_id, value AS expected, value_low AS expected_low, value_high AS expected_high, margin, orders, visits,
       discounted, gets, fair, gets / nullif(fair, 0) AS given, fair - gets AS short, fair_low - gets AS short_low, fair_high - gets AS short_high, why
FROM compared WHERE overlooked AND (:why = '' OR why = :why) ORDER BY fair - gets DESC, customer_id

-- The loyalty programme: what it promises, what its runs book, what it came to.

-- name: current
SELECT version_id, given, at, by, why FROM interact.reward_programme ORDER BY version_id DESC LIMIT 1

-- name: history
SELECT version_id, given, at, by, why FROM interact.reward_programme ORDER BY version_id DESC LIMIT 50

-- name: one
SELECT version_id, given, at, by, why FROM interact.reward_programme WHERE version_id = :version

-- name: revise
INSERT INTO interact.reward_programme (given, at, by, why) VALUES (CAST(:given AS jsonb), :at, :by, :why) RETURNING version_id

-- name: one-run
SELECT pg_advisory_xact_lock(4711, 87)

-- name: due
-- What each purchase ought to have earned and has not, or has earned and ought not to have: returned, replaced, gone, now
-- another customer's. The rate is that of the tier on the day of the purchase and stays what it was when first booked.
CREATE TEMP TABLE reward_due ON COMMIT DROP AS
WITH documents AS (
    SELECT document_key, record_id, customer_id, min(occurred_at)::date AS day, sum(amount) AS net,
           bool_or(kind = 'S') AS sells
    FROM identify.v_purchase
    WHERE currency = :currency AND record_id IS NOT NULL AND occurred_at >= CAST(:since AS date) - interval '1 year'
    GROUP BY document_key, record_id, customer_id
), days AS (
    SELECT customer_id, day, sum(net) AS net, bool_or(sells)::int AS sells FROM documents GROUP BY customer_id, day
), years AS (
    SELECT customer_id, day, CASE WHEN :basis = 'NET' THEN sum(net) OVER before ELSE sum(sells) OVER before END AS measured
    FROM days
    WINDOW before AS (PARTITION BY customer_id ORDER BY day
                      RANGE BETWEEN interval '1 year' PRECEDING AND interval '1 day' PRECEDING)
), earned AS (
    SELECT m.document_key, m.record_id, (array_agg(m.rate ORDER BY m.movement_id))[1] AS rate, -sum(e.points) AS points,
           count(*) AS times, max(m.day) AS day
    FROM interact.reward_movement m JOIN interact.reward_entry e ON e.movement_id = m.movement_id
    JOIN interact.reward_account a ON a.account_id = e.account_id AND a.kind = 'ISSUED'
    WHERE m.document_key IS NOT NULL GROUP BY m.document_key, m.record_id
), wanted AS (
    SELECT d.document_key, d.record_id, d.day, d.net,
           CAST(:per AS numeric) * (CAST(:factors AS numeric[]))[greatest(1, width_bucket(coalesce(y.measured, 0), CAST(:thresholds AS numeric[])))] AS rate
    FROM documents d JOIN years y ON y.customer_id = d.customer_id AND y.day = d.day WHERE d.day >= CAST(:since AS date)
), both_sides AS (
    SELECT coalesce(w.document_key, e.document_key) AS document_key, coalesce(w.record_id, e.record_id) AS record_id,
           coalesce(w.day, e.day) AS day, coalesce(w.net, 0) AS net, coalesce(e.rate, w.rate) AS rate,
           coalesce(trunc(w.net * coalesce(e.rate, w.rate)), 0)::bigint - coalesce(e.points, 0)::bigint AS due,
           coalesce(e.times, 0) AS times
    FROM wanted w FULL JOIN earned e ON e.document_key = w.document_key AND e.record_id = w.record_id
    WHERE w.document_key IS NOT NULL OR e.day >= CAST(:since AS date)
)
SELECT b.document_key, b.record_id, r.customer_id, b.day, b.net, b.rate, b.due,
       'document:' || b.document_key || ':' || b.record_id || CASE WHEN b.times = 0 THEN '' ELSE ':' || (b.times + 1) END AS reference
FROM both_sides b JOIN identify.v_record r ON r.record_id = b.record_id
WHERE b.due <> 0

-- name: count-due
SELECT count(*) FILTER (WHERE due > 0) AS credits, coalesce(sum(due) FILTER (WHERE due > 0), 0) AS points,
       count(*) FILTER (WHERE due < 0) AS take_backs FROM reward_due

-- name: open-accounts
INSERT INTO interact.reward_account (kind, record_id)
SELECT DISTINCT 'CUSTOMER', record_id FROM reward_due WHERE due > 0 ON CONFLICT DO NOTHING

-- name: credit-due
WITH moved AS (
    INSERT INTO interact.reward_movement (kind, occasion, reference, day, document_key, record_id, net, rate, at, by)
    SELECT 'CREDIT', 'purchase', reference, day, document_key, record_id, net, rate, :at, :by
    FROM reward_due WHERE due > 0 ORDER BY day, reference
    RETURNING movement_id, reference
), credited AS (
    SELECT m.movement_id, a.account_id, d.due, d.day FROM moved m
    JOIN reward_due d ON d.reference = m.reference JOIN interact.reward_account a ON a.record_id = d.record_id
), lots AS (
    INSERT INTO interact.reward_lot (account_id, movement_id, expires_on)
    SELECT account_id, movement_id,
           CASE WHEN :months = 0 THEN CAST('9999-12-31' AS date) ELSE (day + make_interval(months => :months))::date END
    FROM credited ORDER BY movement_id
    RETURNING lot_id, account_id, movement_id
)
INSERT INTO interact.reward_entry (movement_id, account_id, points, lot_id)
SELECT c.movement_id, c.account_id, c.due, l.lot_id FROM credited c JOIN lots l ON l.movement_id = c.movement_id
UNION ALL
SELECT c.movement_id, h.account_id, -c.due, NULL
FROM credited c JOIN interact.reward_account h ON h.kind = 'ISSUED' AND h.record_id IS NULL

-- name: lock-due
SELECT a.account_id FROM interact.reward_account a JOIN identify.v_record r ON r.record_id = a.record_id
WHERE r.customer_id IN (SELECT customer_id FROM reward_due WHERE due < 0) ORDER BY a.account_id FOR NO KEY UPDATE OF a

-- name: take-due
-- What returns take back: from the points that expire first, as far as there are any; the rest stays due.
CREATE TEMP TABLE reward_taken ON COMMIT DROP AS
WITH wanted AS (
    SELECT document_key, record_id, customer_id, day, net, rate, reference, -due AS points,
           sum(-due) OVER (PARTITION BY customer_id ORDER BY day, reference) AS upto
    FROM reward_due WHERE due < 0
), lots AS (
    SELECT l.lot_id, l.account_id, r.customer_id, l.remaining,
           sum(l.remaining) OVER (PARTITION BY r.customer_id ORDER BY l.expires_on, l.lot_id) AS upto
    FROM interact.reward_lot l JOIN interact.reward_account a ON a.account_id = l.account_id
    JOIN identify.v_record r ON r.record_id = a.record_id
    WHERE l.remaining > 0 AND l.expires_on > CAST(:today AS date)
      AND r.customer_id IN (SELECT customer_id FROM wanted)
)
SELECT w.reference, w.document_key, w.record_id, w.day, w.net, w.rate, l.lot_id, l.account_id,
       (least(w.upto, l.upto) - greatest(w.upto - w.points, l.upto - l.remaining))::bigint AS points
FROM wanted w JOIN lots l ON l.customer_id = w.customer_id
WHERE least(w.upto, l.upto) > greatest(w.upto - w.points, l.upto - l.remaining)

-- name: book-taken
WITH moved AS (
    INSERT INTO interact.reward_movement (kind, occasion, reference, day, document_key, record_id, net, rate, at, by)
    SELECT DISTINCT 'TAKE_BACK', 'purchase', reference, day, document_key, record_id, net, rate, CAST(:at AS timestamptz), :by
    FROM reward_taken RETURNING movement_id, reference
)
INSERT INTO interact.reward_entry (movement_id, account_id, points, lot_id)
SELECT m.movement_id, t.account_id, -t.points, t.lot_id FROM moved m JOIN reward_taken t ON t.reference = m.reference
UNION ALL
SELECT m.movement_id, h.account_id, sum(t.points)::bigint, NULL
FROM moved m JOIN reward_taken t ON t.reference = m.reference
JOIN interact.reward_account h ON h.kind = 'ISSUED' AND h.record_id IS NULL
GROUP BY m.movement_id, h.account_id

-- name: lock-expired
SELECT a.account_id FROM interact.reward_account a
WHERE a.account_id IN (SELECT account_id FROM interact.reward_lot WHERE remaining > 0 AND expires_on <= CAST(:today AS date))
ORDER BY a.account_id FOR NO KEY UPDATE OF a

-- name: expire
WITH over_now AS (
    SELECT lot_id, account_id, expires_on, remaining FROM interact.reward_lot
    WHERE remaining > 0 AND expires_on <= CAST(:today AS date)
), moved AS (
    INSERT INTO interact.reward_movement (kind, occasion, what, day, at, by)
    SELECT 'EXPIRE', 'expired', lot_id::text, expires_on, :at, :by FROM over_now ORDER BY expires_on, lot_id
    RETURNING movement_id, what
)
INSERT INTO interact.reward_entry (movement_id, account_id, points, lot_id)
SELECT m.movement_id, o.account_id, -o.remaining, o.lot_id FROM moved m JOIN over_now o ON o.lot_id::text = m.what
UNION ALL
SELECT m.movement_id, h.account_id, o.remaining, NULL FROM moved m JOIN over_now o ON o.lot_id::text = m.what
JOIN interact.reward_account h ON h.kind = 'EXPIRED' AND h.record_id IS NULL

-- name: clear-year
DELETE FROM interact.reward_year

-- name: moved
-- Entries of customers by what they were for; what was reversed counts against what it reverses.
SELECT r.customer_id, coalesce(o.kind, m.kind) AS kind, coalesce(o.occasion, m.occasion) AS occasion, m.kind = 'REVERSE' AS back, e.points
FROM interact.reward_movement m LEFT JOIN interact.reward_movement o ON o.movement_id = m.reverses
JOIN interact.reward_entry e ON e.movement_id = m.movement_id
JOIN interact.reward_account a ON a.account_id = e.account_id JOIN identify.v_record r ON r.record_id = a.record_id
WHERE m.day >= CAST(:until AS date) - interval '1 year' AND m.day < CAST(:until AS date)

-- name: fill-year
WITH bought AS (
    SELECT customer_id, sum(amount) AS net, coalesce(sum(amount) FILTER (WHERE cost IS NOT NULL), 0) AS costed_net,
           coalesce(sum(cost), 0) AS cost, count(DISTINCT occurred_at::date) FILTER (WHERE kind = 'S') AS purchases
    FROM identify.v_bought
    WHERE currency = :currency AND customer_id IS NOT NULL
      AND occurred_at >= CAST(:until AS date) - interval '1 year' AND occurred_at < CAST(:until AS date)
    GROUP BY customer_id
), said AS (
    SELECT r.customer_id, count(DISTINCT x.message_id) AS answers,
           count(DISTINCT x.message_id) FILTER (WHERE NOT EXISTS (SELECT 1 FROM interact.reward_movement m
               WHERE m.kind = 'CREDIT' AND m.reference = 'message:' || x.message_id)) AS unrewarded
    FROM interact.received x JOIN identify.v_record r ON r.record_id = x.record_id
    WHERE x.message_id IS NOT NULL AND NOT x.automatic AND x.taken_at >= CAST(:until AS date) - interval '1 year'
      AND x.taken_at < CAST(:until AS date)
    GROUP BY r.customer_id
), got AS (
    SELECT customer_id, coalesce(sum(points) FILTER (WHERE occasion = 'purchase'), 0) AS bought_for,
           coalesce(sum(points) FILTER (WHERE kind = 'CREDIT' AND occasion <> 'purchase'), 0) AS part_for,
           -coalesce(sum(points) FILTER (WHERE kind = 'REDEEM'), 0) AS redeemed,
           -coalesce(sum(points) FILTER (WHERE kind = 'EXPIRE'), 0) AS expired
    FROM ({moved}) moved GROUP BY customer_id
), of_all AS (
    SELECT r.customer_id, min(r.record_id) AS record_id FROM identify.v_record r
    WHERE r.customer_id IN (SELECT customer_id FROM bought UNION SELECT customer_id FROM said UNION SELECT customer_id FROM got)
    GROUP BY r.customer_id
)
INSERT INTO interact.reward_year (record_id, until, tier, net, costed_net, cost, purchases, answers, unrewarded, bought_for, part_for, redeemed, expired)
SELECT c.record_id, :until,
       greatest(1, width_bucket(coalesce(CASE WHEN :basis = 'NET' THEN b.net ELSE b.purchases END, 0), CAST(:thresholds AS numeric[]))),
       coalesce(b.net, 0), coalesce(b.costed_net, 0), coalesce(b.cost, 0), coalesce(b.purchases, 0), coalesce(s.answers, 0),
       coalesce(s.unrewarded, 0), coalesce(g.bought_for, 0), coalesce(g.part_for, 0), coalesce(g.redeemed, 0), coalesce(g.expired, 0)
FROM of_all c LEFT JOIN bought b ON b.customer_id = c.customer_id LEFT JOIN said s ON s.customer_id = c.customer_id
LEFT JOIN got g ON g.customer_id = c.customer_id

-- name: measures-of
-- What the tier of each of some customers is measured by: a year's net or a year's days with a purchase.
WITH measured AS (
    SELECT customer_id,
           CASE WHEN :basis = 'NET' THEN sum(amount) ELSE count(DISTINCT occurred_at::date) FILTER (WHERE kind = 'S') END AS measured
    FROM identify.v_purchase
    WHERE customer_id = ANY (:customers) AND currency = :currency
      AND occurred_at >= CAST(:until AS date) - interval '1 year' AND occurred_at < CAST(:until AS date)
    GROUP BY customer_id
)
SELECT c.customer_id, coalesce(m.measured, 0) AS measured
FROM unnest(CAST(:customers AS bigint[])) AS c (customer_id) LEFT JOIN measured m ON m.customer_id = c.customer_id

-- name: months
-- What was issued, redeemed and let expire, by the month of the day that it rests on.
SELECT date_trunc('month', m.day)::date AS month, -coalesce(sum(e.points) FILTER (WHERE a.kind = 'ISSUED'), 0) AS issued,
       coalesce(sum(e.points) FILTER (WHERE a.kind = 'REDEEMED'), 0) AS redeemed,
       coalesce(sum(e.points) FILTER (WHERE a.kind = 'EXPIRED'), 0) AS expired
FROM interact.reward_entry e JOIN interact.reward_movement m ON m.movement_id = e.movement_id
JOIN interact.reward_account a ON a.account_id = e.account_id
WHERE a.kind <> 'CUSTOMER' GROUP BY 1 ORDER BY 1

-- name: proof
-- The ledger against itself: all entries, the accounts of customers, what remains of their lots.
SELECT coalesce((SELECT sum(points) FROM interact.reward_entry), 0) AS all_entries,
       coalesce((SELECT sum(e.points) FROM interact.reward_entry e JOIN interact.reward_account a USING (account_id)
                 WHERE a.kind = 'CUSTOMER'), 0) AS owed,
       coalesce((SELECT sum(remaining) FROM interact.reward_lot), 0) AS remaining,
       (SELECT count(*) FROM interact.reward_movement) AS movements,
       (SELECT count(DISTINCT account_id) FROM interact.reward_lot WHERE remaining > 0) AS accounts

-- name: tiers
SELECT tier, max(until) AS until, count(*) AS customers, sum(net) AS net, sum(costed_net) AS costed_net, sum(cost) AS cost,
       sum(answers) AS answers, sum(unrewarded) AS unrewarded, sum(bought_for) AS bought_for, sum(part_for) AS part_for,
       sum(redeemed) AS redeemed, sum(expired) AS expired
FROM interact.reward_year GROUP BY tier ORDER BY tier

-- name: exchanges
SELECT r.customer_id, y.until, y.tier, y.net, y.costed_net, y.cost, y.purchases, y.answers, y.unrewarded, y.bought_for, y.part_for,
       y.redeemed, y.expired
FROM interact.reward_year y JOIN identify.v_record r ON r.record_id = y.record_id
WHERE (CAST(:tier AS int) = 0 OR y.tier = :tier) AND (CAST(:customer AS bigint) = 0 OR r.customer_id = :customer)
  AND (NOT CAST(:unrewarded AS boolean) OR y.unrewarded > 0)
ORDER BY CASE WHEN :unrewarded THEN -y.unrewarded ELSE 0 END, y.net DESC, r.customer_id LIMIT :limit

-- name: movements
SELECT m.movement_id, m.at, m.day, m.kind, m.occasion, min(r.customer_id) AS customer_id, sum(e.points) AS points, m.reference,
       m.what, m.by, m.reverses
FROM interact.reward_movement m JOIN interact.reward_entry e ON e.movement_id = m.movement_id
JOIN interact.reward_account a ON a.account_id = e.account_id AND a.kind = 'CUSTOMER'
JOIN identify.v_record r ON r.record_id = a.record_id
WHERE (:kind = '' OR m.kind = :kind) AND (CAST(:before AS bigint) = 0 OR m.movement_id < :before)
GROUP BY m.movement_id ORDER BY m.movement_id DESC LIMIT :limit

-- name: export
SELECT m.movement_id AS entry, m.at AS booked_at, m.day, m.kind, m.occasion, a.kind AS account, r.customer_id, e.points,
       m.reference, m.what, m.by, m.reverses
FROM interact.reward_entry e JOIN interact.reward_movement m ON m.movement_id = e.movement_id
JOIN interact.reward_account a ON a.account_id = e.account_id LEFT JOIN identify.v_record r ON r.record_id = a.record_id
ORDER BY e.entry_id

-- name: export-fairness
SELECT r.customer_id, y.until, y.tier, y.net, y.costed_net, y.cost, y.purchases, y.answers, y.unrewarded,
       y.bought_for AS points_for_purchases, y.part_for AS points_for_taking_part, y.redeemed, y.expired
FROM interact.reward_year y JOIN identify.v_record r ON r.record_id = y.record_id ORDER BY y.net DESC, r.customer_id

-- name: count-movements
SELECT count(*) FROM (SELECT 1 FROM interact.reward_movement LIMIT 1) one

-- The ledger of rewards: what a customer has, and how it moves.

-- name: lowest-record
SELECT min(record_id) FROM identify.v_record WHERE customer_id = :customer

-- name: accounts
SELECT a.account_id FROM interact.reward_account a JOIN identify.v_record r ON r.record_id = a.record_id
WHERE r.customer_id = :customer

-- name: live-lots
SELECT l.lot_id, l.account_id, l.remaining, l.expires_on,
       sum(l.remaining) OVER (ORDER BY l.expires_on, l.lot_id) AS upto
FROM interact.reward_lot l
WHERE l.remaining > 0 AND l.expires_on > CAST(:today AS date) AND l.account_id IN ({accounts})

-- name: balances
-- What each of some customers has, and how much of it expires next.
WITH lots AS (
    SELECT r.customer_id, l.expires_on, sum(l.remaining) AS remaining
    FROM identify.v_record r
    JOIN interact.reward_account a ON a.record_id = r.record_id
    JOIN interact.reward_lot l ON l.account_id = a.account_id
    WHERE r.customer_id = ANY (:customers) AND l.remaining > 0 AND l.expires_on > CAST(:today AS date)
    GROUP BY r.customer_id, l.expires_on
), sums AS (
    SELECT customer_id, sum(remaining) AS points, min(expires_on) FILTER (WHERE expires_on < '9999-12-31') AS day
    FROM lots GROUP BY customer_id
)
SELECT c.customer_id, coalesce(s.points, 0) AS points, coalesce(l.remaining, 0) AS expiring, s.day AS expires_on
FROM unnest(CAST(:customers AS bigint[])) AS c (customer_id)
LEFT JOIN sums s ON s.customer_id = c.customer_id
LEFT JOIN lots l ON l.customer_id = s.customer_id AND l.expires_on = s.day

-- name: lock
-- Whoever takes points holds the accounts of the customer first, in one order.
SELECT a.account_id FROM interact.reward_account a JOIN identify.v_record r ON r.record_id = a.record_id
WHERE r.customer_id = :customer ORDER BY a.account_id FOR NO KEY UPDATE OF a

-- name: open-account
INSERT INTO interact.reward_account (kind, record_id) VALUES ('CUSTOMER', :record) ON CONFLICT DO NOTHING

-- name: move
INSERT INTO interact.reward_movement (kind, occasion, reference, what, day, reverses, at, by)
VALUES (:kind, :occasion, :reference, :what, :day, :reverses, :at, :by) ON CONFLICT DO NOTHING RETURNING movement_id

-- name: by-reference
SELECT movement_id FROM interact.reward_movement WHERE kind = :kind AND reference = :reference

-- name: credit
WITH lot AS (
    INSERT INTO interact.reward_lot (account_id, movement_id, expires_on)
    SELECT a.account_id, :movement, :expires FROM interact.reward_account a WHERE a.record_id = :record
    RETURNING lot_id, account_id)
INSERT INTO interact.reward_entry (movement_id, account_id, points, lot_id)
SELECT :movement, account_id, :points, lot_id FROM lot

-- name: house
INSERT INTO interact.reward_entry (movement_id, account_id, points)
SELECT :movement, account_id, :points FROM interact.reward_account WHERE kind = :kind AND record_id IS NULL

-- name: take
-- From the points that expire first to those that expire last.
WITH lots AS ({live-lots})
INSERT INTO interact.reward_entry (movement_id, account_id, points, lot_id)
SELECT :movement, account_id, -least(remaining, :points - (upto - remaining)), lot_id
FROM lots WHERE upto - remaining < :points

-- name: movement
SELECT m.movement_id, m.kind, m.occasion, m.reference, min(r.customer_id) AS customer_id, sum(e.points) AS points,
       EXISTS (SELECT 1 FROM interact.reward_movement o WHERE o.reverses = m.movement_id) AS reversed
FROM interact.reward_movement m JOIN interact.reward_entry e ON e.movement_id = m.movement_id
JOIN interact.reward_account a ON a.account_id = e.account_id JOIN identify.v_record r ON r.record_id = a.record_id
WHERE m.movement_id = :movement GROUP BY m.movement_id

-- name: short-lots
-- How many points are missing to take a movement back.
SELECT coalesce(sum(greatest(e.points - l.remaining, 0)), 0)
FROM interact.reward_entry e JOIN interact.reward_lot l ON l.lot_id = e.lot_id
WHERE e.movement_id = :movement AND e.points > 0

-- name: reverse
INSERT INTO interact.reward_entry (movement_id, account_id, points, lot_id)
SELECT :movement, account_id, -points, lot_id FROM interact.reward_entry WHERE movement_id = :reversed

-- name: entries
SELECT m.movement_id, m.kind, m.at, m.day, m.occasion, sum(e.points) AS points, m.reference, m.what, m.by, m.reverses,
       EXISTS (SELECT 1 FROM interact.reward_movement o WHERE o.reverses = m.movement_id) AS reversed
FROM interact.reward_entry e JOIN interact.reward_movement m ON m.movement_id = e.movement_id
WHERE e.account_id IN ({accounts})
GROUP BY m.movement_id ORDER BY m.movement_id DESC LIMIT :limit

-- name: unrewarded
-- Answers to messages of ours, of the last weeks, for which nothing was booked.
SELECT x.received_id, x.message_id, r.customer_id, x.taken_at,
       EXISTS (SELECT 1 FROM interact.asked a WHERE a.received_id = x.received_id) AS question
FROM interact.received x JOIN identify.v_record r ON r.record_id = x.record_id
WHERE x.message_id IS NOT NULL AND NOT x.automatic AND x.taken_at >= :since
  AND NOT EXISTS (SELECT 1 FROM interact.reward_movement m
                  WHERE m.kind = 'CREDIT' AND m.reference = 'message:' || x.message_id)
ORDER BY x.received_id

-- name: dialogue
SELECT dialogue FROM interact.message WHERE message_id = :message

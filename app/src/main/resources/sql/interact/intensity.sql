-- How intense the dialogue is.

-- name: contacts
-- A step: our messages that left, save answers, and whether each was answered within 30 days.
SELECT r.customer_id, m.message_id, m.handed_at AS at,
       EXISTS (SELECT 1 FROM interact.received o WHERE o.message_id = m.message_id AND NOT o.automatic
               AND o.sent_at < m.handed_at + interval '30 days') AS answered
FROM interact.message m JOIN identify.v_record r ON r.record_id = m.record_id
WHERE m.handed_at IS NOT NULL AND m.purpose <> 'ANSWER'

-- name: said
-- A step: what customers said, and whether it makes an exchange: it answers a message of ours, or we answered it.
SELECT r.customer_id, o.received_id, o.sent_at AS at, o.message_id IS NOT NULL OR a.handed_at IS NOT NULL AS exchange
FROM interact.received o
JOIN identify.v_record r ON r.record_id = o.record_id
LEFT JOIN interact.message a ON a.message_id = o.settled_with
WHERE NOT o.automatic

-- name: months
WITH contacts AS (
    {contacts}
), said AS (
    {said}
), turns AS (
    SELECT customer_id, at, 1 AS contact, answered::int AS answered, 0 AS exchange FROM contacts
    UNION ALL SELECT customer_id, at, 0, 0, exchange::int FROM said
)
SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, count(DISTINCT customer_id) AS customers,
       sum(exchange)::bigint AS exchanges, sum(contact)::bigint AS contacts, sum(answered)::bigint AS answered
FROM turns GROUP BY 1 ORDER BY 1

-- name: customers
-- Each customer with whom there was any turn in the last 365 days, and what he bought in them.
WITH contacts AS (
    {contacts}
), said AS (
    {said}
), turns AS (
    SELECT customer_id, 1 AS contact, answered::int AS answered, 0 AS exchange FROM contacts
    WHERE at >= CAST(:since AS timestamptz)
    UNION ALL SELECT customer_id, 0, 0, exchange::int FROM said WHERE at >= CAST(:since AS timestamptz)
), talked AS (
    SELECT customer_id, sum(exchange)::bigint AS exchanges, sum(contact)::bigint AS contacts, sum(answered)::bigint AS answered
    FROM turns GROUP BY customer_id
), main AS (
    SELECT currency FROM identify.v_document GROUP BY currency ORDER BY count(*) DESC, currency LIMIT 1
)
SELECT t.customer_id, t.exchanges, t.contacts, t.answered, coalesce((
           SELECT sum(p.amount) FROM identify.v_purchase p
           WHERE p.record_id IN (SELECT r.record_id FROM identify.v_record r WHERE r.customer_id = t.customer_id)
             AND p.currency = (SELECT currency FROM main)
             AND p.occurred_at >= CAST(:since AS timestamptz) AT TIME ZONE 'UTC'), 0) AS net,
       coalesce((SELECT currency FROM main), '') AS currency
FROM talked t

-- name: bands
WITH each_one AS (
    {customers}
)
SELECT least(exchanges, :most) AS exchanges, count(*) AS customers, sum(contacts)::bigint AS contacts,
       sum(answered)::bigint AS answered, avg(net) AS mean, coalesce(stddev_samp(net), 0) AS deviation, max(currency) AS currency
FROM each_one GROUP BY 1 ORDER BY 1

-- name: behind-band
WITH each_one AS (
    {customers}
)
SELECT customer_id, exchanges, contacts, answered, net FROM each_one
WHERE least(exchanges, :most) = :band
ORDER BY exchanges DESC, net DESC, customer_id LIMIT :limit

-- name: behind-month
WITH contacts AS (
    {contacts}
), said AS (
    {said}
), turns AS (
    SELECT customer_id, at, 1 AS contact, answered::int AS answered, 0 AS exchange FROM contacts
    UNION ALL SELECT customer_id, at, 0, 0, exchange::int FROM said
)
SELECT customer_id, sum(exchange)::bigint AS exchanges, sum(contact)::bigint AS contacts, sum(answered)::bigint AS answered, 0 AS net
FROM turns WHERE to_char(at AT TIME ZONE 'UTC', 'YYYY-MM') = :month
GROUP BY customer_id ORDER BY 2 DESC, customer_id LIMIT :limit

-- What customer and firm think of messages, and which topics are paused.

-- name: topic-of
-- The topic of a message, and what stands for it where it has none.
CASE WHEN m.topic = '' THEN 'purpose:' || lower(m.purpose) ELSE m.topic END

-- name: message
SELECT m.message_id, m.handed_at IS NOT NULL AS left_us, m.record_id,
       {topic-of} AS topic
FROM interact.message m JOIN identify.v_record r ON r.record_id = m.record_id
WHERE m.message_id = :message AND r.customer_id = :customer

-- name: add
INSERT INTO interact.mark (message_id, side, understood, interesting, comment, at, who)
VALUES (:message, :side, CAST(:understood AS integer), CAST(:interesting AS integer), :comment, :at, :who)
RETURNING mark_id

-- name: of
SELECT DISTINCT ON (k.message_id, k.side) k.mark_id, r.customer_id, k.message_id, k.side, k.understood, k.interesting,
       k.comment, k.at, k.who
FROM interact.mark k
JOIN interact.message m ON m.message_id = k.message_id
JOIN identify.v_record r ON r.record_id = m.record_id
WHERE r.customer_id = :customer
ORDER BY k.message_id DESC, k.side, k.mark_id DESC

-- name: his-marks
-- The marks of one series by the customer, the latest first; of each message the last one.
SELECT x.mark_id, x.understood, x.interesting FROM (
    SELECT DISTINCT ON (k.message_id) k.mark_id, k.message_id, k.understood, k.interesting
    FROM interact.mark k
    JOIN interact.message m ON m.message_id = k.message_id
    JOIN identify.v_record r ON r.record_id = m.record_id
    WHERE r.customer_id = :customer AND k.side = 'CUSTOMER'
      AND interact.series({topic-of}) = :series
    ORDER BY k.message_id, k.mark_id DESC) x
ORDER BY x.mark_id DESC LIMIT 10

-- name: pause
INSERT INTO interact.paused_topic (record_id, topic, mark_id, why, from_at, until_at)
VALUES (:record, :topic, :mark, :why, :at, :until)

-- name: pauses
SELECT DISTINCT ON (p.topic) p.pause_id, r.customer_id, p.topic, p.why, p.from_at, p.until_at
FROM interact.paused_topic p JOIN identify.v_record r ON r.record_id = p.record_id
WHERE r.customer_id = :customer AND p.lifted_at IS NULL AND p.until_at > :at
ORDER BY p.topic, p.until_at DESC

-- name: lift
-- All pauses of the same series and customer end together.
UPDATE interact.paused_topic p SET lifted_at = :at, lifted_by = :who
FROM interact.paused_topic o
JOIN identify.v_record ro ON ro.record_id = o.record_id
JOIN identify.v_record rp ON rp.customer_id = ro.customer_id
WHERE o.pause_id = :pause AND o.lifted_at IS NULL AND p.lifted_at IS NULL
  AND p.topic = o.topic
  AND p.record_id = rp.record_id

-- name: customer-of-pause
SELECT r.customer_id FROM interact.paused_topic p JOIN identify.v_record r ON r.record_id = p.record_id
WHERE p.pause_id = :pause

-- name: topics
WITH last AS (
    SELECT DISTINCT ON (k.message_id) k.message_id, r.customer_id, k.understood, k.interesting,
           {topic-of} AS topic
    FROM interact.mark k
    JOIN interact.message m ON m.message_id = k.message_id
    JOIN identify.v_record r ON r.record_id = m.record_id
    WHERE k.side = 'CUSTOMER'
    ORDER BY k.message_id, k.mark_id DESC
), by_customer AS (
    SELECT topic, customer_id, count(*) AS messages, avg(understood) AS understood, avg(interesting) AS interesting,
           bool_or(least(coalesce(understood, 5), coalesce(interesting, 5)) <= 2) AS low
    FROM last GROUP BY topic, customer_id
)
SELECT c.topic, sum(c.messages)::bigint AS messages, count(*) AS customers, count(*) FILTER (WHERE c.low) AS low,
       count(c.understood) AS understood_n, coalesce(avg(c.understood), 0) AS understood_mean,
       coalesce(stddev_samp(c.understood), 0) AS understood_sd,
       count(c.interesting) AS interesting_n, coalesce(avg(c.interesting), 0) AS interesting_mean,
       coalesce(stddev_samp(c.interesting), 0) AS interesting_sd,
       (SELECT count(DISTINCT r.customer_id) FROM interact.paused_topic p JOIN identify.v_record r ON r.record_id = p.record_id
        WHERE p.topic = interact.series(c.topic)
          AND p.lifted_at IS NULL AND p.until_at > :at) AS paused
FROM by_customer c GROUP BY c.topic ORDER BY low DESC, c.topic

-- name: low-on
SELECT DISTINCT r.customer_id
FROM interact.mark k
JOIN interact.message m ON m.message_id = k.message_id
JOIN identify.v_record r ON r.record_id = m.record_id
WHERE k.side = 'CUSTOMER' AND least(coalesce(k.understood, 5), coalesce(k.interesting, 5)) <= 2
  AND {topic-of} = :topic
  AND r.customer_id > :after
ORDER BY r.customer_id LIMIT :limit

-- Marks of customers.

-- name: add
-- On the lowest record of the customer; the same source about the same thing once.
INSERT INTO measure.attitude (record_id, about, mark, at, source, by)
SELECT min(r.record_id), :about, CAST(:mark AS smallint), :at, :source, :by
FROM identify.v_record r WHERE r.customer_id = :customer HAVING count(*) > 0
ON CONFLICT (source, about) DO NOTHING

-- name: withdraw
INSERT INTO measure.attitude_withdrawn (attitude_id, at, by)
SELECT attitude_id, :at, :by FROM measure.attitude WHERE attitude_id = :attitude
ON CONFLICT DO NOTHING

-- name: standing
-- Marks that were not taken back, by the customer's number now.
SELECT a.attitude_id, r.customer_id, a.about, a.mark, a.at, a.source, a.by
FROM measure.attitude a
JOIN identify.v_record r ON r.record_id = a.record_id
WHERE NOT EXISTS (SELECT 1 FROM measure.attitude_withdrawn w WHERE w.attitude_id = a.attitude_id)

-- name: of
SELECT attitude_id, about, mark, at, source, by FROM ({standing}) s WHERE customer_id = :customer
ORDER BY at DESC, attitude_id DESC

-- name: marks
SELECT customer_id, about, CAST(at AT TIME ZONE 'UTC' AS date) AS day, mark FROM ({standing}) s WHERE at >= :since
ORDER BY at, attitude_id

-- name: bought
-- The days on which those with a mark bought.
SELECT DISTINCT r.customer_id, CAST(d.occurred_at AS date) AS day
FROM identify.v_document d
JOIN identify.v_record r ON r.record_id = d.record_id
WHERE d.occurred_at >= :since AND d.kind IN ('INVOICE', 'ORDER', 'RECEIPT')
  AND r.customer_id IN (SELECT o.customer_id FROM measure.attitude a JOIN identify.v_record o ON o.record_id = a.record_id)

-- name: repeat
-- Of those who bought between two days, how many bought after the second.
SELECT count(*) AS before, count(*) FILTER (WHERE last >= :middle) AS again
FROM (SELECT r.customer_id, max(d.occurred_at) AS last, min(d.occurred_at) AS first
      FROM identify.v_document d
      JOIN identify.v_record r ON r.record_id = d.record_id
      WHERE d.occurred_at >= :start AND d.kind IN ('INVOICE', 'ORDER', 'RECEIPT')
      GROUP BY r.customer_id) c
WHERE first < :middle

-- name: after-exposure
-- The latest mark about each thing that a customer of an experiment gave after he was first exposed; arm -1 is the hold-out over all.
SELECT DISTINCT ON (n.record_id, s.about) n.record_id, coalesce(n.arm, -1) AS arm, s.about, s.mark
FROM measure.v_assignment n
JOIN ({standing}) s ON s.customer_id = n.customer_id AND s.at > n.at
WHERE n.experiment_id = :experiment AND s.about IN ('SATISFACTION', 'TRUST', 'LOYALTY', 'ADVOCACY')
ORDER BY n.record_id, s.about, s.at DESC

-- The register of needs. A need belongs to the customer who has its record now.

-- name: record-of
-- The oldest record of a customer: what is said of him hangs on it.
SELECT record_id FROM identify.v_record WHERE customer_id = :customer ORDER BY record_id LIMIT 1

-- name: state
INSERT INTO differentiate.need (record_id, kind, what, subject, department, origin, source, stage, group_id, stated_on,
                                status, made_at, made_by)
VALUES (:record, :kind, :what, :subject, :department, :origin, :source, :stage, CAST(:group AS bigint), :on, 'OPEN', :at, :who)
RETURNING need_id

-- name: lock
-- One after the other: events of a need do not overtake each other.
SELECT need_id FROM differentiate.need WHERE need_id = :need FOR UPDATE

-- name: add-event
INSERT INTO differentiate.need_event (need_id, kind, takes_back, on_day, reason, at, who)
VALUES (:need, :kind, CAST(:back AS bigint), :on, :reason, :at, :who)

-- name: set-status
UPDATE differentiate.need SET status = :status WHERE need_id = :need

-- name: events
SELECT e.need_id, e.event_id, e.kind, coalesce(e.takes_back, 0) AS takes_back, e.on_day, e.reason, e.at, e.who
FROM differentiate.need_event e WHERE e.need_id IN (:needs) ORDER BY e.event_id

-- name: list
SELECT n.need_id, r.customer_id, n.kind, n.what, n.subject, n.department, n.origin, n.source, n.stage, n.group_id,
       coalesce(g.name, '') AS group_name, n.stated_on, n.due_on, n.status
FROM differentiate.need n
JOIN identify.v_record r ON r.record_id = n.record_id
LEFT JOIN differentiate.need_group g ON g.group_id = n.group_id
WHERE :filter AND (:before = 0 OR n.need_id < :before)
ORDER BY n.need_id DESC LIMIT :limit

-- name: count
SELECT count(*) FROM differentiate.need n JOIN identify.v_record r ON r.record_id = n.record_id
LEFT JOIN differentiate.need_group g ON g.group_id = n.group_id
WHERE :filter

-- name: export
SELECT n.need_id, r.customer_id, n.status, n.kind, n.what, n.department, n.origin, n.source, n.stage,
       coalesce(g.name, '') AS "group", n.stated_on, n.due_on,
       (SELECT max(e.on_day) FROM differentiate.need_event e WHERE e.need_id = n.need_id) AS last_event_on
FROM differentiate.need n
JOIN identify.v_record r ON r.record_id = n.record_id
LEFT JOIN differentiate.need_group g ON g.group_id = n.group_id
WHERE :filter
ORDER BY n.need_id

-- name: report
SELECT :dimension AS key, count(*) FILTER (WHERE n.status = 'MET') AS met,
       count(*) FILTER (WHERE n.status = 'REFUSED') AS refused, count(*) FILTER (WHERE n.status = 'OPEN') AS open,
       count(DISTINCT r.customer_id) AS customers
FROM differentiate.need n
JOIN identify.v_record r ON r.record_id = n.record_id
LEFT JOIN differentiate.need_group g ON g.group_id = n.group_id
WHERE n.status <> 'WITHDRAWN' AND :filter
GROUP BY 1 ORDER BY 1

-- name: departments
SELECT DISTINCT department FROM differentiate.need WHERE department <> '' ORDER BY 1

-- name: stated-categories
-- Complements of a customer that somebody already decided on: needs, and candidates that were set aside.
SELECT DISTINCT n.subject FROM differentiate.need n JOIN identify.v_record r ON r.record_id = n.record_id
WHERE r.customer_id = :customer AND n.kind = 'COMPLEMENT'
  AND (n.status <> 'WITHDRAWN' OR
       (SELECT e.reason FROM differentiate.need_event e WHERE e.need_id = n.need_id ORDER BY e.event_id DESC LIMIT 1) = 'not-needed')

-- name: open-replenishments
SELECT n.need_id, r.customer_id, n.subject, n.since FROM differentiate.need n
JOIN identify.v_record r ON r.record_id = n.record_id
WHERE n.status = 'OPEN' AND n.kind = 'REPLENISHMENT'

-- name: see
-- Needs seen in the purchases, with their first event; those that are there already, however they stand, are left out.
WITH seen AS (
    SELECT * FROM unnest(CAST(:customers AS bigint[]), CAST(:records AS bigint[]), CAST(:articles AS text[]),
                         CAST(:whats AS text[]), CAST(:departments AS text[]), CAST(:stages AS text[]),
                         CAST(:since AS date[]), CAST(:due AS date[]))
        AS s (customer_id, record_id, article, what, department, stage, since, due_on)
), added AS (
    INSERT INTO differentiate.need (record_id, kind, what, subject, department, origin, source, stage, stated_on, since,
                                    due_on, status, made_at, made_by)
    SELECT s.record_id, 'REPLENISHMENT', s.what, s.article, s.department, 'PURCHASE', 'cycle', s.stage, :day, s.since,
           s.due_on, 'OPEN', :at, :who
    FROM seen s
    WHERE NOT EXISTS (SELECT 1 FROM differentiate.need n JOIN identify.v_record r ON r.record_id = n.record_id
                      WHERE n.kind = 'REPLENISHMENT' AND n.subject = s.article AND n.since = s.since
                        AND r.customer_id = s.customer_id)
    RETURNING need_id
)
INSERT INTO differentiate.need_event (need_id, kind, on_day, at, who)
SELECT need_id, 'STATED', :day, :at, :who FROM added

-- name: close
-- Replenishments that were bought, or whose cycle is no more, in one go: their event, then their status.
WITH done AS (
    SELECT * FROM unnest(CAST(:needs AS bigint[]), CAST(:kinds AS text[]), CAST(:days AS date[]), CAST(:reasons AS text[]))
        AS d (need_id, kind, on_day, reason)
), noted AS (
    INSERT INTO differentiate.need_event (need_id, kind, takes_back, on_day, reason, at, who)
    SELECT d.need_id, d.kind,
           CASE WHEN d.kind = 'TAKEN_BACK' THEN
               (SELECT e.event_id FROM differentiate.need_event e WHERE e.need_id = d.need_id AND e.kind = 'STATED'
                ORDER BY e.event_id LIMIT 1) END,
           d.on_day, d.reason, :at, :who
    FROM done d JOIN differentiate.need n ON n.need_id = d.need_id AND n.status = 'OPEN'
)
UPDATE differentiate.need n SET status = CASE d.kind WHEN 'MET' THEN 'MET' ELSE 'WITHDRAWN' END
FROM done d WHERE d.need_id = n.need_id AND n.status = 'OPEN'

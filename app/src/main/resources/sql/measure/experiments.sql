-- Experiments, their plans and whom they are about.

-- name: experiments
-- Experiments with the plan that counts, the latest first; one, or all.
SELECT e.experiment_id, e.key, e.version, p.plan, p.hash, e.created_at, e.started_at, e.started_by, e.ends_at,
       e.stopped_at, e.stopped_by, e.stop_why
FROM measure.experiment e
JOIN measure.experiment_plan p ON p.experiment_id = e.experiment_id AND p.version = e.version
WHERE CAST(:id AS bigint) IS NULL OR e.experiment_id = CAST(:id AS bigint)
ORDER BY e.experiment_id DESC

-- name: let-end
-- Waits until no customers are being exposed. Whoever wants to is next: who exposes later waits for him.
SELECT pg_advisory_xact_lock(hashtext('measure.experiment'), hashint8(:id))

-- name: lock
-- Nobody else starts, changes or stops it meanwhile.
SELECT experiment_id FROM measure.experiment WHERE experiment_id = :id FOR UPDATE

-- name: hold
-- It does not stop while customers are exposed.
SELECT pg_advisory_xact_lock_shared(hashtext('measure.experiment'), hashint8(:id))

-- name: add
WITH next AS (SELECT nextval(pg_get_serial_sequence('measure.experiment', 'experiment_id')) AS id)
INSERT INTO measure.experiment (experiment_id, key, version, created_at, created_by) OVERRIDING SYSTEM VALUE
SELECT id, 'experiment-' || id, 1, :at, :by FROM next RETURNING experiment_id

-- name: add-plan
INSERT INTO measure.experiment_plan (experiment_id, version, at, by, why, plan, hash)
VALUES (:id, :version, :at, :by, :why, :plan, encode(sha256(convert_to(:plan, 'UTF8')), 'hex'))

-- name: count-version
UPDATE measure.experiment SET version = :version WHERE experiment_id = :id

-- name: versions
SELECT version, plan, hash, at, by, why FROM measure.experiment_plan WHERE experiment_id = :id ORDER BY version DESC

-- name: start
UPDATE measure.experiment SET started_at = :at, started_by = :by, ends_at = :ends WHERE experiment_id = :id

-- name: stop
UPDATE measure.experiment SET stopped_at = :at, stopped_by = :by, stop_why = :why WHERE experiment_id = :id

-- name: untold
-- Experiments whose time is over at a moment, which nobody was told of yet.
SELECT experiment_id FROM measure.experiment
WHERE ends_at <= :at AND over_told_at IS NULL AND stopped_at IS NULL ORDER BY ends_at, experiment_id

-- name: tell-over
UPDATE measure.experiment SET over_told_at = :at
WHERE experiment_id = :id AND ends_at <= :at AND over_told_at IS NULL AND stopped_at IS NULL

-- name: next-end
SELECT min(ends_at) FROM measure.experiment WHERE over_told_at IS NULL AND stopped_at IS NULL

-- name: members
-- The customers of a target, as they are now.
SELECT customer_id FROM identify.v_record WHERE :of = 'ALL'
UNION
SELECT customer_id FROM differentiate.v_segment_member WHERE :of = 'SEGMENT' AND segment_id = ANY (:ids)
UNION
SELECT customer_id FROM differentiate.v_standing WHERE :of = 'PORTFOLIOS' AND portfolio_id = ANY (:ids)
UNION
SELECT customer_id FROM identify.v_record WHERE :of = 'CUSTOMERS' AND customer_id = ANY (:ids)

-- name: member-numbers
SELECT customer_id FROM ({members}) m ORDER BY customer_id

-- name: households
-- The households of customers, as they were found.
SELECT * FROM unnest(CAST(:customers AS bigint[]), CAST(:households AS bigint[])) AS h (customer_id, unit_id)

-- name: fix-target
-- Writes down whom an experiment is about.
INSERT INTO measure.target (experiment_id, record_id, customer_id, portfolio_id, unit_id)
SELECT :id, min(r.record_id), r.customer_id, max(s.portfolio_id), max(h.unit_id)
FROM ({members}) m
JOIN identify.v_record r ON r.customer_id = m.customer_id
LEFT JOIN differentiate.v_standing s ON s.customer_id = m.customer_id
LEFT JOIN ({households}) h ON h.customer_id = m.customer_id
GROUP BY r.customer_id

-- name: grow-target
-- Adds those of some customers who came into the segment or the portfolios since.
INSERT INTO measure.target (experiment_id, record_id, customer_id, portfolio_id)
SELECT :id, min(r.record_id), r.customer_id, max(s.portfolio_id)
FROM ({members}) m
JOIN identify.v_record r ON r.customer_id = m.customer_id
LEFT JOIN differentiate.v_standing s ON s.customer_id = m.customer_id
WHERE m.customer_id = ANY (:asked)
GROUP BY r.customer_id
ON CONFLICT DO NOTHING

-- name: grow
-- Adds all who came into the segment or the portfolios since.
INSERT INTO measure.target (experiment_id, record_id, customer_id, portfolio_id)
SELECT :id, min(r.record_id), r.customer_id, max(s.portfolio_id)
FROM ({members}) m
JOIN identify.v_record r ON r.customer_id = m.customer_id
LEFT JOIN differentiate.v_standing s ON s.customer_id = m.customer_id
WHERE m.customer_id NOT IN (SELECT x.customer_id FROM measure.target t JOIN identify.v_record x ON x.record_id = t.record_id
                            WHERE t.experiment_id = :id)
GROUP BY r.customer_id
ON CONFLICT DO NOTHING

-- name: units
-- Each customer of an experiment once, by his number now: arm and portfolio of the earliest exposure of one of his records;
-- broken where another of his records is in another arm.
SELECT customer_id, (array_agg(coalesce(arm, -1) ORDER BY at, record_id))[1] AS arm,
       (array_agg(portfolio_id ORDER BY at, record_id))[1] AS portfolio_id, min(at) AS at,
       min(coalesce(arm, -1)) <> max(coalesce(arm, -1)) AS broken
FROM measure.v_assignment WHERE experiment_id = :id GROUP BY customer_id

-- name: arms
SELECT arm, count(*) AS customers, count(*) FILTER (WHERE broken) AS broken FROM ({units}) u GROUP BY arm ORDER BY arm

-- name: customers
-- Customers of an arm, or of a portfolio in it, behind a number.
SELECT customer_id FROM ({units}) u
WHERE arm = :arm AND (CAST(:portfolio AS bigint) IS NULL OR portfolio_id = :portfolio) AND customer_id > :after
ORDER BY customer_id LIMIT :limit

-- name: of-customer
-- The arms of one customer, each experiment once.
SELECT DISTINCT ON (a.experiment_id) a.experiment_id, coalesce(a.arm, -1) AS arm, a.at,
       coalesce(t.unit_id, t.customer_id) AS unit,
       measure.place(e.key, coalesce(t.unit_id, t.customer_id)) AS place,
       count(*) OVER (PARTITION BY a.experiment_id) > 1
           AND min(coalesce(a.arm, -1)) OVER (PARTITION BY a.experiment_id)
               <> max(coalesce(a.arm, -1)) OVER (PARTITION BY a.experiment_id) AS broken
FROM identify.v_record r
JOIN measure.assignment a ON a.record_id = r.record_id
JOIN measure.target t ON t.experiment_id = a.experiment_id AND t.record_id = a.record_id
JOIN measure.experiment e ON e.experiment_id = a.experiment_id
WHERE r.customer_id = :customer
ORDER BY a.experiment_id DESC, a.at, a.record_id

-- name: columns
-- What a customer u came to from before_day to from_day, and from there to to_day, that day left out.
coalesce(sum(b.amount) FILTER (WHERE b.occurred_at >= u.from_day AND b.currency = :currency), 0)::double precision AS net,
coalesce(sum(b.amount) FILTER (WHERE b.occurred_at >= u.from_day AND b.currency = :currency AND b.cost IS NOT NULL), 0)
    ::double precision AS known,
coalesce(sum(b.amount - b.cost) FILTER (WHERE b.occurred_at >= u.from_day AND b.currency = :currency), 0)
    ::double precision AS margin,
count(DISTINCT b.occurred_at::date) FILTER (WHERE b.occurred_at >= u.from_day AND b.kind = 'S') AS purchases,
coalesce(sum(b.amount) FILTER (WHERE b.occurred_at < u.from_day AND b.currency = :currency), 0)::double precision
    AS net_before,
coalesce(sum(b.amount) FILTER (WHERE b.occurred_at < u.from_day AND b.currency = :currency AND b.cost IS NOT NULL), 0)
    ::double precision AS known_before,
coalesce(sum(b.amount - b.cost) FILTER (WHERE b.occurred_at < u.from_day AND b.currency = :currency), 0)
    ::double precision AS margin_before,
count(DISTINCT b.occurred_at::date) FILTER (WHERE b.occurred_at < u.from_day AND b.kind = 'S') AS purchases_before

-- name: members-by-unit
-- The customers of a target with their units, as they are now: each by himself, or the household that was found.
SELECT m.customer_id, coalesce(h.unit_id, m.customer_id) AS unit_id
FROM ({members}) m LEFT JOIN ({households}) h ON h.customer_id = m.customer_id

-- name: recent
-- What the units of a target came to of late; the arm is -1 for those of which one is in the hold-out over all, 0 for others.
SELECT u.unit_id, u.arm, u.portfolio_id, false AS broken, NULL::double precision AS worth, {columns}
FROM (SELECT m.unit_id, min(CASE WHEN measure.place(:key, m.customer_id) < :places THEN -1 ELSE 0 END) AS arm,
             (array_agg(s.portfolio_id ORDER BY m.customer_id))[1] AS portfolio_id,
             CAST(:today AS date) - CAST(:days AS int) - CAST(:before AS int) AS before_day,
             CAST(:today AS date) - CAST(:days AS int) AS from_day, CAST(:today AS date) AS to_day
      FROM ({members-by-unit}) m
      LEFT JOIN differentiate.v_standing s ON s.customer_id = m.customer_id GROUP BY m.unit_id) u
JOIN ({members-by-unit}) m ON m.unit_id = u.unit_id
LEFT JOIN identify.v_bought b
       ON b.customer_id = m.customer_id AND b.occurred_at >= u.before_day AND b.occurred_at < u.to_day
GROUP BY u.unit_id, u.arm, u.portfolio_id

-- name: drawn
-- Who belongs to each unit of an experiment, by his number now; each customer to one.
SELECT DISTINCT ON (r.customer_id) r.customer_id, coalesce(t.unit_id, r.customer_id) AS unit_id
FROM measure.target t JOIN identify.v_record r ON r.record_id = t.record_id
WHERE t.experiment_id = :id ORDER BY r.customer_id, t.record_id

-- name: compared
-- Each unit of an experiment once: arm and portfolio of its earliest exposure; left out (-1) where one of it was in the
-- hold-out over all; broken where two of it, or one of them by another record, are in two arms.
SELECT d.unit_id, CASE WHEN bool_or(n.arm = -1) THEN -1 ELSE (array_agg(n.arm ORDER BY n.at, n.customer_id))[1] END AS arm,
       (array_agg(n.portfolio_id ORDER BY n.at, n.customer_id))[1] AS portfolio_id, min(n.at) AS at,
       bool_or(n.broken)
           OR coalesce(min(n.arm) FILTER (WHERE n.arm >= 0) <> max(n.arm) FILTER (WHERE n.arm >= 0), false) AS broken
FROM ({drawn}) d JOIN ({units}) n ON n.customer_id = d.customer_id GROUP BY d.unit_id

-- name: outcomes
-- What the units of an experiment came to in their windows, all members together, as far as these lie before a day.
SELECT u.unit_id, u.arm, u.portfolio_id, u.broken, u.worth, {columns}
FROM (SELECT w.*, w.from_day - CAST(:before AS int) AS before_day, w.from_day + CAST(:days AS int) AS to_day
      FROM (SELECT n.unit_id, n.arm, n.portfolio_id, n.broken, v.worth,
                   CASE WHEN :from = 'START' THEN CAST(:start AS date) ELSE (n.at AT TIME ZONE 'UTC')::date END AS from_day
            FROM ({compared}) n
            LEFT JOIN (SELECT d.unit_id, sum(s.value) AS worth FROM ({drawn}) d
                       JOIN differentiate.v_standing s ON s.customer_id = d.customer_id
                       WHERE s.basis = 'worth' AND s.currency = :currency GROUP BY d.unit_id) v ON v.unit_id = n.unit_id
           ) w) u
JOIN ({drawn}) d ON d.unit_id = u.unit_id
LEFT JOIN identify.v_bought b
       ON b.customer_id = d.customer_id AND b.occurred_at >= u.before_day AND b.occurred_at < u.to_day
          AND b.occurred_at < CAST(:today AS date)
WHERE :from = 'START' OR u.to_day <= CAST(:today AS date)
GROUP BY u.unit_id, u.arm, u.portfolio_id, u.broken, u.worth
ORDER BY u.unit_id

-- name: past
-- What was known of the units of an experiment before the day of its start: when they bought first and last, what they spent in
-- the year before, the channel of most of that.
SELECT u.unit_id, u.arm, coalesce(u.portfolio_id, 0) AS portfolio_id, s.first_on, s.last_on, coalesce(s.spent, 0) AS spent,
       s.channel
FROM ({compared}) u
LEFT JOIN (
    SELECT c.unit_id, min(c.first_on) AS first_on, max(c.last_on) AS last_on, sum(c.spent) AS spent,
           (array_agg(c.channel ORDER BY c.spent DESC, c.channel) FILTER (WHERE c.spent > 0))[1] AS channel
    FROM (SELECT d.unit_id, coalesce(b.channel, '') AS channel, min(b.occurred_at)::date AS first_on,
                 (max(b.occurred_at) FILTER (WHERE b.kind = 'S'))::date AS last_on,
                 coalesce(sum(b.amount) FILTER (WHERE b.occurred_at >= CAST(:start AS date) - 365
                                                  AND b.currency = :currency), 0) AS spent
          FROM ({drawn}) d
          JOIN identify.v_bought b ON b.customer_id = d.customer_id AND b.occurred_at < CAST(:start AS date)
          GROUP BY 1, 2) c
    GROUP BY c.unit_id) s ON s.unit_id = u.unit_id

-- name: parts
-- In which part of each feature the units of an experiment were before its start. Thirds of those who spent anything; the four
-- channels and the twelve portfolios of most units, the others together (*).
SELECT p.unit_id, p.arm,
       CASE WHEN p.spent <= 0 THEN 'none'
            ELSE (ARRAY['low', 'middle', 'high'])[ntile(3) OVER (PARTITION BY p.spent > 0 ORDER BY p.spent, p.unit_id)]
       END AS spend,
       CASE WHEN p.first_on IS NULL THEN 'none' WHEN p.first_on >= CAST(:start AS date) - 365 THEN 'year'
            WHEN p.first_on >= CAST(:start AS date) - 1095 THEN 'three-years' ELSE 'longer' END AS age,
       CASE WHEN p.last_on IS NULL THEN 'never' WHEN p.last_on >= CAST(:start AS date) - 90 THEN 'quarter'
            WHEN p.last_on >= CAST(:start AS date) - 365 THEN 'year' ELSE 'longer' END AS recency,
       CASE WHEN p.channel IS NULL THEN '' WHEN p.channel = '' OR p.by_channel > 4 THEN '*' ELSE p.channel END AS channel,
       CASE WHEN p.by_portfolio > 12 THEN '*' ELSE p.portfolio_id::text END AS portfolio
FROM (SELECT q.*, dense_rank() OVER (ORDER BY q.of_channel DESC, q.channel) AS by_channel,
             dense_rank() OVER (ORDER BY q.of_portfolio DESC, q.portfolio_id) AS by_portfolio
      FROM (SELECT x.*, CASE WHEN x.channel IS NULL OR x.channel = '' THEN 0 ELSE count(*) OVER (PARTITION BY x.channel) END
                        AS of_channel,
                   count(*) OVER (PARTITION BY x.portfolio_id) AS of_portfolio
            FROM ({past}) x) q) p

-- name: customers-of-part
-- Customers of an arm in a part of a feature.
SELECT d.customer_id FROM ({parts}) p JOIN ({drawn}) d ON d.unit_id = p.unit_id
WHERE p.arm = :arm AND d.customer_id > :after
  AND CASE :feature WHEN 'SPEND' THEN p.spend WHEN 'AGE' THEN p.age WHEN 'RECENCY' THEN p.recency
                    WHEN 'CHANNEL' THEN p.channel WHEN 'PORTFOLIO' THEN p.portfolio END = :part
ORDER BY d.customer_id LIMIT :limit

-- name: exposed
-- How many units were exposed, the hold-out over all included.
SELECT count(*) FROM ({compared}) u

-- name: outcomes-of-all
-- What all customers came to since some are held out of all: arm 0 for these, 1 for the others.
SELECT u.customer_id, u.arm, u.portfolio_id, u.broken, u.worth, {columns}
FROM (SELECT c.customer_id, CASE WHEN c.held THEN 0 ELSE 1 END AS arm, CAST(0 AS bigint) AS portfolio_id,
             coalesce(CASE WHEN c.held THEN e.other ELSE e.held END, false) AS broken, NULL::double precision AS worth,
             CAST(:start AS date) - CAST(:before AS int) AS before_day, CAST(:start AS date) AS from_day
      FROM (SELECT customer_id, measure.place(:key, customer_id) < :places AS held
            FROM (SELECT DISTINCT customer_id FROM identify.v_record) r) c
      LEFT JOIN (SELECT customer_id, bool_or(arm IS NULL) AS held, bool_or(arm IS NOT NULL) AS other
                 FROM measure.v_assignment WHERE at >= :since GROUP BY customer_id) e ON e.customer_id = c.customer_id) u
LEFT JOIN identify.v_bought b
       ON b.customer_id = u.customer_id AND b.occurred_at >= u.before_day AND b.occurred_at < CAST(:today AS date)
GROUP BY u.customer_id, u.arm, u.portfolio_id, u.broken, u.worth
ORDER BY u.customer_id

-- name: currency
-- The currency of most lines of some days.
SELECT currency FROM identify.v_bought WHERE occurred_at >= :first AND occurred_at < :end
GROUP BY currency ORDER BY count(*) DESC, currency LIMIT 1

-- The mini-portfolios: who is where, since when, what they come to, and every change with the way back.

-- name: turn
-- One at a time changes the portfolios.
LOCK TABLE differentiate.portfolio_version IN SHARE ROW EXCLUSIVE MODE

-- name: add-version
INSERT INTO differentiate.portfolio_version (at, by, what, why, detail)
VALUES (:at, :by, :what, :why, CAST(:detail AS jsonb)) RETURNING version_id

-- name: count-moves
UPDATE differentiate.portfolio_version SET moves = :moves WHERE version_id = :version

-- name: add-portfolio
INSERT INTO differentiate.portfolio DEFAULT VALUES RETURNING portfolio_id

-- name: add-state
INSERT INTO differentiate.portfolio_state (portfolio_id, version_id, active, name, owner_id, cells)
VALUES (:id, :version, :active, :name, :owner, :cells)

-- name: make-target
CREATE TEMP TABLE target (customer_id bigint PRIMARY KEY, to_id bigint) ON COMMIT DROP

-- name: add-targets
INSERT INTO target SELECT * FROM unnest(CAST(:customers AS bigint[]), CAST(:portfolios AS bigint[]))

-- name: target-of-portfolios
-- All members of some portfolios to one.
INSERT INTO target SELECT customer_id, :to FROM differentiate.portfolio_member WHERE portfolio_id = ANY (:ids)

-- name: target-of-area
INSERT INTO target
SELECT m.customer_id, :to FROM differentiate.portfolio_member m
JOIN differentiate.standing s ON s.customer_id = m.customer_id
WHERE m.portfolio_id = :id AND s.area = :area

-- name: target-of-better-half
-- The half with the higher values.
INSERT INTO target
SELECT customer_id, :to FROM (
    SELECT m.customer_id, row_number() OVER (ORDER BY s.value DESC NULLS LAST, m.customer_id) AS place, count(*) OVER () AS size
    FROM differentiate.portfolio_member m
    LEFT JOIN differentiate.standing s ON s.customer_id = m.customer_id WHERE m.portfolio_id = :id) AS ranked
WHERE place * 2 <= size

-- name: target-of-half
-- Every other one.
INSERT INTO target
SELECT customer_id, :to FROM (
    SELECT customer_id, row_number() OVER (ORDER BY customer_id) AS place
    FROM differentiate.portfolio_member WHERE portfolio_id = :id) AS ranked
WHERE place % 2 = 0

-- name: target-of-proposal
-- The customers there still are, where the proposal puts them.
INSERT INTO target
SELECT p.customer_id, n.portfolio_id FROM differentiate.proposed_member p
JOIN unnest(CAST(:numbers AS int[]), CAST(:portfolios AS bigint[])) AS n (number, portfolio_id) ON n.number = p.number
WHERE EXISTS (SELECT FROM identify.v_record r WHERE r.customer_id = p.customer_id)

-- name: target-of-version
-- Where everybody was at a version: what his last move up to then led to. Those who came later are not among them.
INSERT INTO target
SELECT w.customer_id, w.to_id FROM (
    SELECT DISTINCT ON (customer_id) customer_id, to_id FROM differentiate.portfolio_move
    WHERE version_id <= :version ORDER BY customer_id, version_id DESC) w
WHERE w.to_id IS NOT NULL AND EXISTS (SELECT FROM identify.v_record r WHERE r.customer_id = w.customer_id)

-- name: move
-- Writes down who moves.
INSERT INTO differentiate.portfolio_move (customer_id, version_id, from_id, to_id)
SELECT t.customer_id, :version, m.portfolio_id, t.to_id
FROM target t LEFT JOIN differentiate.portfolio_member m ON m.customer_id = t.customer_id
WHERE m.portfolio_id IS DISTINCT FROM t.to_id

-- name: enter
INSERT INTO differentiate.portfolio_member AS m (customer_id, portfolio_id, version_id)
SELECT customer_id, to_id, :version FROM target WHERE to_id IS NOT NULL
ON CONFLICT (customer_id) DO UPDATE SET portfolio_id = excluded.portfolio_id, version_id = excluded.version_id
WHERE m.portfolio_id <> excluded.portfolio_id

-- name: leave
DELETE FROM differentiate.portfolio_member m WHERE m.customer_id IN (SELECT customer_id FROM target WHERE to_id IS NULL)

-- name: touched
-- The portfolios of which a version moved customers.
SELECT from_id FROM differentiate.portfolio_move WHERE version_id = :version AND from_id IS NOT NULL
UNION SELECT to_id FROM differentiate.portfolio_move WHERE version_id = :version AND to_id IS NOT NULL

-- name: forget-sums
DELETE FROM differentiate.portfolio_sum WHERE CAST(:all AS boolean) OR portfolio_id = ANY (:ids)

-- name: add-sums
-- To the cent, so that the order of adding does not matter.
INSERT INTO differentiate.portfolio_sum
    (portfolio_id, size, recent, value, deviation, unvalued)
SELECT portfolio_id, size, recent, round(CAST(value AS numeric), 2),
       round(CAST(deviation AS numeric), 2), unvalued
FROM (
    SELECT m.portfolio_id, count(*) AS size, count(*) FILTER (WHERE :lately) AS recent,
           coalesce(sum(s.value) FILTER (WHERE s.currency = :currency), 0) AS value,
           stddev_samp(s.value) FILTER (WHERE s.currency = :currency) AS deviation,
           count(*) FILTER (WHERE s.value IS NULL OR s.currency <> :currency) AS unvalued
    FROM differentiate.portfolio_member m LEFT JOIN differentiate.standing s ON s.customer_id = m.customer_id
    WHERE CAST(:all AS boolean) OR m.portfolio_id = ANY (:ids) GROUP BY m.portfolio_id) AS sums

-- name: sum-errors
-- What the interval of each portfolio's value needs, where all its values in the main currency are expected ones.
SELECT m.portfolio_id, sum(s.value) AS value, bool_or(s.value < 0) AS some_below,
       ARRAY[sum(s.error_parts[1]::float8),
             sum(s.error_parts[2]::float8),
             sum(s.error_parts[3]::float8),
             sum(s.error_parts[4]::float8),
             sum(s.error_parts[5]::float8),
             sum(s.error_parts[6]::float8),
             sum(s.error_parts[7]::float8),
             sum(s.error_parts[8]::float8)] AS error_parts
FROM differentiate.portfolio_member m JOIN differentiate.standing s ON s.customer_id = m.customer_id
WHERE (CAST(:all AS boolean) OR m.portfolio_id = ANY (:ids)) AND s.currency = :currency AND s.value IS NOT NULL
GROUP BY m.portfolio_id HAVING bool_and(s.error_parts IS NOT NULL)

-- name: set-intervals
UPDATE differentiate.portfolio_sum s SET value_low = least(n.low, s.value), value_high = greatest(n.high, s.value)
FROM unnest(CAST(:ids AS bigint[]), CAST(:lows AS float8[]), CAST(:highs AS float8[])) AS n (portfolio_id, low, high)
WHERE n.portfolio_id = s.portfolio_id

-- name: lately
-- Whether a customer bought within as many days before the picture's day as a comparison is planned to run; :usual are the
-- days of the usual plan.
coalesce(s.last_on >= (SELECT as_of FROM differentiate.standing_run ORDER BY run_id DESC LIMIT 1)
    - coalesce((SELECT days FROM differentiate.measurement_plan ORDER BY plan_id DESC LIMIT 1), :usual), false)

-- name: plans
SELECT plan_id, at, by, why, days, held, effect, significance, power FROM differentiate.measurement_plan
ORDER BY plan_id DESC LIMIT :limit

-- name: plan
SELECT plan_id, at, by, why, days, held, effect, significance, power FROM differentiate.measurement_plan
WHERE plan_id = :id

-- name: add-plan
INSERT INTO differentiate.measurement_plan (at, by, why, days, held, effect, significance, power)
VALUES (:at, :by, :why, :days, :held, :effect, :significance, :power) RETURNING plan_id

-- name: recount-proposed
-- How many members of each proposed portfolio bought lately, by the plan that counts now.
UPDATE differentiate.proposed_portfolio p SET recent = n.recent
FROM (SELECT m.number, count(*) FILTER (WHERE :lately) AS recent
      FROM differentiate.proposed_member m JOIN differentiate.standing s ON s.customer_id = m.customer_id
      GROUP BY m.number) AS n
WHERE n.number = p.number
  AND p.proposal_id = (SELECT proposal_id FROM differentiate.portfolio_proposal WHERE state = 'open')

-- name: value-run
-- The run whose values the standings show.
SELECT CAST(result ->> 'valueRun' AS bigint) FROM differentiate.standing_run ORDER BY run_id DESC LIMIT 1

-- name: newcomers
-- Customers without a portfolio, with where they stand, and the portfolio that they last left because they had become
-- part of another customer.
SELECT r.customer_id, coalesce(s.tier, 4) AS tier, coalesce(s.need, '-') AS need, coalesce(s.area, c.area, '') AS area,
       coalesce(s.province, c.province, '') AS province,
       (SELECT v.from_id FROM differentiate.portfolio_move v WHERE v.customer_id = r.customer_id AND v.to_id IS NULL
        ORDER BY v.version_id DESC LIMIT 1) AS left_id
FROM (SELECT DISTINCT customer_id FROM identify.v_record
      WHERE CAST(:all AS boolean) OR customer_id = ANY (:ids)) r
LEFT JOIN differentiate.standing s ON s.customer_id = r.customer_id
LEFT JOIN identify.v_customer c ON c.customer_id = r.customer_id
WHERE NOT EXISTS (SELECT FROM differentiate.portfolio_member m WHERE m.customer_id = r.customer_id)
ORDER BY r.customer_id

-- name: gone
-- Members who are no customers any more.
SELECT m.customer_id FROM differentiate.portfolio_member m
WHERE (CAST(:all AS boolean) OR m.customer_id = ANY (:ids))
  AND NOT EXISTS (SELECT FROM identify.v_record r WHERE r.customer_id = m.customer_id)
ORDER BY m.customer_id

-- name: base
-- Everybody, for a proposal.
SELECT s.customer_id, s.tier, s.need, s.area, s.province, :lately AS recent, s.currency = :currency AS counts, s.value,
       s.error_parts, m.portfolio_id
FROM differentiate.standing s LEFT JOIN differentiate.portfolio_member m ON m.customer_id = s.customer_id
ORDER BY s.customer_id

-- name: main-currency
SELECT currency FROM differentiate.standing_run ORDER BY run_id DESC LIMIT 1

-- name: list
SELECT p.portfolio_id, p.active, p.name, p.owner_id, p.cells, s.size, s.recent, s.value, s.value_low, s.value_high,
       s.deviation, s.unvalued
FROM differentiate.v_portfolio p LEFT JOIN differentiate.portfolio_sum s ON s.portfolio_id = p.portfolio_id
WHERE (CAST(:id AS bigint) IS NULL AND p.active) OR p.portfolio_id = :id
ORDER BY s.value DESC NULLS LAST, p.portfolio_id

-- name: states-at
-- What each portfolio was at a version; those made later are not active in it.
SELECT DISTINCT ON (portfolio_id) portfolio_id, active, name, owner_id, cells FROM differentiate.portfolio_state
WHERE version_id <= :version ORDER BY portfolio_id, version_id DESC

-- name: areas
-- How many members of a portfolio are in each area.
SELECT s.area, count(*) AS customers FROM differentiate.portfolio_member m
JOIN differentiate.standing s ON s.customer_id = m.customer_id WHERE m.portfolio_id = :id
GROUP BY s.area ORDER BY count(*) DESC, s.area

-- name: versions
SELECT version_id, at, by, what, why, moves FROM differentiate.portfolio_version
WHERE (CAST(:placed AS boolean) OR what <> 'placed') AND (CAST(:id AS bigint) IS NULL OR version_id = :id)
ORDER BY version_id DESC LIMIT :limit

-- name: history
-- The changes of a portfolio, with how many came and went.
SELECT v.version_id, v.at, v.by, v.what, v.why, coalesce(i.came, 0) AS came, coalesce(o.went, 0) AS went
FROM differentiate.portfolio_version v
LEFT JOIN (SELECT version_id, count(*) AS came FROM differentiate.portfolio_move WHERE to_id = :id GROUP BY version_id) i
    ON i.version_id = v.version_id
LEFT JOIN (SELECT version_id, count(*) AS went FROM differentiate.portfolio_move WHERE from_id = :id GROUP BY version_id) o
    ON o.version_id = v.version_id
WHERE i.came IS NOT NULL OR o.went IS NOT NULL
   OR EXISTS (SELECT FROM differentiate.portfolio_state s WHERE s.portfolio_id = :id AND s.version_id = v.version_id)
ORDER BY v.version_id DESC LIMIT :limit

-- name: moves-of
-- The ways of one customer through the portfolios.
SELECT v.version_id, v.at, v.by, v.what, v.why, m.from_id, m.to_id
FROM differentiate.portfolio_move m JOIN differentiate.portfolio_version v ON v.version_id = m.version_id
WHERE m.customer_id = :customer ORDER BY m.version_id DESC LIMIT :limit

-- name: where
SELECT portfolio_id FROM differentiate.portfolio_member WHERE customer_id = :customer

-- name: any-version
SELECT EXISTS (SELECT FROM differentiate.portfolio_version)

-- name: any-proposal
SELECT EXISTS (SELECT FROM differentiate.portfolio_proposal)

-- name: close-proposal
UPDATE differentiate.portfolio_proposal SET state = :state
WHERE state = 'open' AND (CAST(:id AS bigint) IS NULL OR proposal_id = :id)

-- name: forget-proposed
TRUNCATE differentiate.proposed_member

-- name: add-proposal
INSERT INTO differentiate.portfolio_proposal (at, by, least, most, customers, moves, currency)
VALUES (:at, :by, :least, :most, :customers, :moves, :currency) RETURNING proposal_id

-- name: add-proposed
INSERT INTO differentiate.proposed_portfolio
    (proposal_id, number, cells, continues, size, kept, recent, value, value_low, value_high)
VALUES (:id, :number, :cells, :continues, :size, :kept, :recent, :value, :low, :high)

-- name: add-proposed-members
INSERT INTO differentiate.proposed_member SELECT * FROM unnest(CAST(:customers AS bigint[]), CAST(:numbers AS int[]))

-- name: proposal
SELECT proposal_id, at, by, least, most, customers, moves, currency FROM differentiate.portfolio_proposal
WHERE state = 'open'

-- name: proposed
SELECT number, cells, continues, size, kept, recent, value, value_low, value_high
FROM differentiate.proposed_portfolio WHERE proposal_id = :id ORDER BY value DESC, number

-- name: export
SELECT m.portfolio_id, m.customer_id, v.at AS since, v.what AS by_what, s.currency, s.basis,
       CAST(s.value AS numeric(20, 2)) AS value, CAST(s.needs AS numeric(10, 3)) AS needs,
       CAST(s.tier AS int) AS tier, s.group_id, p.name, p.owner_id
FROM differentiate.portfolio_member m
JOIN differentiate.portfolio_version v ON v.version_id = m.version_id
JOIN differentiate.v_portfolio p ON p.portfolio_id = m.portfolio_id
LEFT JOIN differentiate.standing s ON s.customer_id = m.customer_id
WHERE CAST(:id AS bigint) IS NULL OR m.portfolio_id = :id
ORDER BY m.portfolio_id, m.customer_id

-- name: portfolios-of
SELECT DISTINCT portfolio_id FROM differentiate.portfolio_member WHERE customer_id = ANY (:ids)

-- name: target-sizes
SELECT to_id, count(*) AS customers FROM target WHERE to_id IS NOT NULL GROUP BY to_id

-- name: newcomers-of-target
-- Customers who are not among those who go somewhere.
SELECT r.customer_id, coalesce(s.tier, 4) AS tier, coalesce(s.need, '-') AS need, coalesce(s.area, c.area, '') AS area,
       coalesce(s.province, c.province, '') AS province, 0 AS left_id
FROM (SELECT DISTINCT customer_id FROM identify.v_record) r
LEFT JOIN differentiate.standing s ON s.customer_id = r.customer_id
LEFT JOIN identify.v_customer c ON c.customer_id = r.customer_id
WHERE NOT EXISTS (SELECT FROM target t WHERE t.customer_id = r.customer_id)
ORDER BY r.customer_id

-- name: owners
-- Who answers for the portfolio of each customer, where there is one and somebody does.
SELECT m.customer_id, p.owner_id FROM differentiate.portfolio_member m
JOIN differentiate.v_portfolio p ON p.portfolio_id = m.portfolio_id
WHERE m.customer_id = ANY(:customers) AND p.active AND p.owner_id IS NOT NULL

-- name: last-version
SELECT coalesce(max(version_id), 0) FROM differentiate.portfolio_version

-- name: placed-in
SELECT customer_id, portfolio_id FROM differentiate.portfolio_member

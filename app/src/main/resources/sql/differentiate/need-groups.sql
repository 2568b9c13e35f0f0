-- Groups of customers with the same needs and expectations.

-- name: all
SELECT g.group_id, g.name,
       (SELECT count(DISTINCT r.customer_id) FROM differentiate.need_group_member m
        JOIN identify.v_record r ON r.record_id = m.record_id WHERE m.group_id = g.group_id AND m.until_at IS NULL) AS members
FROM differentiate.need_group g WHERE g.closed_at IS NULL ORDER BY lower(g.name)

-- name: find
SELECT group_id, name, made_by, made_at FROM differentiate.need_group WHERE group_id = :group AND closed_at IS NULL

-- name: members
SELECT DISTINCT r.customer_id FROM differentiate.need_group_member m JOIN identify.v_record r ON r.record_id = m.record_id
WHERE m.group_id = :group AND m.until_at IS NULL ORDER BY 1

-- name: expectations
SELECT expectation_id, text, rule, bound FROM differentiate.expectation
WHERE group_id = :group AND ended_at IS NULL ORDER BY expectation_id

-- name: checks
SELECT c.check_id, c.expectation_id, r.customer_id, c.on_day, c.kept, c.evidence, c.made_by, c.taken_back_at IS NOT NULL AS taken_back
FROM differentiate.delivery_check c
JOIN differentiate.expectation e ON e.expectation_id = c.expectation_id
LEFT JOIN identify.v_record r ON r.record_id = c.record_id
WHERE e.group_id = :group ORDER BY c.on_day DESC, c.check_id DESC

-- name: make
INSERT INTO differentiate.need_group (name, made_at, made_by)
SELECT :name, :at, :who WHERE NOT EXISTS
    (SELECT 1 FROM differentiate.need_group WHERE lower(name) = lower(:name) AND closed_at IS NULL)
RETURNING group_id

-- name: close
UPDATE differentiate.need_group SET closed_at = :at WHERE group_id = :group AND closed_at IS NULL

-- name: reopen
UPDATE differentiate.need_group g SET closed_at = NULL
WHERE g.group_id = :group AND NOT EXISTS
    (SELECT 1 FROM differentiate.need_group o WHERE lower(o.name) = lower(g.name) AND o.closed_at IS NULL AND o.group_id <> g.group_id)

-- name: expect
INSERT INTO differentiate.expectation (group_id, text, rule, bound, made_at, made_by)
VALUES (:group, :text, :rule, :bound, :at, :who)

-- name: end
UPDATE differentiate.expectation SET ended_at = CAST(:at AS timestamptz) WHERE expectation_id = :expectation

-- name: join
INSERT INTO differentiate.need_group_member (group_id, record_id, since_at, since_by)
SELECT g.group_id, (SELECT record_id FROM identify.v_record WHERE customer_id = :customer ORDER BY record_id LIMIT 1), :at, :who
FROM differentiate.need_group g
WHERE g.group_id = :group AND EXISTS (SELECT 1 FROM identify.v_record WHERE customer_id = :customer)
  AND NOT EXISTS (SELECT 1 FROM differentiate.need_group_member m JOIN identify.v_record r ON r.record_id = m.record_id
                  WHERE m.group_id = :group AND m.until_at IS NULL AND r.customer_id = :customer)

-- name: leave
UPDATE differentiate.need_group_member m SET until_at = :at, until_by = :who
FROM identify.v_record r
WHERE m.group_id = :group AND m.until_at IS NULL AND r.record_id = m.record_id AND r.customer_id = :customer

-- name: of
SELECT DISTINCT g.group_id, g.name FROM differentiate.need_group_member m
JOIN identify.v_record r ON r.record_id = m.record_id
JOIN differentiate.need_group g ON g.group_id = m.group_id
WHERE r.customer_id = :customer AND m.until_at IS NULL AND g.closed_at IS NULL ORDER BY g.name

-- name: check
INSERT INTO differentiate.delivery_check (expectation_id, record_id, on_day, kept, evidence, made_at, made_by)
VALUES (:expectation, CASE WHEN :customer > 0 THEN
            (SELECT record_id FROM identify.v_record WHERE customer_id = :customer ORDER BY record_id LIMIT 1) END,
        :on, :kept, :evidence, :at, :who)

-- name: turn-check
UPDATE differentiate.delivery_check
SET taken_back_at = CASE WHEN taken_back_at IS NULL THEN CAST(:at AS timestamptz) END,
    taken_back_by = CASE WHEN taken_back_at IS NULL THEN :who END
WHERE check_id = :check

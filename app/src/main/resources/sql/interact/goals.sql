-- Joint goals and how important the relation is.

-- name: record-of
SELECT record_id FROM identify.v_record WHERE customer_id = :customer ORDER BY record_id LIMIT 1

-- name: agree
INSERT INTO interact.joint_goal (record_id, we_do, he_does, by_day, made_at, made_by)
VALUES (:record, :we, :he, :by, :at, :who) RETURNING goal_id

-- name: lock
SELECT r.customer_id FROM interact.joint_goal g JOIN identify.v_record r ON r.record_id = g.record_id
WHERE g.goal_id = :goal AND g.withdrawn_at IS NULL FOR UPDATE OF g

-- name: standing
-- How a side's part stands: the latest note that was not taken back.
SELECT kept FROM interact.joint_goal_note WHERE goal_id = :goal AND side = :side AND taken_back_at IS NULL
ORDER BY note_id DESC LIMIT 1

-- name: note
INSERT INTO interact.joint_goal_note (goal_id, side, kept, evidence, at, who)
VALUES (:goal, :side, :kept, :evidence, :at, :who)

-- name: take-back-note
UPDATE interact.joint_goal_note SET taken_back_at = :at, taken_back_by = :who
WHERE note_id = (SELECT max(note_id) FROM interact.joint_goal_note WHERE goal_id = :goal AND taken_back_at IS NULL)

-- name: withdraw
UPDATE interact.joint_goal SET withdrawn_at = :at, withdrawn_by = :who WHERE goal_id = :goal AND withdrawn_at IS NULL

-- name: of
SELECT g.goal_id, r.customer_id, g.we_do, g.he_does, g.by_day, g.made_at, g.made_by
FROM interact.joint_goal g JOIN identify.v_record r ON r.record_id = g.record_id
WHERE r.customer_id = :customer AND g.withdrawn_at IS NULL
ORDER BY g.by_day, g.goal_id

-- name: open
-- Goals in which the part of a side is open.
SELECT g.goal_id, r.customer_id, g.we_do, g.he_does, g.by_day, g.made_at, g.made_by
FROM interact.joint_goal g JOIN identify.v_record r ON r.record_id = g.record_id
WHERE g.withdrawn_at IS NULL
  AND (SELECT count(DISTINCT n.side) FROM interact.joint_goal_note n WHERE n.goal_id = g.goal_id AND n.taken_back_at IS NULL) < 2
ORDER BY g.by_day, g.goal_id LIMIT :limit

-- name: notes
SELECT note_id, goal_id, side, kept, evidence, at, who FROM interact.joint_goal_note
WHERE goal_id IN (:goals) AND taken_back_at IS NULL ORDER BY note_id DESC

-- name: rate
INSERT INTO interact.importance (record_id, side, value, at, who) VALUES (:record, :side, :value, :at, :who)

-- name: importance
SELECT i.side, i.value, i.at, i.who FROM interact.importance i JOIN identify.v_record r ON r.record_id = i.record_id
WHERE r.customer_id = :customer ORDER BY i.importance_id DESC LIMIT 100

-- Questions, who was asked them, what was answered.

-- name: all
SELECT q.question_id, q.position, q.kind, q.fills, q.subject, q.points, q.again_days, q.moment, q.moment_days, q.active
FROM interact.question q ORDER BY q.position, q.question_id

-- name: texts
SELECT question_id, language, body, choices FROM interact.question_text ORDER BY question_id, language

-- name: add
INSERT INTO interact.question (position, kind, fills, subject, points, again_days, moment, moment_days, active, made_at, made_by)
SELECT coalesce(max(position), 0) + 1, :kind, :fills, :subject, :points, :again, :moment, :days, :active, :at, :who
FROM interact.question RETURNING question_id

-- name: change
-- Kind and purpose stay once it was asked.
UPDATE interact.question SET kind = :kind, fills = :fills, subject = :subject, points = :points, again_days = :again,
       moment = :moment, moment_days = :days, active = :active
WHERE question_id = :question
  AND ((kind = :kind AND fills = :fills) OR NOT EXISTS (SELECT 1 FROM interact.asked WHERE question_id = :question))

-- name: forget-texts
DELETE FROM interact.question_text WHERE question_id = :question

-- name: add-text
INSERT INTO interact.question_text (question_id, language, body, choices) VALUES (:question, :language, :body, :choices)

-- name: set-position
UPDATE interact.question SET position = :position WHERE question_id = :question

-- name: activate
UPDATE interact.question SET active = :active WHERE question_id = :question AND active <> :active

-- name: end-stale
-- What did not leave waits for no answer, nor what was asked so long ago that none will come.
UPDATE interact.asked a SET ended_at = :at,
       ended_why = CASE WHEN m.message_id IS NOT NULL AND m.state NOT IN ('HANDED_OVER', 'CONFIRMED') THEN 'not-sent' ELSE 'no-answer' END
FROM interact.asked b LEFT JOIN interact.message m ON m.message_id = b.message_id
WHERE a.asked_id = b.asked_id AND b.answered_at IS NULL AND b.ended_at IS NULL
  AND b.record_id IN (SELECT record_id FROM identify.v_record WHERE customer_id = ANY (:customers))
  AND (m.state IN ('REFUSED', 'RECALLED', 'BLOCKED', 'FAILED', 'HELD_OUT') OR b.asked_at < :before)

-- name: asked
-- Who was asked what, and what he answered.
SELECT a.asked_id, r.customer_id, a.question_id, q.kind, q.fills, a.medium, a.language, a.body, a.choices, a.message_id,
       a.asked_at, a.asked_by, a.answered_at, a.answer, a.number, a.choice, a.answer_medium, a.received_id, a.landed,
       a.ended_why
FROM interact.asked a
JOIN interact.question q ON q.question_id = a.question_id
JOIN identify.v_record r ON r.record_id = a.record_id
WHERE {filter}
ORDER BY a.asked_id DESC LIMIT :limit

-- name: by-filter
(CAST(:customer AS bigint) IS NULL OR r.customer_id = CAST(:customer AS bigint))
  AND (CAST(:question AS bigint) IS NULL OR a.question_id = CAST(:question AS bigint))
  AND (:before = 0 OR a.asked_id < :before)

-- name: by-customers
r.customer_id = ANY (:customers)

-- name: by-number
a.asked_id = :asked AND r.customer_id = :customer

-- name: lock
SELECT asked_id FROM interact.asked WHERE asked_id = :asked AND answered_at IS NULL AND ended_at IS NULL FOR UPDATE

-- name: ask
-- Questions asked, one for each place of the arrays, as they stand in a language. Whoever has an open one is not asked.
INSERT INTO interact.asked (question_id, record_id, medium, language, body, choices, asked_at, asked_by)
SELECT a.question_id, a.record_id, :medium, a.language, t.body, t.choices, :at, :who
FROM unnest(CAST(:questions AS bigint[]), CAST(:records AS bigint[]), CAST(:languages AS text[]))
     AS a (question_id, record_id, language)
JOIN interact.question_text t ON t.question_id = a.question_id AND t.language = a.language
ON CONFLICT (record_id) WHERE answered_at IS NULL AND ended_at IS NULL DO NOTHING
RETURNING asked_id, record_id

-- name: asked-by
-- By which message each was asked.
UPDATE interact.asked a SET message_id = m.message_id, medium = m.medium
FROM unnest(CAST(:asked AS bigint[]), CAST(:messages AS bigint[])) AS u (asked_id, message_id)
JOIN interact.message m ON m.message_id = u.message_id
WHERE a.asked_id = u.asked_id

-- name: answer
UPDATE interact.asked SET answered_at = :at, answer = :answer, number = CAST(:number AS numeric), choice = CAST(:choice AS integer),
       answer_medium = :medium, answered_by = :who, received_id = CAST(:received AS bigint)
WHERE asked_id = :asked

-- name: land
UPDATE interact.asked SET landed = :landed WHERE asked_id = :asked

-- name: withdraw
UPDATE interact.asked SET ended_at = :at, ended_why = 'withdrawn'
WHERE asked_id = :asked AND answered_at IS NULL AND ended_at IS NULL
RETURNING coalesce(message_id, 0)

-- name: export
SELECT a.asked_id, r.customer_id, a.question_id, q.kind, q.fills, q.subject, a.language, a.body AS question, a.medium,
       a.asked_at, a.asked_by, a.answered_at, a.answer, a.number, a.choice, a.answer_medium, a.landed, a.ended_why
FROM interact.asked a
JOIN interact.question q ON q.question_id = a.question_id
JOIN identify.v_record r ON r.record_id = a.record_id
WHERE (CAST(:question AS bigint) IS NULL OR a.question_id = CAST(:question AS bigint))
ORDER BY a.asked_id

-- name: results
SELECT question_id, count(*) FILTER (WHERE ended_why <> 'withdrawn' AND ended_why <> 'not-sent') AS asked,
       count(answered_at) AS answered,
       count(*) FILTER (WHERE answered_at IS NULL AND ended_at IS NULL) AS waiting,
       count(number) AS numbers, coalesce(avg(number), 0) AS mean, coalesce(stddev_samp(number), 0) AS deviation
FROM interact.asked GROUP BY question_id

-- name: moments
-- The last purchase of each of some customers, and when we answered him last.
SELECT c.customer_id,
       (SELECT max(d.occurred_at) FROM identify.v_document d JOIN identify.v_record r ON r.record_id = d.record_id
        WHERE r.customer_id = c.customer_id AND d.kind NOT IN ('CREDIT_NOTE', 'CANCELLATION')) AS bought,
       (SELECT max(o.settled_at) FROM interact.received o JOIN identify.v_record r ON r.record_id = o.record_id
        WHERE r.customer_id = c.customer_id AND o.settled_with IS NOT NULL) AS replied
FROM unnest(CAST(:customers AS bigint[])) AS c (customer_id)

-- name: last-news
-- The last message that he got of us, besides questions and answers.
SELECT m.message_id FROM interact.message m JOIN identify.v_record r ON r.record_id = m.record_id
WHERE r.customer_id = :customer AND m.handed_at IS NOT NULL AND m.purpose NOT IN ('QUESTIONS', 'ANSWER')
ORDER BY m.handed_at DESC LIMIT 1

-- name: agreed
-- Customers who last said that they agree to questions on some medium, and were not asked lately.
SELECT said.customer_id FROM (
    SELECT DISTINCT ON (r.customer_id, c.dialogue, c.medium) r.customer_id, c.given
    FROM interact.consent c JOIN identify.v_record r ON r.record_id = c.record_id
    WHERE c.purpose = 'QUESTIONS'
    ORDER BY r.customer_id, c.dialogue, c.medium, c.said_at DESC, c.consent_id DESC) said
WHERE said.given
  AND NOT EXISTS (SELECT 1 FROM interact.asked a JOIN identify.v_record r ON r.record_id = a.record_id
                  WHERE r.customer_id = said.customer_id AND a.asked_at >= :before AND a.ended_why <> 'not-sent')
GROUP BY said.customer_id ORDER BY said.customer_id

-- name: settle-answer
-- What only answers a question waits for nobody.
UPDATE interact.received SET settled_at = :at, settled_by = 'system' WHERE received_id = :received AND settled_at IS NULL

-- What the dialogue forgets of a customer who has himself erased. :records are his records, :words what identifies him.
-- That he was asked, that he marked a message and how, stays as a figure; his words do not.

-- name: notes
DELETE FROM interact.note WHERE record_id = ANY (:records)

-- name: notes-of-others
-- A note about somebody else that names him stays without his name.
UPDATE interact.note SET body = regexp_replace(body, :pattern, '█', 'gi')
WHERE record_id <> ALL (:records) AND :pattern <> '' AND body ~* :pattern

-- name: answers
UPDATE interact.asked a SET answer = CASE WHEN q.kind IN ('SCALE', 'CHOICE') THEN a.answer ELSE '' END, landed = '',
    body = CASE WHEN t.named THEN '█' ELSE a.body END
FROM interact.question q, (SELECT s.asked_id,
        EXISTS (SELECT 1 FROM unnest(:words::text[]) AS w (word) WHERE position(lower(w.word) IN lower(s.body)) > 0) AS named
    FROM interact.asked s WHERE s.record_id = ANY (:records)) t
WHERE q.question_id = a.question_id AND t.asked_id = a.asked_id AND (a.answer <> '' OR a.landed <> '' OR t.named)

-- name: facts
-- Answers that are facts of him say who he is even where they are a choice.
UPDATE interact.asked a SET answer = '', number = NULL, choice = NULL
FROM interact.question q
WHERE q.question_id = a.question_id AND a.record_id = ANY (:records) AND q.fills IN ('FACT', 'NEED', 'PREFERENCE')

-- name: marks
UPDATE interact.mark k SET comment = '' FROM interact.message m
WHERE m.message_id = k.message_id AND m.record_id = ANY (:records) AND k.comment <> ''

-- name: paused-topics
UPDATE interact.paused_topic SET topic = '█'
WHERE record_id = ANY (:records)
  AND EXISTS (SELECT 1 FROM unnest(:words::text[]) AS w (word) WHERE position(lower(w.word) IN lower(topic)) > 0)

-- name: goal-notes
UPDATE interact.joint_goal_note n SET evidence = '' FROM interact.joint_goal g
WHERE g.goal_id = n.goal_id AND g.record_id = ANY (:records) AND n.evidence <> ''

-- name: goals
UPDATE interact.joint_goal SET we_do = '█', he_does = '█' WHERE record_id = ANY (:records) AND we_do <> '█'

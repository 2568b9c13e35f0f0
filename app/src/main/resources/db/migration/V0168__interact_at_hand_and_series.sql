-- A pause holds for a series and is kept under its name; earlier ones stood under the topic that was marked.
UPDATE interact.paused_topic SET topic = interact.series(topic) WHERE topic <> interact.series(topic);

-- Where one of several programs was told of a message, it has left: it does not lie ready for the others.
CREATE OR REPLACE VIEW interact.v_at_hand AS
SELECT l.message_id FROM interact.letter l JOIN interact.letter_batch b ON b.batch_id = l.batch_id WHERE b.closed_at IS NULL
UNION ALL
SELECT c.message_id FROM interact.call c WHERE c.done_at IS NULL
UNION ALL
SELECT h.message_id FROM interact.hook_call h
WHERE h.told_at IS NULL AND h.lost_at IS NULL AND h.message_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM interact.hook_call t WHERE t.message_id = h.message_id AND t.told_at IS NOT NULL);

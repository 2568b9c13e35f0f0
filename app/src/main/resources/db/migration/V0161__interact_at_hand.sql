-- What was handed over and lies ready all the same: letters of the open batch, calls not made, programs not told yet.
CREATE VIEW interact.v_at_hand AS
SELECT l.message_id FROM interact.letter l JOIN interact.letter_batch b ON b.batch_id = l.batch_id WHERE b.closed_at IS NULL
UNION ALL
SELECT c.message_id FROM interact.call c WHERE c.done_at IS NULL
UNION ALL
SELECT h.message_id FROM interact.hook_call h WHERE h.told_at IS NULL AND h.lost_at IS NULL AND h.message_id IS NOT NULL;

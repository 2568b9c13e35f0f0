-- What the customer said of late and what still waits: not what was settled (answered, closed, taken as an answer to a
-- question, written by a program), unless it was settled by an answer that did not leave.
CREATE OR REPLACE VIEW interact.v_open_case AS
SELECT r.record_id, r.received_id, r.taken_at
FROM interact.received r
WHERE r.record_id IS NOT NULL AND r.settled_at IS NULL AND r.taken_at > now() - interval '30 days'
UNION ALL
SELECT r.record_id, r.received_id, r.taken_at
FROM interact.received r JOIN interact.message m ON m.message_id = r.settled_with
WHERE r.record_id IS NOT NULL AND r.taken_at > now() - interval '30 days'
  AND m.state IN ('REFUSED', 'RECALLED', 'BLOCKED', 'FAILED', 'HELD_OUT');

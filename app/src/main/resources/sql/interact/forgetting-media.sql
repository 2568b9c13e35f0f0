-- What the media forget of a customer who has himself erased. :records are his records, :sure what is his alone.
-- That a mail came, a letter went, a call was made stays as a figure; who he is and what was said does not.

-- name: mails
UPDATE interact.mail_in i SET raw = ''::bytea, sender = '', words = ''
WHERE (octet_length(i.raw) > 0 OR i.sender <> '' OR i.words <> '')
  AND (i.message_id IN (SELECT m.message_id FROM interact.message m WHERE m.record_id = ANY (:records))
       OR i.received_id IN (SELECT o.received_id FROM interact.received o WHERE o.record_id = ANY (:records))
       OR EXISTS (SELECT 1 FROM unnest(:sure::text[]) AS w (word)
           WHERE position(lower(w.word) IN lower(i.sender || ' ' || i.words)) > 0));

-- name: mails-after
-- Some of the mails that are kept whole, by number.
SELECT mail_in_id, raw FROM interact.mail_in WHERE mail_in_id > :after AND octet_length(raw) > 0 ORDER BY mail_in_id LIMIT :limit

-- name: mails-that-name-him
UPDATE interact.mail_in SET raw = ''::bytea, sender = '', words = '' WHERE mail_in_id = ANY (:mails)

-- name: open-letters
-- Letters that are not printed yet: they do not leave.
WITH gone AS (
    DELETE FROM interact.letter l USING interact.message m, interact.letter_batch b
    WHERE m.message_id = l.message_id AND b.batch_id = l.batch_id AND b.closed_at IS NULL AND m.record_id = ANY (:records)
    RETURNING l.message_id)
UPDATE interact.message m SET state = 'RECALLED', state_why = 'own.recalled' FROM gone WHERE m.message_id = gone.message_id;

-- name: letters
UPDATE interact.letter SET address = '█', subject = '', body = '█', leave_link = ''
WHERE body <> '█' AND message_id IN (SELECT m.message_id FROM interact.message m WHERE m.record_id = ANY (:records));

-- name: tries
UPDATE interact.call_try SET note = '█' WHERE note NOT IN ('', '█') AND call_id IN (
    SELECT c.call_id FROM interact.call c JOIN interact.message m ON m.message_id = c.message_id
    WHERE m.record_id = ANY (:records));

-- name: calls
UPDATE interact.call SET phone = '█', name = '', subject = '', body = '█', done_at = coalesce(done_at, now())
WHERE body <> '█' AND message_id IN (SELECT m.message_id FROM interact.message m WHERE m.record_id = ANY (:records));

-- name: hook-calls
-- What other programs were to be told of him, or were: it is not told any more.
DELETE FROM interact.hook_call
WHERE message_id IN (SELECT m.message_id FROM interact.message m WHERE m.record_id = ANY (:records))
   OR EXISTS (SELECT 1 FROM unnest(:sure::text[]) AS w (word) WHERE position(lower(w.word) IN lower(body)) > 0);

-- name: tracked
DELETE FROM interact.tracked
WHERE record_id = ANY (:records)
   OR EXISTS (SELECT 1 FROM unnest(:sure::text[]) AS w (word)
       WHERE position(lower(w.word) IN lower(email || ' ' || user_id || ' ' || body::text)) > 0);

-- name: unreachable
DELETE FROM interact.unreachable
WHERE message_id IN (SELECT m.message_id FROM interact.message m WHERE m.record_id = ANY (:records))
   OR EXISTS (SELECT 1 FROM unnest(:sure::text[]) AS w (word)
       WHERE position(lower(w.word) IN lower(address || ' ' || words)) > 0);

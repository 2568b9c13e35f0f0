-- What the media forget of a customer who has himself erased. :records are his records, :words what identifies him.
-- That a mail came, a letter went, a call was made stays as a figure; who he is and what was said does not.

-- name: mails
UPDATE interact.mail_in i SET raw = ''::bytea, sender = '', words = ''
WHERE octet_length(i.raw) > 0
  AND (i.message_id IN (SELECT m.message_id FROM interact.message m WHERE m.record_id = ANY (:records))
       OR i.received_id IN (SELECT o.received_id FROM interact.received o WHERE o.record_id = ANY (:records))
       OR lower(i.sender) IN (SELECT lower(w.word) FROM unnest(:words::text[]) AS w (word)))

-- name: letters
UPDATE interact.letter SET address = '█', subject = '', body = '█', leave_link = ''
WHERE body <> '█' AND message_id IN (SELECT m.message_id FROM interact.message m WHERE m.record_id = ANY (:records))

-- name: tries
UPDATE interact.call_try t SET note = '' FROM interact.call c JOIN interact.message m ON m.message_id = c.message_id
WHERE c.call_id = t.call_id AND m.record_id = ANY (:records) AND t.note <> ''

-- name: calls
UPDATE interact.call SET phone = '█', name = '', subject = '', body = '█', done_at = coalesce(done_at, now())
WHERE body <> '█' AND message_id IN (SELECT m.message_id FROM interact.message m WHERE m.record_id = ANY (:records))

-- name: hook-calls
UPDATE interact.hook_call SET body = '{}', lost_at = CASE WHEN told_at IS NULL THEN coalesce(lost_at, now()) END
WHERE body <> '{}' AND message_id IN (SELECT m.message_id FROM interact.message m WHERE m.record_id = ANY (:records))

-- name: tracked
DELETE FROM interact.tracked WHERE record_id = ANY (:records)
   OR (email <> '' AND lower(email) IN (SELECT lower(w.word) FROM unnest(:words::text[]) AS w (word)))

-- name: unreachable
DELETE FROM interact.unreachable WHERE lower(address) IN (SELECT lower(w.word) FROM unnest(:words::text[]) AS w (word))
   OR message_id IN (SELECT m.message_id FROM interact.message m WHERE m.record_id = ANY (:records))

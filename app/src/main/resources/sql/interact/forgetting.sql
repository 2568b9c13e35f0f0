-- What interact forgets of a customer who has himself erased. :records are his records. That something was sent, when, why
-- it was let through and what became of it stays; what it said does not.

-- name: messages
UPDATE interact.message
SET subject = '', body = '█', html = '', why = '█', from_data = '', topic = '',
    state = CASE WHEN state IN ('PLANNED', 'HELD') THEN 'RECALLED' ELSE state END,
    state_why = CASE WHEN state IN ('PLANNED', 'HELD') THEN 'own.recalled' WHEN state_why ~ '^[a-z.-]+([|]|$)' THEN state_why ELSE '' END
WHERE record_id = ANY (:records) AND body <> '█';

-- name: received
UPDATE interact.received SET sender = '', subject = '', body = '█', reference = ''
WHERE (record_id = ANY (:records) AND body <> '█')
   OR (sender <> '' AND lower(sender) IN (SELECT lower(word) FROM unnest(:words::text[]) AS w (word)));

-- name: own-links
DELETE FROM interact.own_link WHERE record_id = ANY (:records);

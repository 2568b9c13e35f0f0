-- What interact forgets of a customer who has himself erased. :records are his records. That something was sent, when, why
-- it was let through and what became of it stays; what it said does not.

-- name: begin
SELECT set_config('clientela.blackening', 'on', true);

-- name: end
SELECT set_config('clientela.blackening', 'off', true);

-- name: reward-words
UPDATE interact.reward_movement SET what = '█'
WHERE what NOT IN ('', '█') AND movement_id IN (
    SELECT e.movement_id FROM interact.reward_entry e JOIN interact.reward_account a ON a.account_id = e.account_id
    WHERE a.record_id = ANY (:records));

-- name: messages
UPDATE interact.message
SET subject = '', body = '█', html = '', why = '█', from_data = '', topic = '',
    claimed_by = CASE WHEN state = 'CLAIMED' AND begun_at IS NULL THEN '' ELSE claimed_by END,
    state = CASE WHEN state IN ('PLANNED', 'HELD') OR (state = 'CLAIMED' AND begun_at IS NULL) THEN 'RECALLED' ELSE state END,
    state_why = CASE WHEN state IN ('PLANNED', 'HELD') OR (state = 'CLAIMED' AND begun_at IS NULL) THEN 'own.recalled' WHEN state_why ~ '^[a-z.-]+([|]|$)' THEN state_why ELSE '' END
WHERE record_id = ANY (:records) AND body <> '█';

-- name: received
UPDATE interact.received SET sender = '', subject = '', body = '█', reference = ''
WHERE (record_id = ANY (:records) AND body <> '█')
   OR (sender <> '' AND lower(sender) IN (SELECT lower(word) FROM unnest(:words::text[]) AS w (word)));

-- name: own-links
DELETE FROM interact.own_link WHERE record_id = ANY (:records);

-- name: own-identities
DELETE FROM interact.own_identity WHERE record_id = ANY (:records);

-- name: agreement-events
-- What was agreed, when and by which side stays as proof; an address or a name in the evidence does not, nor does a wording
-- that names him.
UPDATE interact.agreement_event e SET evidence = CASE WHEN e.evidence = '' THEN '' ELSE '█' END,
    wording = CASE WHEN t.stays THEN e.wording ELSE '█' END
FROM (SELECT s.event_id, s.how IN ('own-page', 'one-click')
        AND NOT EXISTS (SELECT 1 FROM unnest(:words::text[]) AS w (word) WHERE position(lower(w.word) IN lower(s.wording)) > 0) AS stays
    FROM interact.agreement_event s
    WHERE s.agreement_id IN (SELECT a.agreement_id FROM interact.agreement a WHERE a.record_id = ANY (:records))) t
WHERE t.event_id = e.event_id AND (e.evidence NOT IN ('', '█') OR (NOT t.stays AND e.wording <> '█'));

-- name: agreement-texts
-- Copies in which one of his words stands: the hash tells that this was the copy.
UPDATE interact.agreement_version SET copy = '█', terms = terms || '{"firmGives": "█", "customerGives": "█"}'
WHERE agreement_id IN (SELECT agreement_id FROM interact.agreement WHERE record_id = ANY (:records))
  AND EXISTS (SELECT 1 FROM unnest(:words::text[]) AS w (word)
    WHERE position(lower(word) IN lower(copy || ' ' || terms::text)) > 0);

-- name: consents
-- What we wrote for all to agree to stays, where none of his words stands in it; what he or somebody wrote for him does not.
UPDATE interact.consent c SET evidence = CASE WHEN c.evidence = '' THEN '' WHEN t.imported THEN 'import:█' ELSE '█' END,
    wording = CASE WHEN t.stays THEN c.wording ELSE '█' END
FROM (SELECT s.consent_id, s.evidence LIKE 'import:%' AS imported,
        (s.how IN ('own-page', 'one-click') OR s.evidence LIKE 'import:%')
        AND NOT EXISTS (SELECT 1 FROM unnest(:words::text[]) AS w (word) WHERE position(lower(w.word) IN lower(s.wording)) > 0) AS stays
    FROM interact.consent s WHERE s.record_id = ANY (:records)) t
WHERE t.consent_id = c.consent_id AND (c.evidence NOT IN ('', '█', 'import:█') OR (NOT t.stays AND c.wording <> '█'));

-- name: pauses
UPDATE interact.pause c SET evidence = CASE WHEN c.evidence = '' THEN '' WHEN t.imported THEN 'import:█' ELSE '█' END,
    wording = CASE WHEN t.stays THEN c.wording ELSE '█' END
FROM (SELECT s.pause_id, s.evidence LIKE 'import:%' AS imported,
        (s.how IN ('own-page', 'one-click') OR s.evidence LIKE 'import:%')
        AND NOT EXISTS (SELECT 1 FROM unnest(:words::text[]) AS w (word) WHERE position(lower(w.word) IN lower(s.wording)) > 0) AS stays
    FROM interact.pause s WHERE s.record_id = ANY (:records)) t
WHERE t.pause_id = c.pause_id AND (c.evidence NOT IN ('', '█', 'import:█') OR (NOT t.stays AND c.wording <> '█'));

-- name: consent-flaws
DELETE FROM interact.consent_flaw
WHERE EXISTS (SELECT 1 FROM unnest(:sure::text[]) AS w (word) WHERE position(lower(word) IN lower(raw)) > 0);

-- What differentiate forgets of a customer who has himself erased. :records are his records.

-- name: begin
SELECT set_config('clientela.blackening', 'on', true);

-- name: end
SELECT set_config('clientela.blackening', 'off', true);

-- name: silence-actions
UPDATE differentiate.silence_action SET note = '█', result = CASE WHEN result = '' THEN '' ELSE '█' END
WHERE record_id = ANY (:records) AND (note <> '█' OR result NOT IN ('', '█'));

-- name: needs
-- Which need he had and what became of it stays, by article or category; what people wrote of it goes.
UPDATE differentiate.need SET what = '█', source = ''
WHERE record_id = ANY (:records) AND kind = 'STATED' AND (what <> '█' OR source <> '');

-- name: need-events
UPDATE differentiate.need_event SET reason = '█'
WHERE reason NOT IN ('', '█') AND need_id IN (SELECT need_id FROM differentiate.need WHERE record_id = ANY (:records));

-- name: delivery-checks
UPDATE differentiate.delivery_check SET evidence = '█' WHERE record_id = ANY (:records) AND evidence <> '█';

-- name: spending-figures
-- What he said that he spends elsewhere.
DELETE FROM differentiate.spending_figure WHERE record_id = ANY (:records);

-- name: named-extracts
-- Data sets that were taken out with names and still lie here as files.
SELECT extract_id FROM differentiate.extract WHERE key_name = '' AND state = 'done';

-- name: extract-deleted
UPDATE differentiate.extract SET state = 'deleted' WHERE extract_id = :id;

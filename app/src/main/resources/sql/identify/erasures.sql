-- The right to be forgotten: what identify keeps of a person. :records are his records.

-- name: records
SELECT record_id FROM identify.record WHERE customer_id = :customer ORDER BY record_id FOR UPDATE;

-- name: is-erased
SELECT erased_at IS NOT NULL FROM identify.record WHERE record_id = :record;

-- name: values
-- What identifies him.
SELECT record_id, field, text, coalesce(normal, text) AS normal FROM identify.value WHERE record_id = ANY (:records);

-- name: files
-- The files that speak of him, by their fingerprint.
SELECT DISTINCT f.file_id, f.sha256 FROM identify.file f
WHERE f.file_id IN (SELECT file_id FROM identify.value WHERE record_id = ANY (:records))
   OR f.file_id IN (SELECT file_id FROM identify.document
                    WHERE record_id = ANY (:records) OR buyer_id = ANY (:records));

-- name: drop-values
DELETE FROM identify.value WHERE record_id = ANY (:records);

-- name: drop-values-then
DELETE FROM identify.value_then WHERE record_id = ANY (:records);

-- name: empty-records
UPDATE identify.record
SET source_key = '', content = '00000000-0000-0000-0000-000000000000', linked = true,
    erased_at = coalesce(erased_at, :now)
WHERE record_id = ANY (:records);

-- name: drop-blocking-keys
DELETE FROM identify.blocking_key WHERE record_id = ANY (:records);

-- name: empty-joins
-- A join keeps which records and which weights, not which values. It stays as the word of a person, since no run of the
-- linkage can confirm it any more.
UPDATE identify.customer_join
SET why = '', undone_why = CASE WHEN undone_why IS NULL THEN NULL ELSE '' END,
    by = CASE WHEN by IN ('linkage', 'rule') AND record_a = ANY (:records) AND record_b = ANY (:records)
         THEN 'erasure' ELSE by END,
    evidence = CASE WHEN jsonb_typeof(evidence -> 'weights') = 'array' THEN jsonb_set(evidence, '{weights}',
        (SELECT coalesce(jsonb_agg(w || '{"left": "", "right": ""}' ORDER BY n), '[]')
         FROM jsonb_array_elements(evidence -> 'weights') WITH ORDINALITY AS e (w, n))) ELSE '{}' END
WHERE record_a = ANY (:records) OR record_b = ANY (:records);

-- name: empty-aparts
UPDATE identify.apart SET why = '' WHERE (record_a = ANY (:records) OR record_b = ANY (:records)) AND why <> '';

-- name: drop-doubts
DELETE FROM identify.doubt WHERE record_a = ANY (:records) OR record_b = ANY (:records);

-- name: empty-flaws
-- Rows that did not go in and speak of him: dismissed, their content is gone.
UPDATE identify.flaw
SET raw = '{}', detail = '', place = (SELECT name FROM identify.file f WHERE f.file_id = flaw.file_id),
    state = CASE WHEN state = 'open' THEN 'dismissed' ELSE state END,
    settled_at = coalesce(settled_at, :now), settled_by = coalesce(settled_by, :who), settled_why = 'erased'
WHERE EXISTS (SELECT 1 FROM unnest(:sure::text[]) AS w (word)
    WHERE position(lower(word) IN lower(array_to_string(raw, ' ') || ' ' || detail || ' ' || place || ' ' || settled_why)) > 0);

-- name: drop-attachments
DELETE FROM identify.attachment a USING identify.document d
WHERE a.document_key = d.key AND (d.record_id = ANY (:records) OR d.buyer_id = ANY (:records));

-- name: empty-lines
-- What a line says besides its product.
UPDATE identify.line l SET description = NULL
FROM identify.document d
WHERE d.document_id = l.document_id AND (d.record_id = ANY (:records) OR d.buyer_id = ANY (:records))
  AND l.description IS NOT NULL
  AND EXISTS (SELECT 1 FROM unnest(:words::text[]) AS w (word) WHERE position(lower(word) IN lower(l.description)) > 0);

-- name: note-products
-- Products that a source named by a person are about to be renamed: those who keep a copy hear it.
INSERT INTO identify.change (what, ids)
SELECT 'products', array_agg(product_id) FROM identify.product
WHERE EXISTS (SELECT 1 FROM unnest(:sure::text[]) AS w (word) WHERE position(lower(word) IN lower(description)) > 0)
HAVING count(*) > 0;

-- name: empty-products
-- Their code stays.
UPDATE identify.product SET description = CASE WHEN code <> '' THEN code ELSE '█' END
WHERE EXISTS (SELECT 1 FROM unnest(:sure::text[]) AS w (word) WHERE position(lower(word) IN lower(description)) > 0);

-- name: empty-products-then
-- What they were called before, the name that was just taken away included.
UPDATE identify.product_then t SET description = CASE WHEN p.code <> '' THEN p.code ELSE '█' END
FROM identify.product p
WHERE p.product_id = t.product_id
  AND EXISTS (SELECT 1 FROM unnest(:sure::text[]) AS w (word) WHERE position(lower(word) IN lower(t.description)) > 0);

-- name: empty-documents
UPDATE identify.document SET inner_path = NULL
WHERE inner_path IS NOT NULL AND (record_id = ANY (:records) OR buyer_id = ANY (:records))
  AND EXISTS (SELECT 1 FROM unnest(:words::text[]) AS w (word) WHERE position(lower(word) IN lower(inner_path)) > 0);

-- name: rename-files
UPDATE identify.file SET name = 'file-' || file_id
WHERE EXISTS (SELECT 1 FROM unnest(:sure::text[]) AS w (word) WHERE position(lower(word) IN lower(name)) > 0);

-- name: empty-signatures
UPDATE identify.signature SET signer = '', tax_code = '', place = 'file-' || file_id
WHERE EXISTS (SELECT 1 FROM unnest(:sure::text[]) AS w (word)
    WHERE position(lower(word) IN lower(signer || ' ' || tax_code || ' ' || place)) > 0);

-- name: empty-models
-- The model lists values that are common. Where one of them is his the model goes, and the next run fits another.
UPDATE identify.linkage_model SET model = '{}'
WHERE EXISTS (SELECT 1 FROM unnest(:words::text[]) AS w (word)
    WHERE position('"' || lower(word) || '"' IN lower(model::text)) > 0);

-- name: drop-words
-- Words by which nobody is found any more.
DELETE FROM identify.search_word WHERE customers <= 0;

-- name: keep
INSERT INTO identify.erasure (customer_id, records, at, who, places, found)
VALUES (:customer, :records, :now, :who, :places::jsonb, :found::jsonb)
RETURNING erasure_id;

-- name: latest
SELECT erasure_id, customer_id, at, who, places::text AS places, found::text AS found FROM identify.erasure
WHERE customer_id = :customer ORDER BY erasure_id DESC LIMIT 1;

-- name: tidy
-- The rows that are gone leave the pages of the tables and indexes.
VACUUM identify.value, identify.value_then, identify.product_then, identify.record, identify.customer_card, identify.search_word, identify.search_code,
    identify.search_customer, identify.search_bearer, identify.blocking_key, identify.flaw, identify.customer_join;

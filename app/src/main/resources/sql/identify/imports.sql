-- Imports, their files and sources: begun, ended, shown.

-- name: interrupt-others
-- Who holds the lock knows that no other import runs.
UPDATE identify.import SET state = 'interrupted', ended_at = :now WHERE state = 'running';

-- name: import-of-job
SELECT max(import_id) FROM identify.import WHERE job_id = :job AND state IN ('running', 'interrupted');

-- name: begin-import
INSERT INTO identify.import (job_id, source_id, started_at, started_by, state)
VALUES (:job, :source, :now, :by, 'running') RETURNING import_id;

-- name: resume-import
UPDATE identify.import SET state = 'running', ended_at = NULL, settled_at = NULL WHERE import_id = :import;

-- name: end-import
-- Where nothing came in and nothing is owed, nothing follows.
UPDATE identify.import SET state = :state, ended_at = :now,
    settled_at = CASE WHEN NOT :follows THEN CAST(:now AS timestamptz) END
WHERE import_id = :import;

-- name: owed
-- What came in by imports after which nothing could follow: cut short by a crash, cancelled, failed.
SELECT count(*) AS imports, coalesce(sum(documents + versions), 0) AS documents, coalesce(sum(records), 0) AS records,
    coalesce(sum(products), 0) AS products
FROM identify.import WHERE settled_at IS NULL AND state <> 'running';

-- name: source-of-flaw
SELECT s.name FROM identify.flaw w JOIN identify.file f USING (file_id) JOIN identify.source s USING (source_id)
WHERE w.flaw_id = :flaw;

-- name: source-of-bytes
-- The source from which a file of the same bytes last came, another one than the given.
SELECT s.name FROM identify.file f JOIN identify.source s USING (source_id)
WHERE f.sha256 = :sha256 AND f.state IN ('read', 'known') AND s.name <> :other ORDER BY f.file_id DESC LIMIT 1;

-- name: make-source
WITH made AS (
    INSERT INTO identify.source (name, created_at) VALUES (:name, :now) ON CONFLICT (name) DO NOTHING RETURNING source_id)
INSERT INTO identify.change (what, ids) SELECT 'sources', ARRAY[source_id] FROM made;

-- name: source-by-name
SELECT source_id, name, legal_basis, department, channel FROM identify.source WHERE name = :name;

-- name: sources
SELECT source_id, name, legal_basis, department, channel FROM identify.source ORDER BY lower(name), name;

-- name: edit-source
WITH edited AS (
    UPDATE identify.source SET name = :name, legal_basis = :basis, department = :department, channel = :channel
    WHERE source_id = :id RETURNING source_id)
INSERT INTO identify.change (what, ids) SELECT 'sources', ARRAY[source_id] FROM edited;

-- name: firm-numbers
SELECT number FROM identify.firm_number ORDER BY number;

-- name: set-firm-numbers
-- These are the firm's own numbers from now on, and no others.
WITH gone AS (DELETE FROM identify.firm_number WHERE NOT (number = ANY (CAST(:numbers AS text[]))))
INSERT INTO identify.firm_number (number, set_at, set_by)
SELECT number, :now, :by FROM unnest(CAST(:numbers AS text[])) AS n (number)
ON CONFLICT (number) DO NOTHING;

-- name: issuers
-- Who issued the latest documents in the books, of those that say it.
SELECT issuer, count(*) AS documents
FROM (SELECT issuer, current FROM identify.document ORDER BY document_id DESC LIMIT 20000) d
WHERE issuer <> '' AND current GROUP BY issuer
ORDER BY documents DESC, issuer LIMIT 5;

-- name: map-of-shape
SELECT mapping::text FROM identify.source_mapping WHERE source_id = :source AND shape = :shape;

-- name: source-of-shape
-- The source for which tables of a shape were last corrected.
SELECT s.name FROM identify.source_mapping m JOIN identify.source s ON s.source_id = m.source_id WHERE m.shape = :shape
ORDER BY m.saved_at DESC, s.source_id LIMIT 1;

-- name: maps-of-source
SELECT shape, mapping::text AS mapping, saved_at, saved_by FROM identify.source_mapping WHERE source_id = :source
ORDER BY saved_at DESC, shape;

-- name: remember-map
INSERT INTO identify.source_mapping (source_id, shape, mapping, saved_at, saved_by)
VALUES (:source, :shape, :mapping::jsonb, :now, :by)
ON CONFLICT (source_id, shape) DO UPDATE SET mapping = excluded.mapping, saved_at = excluded.saved_at,
    saved_by = excluded.saved_by;

-- name: forget-map
DELETE FROM identify.source_mapping WHERE source_id = :source AND shape = :shape;

-- name: files-by-sha256
-- What is known of files with these bytes, of one source: the ones that were read first. What was refused as issued by another
-- is read anew when the firm's own numbers changed since.
SELECT f.file_id, f.import_id, encode(f.sha256, 'hex') AS sha256, f.mapping, f.state FROM identify.file f
WHERE f.sha256 = ANY (:hashes) AND f.source_id = :source AND f.state <> 'known'
  AND NOT (EXISTS (SELECT FROM identify.flaw w WHERE w.file_id = f.file_id AND w.reason = 'issued-by-another')
           AND (SELECT started_at FROM identify.import i WHERE i.import_id = f.import_id)
               < (SELECT coalesce(max(set_at), 'infinity') FROM identify.firm_number))
ORDER BY f.state = 'reading', f.file_id;

-- name: import-rows
SELECT i.import_id, coalesce(s.name, '') AS source, i.started_at, i.started_by, i.ended_at, i.state, i.documents,
    i.versions, i.known, i.contacts, i.products, i.records,
    (SELECT count(*) FROM identify.file f WHERE f.import_id = i.import_id) AS files,
    (SELECT coalesce(sum(t.posted_lines), 0) FROM identify.control_total t JOIN identify.file f USING (file_id)
     WHERE f.import_id = i.import_id) AS posted_lines,
    (SELECT count(*) FROM identify.flaw w JOIN identify.file f USING (file_id)
     WHERE f.import_id = i.import_id AND w.refused AND w.state = 'open') AS open_flaws
FROM identify.import i LEFT JOIN identify.source s USING (source_id)
WHERE i.import_id < :before AND i.import_id >= :least ORDER BY i.import_id DESC LIMIT :limit;

-- name: latest-import-of-job
SELECT max(import_id) FROM identify.import WHERE job_id = :job;

-- name: files-by-state
SELECT state, count(*) AS files FROM identify.file WHERE import_id = :import GROUP BY state;

-- name: totals-of-import
SELECT currency, sum(read_lines) AS read_lines, sum(read_amount) AS read_amount, sum(posted_lines) AS posted_lines,
    sum(posted_amount) AS posted_amount, sum(known_lines) AS known_lines, sum(known_amount) AS known_amount,
    sum(refused_lines) AS refused_lines, sum(refused_amount) AS refused_amount
FROM identify.control_total JOIN identify.file USING (file_id) WHERE import_id = :import
GROUP BY currency ORDER BY currency;

-- name: files-of-import
SELECT f.file_id, f.name, encode(f.sha256, 'hex') AS sha256, f.bytes, f.format, f.legal_basis, f.received_at, f.state,
    (SELECT coalesce(array_agg(DISTINCT s.signer), '{}') FROM identify.signature s
     WHERE s.file_id = f.file_id AND s.broken = '') AS signers,
    (SELECT count(*) FROM identify.flaw w WHERE w.file_id = f.file_id AND w.refused AND w.state = 'open') AS open_flaws
FROM identify.file f WHERE f.import_id = :import AND f.file_id > :after ORDER BY f.file_id LIMIT :limit;

-- name: signatures-of-import
-- Those that do not hold first.
SELECT s.signature_id, s.place, s.signer, s.tax_code, s.issuer, s.signed_at, s.in_dates, s.broken
FROM identify.signature s JOIN identify.file f USING (file_id)
WHERE f.import_id = :import
ORDER BY s.broken = '', s.in_dates IS NOT FALSE, s.signature_id LIMIT :limit;

-- name: totals-of-files
SELECT * FROM identify.control_total WHERE file_id = ANY (:files) ORDER BY file_id, currency;

-- name: flaws
SELECT w.flaw_id, w.file_id, w.place, w.line, w.field, w.reason, w.detail, w.refused, w.columns, w.raw, w.amount,
    w.currency, w.state, w.settled_at, coalesce(w.settled_by, '') AS settled_by, w.settled_why
FROM identify.flaw w JOIN identify.file f USING (file_id)
WHERE w.flaw_id > :after
    AND (:import::bigint IS NULL OR f.import_id = :import) AND (:file::int IS NULL OR w.file_id = :file)
    AND (:reason::text IS NULL OR w.reason = :reason) AND (:state::text IS NULL OR w.state = :state)
    AND (w.refused OR NOT :refusedOnly)
ORDER BY w.flaw_id LIMIT :limit;

-- name: count-flaws
SELECT w.reason, w.refused, count(*) AS flaws, count(*) FILTER (WHERE w.state = 'mended') AS mended,
    count(*) FILTER (WHERE w.state = 'dismissed') AS dismissed,
    (array_agg(w.place || CASE WHEN w.line > 0 THEN ':' || w.line ELSE '' END || ' ' || w.detail ORDER BY w.flaw_id))[1]
        AS example
FROM identify.flaw w JOIN identify.file f USING (file_id)
WHERE (:import::bigint IS NULL OR f.import_id = :import) AND (:file::int IS NULL OR w.file_id = :file)
    AND (:reason::text IS NULL OR w.reason = :reason) AND (:state::text IS NULL OR w.state = :state)
    AND (w.refused OR NOT :refusedOnly)
GROUP BY w.reason, w.refused ORDER BY count(*) DESC, w.reason;

-- name: dismiss-flaw
UPDATE identify.flaw SET state = 'dismissed', settled_at = :now, settled_by = :by, settled_why = :why
WHERE flaw_id = :flaw AND state = 'open';

-- name: learn-tables
-- The planner learns what a large import brought, and autovacuum has nothing to do that would wake it in the next one.
VACUUM (ANALYZE) identify.document, identify.line, identify.record, identify.value, identify.product, identify.customer;

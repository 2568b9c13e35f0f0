-- What one batch of an import asks and writes. All statements of a batch run in one transaction.

-- name: settle-for-batch
-- A batch looks up thousands of keys at once: plans follow the tables as they are now. A batch need not reach the disk
-- at once, since the end of its file does. Its questions are small: another process takes longer to start than it saves.
SELECT set_config('plan_cache_mode', 'force_custom_plan', true), set_config('synchronous_commit', 'off', true),
    set_config('max_parallel_workers_per_gather', '0', true);

-- name: drop-lines-without-document
-- Lines of a batch that a crash took away: they were written first, and their documents are not there.
DELETE FROM identify.line WHERE document_id > (SELECT coalesce(max(document_id), 0) FROM identify.document);

-- name: next-file-ids
SELECT nextval('identify.file_ids');

-- name: next-product-ids
SELECT nextval('identify.product_ids');

-- name: next-document-ids
SELECT nextval('identify.document_ids');

-- name: next-record-ids
SELECT nextval('identify.record_ids');

-- name: next-customer-ids
SELECT nextval('identify.customer_ids');

-- name: products-by-key
SELECT key, product_id, description FROM identify.product WHERE key = ANY (:keys);

-- name: describe-products
-- Gives a description to products that were met without one.
WITH described AS (
    UPDATE identify.product p SET description = n.description
    FROM unnest(:ids::int[], :descriptions::text[]) AS n (product_id, description)
    WHERE p.product_id = n.product_id AND p.description = '' RETURNING p.product_id)
INSERT INTO identify.change (what, ids) SELECT 'products', array_agg(product_id) FROM described HAVING count(*) > 0;

-- name: records-by-key
SELECT key, record_id, content, kind, erased_at IS NOT NULL AS erased FROM identify.record WHERE key = ANY (:keys);

-- name: values-of-records
SELECT record_id, field, text, stated_on, coalesce(legal_basis, '') AS legal_basis,
       superseded_at IS NOT NULL AS superseded
FROM identify.value WHERE record_id = ANY (:ids);

-- name: restate-values
-- A known text of a record is stated again after another one or on another basis, or another one takes its place.
UPDATE identify.value v
SET superseded_at = CASE WHEN n.superseded THEN coalesce(v.superseded_at, :now) END, stated_on = n.stated_on,
    legal_basis = nullif(n.legal_basis, '')
FROM unnest(:ids::bigint[], :fields::text[], :texts::text[], :bases::text[], :superseded::boolean[], :stated::date[])
    AS n (record_id, field, text, legal_basis, superseded, stated_on)
WHERE v.record_id = n.record_id AND v.field = n.field AND v.text = n.text;

-- name: restate-records
UPDATE identify.record r SET content = n.content, kind = n.kind, linked = r.linked AND NOT n.changed
FROM unnest(:ids::bigint[], :contents::uuid[], :kinds::text[], :changed::boolean[])
    AS n (record_id, content, kind, changed)
WHERE r.record_id = n.record_id;

-- name: owe-cards
-- What these records say changed, maybe without a row of its own: the cards of their customers follow after the import.
INSERT INTO identify.owed_card (customer_id)
SELECT DISTINCT customer_id FROM identify.record WHERE record_id = ANY (:ids);

-- name: documents-by-key
-- The version that counts of each known document.
SELECT key, document_id, version, content, file_id, line, currency FROM identify.document
WHERE key = ANY (:keys) AND current;

-- name: highest-document
-- About how many documents there are: ids are handed out one after the other.
SELECT coalesce(max(document_id), 0) FROM identify.document;

-- name: document-keys
-- What the documents of the ledger are known by, page by page: the keys of a page one behind the other.
SELECT max(document_id) AS last, count(*) AS documents, string_agg(uuid_send(key), ''::bytea) AS keys
FROM (SELECT document_id, key FROM identify.document WHERE document_id > :after ORDER BY document_id LIMIT :limit) page;

-- name: retire-documents
WITH retired AS (UPDATE identify.document SET current = false WHERE document_id = ANY (:ids) RETURNING document_id)
INSERT INTO identify.change (what, ids) SELECT 'documents', array_agg(document_id) FROM retired HAVING count(*) > 0;

-- name: forget-corrected
-- Corrections of a version that no longer counts look for their original again, and count for their own buyer until then.
UPDATE identify.document SET corrects_id = NULL, record_id = buyer_id WHERE corrects_id = ANY (:ids);

-- name: lines-of-document
SELECT position, file_id, line, product_id, quantity, amount FROM identify.line WHERE document_id = :id;

-- name: extend-document
-- Further rows of a document that this file began.
WITH extended AS (
    UPDATE identify.document
    SET content = :content, net = net + :net,
        tax = CASE WHEN :tax::numeric IS NULL THEN tax ELSE coalesce(tax, 0) + :tax END,
        gross = CASE WHEN :gross::numeric IS NULL THEN gross ELSE coalesce(gross, 0) + :gross END
    WHERE document_id = :id RETURNING document_id)
INSERT INTO identify.change (what, ids) SELECT 'documents', ARRAY[document_id] FROM extended;

-- name: complete-document
-- A new version with mended lines added: its head is the old one's.
INSERT INTO identify.document (document_id, key, version, current, content, source_id, file_id, line, inner_path, kind,
    issuer, number, occurred_at, currency, buyer_id, record_id, department, channel, corrects_number, corrects_date,
    corrects_id, net, tax, gross)
SELECT :new, key, version + 1, true, :content, source_id, :file, :line, inner_path, kind,
    issuer, number, occurred_at, currency, buyer_id, record_id, department, channel, corrects_number, corrects_date,
    corrects_id, net + :net, tax + :tax::numeric, gross + :gross::numeric
FROM identify.document WHERE document_id = :old;

-- name: complete-lines
INSERT INTO identify.line (document_id, position, product_id, file_id, line, kind, quantity, unit, unit_price, amount,
    cost, description, department)
SELECT :new, position, product_id, file_id, line, kind, quantity, unit, unit_price, amount, cost, description,
    department
FROM identify.line WHERE document_id = :old;

-- name: settled-flaws
SELECT flaw_id FROM identify.flaw WHERE flaw_id = ANY (:ids) AND state <> 'open';

-- name: mend-flaws
UPDATE identify.flaw SET state = 'mended', settled_at = :now, settled_by = :by
WHERE flaw_id = ANY (:ids) AND state = 'open';

-- name: drop-open-flaws
-- A file whose reading was cut short is read again from its start and raises its flaws again.
DELETE FROM identify.flaw WHERE file_id = :file AND state = 'open';

-- name: keep-attachment
INSERT INTO identify.attachment (document_key, file_id, name, kind, sha256, content)
VALUES (:document, :file, :name, :kind, sha256(:content), :content)
ON CONFLICT (document_key, sha256) DO NOTHING;

-- name: drop-signatures
DELETE FROM identify.signature WHERE file_id = :file;

-- name: update-files
UPDATE identify.file f SET state = n.state, format = n.format
FROM unnest(:ids::int[], :states::text[], :formats::text[]) AS n (file_id, state, format)
WHERE f.file_id = n.file_id;

-- name: adopt-file
-- A file whose reading was cut short goes on in this import.
UPDATE identify.file SET import_id = :import, name = :name WHERE file_id = :file;

-- name: posted-of-files
-- What the database holds because of each file, whatever version it counts in now.
SELECT l.file_id, d.currency, count(*) AS lines, sum(l.amount) AS amount
FROM identify.document d JOIN identify.line l ON l.document_id = d.document_id AND l.file_id = d.file_id
WHERE d.file_id = ANY (:files)
    AND d.document_id > (SELECT min(f.last_document) FROM identify.file f WHERE f.file_id = ANY (:files))
GROUP BY l.file_id, d.currency;

-- name: documents-of-files
-- How many documents stand for each file, whatever version.
SELECT file_id, count(*) AS documents FROM identify.document WHERE file_id = ANY (:files)
    AND document_id > (SELECT min(f.last_document) FROM identify.file f WHERE f.file_id = ANY (:files))
GROUP BY file_id;

-- name: held-of-documents
-- The lines of the documents from one to another by the file that brought them in.
SELECT file_id, count(*) AS lines, sum(amount) AS amount FROM identify.line
WHERE document_id BETWEEN ? AND ? GROUP BY file_id;

-- name: write-totals
INSERT INTO identify.control_total (file_id, currency, read_lines, read_amount, posted_lines, posted_amount, known_lines,
    known_amount, refused_lines, refused_amount)
SELECT * FROM unnest(:files::int[], :currencies::text[], :readLines::bigint[], :readAmounts::numeric[],
    :postedLines::bigint[], :postedAmounts::numeric[], :knownLines::bigint[], :knownAmounts::numeric[],
    :refusedLines::bigint[], :refusedAmounts::numeric[])
ON CONFLICT (file_id, currency) DO UPDATE SET
    read_lines = excluded.read_lines, read_amount = excluded.read_amount,
    posted_lines = excluded.posted_lines, posted_amount = excluded.posted_amount,
    known_lines = excluded.known_lines, known_amount = excluded.known_amount,
    refused_lines = excluded.refused_lines, refused_amount = excluded.refused_amount;

-- name: count-import
UPDATE identify.import SET documents = documents + :documents, versions = versions + :versions,
    known = known + :known, contacts = contacts + :contacts, products = products + :products,
    records = records + :records
WHERE import_id = :import;

-- name: write-articles
-- The firm's product list as last stated; what a row leaves out stays. Tells how many articles are new or changed.
WITH written AS (
INSERT INTO identify.article AS a (article, description, category, department, unit_cost, file_id, line, stated_at)
SELECT DISTINCT ON (article) article, description, category, department, unit_cost, file_id, line, :now
FROM unnest(:articles::text[], :descriptions::text[], :categories::text[], :departments::text[], :costs::numeric[],
    :files::int[], :lines::bigint[]) WITH ORDINALITY
    AS n (article, description, category, department, unit_cost, file_id, line, place)
ORDER BY article, place DESC
ON CONFLICT (article) DO UPDATE SET
    description = coalesce(nullif(excluded.description, ''), a.description),
    category = coalesce(nullif(excluded.category, ''), a.category),
    department = coalesce(nullif(excluded.department, ''), a.department),
    unit_cost = coalesce(excluded.unit_cost, a.unit_cost),
    file_id = excluded.file_id, line = excluded.line, stated_at = excluded.stated_at
WHERE (a.description, a.category, a.department, a.unit_cost) IS DISTINCT FROM
    (coalesce(nullif(excluded.description, ''), a.description), coalesce(nullif(excluded.category, ''), a.category),
     coalesce(nullif(excluded.department, ''), a.department), coalesce(excluded.unit_cost, a.unit_cost))
RETURNING article
), noted AS (
INSERT INTO identify.change (what, ids)
SELECT 'products', array_agg(p.product_id) FROM identify.product p JOIN written w ON w.article = p.article
HAVING count(*) > 0
)
SELECT count(*) FROM written;

-- name: name-articles
-- Products that the product list names by now.
WITH named AS (
    UPDATE identify.product p SET article = a.article
    FROM identify.article a WHERE p.code = a.article AND p.article IS NULL RETURNING p.product_id)
INSERT INTO identify.change (what, ids) SELECT 'products', array_agg(product_id) FROM named HAVING count(*) > 0;

-- name: corrections-without-original
-- Whether a correction that counts names an original and has none yet.
SELECT EXISTS (SELECT 1 FROM identify.document WHERE corrects_number IS NOT NULL AND corrects_id IS NULL AND current);

-- name: match-corrections
-- Finds the original of each correction that names one and has none yet: same issuer (or source), same number, of the
-- stated day where one is stated, else the latest not after the correction. It counts for the original's buyer.
WITH matched AS (
UPDATE identify.document c SET corrects_id = o.document_id, record_id = coalesce(o.record_id, c.record_id)
FROM (
    SELECT u.document_id AS correction, f.document_id, f.record_id
    FROM identify.document u
    CROSS JOIN LATERAL (
        SELECT o.document_id, o.record_id FROM identify.document_number n
        JOIN identify.document o ON o.document_id = n.document_id
        WHERE n.number = upper(u.corrects_number) COLLATE "C" AND o.number = u.corrects_number
            AND o.current AND o.document_id <> u.document_id
            AND o.issuer = u.issuer AND (u.issuer <> '' OR o.source_id = u.source_id)
            AND o.kind NOT IN ('CREDIT_NOTE', 'CANCELLATION')
            AND (u.corrects_date IS NULL OR o.occurred_at::date = u.corrects_date)
        ORDER BY (o.occurred_at <= u.occurred_at) DESC, o.occurred_at DESC, o.document_id LIMIT 1) f
    WHERE u.corrects_number IS NOT NULL AND u.corrects_id IS NULL AND u.current) o
WHERE c.document_id = o.correction
RETURNING c.document_id
)
INSERT INTO identify.change (what, ids) SELECT 'documents', array_agg(document_id) FROM matched HAVING count(*) > 0;

-- name: note-new
-- Documents, records or products that a batch brought in.
INSERT INTO identify.change (what, first_id, last_id) VALUES (:what, :first, :last);

-- name: copy-files
COPY identify.file (file_id, import_id, source_id, name, sha256, bytes, format, mapping, legal_basis, received_at, state,
    last_document) FROM STDIN (FORMAT binary);

-- name: copy-flaws
COPY identify.flaw (file_id, place, line, field, reason, detail, refused, columns, raw, amount, currency)
FROM STDIN (FORMAT binary);

-- name: copy-signatures
COPY identify.signature (file_id, place, signer, tax_code, issuer, broken, signed_at, in_dates)
FROM STDIN (FORMAT binary);

-- name: copy-products
COPY identify.product (product_id, key, source_id, code, description) FROM STDIN (FORMAT binary);

-- name: copy-customers
COPY identify.customer (customer_id, created_at) FROM STDIN (FORMAT binary);

-- name: copy-records
COPY identify.record (record_id, source_id, key, source_key, kind, customer_id, content, created_at)
FROM STDIN (FORMAT binary);

-- name: copy-values
COPY identify.value (record_id, field, text, normal, flaw, stated_on, file_id, line, legal_basis, received_at,
    superseded_at)
FROM STDIN (FORMAT binary);

-- name: copy-documents
COPY identify.document (document_id, key, version, current, content, source_id, file_id, line, inner_path, kind, issuer,
    number, occurred_at, currency, buyer_id, record_id, department, channel, corrects_number, corrects_date, net, tax,
    gross) FROM STDIN (FORMAT binary);

-- name: copy-lines
COPY identify.line (document_id, position, product_id, file_id, line, kind, quantity, unit, unit_price, amount, cost,
    description, department) FROM STDIN (FORMAT binary);

-- name: versions-of-file
-- What a file whose reading was cut short has stated of a document so far.
SELECT content FROM identify.document WHERE key = :key AND file_id = :file;

-- name: own-key
-- The key of the record of what a customer said himself, where there is one.
SELECT r.source_key FROM identify.record r
WHERE r.customer_id = :customer AND r.source_id = :source AND r.erased_at IS NULL AND r.source_key <> ''
ORDER BY r.record_id LIMIT 1;

-- name: first-record
SELECT min(record_id) FROM identify.record WHERE customer_id = :customer AND erased_at IS NULL
HAVING min(record_id) IS NOT NULL;

-- name: add-correction
-- A correction of a customer comes in like a file of one line: an import of its own, with its provenance.
INSERT INTO identify.import (source_id, started_at, started_by, ended_at, settled_at, state, contacts)
VALUES (:source, :now, :by, :now, :now, 'done', 1) RETURNING import_id;

-- name: add-correction-file
INSERT INTO identify.file (file_id, import_id, source_id, name, sha256, bytes, format, mapping, legal_basis, received_at,
    state)
VALUES (:file, :import, :source, 'own page', sha256(convert_to(:said, 'UTF8')), length(:said), 'own-page', '',
    'legal-obligation', :now, 'read');

-- name: customer-of-record
SELECT customer_id FROM identify.record WHERE record_id = :record;

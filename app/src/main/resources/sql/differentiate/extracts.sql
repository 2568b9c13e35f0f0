-- Extracts. The first part is the account, in PostgreSQL; the second what is asked of PostgreSQL as it was known at
-- :moment; the third runs in DuckDB, on an empty file by the name of picture.

-- name: add
INSERT INTO differentiate.extract (who, moment, sets, format, key_name)
VALUES (:who, CAST(:moment AS timestamptz), CAST(:sets AS text[]), :format, :keyName) RETURNING extract_id

-- name: by-job
UPDATE differentiate.extract SET job_id = :jobId WHERE extract_id = :extractId

-- name: done
UPDATE differentiate.extract SET state = 'done', rows = CAST(:rows AS jsonb), sha256 = :sha256, bytes = :bytes, done_at = now()
WHERE extract_id = :extractId

-- name: state
UPDATE differentiate.extract SET state = :state WHERE extract_id = :extractId

-- name: list
SELECT extract_id, asked_at, who, moment, sets, format, key_name, state, job_id, rows, sha256, bytes
FROM differentiate.extract ORDER BY extract_id DESC LIMIT :limit

-- name: find
SELECT extract_id, asked_at, who, moment, sets, format, key_name, state, job_id, rows, sha256, bytes
FROM differentiate.extract WHERE extract_id = :extractId

-- name: settled
-- The latest moment of which everything is known: now, or the start of the oldest import that still runs.
SELECT least(now(), (SELECT min(started_at) FROM identify.v_import_running))

-- name: documents
SELECT d.document_id, CASE WHEN t.document_id IS NULL THEN d.record_id ELSE t.record_id END AS record_id, source_id, kind,
       occurred_at, currency, department, channel, number
FROM (SELECT DISTINCT ON (key) document_id, record_id, source_id, kind, occurred_at, currency, department, channel, number
      FROM identify.v_document_known WHERE received_at <= :moment ORDER BY key, version DESC) d
LEFT JOIN (SELECT DISTINCT ON (document_id) document_id, record_id FROM identify.v_document_then WHERE until > :moment
           ORDER BY document_id, until) t ON t.document_id = d.document_id

-- name: lines
SELECT document_id, position, product_id, kind, quantity, amount, cost, department
FROM identify.v_line_known WHERE received_at <= :moment

-- name: records
SELECT record_id, coalesce((SELECT t.kind FROM identify.v_record_then t
                            WHERE t.record_id = r.record_id AND t.until > :moment ORDER BY t.until LIMIT 1), r.kind) AS kind,
       own_id
FROM identify.v_record_known r WHERE created_at <= :moment

-- name: joins
SELECT record_a, record_b FROM identify.v_join_known WHERE at <= :moment AND (undone_at IS NULL OR undone_at > :moment)

-- name: values
SELECT v.record_id, v.field, v.text, coalesce(t.stated_on, v.stated_on)::timestamp AS stated_on
FROM identify.v_value_known v
LEFT JOIN (SELECT DISTINCT ON (record_id, field, text_key) record_id, field, text_key, stated_on, superseded_at
           FROM identify.v_value_then WHERE until > :moment ORDER BY record_id, field, text_key, until) t
    ON t.record_id = v.record_id AND t.field = v.field AND t.text_key = v.text_key
WHERE v.received_at <= :moment
  AND coalesce(CASE WHEN t.record_id IS NULL THEN v.superseded_at ELSE t.superseded_at END, 'infinity') > :moment
  AND v.field IN ('COMPANY_NAME', 'GIVEN_NAME', 'FAMILY_NAME', 'FULL_NAME', 'CITY', 'PROVINCE', 'COUNTRY')

-- name: products
SELECT product_id, product_key, name, category, department, unit_cost FROM identify.v_product_known
WHERE since <= :moment AND until > :moment

-- name: sources
SELECT source_id, name, department, channel FROM identify.v_source_known WHERE since <= :moment AND until > :moment

-- name: take-documents
CREATE TEMP TABLE then_document AS SELECT * FROM feed(:feed)

-- name: lay-documents
INSERT INTO picture.document
SELECT document_id, record_id, source_id, kind, occurred_at, currency, department, channel FROM then_document
ORDER BY document_id

-- name: take-lines
INSERT INTO picture.line
SELECT document_id, position, product_id, chr(kind), quantity, amount, cost, department FROM feed(:feed)
WHERE document_id IN (SELECT document_id FROM then_document)
ORDER BY document_id, position

-- name: take-records
CREATE TEMP TABLE then_record AS SELECT * FROM feed(:feed)

-- name: take-joins
CREATE TEMP TABLE then_join AS SELECT * FROM feed(:feed)

-- name: edges
SELECT record_a, record_b FROM then_join

-- name: make-members
CREATE TEMP TABLE then_member (record_id BIGINT, root BIGINT)

-- name: lay-records
-- Records that hang together are one customer, by the lowest number with which one of them came.
INSERT INTO picture.record
SELECT r.record_id, coalesce(m.customer_id, r.own_id)
FROM then_record r
LEFT JOIN (SELECT m.record_id, min(k.own_id) OVER (PARTITION BY m.root) AS customer_id
           FROM then_member m JOIN then_record k ON k.record_id = m.record_id) m ON m.record_id = r.record_id
ORDER BY r.record_id

-- name: take-products
INSERT INTO picture.product
SELECT * FROM feed(:feed) WHERE product_id IN (SELECT product_id FROM picture.line) ORDER BY product_id

-- name: take-sources
INSERT INTO picture.source
SELECT * FROM feed(:feed) WHERE source_id IN (SELECT source_id FROM then_document) ORDER BY source_id

-- name: take-values
CREATE TEMP TABLE then_value AS SELECT * FROM feed(:feed)

-- name: lay-faces
-- Kind, name and place of each customer: of each field the value stated last.
CREATE TEMP TABLE then_face AS
WITH kinds AS (
    SELECT r.customer_id,
           CASE WHEN bool_and(k.kind = 'unknown') THEN 'unknown'
                WHEN count(*) FILTER (k.kind = 'company') >= count(*) FILTER (k.kind = 'person') THEN 'company'
                ELSE 'person' END AS kind
    FROM picture.record r JOIN then_record k ON k.record_id = r.record_id GROUP BY r.customer_id
), latest AS (
    SELECT r.customer_id, v.field, v.text,
           row_number() OVER (PARTITION BY r.customer_id, v.field ORDER BY v.stated_on DESC, v.record_id, v.text) AS place
    FROM then_value v JOIN picture.record r ON r.record_id = v.record_id
), wide AS (
    SELECT customer_id, max(text) FILTER (field = 'COMPANY_NAME') AS company, max(text) FILTER (field = 'GIVEN_NAME') AS given,
           max(text) FILTER (field = 'FAMILY_NAME') AS family, max(text) FILTER (field = 'FULL_NAME') AS whole,
           max(text) FILTER (field = 'CITY') AS city, max(text) FILTER (field = 'PROVINCE') AS province,
           max(text) FILTER (field = 'COUNTRY') AS country
    FROM latest WHERE place = 1 GROUP BY customer_id
)
SELECT k.customer_id, k.kind,
       CASE WHEN k.kind = 'company' THEN coalesce(w.company, w.whole, concat_ws(' ', w.given, w.family))
            WHEN w.family IS NOT NULL THEN concat_ws(' ', w.given, w.family)
            ELSE coalesce(w.whole, w.company, w.given) END AS name,
       w.city, w.province, w.country
FROM kinds k LEFT JOIN wide w ON w.customer_id = k.customer_id

-- name: make-codes
-- How customers and documents are called in the files.
CREATE TEMP TABLE customer_code (id BIGINT, code VARCHAR);
CREATE TEMP TABLE document_code (id BIGINT, code VARCHAR)

-- name: customer-ids
SELECT DISTINCT customer_id FROM picture.record ORDER BY customer_id

-- name: document-ids
SELECT document_id FROM then_document ORDER BY document_id

-- name: feature-columns
SELECT column_name, data_type FROM duckdb_columns()
WHERE database_name = 'picture' AND table_name = 'feature' AND column_name <> 'customer_id' ORDER BY column_index

-- name: customers
-- :face and :features are written by the application.
SELECT c.code AS customer, f.kind, :face f.province, f.country, :features
FROM then_face f JOIN customer_code c ON c.id = f.customer_id LEFT JOIN picture.feature t ON t.customer_id = f.customer_id
ORDER BY length(c.code), c.code

-- name: lines-set
SELECT d.code AS document, b.position, c.code AS customer, b.occurred_at::DATE AS day, b.kind::VARCHAR AS kind,
       b.product_key AS article, b.product_id AS product, b.quantity, b.amount, b.cost::DECIMAL(18, 6) AS cost, b.currency,
       b.department, b.channel
FROM picture.bought b JOIN document_code d ON d.id = b.document_id LEFT JOIN customer_code c ON c.id = b.customer_id
ORDER BY length(d.code), d.code, b.position, b.product_id

-- name: documents-set
SELECT d.code AS document, :number t.kind, t.occurred_at::DATE AS day, c.code AS customer, t.currency,
       coalesce(nullif(t.department, ''), s.department) AS department, coalesce(nullif(t.channel, ''), s.channel) AS channel,
       coalesce(n.lines, 0) AS lines, coalesce(n.net, 0)::DECIMAL(18, 6) AS net
FROM then_document t JOIN document_code d ON d.id = t.document_id
LEFT JOIN picture.source s ON s.source_id = t.source_id
LEFT JOIN picture.record r ON r.record_id = t.record_id LEFT JOIN customer_code c ON c.id = r.customer_id
LEFT JOIN (SELECT document_id, count(*) AS lines, sum(amount) AS net FROM picture.line GROUP BY document_id) n
    ON n.document_id = t.document_id
ORDER BY length(d.code), d.code

-- name: products-set
SELECT product_id AS product, product_key AS article, :name category, department, unit_cost
FROM picture.product ORDER BY product_id

-- name: tastes-set
SELECT c.code AS customer, t.category, t.times, t.net, round(t.share, 6) AS share, round(t.price_level, 6) AS price_level
FROM picture.taste t JOIN customer_code c ON c.id = t.customer_id ORDER BY length(c.code), c.code, t.category

-- name: worth-set
SELECT c.code AS customer, w.currency, w.as_of, w.horizon_days, m.bought, m.first_on, m.last_on,
       round(m.spent_year, 6) AS spent_year, round(m.margin, 6) AS margin,
       round(w.alive, 6) AS alive, round(w.alive_low, 6) AS alive_low, round(w.alive_high, 6) AS alive_high,
       round(w.purchases, 6) AS purchases, round(w.purchases_low, 6) AS purchases_low, round(w.purchases_high, 6) AS
       purchases_high, round(w.spend, 6) AS spend, round(w.spend_low, 6) AS spend_low, round(w.spend_high, 6) AS
       spend_high, round(w.expected_spend, 6) AS expected_spend, round(w.expected_spend_low, 6) AS expected_spend_low,
       round(w.expected_spend_high, 6) AS expected_spend_high, round(w.expected_margin, 6) AS expected_margin,
       round(w.expected_margin_low, 6) AS expected_margin_low, round(w.expected_margin_high, 6) AS expected_margin_high,
       round(w.value, 6) AS value, round(w.value_low, 6) AS value_low, round(w.value_high, 6) AS value_high,
       round(w.usual_gap, 6) AS usual_gap, w.unusual_from
FROM picture.worth w JOIN picture.worth_more m ON m.customer_id = w.customer_id
JOIN customer_code c ON c.id = w.customer_id ORDER BY length(c.code), c.code

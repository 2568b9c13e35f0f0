-- New records beside those of a made-up firm.

-- name: last-record
-- The number of the latest record.
SELECT max(record_id) FROM identify.record

-- name: is-linked
-- Whether a linkage has run over the records.
SELECT EXISTS (SELECT 1 FROM identify.linkage_model) AND EXISTS (SELECT 1 FROM identify.blocking_key)

-- name: of-record
-- What a record states.
SELECT field, text, normal FROM identify.value WHERE record_id = :record AND superseded_at IS NULL AND normal IS NOT NULL

-- name: add-customer
INSERT INTO identify.customer (customer_id, created_at) VALUES (:id, now())

-- name: add-record
-- A record that waits to be linked.
INSERT INTO identify.record (record_id, source_id, key, source_key, kind, customer_id, content, created_at, linked)
VALUES (:id, 1, gen_random_uuid(), 'new-' || :id, :kind, :id, gen_random_uuid(), now(), false)

-- name: add-value
INSERT INTO identify.value (record_id, field, text, normal, stated_on, file_id, line, received_at)
VALUES (:id, :field, :text, :normal, current_date, 1, 1, now())

-- name: customer-of
-- Whose record it is.
SELECT customer_id FROM identify.record WHERE record_id = :id

-- What the picture asks PostgreSQL. :which is written by the application: all, a range of ids, or a list of ids.

-- name: moment
-- Where the snapshot of this transaction stands: whose database it is, the number from which transactions may still run,
-- and the number of the next one.
SELECT s.system_identifier || '/' || c.timeline_id || '/' || d.oid AS identity,
       pg_snapshot_xmin(pg_current_snapshot())::text AS position, pg_snapshot_xmax(pg_current_snapshot())::text AS next
FROM pg_control_system() s, pg_control_checkpoint() c, pg_database d WHERE d.datname = current_database()

-- name: changes
-- What changed from a position on, as far as this snapshot sees it.
SELECT change_id, xid::text AS xid, at, what, first_id, last_id, ids FROM identify.v_change
WHERE xid >= CAST(:position AS xid8) ORDER BY change_id

-- name: size
SELECT lines FROM identify.v_size

-- name: documents
SELECT document_id, record_id, source_id, kind, occurred_at, currency, department, channel
FROM identify.v_document WHERE :which

-- name: lines
SELECT document_id, position, product_id, kind, quantity, amount, cost, department FROM identify.v_line WHERE :which

-- name: records
SELECT record_id, customer_id FROM identify.v_record WHERE :which

-- name: customers
SELECT customer_id, kind, country, area, province, city FROM identify.v_customer WHERE :which

-- name: products
SELECT product_id, product_key, name, category, department, unit_cost FROM identify.v_product WHERE :which

-- name: sources
SELECT source_id, name, department, channel FROM identify.v_source WHERE :which

-- Room identify: what changed, for rooms that keep a copy of the ledger. One row for a batch of changes, written in the
-- transaction of the change. Who reads the changes that he can see, and the present state of what they name in the same
-- snapshot, has a copy of that snapshot; whatever ran when he read bears a number from pg_snapshot_xmin on.
CREATE TABLE identify.change (
    change_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    xid       xid8   NOT NULL DEFAULT pg_current_xact_id(), -- the transaction of the change
    at        timestamptz NOT NULL DEFAULT now(),
    what      text   NOT NULL CHECK (what IN ('documents', 'records', 'products', 'sources')),
    first_id  bigint,   -- new ones: all that there are from here
    last_id   bigint,   -- to here
    ids       bigint[], -- changed ones: documents with their lines, records with their customer
    CHECK ((first_id IS NULL) = (last_id IS NULL) AND (first_id IS NULL) <> (ids IS NULL))
);
CREATE INDEX change_xid ON identify.change (xid);

CREATE VIEW identify.v_change AS SELECT change_id, xid, at, what, first_id, last_id, ids FROM identify.change;

CREATE VIEW identify.v_document AS
SELECT document_id, record_id, source_id, kind, occurred_at, currency, department, channel
FROM identify.document WHERE current;

-- All lines, those of versions that no longer count included.
CREATE VIEW identify.v_line AS
SELECT document_id, position, product_id, kind, quantity, amount, cost, department FROM identify.line;

CREATE VIEW identify.v_record AS SELECT record_id, customer_id FROM identify.record;

CREATE VIEW identify.v_source AS SELECT source_id, name, department, channel FROM identify.source;

-- What is known of each product, from the product list before its source, as in v_bought.
CREATE VIEW identify.v_product AS
SELECT p.product_id, coalesce(p.article, '#' || p.product_id) AS product_key,
       coalesce(nullif(a.description, ''), p.description) AS name,
       coalesce(nullif(a.category, ''), p.category, '') AS category,
       coalesce(nullif(a.department, ''), nullif(p.department, ''), '') AS department,
       coalesce(a.unit_cost, p.unit_cost) AS unit_cost
FROM identify.product p LEFT JOIN identify.article a ON a.article = p.article;

-- About how many lines there are, for the progress of who copies them.
CREATE VIEW identify.v_size AS
SELECT greatest(reltuples, 0)::bigint AS lines FROM pg_class WHERE oid = 'identify.line'::regclass;

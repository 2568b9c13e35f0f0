-- Room identify: what the firm's files say, kept as they say it, with its place.
CREATE SCHEMA identify;

-- Ids are handed out in blocks: a writer takes nextval() and owns the 1000 (or 100) ids that end there.
-- Where a statement about millions of rows would be checked row by row, the reference is said in a comment and a test
-- looks for rows that lead nowhere.
CREATE SEQUENCE identify.file_ids AS int INCREMENT BY 100 START WITH 100;
CREATE SEQUENCE identify.product_ids AS int INCREMENT BY 100 START WITH 100;
CREATE SEQUENCE identify.document_ids INCREMENT BY 1000 START WITH 1000;
CREATE SEQUENCE identify.record_ids INCREMENT BY 1000 START WITH 1000;
CREATE SEQUENCE identify.customer_ids INCREMENT BY 100 START WITH 100;

-- A system of the firm that states things: the invoicing, the web shop, the CRM.
CREATE TABLE identify.source (
    source_id   int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name        text NOT NULL UNIQUE,
    legal_basis text NOT NULL DEFAULT 'contract'
        CHECK (legal_basis IN ('contract', 'consent', 'legitimate-interest', 'legal-obligation')),
    department  text NOT NULL DEFAULT '',
    channel     text NOT NULL DEFAULT '',
    created_at  timestamptz NOT NULL
);

-- How the columns of a table of this source are understood, as a person last confirmed it.
CREATE TABLE identify.source_mapping (
    source_id int   NOT NULL REFERENCES identify.source,
    shape     text  NOT NULL, -- fingerprint of the header
    mapping   jsonb NOT NULL,
    saved_at  timestamptz NOT NULL,
    saved_by  text  NOT NULL,
    PRIMARY KEY (source_id, shape)
);

-- One run of the import.
CREATE TABLE identify.import (
    import_id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    job_id     bigint,
    source_id  int REFERENCES identify.source,
    started_at timestamptz NOT NULL,
    started_by text NOT NULL,
    ended_at   timestamptz,
    state      text NOT NULL CHECK (state IN ('running', 'done', 'cancelled', 'interrupted', 'failed')),
    documents  bigint NOT NULL DEFAULT 0, -- posted for the first time
    versions   bigint NOT NULL DEFAULT 0, -- posted as a new version
    known      bigint NOT NULL DEFAULT 0, -- there already, with the same content
    contacts   bigint NOT NULL DEFAULT 0, -- read outside documents
    products   bigint NOT NULL DEFAULT 0, -- rows of product lists
    records    bigint NOT NULL DEFAULT 0  -- new records
);
CREATE INDEX import_job ON identify.import (job_id);

-- One file as it was handed in. The inner files of an archive belong to it: their documents and flaws say the path.
CREATE TABLE identify.file (
    file_id     int PRIMARY KEY,
    import_id   bigint NOT NULL REFERENCES identify.import,
    source_id   int NOT NULL REFERENCES identify.source,
    name        text NOT NULL,
    sha256      bytea NOT NULL,
    bytes       bigint NOT NULL,
    format      text NOT NULL,
    mapping     text NOT NULL, -- fingerprint of how its columns were understood, empty where it has none
    legal_basis text NOT NULL,
    received_at timestamptz NOT NULL,
    state       text NOT NULL CHECK (state IN ('reading', 'read', 'known', 'refused')),
    signature   jsonb
);
CREATE INDEX file_sha256 ON identify.file (sha256);
CREATE INDEX file_import ON identify.file (import_id);

-- A part of the input that did not go in (refused), or a remark on one that did.
CREATE TABLE identify.flaw (
    flaw_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    file_id   int NOT NULL REFERENCES identify.file,
    place     text NOT NULL, -- file name with the path inside an archive
    line      bigint NOT NULL,
    field     text NOT NULL,
    reason    text NOT NULL,
    detail    text NOT NULL,
    refused   boolean NOT NULL,
    columns   text[] NOT NULL DEFAULT '{}',
    raw       text[] NOT NULL DEFAULT '{}',
    amount    numeric,
    currency  text,
    state     text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'mended', 'dismissed')),
    settled_at timestamptz,
    settled_by text,
    settled_why text NOT NULL DEFAULT ''
);
CREATE INDEX flaw_file ON identify.flaw (file_id);
CREATE INDEX flaw_open ON identify.flaw (flaw_id) WHERE state = 'open' AND refused;

-- What a file held, what went in, what was there already, what was refused: read = posted + known + refused.
CREATE TABLE identify.control_total (
    file_id        int NOT NULL REFERENCES identify.file,
    currency       text NOT NULL,
    read_lines     bigint NOT NULL,
    read_amount    numeric NOT NULL,
    posted_lines   bigint NOT NULL,
    posted_amount  numeric NOT NULL,
    known_lines    bigint NOT NULL,
    known_amount   numeric NOT NULL,
    refused_lines  bigint NOT NULL,
    refused_amount numeric NOT NULL,
    PRIMARY KEY (file_id, currency)
);

-- A product or service as a source names it. Without a code the description is the key.
CREATE TABLE identify.product (
    product_id  int PRIMARY KEY,
    key         uuid NOT NULL, -- hash of source and code, or of source and description
    source_id   int NOT NULL,  -- a source
    code        text NOT NULL,
    description text NOT NULL,
    category    text NOT NULL DEFAULT '',
    department  text NOT NULL DEFAULT '',
    unit_cost   numeric,
    -- products of several sources with one code are one article of the firm; NULL until the product list names it
    article     text
);
CREATE UNIQUE INDEX product_key ON identify.product (key);
CREATE INDEX product_code ON identify.product (code);
CREATE INDEX product_article ON identify.product (article) WHERE article IS NOT NULL;

-- The firm's product list: one row per code, whatever source sold it.
CREATE TABLE identify.article (
    article     text PRIMARY KEY,
    description text NOT NULL,
    category    text NOT NULL,
    department  text NOT NULL,
    unit_cost   numeric,
    file_id     int NOT NULL REFERENCES identify.file,
    line        bigint NOT NULL,
    stated_at   timestamptz NOT NULL
);

-- A customer: a person or a firm, held together by the records that speak of it. Ids are never used again.
CREATE TABLE identify.customer (
    customer_id bigint PRIMARY KEY,
    created_at  timestamptz NOT NULL
);

-- One record of a person or a firm as one source states it. It belongs to exactly one customer at a time.
CREATE TABLE identify.record (
    record_id   bigint PRIMARY KEY,
    source_id   int NOT NULL, -- a source
    key         uuid NOT NULL, -- hash of the source and its own key of the record, or of the values where it has none
    source_key  text NOT NULL,
    kind        text NOT NULL CHECK (kind IN ('person', 'company', 'unknown')),
    customer_id bigint NOT NULL, -- a customer
    content     uuid NOT NULL, -- hash of the values as last stated
    created_at  timestamptz NOT NULL,
    linked      boolean NOT NULL DEFAULT false -- whether linkage has looked at its present values
);
CREATE UNIQUE INDEX record_key ON identify.record (key);
CREATE INDEX record_customer ON identify.record (customer_id);
CREATE INDEX record_to_link ON identify.record (record_id) WHERE NOT linked;

-- One value that a record states, with where and when; what is no longer stated is kept as superseded.
CREATE TABLE identify.value (
    record_id     bigint NOT NULL, -- a record
    field         text NOT NULL,
    text          text NOT NULL,  -- as stated; one row for each text that the record ever stated in the field
    normal        text,           -- as compared and shown; NULL where the text is flawed
    flaw          text,           -- reason code where the text is flawed (a wrong check digit)
    stated_on     date NOT NULL,  -- the day on which the source says so, else the day of the import
    file_id       int NOT NULL,   -- a file; source and legal basis stand there
    line          bigint NOT NULL,
    received_at   timestamptz NOT NULL,
    superseded_at timestamptz     -- when a later statement of the same field took its place
);
CREATE INDEX value_record ON identify.value (record_id);

-- A document of trade, in each version that was ever read.
CREATE TABLE identify.document (
    document_id  bigint PRIMARY KEY,
    key          uuid NOT NULL, -- hash of issuer (or source), kind group, number and date
    version      int NOT NULL,
    current      boolean NOT NULL,
    content      uuid NOT NULL, -- hash of everything that the document says
    source_id    int NOT NULL,    -- a source
    file_id      int NOT NULL,    -- a file
    line         int NOT NULL,
    inner_path   text,            -- in an archive
    kind         text NOT NULL,
    issuer       text NOT NULL,
    number       text NOT NULL,
    occurred_at  timestamp NOT NULL, -- in the source's zone
    currency     text NOT NULL,
    buyer_id     bigint, -- the record of who bought, as the document states it
    record_id    bigint, -- the record for whom it counts: the buyer, or the original's buyer
    department   text NOT NULL,
    channel      text NOT NULL,
    corrects_number text,
    corrects_date   date,
    corrects_id  bigint, -- the original's document, once it is known
    net          numeric NOT NULL,
    tax          numeric,
    gross        numeric
);
CREATE UNIQUE INDEX document_key ON identify.document (key, version);
CREATE INDEX document_record ON identify.document (record_id);
CREATE INDEX document_file ON identify.document (file_id);
-- By number, whatever its letters: for search as for corrections.
CREATE INDEX document_number_start ON identify.document (upper(number) COLLATE "C");
CREATE INDEX document_corrects ON identify.document (corrects_id) WHERE corrects_id IS NOT NULL;
CREATE INDEX document_unmatched ON identify.document (document_id) WHERE corrects_number IS NOT NULL AND corrects_id IS NULL;

-- The ledger: one line of one version of a document. Amounts without tax, signed from the seller's view.
CREATE TABLE identify.line (
    document_id bigint NOT NULL, -- a document
    position    int NOT NULL,    -- in the document from 1
    product_id  int NOT NULL,    -- a product
    file_id     int NOT NULL,    -- the file that brought it in; another than the document's where a line was mended
    line        int NOT NULL,    -- where it was read
    kind        "char" NOT NULL, -- S sale, R return, D discount, C charge, O rounding
    quantity    numeric NOT NULL,
    unit        text NOT NULL,
    unit_price  numeric NOT NULL,
    amount      numeric NOT NULL,
    cost        numeric,         -- as stated with the line; else the article's unit cost counts
    description text             -- where it differs from the product's
);
CREATE INDEX line_document ON identify.line (document_id);

-- Lines that count: of the current version of each document.
CREATE VIEW identify.v_purchase AS
SELECT d.document_id, l.position, d.key AS document_key, d.kind AS document_kind, d.number, d.occurred_at, d.currency,
       d.source_id, d.department, d.channel, d.record_id, r.customer_id,
       l.kind, l.product_id, l.quantity, l.unit, l.unit_price, l.amount, l.cost
FROM identify.line l
JOIN identify.document d ON d.document_id = l.document_id AND d.current
LEFT JOIN identify.record r ON r.record_id = d.record_id;

-- The VAT numbers of the firm itself: where there are any, documents that somebody else issued are not the firm's sales.
CREATE TABLE identify.own_number (
    number text        PRIMARY KEY CHECK (number <> ''),
    set_at timestamptz NOT NULL,
    set_by text        NOT NULL
);

-- Room identify: what is derived from the whole ledger and asked for at each view. All of it can be rebuilt.

-- Three independent sums of each currency, as they were at one moment: see LedgerCheck. Added up anew after each import.
CREATE TABLE identify.ledger_check (
    currency       text    PRIMARY KEY,
    customers      bigint  NOT NULL,
    customers_net  numeric NOT NULL,
    customer_lines bigint  NOT NULL,
    without_net    numeric NOT NULL,
    without_lines  bigint  NOT NULL,
    ledger_net     numeric NOT NULL,
    ledger_lines   bigint  NOT NULL
);

-- When that was; one row, or none while it never happened.
CREATE TABLE identify.ledger_checked (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    at  timestamptz NOT NULL
);

-- The values that can be chosen in filters, as they occur on cards: a refresh of some cards adds to them, and after each
-- import those that no card has any more go.
CREATE TABLE identify.choice (
    what  text NOT NULL CHECK (what IN ('department', 'channel', 'country', 'area', 'currency')),
    value text NOT NULL,
    PRIMARY KEY (what, value)
);

-- Documents by their last figures, without zeros before them: 00123 of FT/2026/00123, 123 of 123/A.
CREATE INDEX document_number_figures ON identify.document
    (ltrim(substring(number FROM '([0-9]+)[^0-9]*$'), '0') COLLATE "C");

-- Counting a word up must not make its trigrams anew: room for the next version on its page.
ALTER TABLE identify.search_word SET (fillfactor = 70);

-- What the firm says of itself as controller of its customers' personal data. It only grows; the latest holds.
CREATE TABLE interact.controller_statement (
    statement_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    stated_at    timestamptz NOT NULL,
    stated_by    text        NOT NULL CHECK (stated_by <> ''),
    said         jsonb       NOT NULL -- the words by item, as in DataController.Item; what is missing is not stated
);

-- Room differentiate: what people say of articles: that they are bought as by contract, or not. The last row of an article
-- counts; all are kept. Where it is NULL, what was said before is taken back, and the purchases decide again.

CREATE TABLE differentiate.contract_mark (
    mark_id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    article  text        NOT NULL CHECK (article <> ''),
    contract boolean,
    days     integer     CHECK (days > 0), -- from one renewal to the next; NULL: as the purchases show
    at       timestamptz NOT NULL,
    by       text        NOT NULL,
    why      text        NOT NULL DEFAULT ''
);
CREATE INDEX contract_mark_article ON differentiate.contract_mark (article, mark_id DESC);

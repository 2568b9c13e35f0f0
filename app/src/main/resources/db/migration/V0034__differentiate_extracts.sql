-- Room differentiate: data sets that were taken out as files. The journal keeps each request and what came of it for good;
-- here stands where it is now.
CREATE SCHEMA differentiate;

CREATE TABLE differentiate.extract (
    extract_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asked_at      timestamptz NOT NULL DEFAULT now(),
    who           text        NOT NULL CHECK (who <> ''),
    moment        timestamptz NOT NULL, -- the ledger as it was known then
    sets          text[]      NOT NULL,
    format        text        NOT NULL CHECK (format IN ('csv', 'parquet')),
    key_name      text        NOT NULL, -- of the key of the pseudonyms; empty where customers bear their numbers
    state         text        NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'done', 'failed', 'deleted')),
    job_id        bigint,
    rows          jsonb       NOT NULL DEFAULT '{}', -- by data set
    sha256        text        NOT NULL DEFAULT '',
    bytes         bigint      NOT NULL DEFAULT 0,
    done_at       timestamptz
);

-- Room differentiate: what analyses assume, what they found in earlier years, how reports are used.

-- What is assumed where the ledger says nothing, such as the cost of a visit. The last row of a topic counts; all are kept.
CREATE TABLE differentiate.assumption (
    assumption_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic         text        NOT NULL CHECK (topic <> ''),
    given         jsonb       NOT NULL, -- name to number
    at            timestamptz NOT NULL,
    by            text        NOT NULL,
    why           text        NOT NULL DEFAULT ''
);
CREATE INDEX assumption_topic ON differentiate.assumption (topic, assumption_id DESC);

-- How centred on products the firm was, each time somebody wrote it down.
CREATE TABLE differentiate.diagnosis (
    diagnosis_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at           timestamptz      NOT NULL,
    by           text             NOT NULL,
    score        double precision NOT NULL CHECK (score BETWEEN 0 AND 100),
    parts        jsonb            NOT NULL  -- name to score
);

-- How often reports were asked for by product, by customer, or by neither. Of nobody in particular.
CREATE TABLE differentiate.report_use (
    day   date   NOT NULL,
    key   text   NOT NULL CHECK (key IN ('product', 'customer', 'other')),
    times bigint NOT NULL,
    PRIMARY KEY (day, key)
);

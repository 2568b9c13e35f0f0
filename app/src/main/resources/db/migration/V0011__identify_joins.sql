-- Room identify: which records are one customer, why, and how to take it back.

-- The model with which records are compared; the last one is in use.
CREATE TABLE identify.linkage_model (
    model_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    fitted_at  timestamptz NOT NULL,
    records    bigint NOT NULL,
    seed       bigint NOT NULL,
    code       text NOT NULL, -- version of the code that fitted it
    model      jsonb NOT NULL
);

-- Under which keys a record is found when a new one looks for its like.
CREATE TABLE identify.blocking_key (
    key       bigint NOT NULL,
    record_id bigint NOT NULL, -- a record
    PRIMARY KEY (key, record_id)
);
CREATE INDEX blocking_key_record ON identify.blocking_key (record_id);

-- Two customers became one: an edge between two records. Which records are one customer follows from the edges that are
-- not undone; it bears the lowest number that one of its records came with. The records that moved are in join_move: the
-- first move of a record tells with which number it came.
CREATE TABLE identify.customer_join (
    join_id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at            timestamptz NOT NULL,
    by            text NOT NULL,  -- a person, or 'linkage', or 'rule'
    kept          bigint NOT NULL REFERENCES identify.customer,
    joined        bigint NOT NULL REFERENCES identify.customer,
    record_a      bigint NOT NULL REFERENCES identify.record, -- of the kept customer
    record_b      bigint NOT NULL REFERENCES identify.record, -- of the joined one
    model_id      bigint REFERENCES identify.linkage_model,
    weight        double precision, -- bits
    probability   double precision,
    evidence      jsonb NOT NULL,   -- weight per field
    why           text NOT NULL DEFAULT '',
    undone_at     timestamptz,
    undone_by     text,
    undone_why    text
);
CREATE INDEX customer_join_kept ON identify.customer_join (kept);
CREATE INDEX customer_join_joined ON identify.customer_join (joined);
CREATE INDEX customer_join_a ON identify.customer_join (record_a);
CREATE INDEX customer_join_b ON identify.customer_join (record_b);

CREATE TABLE identify.join_move (
    join_id   bigint NOT NULL REFERENCES identify.customer_join,
    record_id bigint NOT NULL, -- a record
    PRIMARY KEY (join_id, record_id)
);
CREATE INDEX join_move_record ON identify.join_move (record_id);

-- Two records that a person (or an undone join) says are two customers. Never proposed again.
CREATE TABLE identify.apart (
    record_a bigint NOT NULL REFERENCES identify.record,
    record_b bigint NOT NULL REFERENCES identify.record,
    at       timestamptz NOT NULL,
    by       text NOT NULL,
    why      text NOT NULL,
    join_id  bigint REFERENCES identify.customer_join, -- the join that was undone
    lifted_at timestamptz, -- when a person said otherwise
    lifted_by text,
    PRIMARY KEY (record_a, record_b),
    CHECK (record_a < record_b)
);
CREATE INDEX apart_b ON identify.apart (record_b);

-- A pair that a person has to decide.
CREATE TABLE identify.doubt (
    doubt_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    record_a    bigint NOT NULL REFERENCES identify.record,
    record_b    bigint NOT NULL REFERENCES identify.record,
    model_id    bigint REFERENCES identify.linkage_model,
    weight      double precision NOT NULL,
    probability double precision NOT NULL,
    evidence    jsonb NOT NULL,
    raised_at   timestamptz NOT NULL,
    state       text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'joined', 'apart')),
    later_at    timestamptz, -- put off: asked after all others
    decided_at  timestamptz,
    decided_by  text,
    join_id     bigint REFERENCES identify.customer_join, -- the join that was decided
    CHECK (record_a < record_b),
    UNIQUE (record_a, record_b)
);
CREATE INDEX doubt_open ON identify.doubt (probability DESC, doubt_id) WHERE state = 'open';
CREATE INDEX doubt_b ON identify.doubt (record_b);

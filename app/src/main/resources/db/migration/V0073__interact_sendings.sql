-- Sendings: one message plan to many customers.
CREATE TABLE interact.sending (
    sending_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name          text        NOT NULL CHECK (name <> ''),
    dialogue      text        NOT NULL DEFAULT 'general',
    purpose       text        NOT NULL,
    medium        text,                                  -- empty: the one that each customer prefers
    template_id   bigint      NOT NULL,
    segment_id    bigint,
    experiment_id bigint,
    why           text        NOT NULL CHECK (why <> ''),
    topic         text        NOT NULL DEFAULT '',
    due_at        timestamptz,
    state         text        NOT NULL CHECK (state IN ('draft', 'approved', 'running', 'queued', 'stopped')),
    planned_by    text        NOT NULL,
    planned_at    timestamptz NOT NULL,
    approved_by   text        NOT NULL DEFAULT '',
    approved_at   timestamptz,
    started_at    timestamptz,
    stopped_by    text        NOT NULL DEFAULT '',
    stopped_at    timestamptz,
    stopped_why   text        NOT NULL DEFAULT '',
    counted       jsonb,                                 -- what would become of it, by message key
    counted_at    timestamptz,
    CHECK ((segment_id IS NULL) <> (experiment_id IS NULL))
);

-- The journal: what happened, who did it, when, why and from which data. Nothing in it changes or goes.
-- (The schema platform is there already: the record of the migrations lies in it.)

CREATE TABLE platform.journal (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    who       text        NOT NULL CHECK (who <> ''),
    what      text        NOT NULL CHECK (what ~ '^[a-z0-9]+([.-][a-z0-9]+)*$'),
    subject   text        NOT NULL CHECK (subject <> ''),
    detail    jsonb       NOT NULL DEFAULT '{}',
    why       text        NOT NULL DEFAULT '',
    from_data text        NOT NULL DEFAULT ''
);

COMMENT ON TABLE platform.journal IS 'Append-only: every import, decision, message, agreement and change of right.';
COMMENT ON COLUMN platform.journal.who IS 'user:<name>, key:<name>, or system';
COMMENT ON COLUMN platform.journal.what IS 'room and past participle, such as identify.joined';
COMMENT ON COLUMN platform.journal.subject IS 'kind:id of what it is about, such as customer:4711';
COMMENT ON COLUMN platform.journal.why IS 'the reason in words, empty when none was given';
COMMENT ON COLUMN platform.journal.from_data IS 'which data it rests on, such as import:17';

CREATE INDEX journal_by_subject ON platform.journal (subject, id DESC);
CREATE INDEX journal_by_what ON platform.journal (what, id DESC);

CREATE FUNCTION platform.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the journal is append-only: % on %.% refused', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER journal_rows_stay BEFORE UPDATE OR DELETE ON platform.journal
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER journal_stays BEFORE TRUNCATE ON platform.journal
    FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

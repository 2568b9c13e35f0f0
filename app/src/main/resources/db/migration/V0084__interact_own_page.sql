-- Room interact: the customer's own page and two of his rights.

-- A link that lets a customer in once. Only the SHA-256 of its secret is kept.
CREATE TABLE interact.own_link (
    link_id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    secret_sha256 bytea       NOT NULL UNIQUE,
    record_id     bigint      NOT NULL,
    made_at       timestamptz NOT NULL,
    made_by       text        NOT NULL CHECK (made_by <> ''), -- customer:<id> where he asked for it himself
    expires_at    timestamptz NOT NULL,
    used_at       timestamptz
);
CREATE INDEX own_link_record ON interact.own_link (record_id, link_id);

-- Who asked for links of late, so that asking stays slow across restarts.
CREATE TABLE interact.own_asking (
    origin_sha256 bytea       PRIMARY KEY, -- of what was typed, or of a network address: neither is kept
    since         timestamptz NOT NULL,    -- the first one
    times         int         NOT NULL CHECK (times > 0)
);
CREATE INDEX own_asking_since ON interact.own_asking (since);

-- Rights that a customer uses: the last row of what he says counts, over all of his records; none is ever changed.
CREATE TABLE interact.own_right (
    right_id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    record_id bigint      NOT NULL,
    what      text        NOT NULL CHECK (what IN ('DO_NOT_TRACK', 'DO_NOT_CONTACT')),
    in_force  boolean     NOT NULL,
    at        timestamptz NOT NULL,
    who       text        NOT NULL CHECK (who <> ''),
    how       text        NOT NULL DEFAULT ''
);
CREATE INDEX own_right_record ON interact.own_right (record_id, right_id);

CREATE FUNCTION interact.keep_right() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the rights that customers use are append-only: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER own_right_stays BEFORE UPDATE OR DELETE ON interact.own_right
    FOR EACH ROW EXECUTE FUNCTION interact.keep_right();

-- For rooms to the right: who is not to be tracked, who is not to be contacted, by the record of his that said so last.
CREATE VIEW interact.v_own_right AS
SELECT DISTINCT ON (record_id, what) record_id, what, in_force, at FROM interact.own_right
ORDER BY record_id, what, right_id DESC;

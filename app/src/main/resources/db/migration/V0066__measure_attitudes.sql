-- Room measure: what customers say of satisfaction, trust, loyalty, advocacy, of buying and of using. A mark hangs on the
-- lowest record of the customer at the time, so that it follows joins and splits; it is never changed: the way back is a row
-- in attitude_withdrawn.
CREATE TABLE measure.attitude (
    attitude_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    record_id   bigint      NOT NULL, -- a record
    about       text        NOT NULL CHECK (about IN ('SATISFACTION', 'TRUST', 'LOYALTY', 'ADVOCACY', 'BUYING', 'USING')),
    mark        smallint    NOT NULL CHECK (mark BETWEEN 1 AND 5),
    at          timestamptz NOT NULL, -- when he said it
    source      text        NOT NULL, -- where it stands, such as "question:3 asked:17"; the same is written down once
    by          text        NOT NULL,
    UNIQUE (source, about)
);
CREATE INDEX attitude_record ON measure.attitude (record_id, about, at DESC);

CREATE TABLE measure.attitude_withdrawn (
    attitude_id bigint PRIMARY KEY REFERENCES measure.attitude,
    at          timestamptz NOT NULL,
    by          text        NOT NULL
);

CREATE TRIGGER attitude_stays BEFORE UPDATE OR DELETE ON measure.attitude
    FOR EACH ROW EXECUTE FUNCTION measure.refuse_change();

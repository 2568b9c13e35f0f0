-- Room measure: experiments, whom they are about, which arm each customer is in, the lasting hold-out over all.

CREATE FUNCTION measure.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

-- The place of a unit from 0 to 999,999, as io.clientela.kernel.effect.Assignment defines it (version 1): the first eight
-- bytes of SHA-256, as an unsigned number, modulo 1,000,000; here in two halves of four bytes.
CREATE FUNCTION measure.place(key text, unit bigint) RETURNS int LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT (((('x' || substr(h, 1, 8))::bit(32)::bigint % 1000000) * 967296 + ('x' || substr(h, 9, 8))::bit(32)::bigint)
            % 1000000)::int
    FROM (SELECT encode(sha256(convert_to('clientela-arm/1' || chr(10) || key || chr(10) || unit::text, 'UTF8')), 'hex') AS h) t
$$;

-- An experiment: when it began and ended, and which version of its plan counts. Whether it is a draft, runs, was stopped or is
-- finished follows from the times.
CREATE TABLE measure.experiment (
    experiment_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key           text NOT NULL UNIQUE, -- stands in the hash of arms
    version       int  NOT NULL,        -- of the plan that counts
    created_at    timestamptz NOT NULL,
    created_by    text NOT NULL,
    started_at    timestamptz,
    started_by    text,
    ends_at       timestamptz,          -- from then on it is finished
    stopped_at    timestamptz,
    stopped_by    text,
    stop_why      text,
    CHECK ((started_at IS NULL) = (ends_at IS NULL)),
    CHECK ((started_at IS NULL) = (started_by IS NULL)),
    CHECK ((stopped_at IS NULL) = (stop_why IS NULL) AND (stopped_at IS NULL) = (stopped_by IS NULL)),
    CHECK (ends_at > started_at)
);

-- What was planned, each version with the SHA-256 of its text. None is ever changed; none is added after the start.
CREATE TABLE measure.experiment_plan (
    experiment_id bigint NOT NULL REFERENCES measure.experiment,
    version       int    NOT NULL,
    at            timestamptz NOT NULL,
    by            text   NOT NULL,
    why           text   NOT NULL,
    plan          text   NOT NULL, -- JSON, byte for byte as it was hashed
    hash          text   NOT NULL,
    PRIMARY KEY (experiment_id, version),
    CHECK (hash = encode(sha256(convert_to(plan, 'UTF8')), 'hex'))
);

-- After the start an experiment can be stopped, not edited; after it was stopped nothing changes.
CREATE FUNCTION measure.guard_experiment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'an experiment is not deleted' USING ERRCODE = 'restrict_violation';
    END IF;
    IF (NEW.experiment_id, NEW.key, NEW.created_at, NEW.created_by)
       IS DISTINCT FROM (OLD.experiment_id, OLD.key, OLD.created_at, OLD.created_by) THEN
        RAISE EXCEPTION 'an experiment keeps its key' USING ERRCODE = 'restrict_violation';
    END IF;
    IF OLD.started_at IS NOT NULL
       AND (NEW.version, NEW.started_at, NEW.started_by, NEW.ends_at)
           IS DISTINCT FROM (OLD.version, OLD.started_at, OLD.started_by, OLD.ends_at) THEN
        RAISE EXCEPTION 'experiment % has started: its plan stays as it is', OLD.experiment_id
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF OLD.stopped_at IS NOT NULL AND NEW IS DISTINCT FROM OLD THEN
        RAISE EXCEPTION 'experiment % was stopped', OLD.experiment_id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER experiment_guarded BEFORE UPDATE OR DELETE ON measure.experiment
    FOR EACH ROW EXECUTE FUNCTION measure.guard_experiment();

CREATE FUNCTION measure.guard_plan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM measure.experiment e
    WHERE e.experiment_id = NEW.experiment_id AND (e.started_at IS NOT NULL OR e.stopped_at IS NOT NULL) FOR SHARE;
    IF FOUND THEN
        RAISE EXCEPTION 'experiment % has started: its plan stays as it is', NEW.experiment_id
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER experiment_plan_guarded BEFORE INSERT ON measure.experiment_plan
    FOR EACH ROW EXECUTE FUNCTION measure.guard_plan();
CREATE TRIGGER experiment_plan_stays BEFORE UPDATE OR DELETE ON measure.experiment_plan
    FOR EACH ROW EXECUTE FUNCTION measure.refuse_change();

-- Whom an experiment is about: fixed when it starts, with the portfolio of that moment; where the plan says so, those who
-- come into its segment or portfolios later are added when they are first exposed.
CREATE TABLE measure.target (
    experiment_id bigint NOT NULL, -- an experiment
    record_id     bigint NOT NULL, -- the lowest record of the customer at the time
    customer_id   bigint NOT NULL, -- his number at the time: what is hashed
    portfolio_id  bigint,          -- his mini-portfolio at the time
    PRIMARY KEY (experiment_id, record_id)
);

-- The arm of a customer, written down at his first exposure. On the same record as in the target.
CREATE TABLE measure.assignment (
    experiment_id bigint NOT NULL, -- an experiment
    record_id     bigint NOT NULL, -- of its target
    arm           smallint,        -- number of the arm in the plan from 0; NULL for the hold-out over all
    at            timestamptz NOT NULL,
    PRIMARY KEY (experiment_id, record_id)
);
CREATE INDEX assignment_record ON measure.assignment (record_id);

CREATE TRIGGER target_stays BEFORE UPDATE OR DELETE ON measure.target
    FOR EACH ROW EXECUTE FUNCTION measure.refuse_change();
CREATE TRIGGER assignment_stays BEFORE UPDATE OR DELETE ON measure.assignment
    FOR EACH ROW EXECUTE FUNCTION measure.refuse_change();

-- The lasting hold-out over all initiatives: the share of all customers that is in it, and the key of its hash. The last row
-- counts. With the same key a larger share holds those of a smaller one.
CREATE TABLE measure.hold_out (
    hold_out_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key         text NOT NULL,
    share       double precision NOT NULL CHECK (share >= 0 AND share <= 0.5),
    at          timestamptz NOT NULL,
    by          text NOT NULL,
    why         text NOT NULL
);
CREATE TRIGGER hold_out_stays BEFORE UPDATE OR DELETE ON measure.hold_out
    FOR EACH ROW EXECUTE FUNCTION measure.refuse_change();

-- One computation of what an experiment returned, with all that it rests on.
CREATE TABLE measure.result_run (
    run_id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    experiment_id bigint NOT NULL, -- an experiment
    at            timestamptz NOT NULL,
    by            text  NOT NULL,
    result        jsonb NOT NULL
);
CREATE INDEX result_run_of ON measure.result_run (experiment_id, run_id DESC);
CREATE TRIGGER result_run_stays BEFORE UPDATE OR DELETE ON measure.result_run
    FOR EACH ROW EXECUTE FUNCTION measure.refuse_change();

-- What is assumed of the money that goes into initiatives; the last row counts, all are kept.
CREATE TABLE measure.assumption (
    assumption_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    experiment_id bigint,         -- for one experiment; NULL for all that have none of their own
    given         jsonb NOT NULL, -- name to number
    at            timestamptz NOT NULL,
    by            text NOT NULL,
    why           text NOT NULL DEFAULT ''
);
CREATE TRIGGER assumption_stays BEFORE UPDATE OR DELETE ON measure.assumption
    FOR EACH ROW EXECUTE FUNCTION measure.refuse_change();

-- For rooms to the right: who is in which arm, by his number now.
CREATE VIEW measure.v_assignment AS
SELECT a.experiment_id, a.record_id, r.customer_id, a.arm, a.at, t.portfolio_id
FROM measure.assignment a
JOIN measure.target t ON t.experiment_id = a.experiment_id AND t.record_id = a.record_id
JOIN identify.v_record r ON r.record_id = a.record_id;

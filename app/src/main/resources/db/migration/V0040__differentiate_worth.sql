-- Room differentiate: what customers are worth. The figures themselves are derived and stand in the picture; here is what
-- they rest on, so that each can be computed again.

CREATE FUNCTION differentiate.keep_as_made() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%.% is kept as it was made: % refused', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation';
END
$$;

-- How value is computed. One row.
CREATE TABLE differentiate.value_setting (
    the_one         boolean          PRIMARY KEY DEFAULT true CHECK (the_one),
    horizon_days    int              NOT NULL DEFAULT 365 CHECK (horizon_days BETWEEN 28 AND 3650),
    yearly_discount double precision NOT NULL DEFAULT 0.1 CHECK (yearly_discount >= 0 AND yearly_discount <= 1)
);
INSERT INTO differentiate.value_setting DEFAULT VALUES;

-- One row for each time that values were computed, with all that is needed to compute them again.
CREATE TABLE differentiate.value_run (
    run_id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at              timestamptz      NOT NULL DEFAULT now(),
    who             text             NOT NULL CHECK (who <> ''),
    as_of           date             NOT NULL, -- the last day that was known
    currency        text             NOT NULL,
    horizon_days    int              NOT NULL,
    yearly_discount double precision NOT NULL,
    model           text             NOT NULL, -- empty where there could be none
    log_likelihood  double precision,
    customers       int              NOT NULL,
    fingerprint     text             NOT NULL, -- SHA-256 of the purchases and margins that went in
    code            text             NOT NULL, -- version of Clientela
    seconds         double precision NOT NULL,
    detail          jsonb            NOT NULL  -- parameters with standard errors, covariance, findings, test, totals, moves
);
CREATE TRIGGER value_run_rows_stay BEFORE UPDATE OR DELETE ON differentiate.value_run
    FOR EACH ROW EXECUTE FUNCTION differentiate.keep_as_made();
CREATE TRIGGER value_run_stays BEFORE TRUNCATE ON differentiate.value_run
    FOR EACH STATEMENT EXECUTE FUNCTION differentiate.keep_as_made();

-- What was done about a customer who fell silent. Kept by one of his records, so that it follows him through joins. What
-- came of it is told by his purchases: whether he bought again by the day that was due.
CREATE TABLE differentiate.silence_action (
    action_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    record_id    bigint           NOT NULL,
    at           timestamptz      NOT NULL DEFAULT now(),
    who          text             NOT NULL CHECK (who <> ''),
    note         text             NOT NULL CHECK (note <> ''),
    on_day       date             NOT NULL, -- the day of the action
    last_on      date             NOT NULL, -- his last purchase before it
    usual_gap    double precision NOT NULL, -- days within which he usually buys again
    due          date             NOT NULL, -- the day of the action and his usual gap
    result       text             NOT NULL DEFAULT '', -- what a person says of it
    result_at    timestamptz,
    result_who   text             NOT NULL DEFAULT '',
    withdrawn_at timestamptz      -- taken back; the journal says by whom
);
CREATE INDEX silence_action_record ON differentiate.silence_action (record_id);

-- Room measure: what all initiatives brought together, computed once against the lasting hold-out over all.
CREATE TABLE measure.hold_out_run (
    run_id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hold_out_id bigint NOT NULL, -- the hold-out from which on the same customers are held out
    at          timestamptz NOT NULL,
    by          text  NOT NULL,
    result      jsonb NOT NULL
);
CREATE TRIGGER hold_out_run_stays BEFORE UPDATE OR DELETE ON measure.hold_out_run
    FOR EACH ROW EXECUTE FUNCTION measure.refuse_change();

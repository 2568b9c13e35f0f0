-- Room measure: what a finished initiative of the demo firm truly brings, as the program that drew its files knows. Empty
-- everywhere else.
CREATE TABLE measure.true_effect (
    experiment_id bigint PRIMARY KEY,        -- an experiment
    effect        double precision NOT NULL, -- on the outcome of one treated customer, in the mean
    at            timestamptz NOT NULL,
    by            text NOT NULL
);
CREATE TRIGGER true_effect_stays BEFORE UPDATE OR DELETE ON measure.true_effect
    FOR EACH ROW EXECUTE FUNCTION measure.refuse_change();

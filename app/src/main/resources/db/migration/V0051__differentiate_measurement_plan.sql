-- Room differentiate: how comparisons in portfolios are planned, so that each portfolio can say whether it is large enough
-- (R22). The last row counts; none is ever changed. Before the first one the usual plan stands.
CREATE TABLE differentiate.measurement_plan (
    plan_id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at           timestamptz NOT NULL,
    by           text   NOT NULL,
    why          text   NOT NULL,
    days         int    NOT NULL CHECK (days BETWEEN 1 AND 3650), -- how long a comparison runs
    held         double precision NOT NULL CHECK (held > 0 AND held < 1), -- the share of customers that is held out
    effect       double precision NOT NULL CHECK (effect > 0), -- the rise that is to be seen, as a share of the base rate
    significance double precision NOT NULL CHECK (significance > 0 AND significance < 0.5),
    power        double precision NOT NULL CHECK (power >= 0.5 AND power < 1)
);
CREATE TRIGGER measurement_plan_stays BEFORE UPDATE OR DELETE ON differentiate.measurement_plan
    FOR EACH ROW EXECUTE FUNCTION differentiate.refuse_change();

-- The day of the last purchase, so that the base rate of any number of days can be counted; unknown for one who never bought
-- and until customers are looked at again.
ALTER TABLE differentiate.standing ADD COLUMN last_on date;

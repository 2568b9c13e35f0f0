-- Room differentiate: who bought lately is counted from the day of the last purchase and the days of the plan, and by nothing
-- else (R22); a plan holds what the application lets through, and no more.
ALTER TABLE differentiate.standing DROP COLUMN recent;

ALTER TABLE differentiate.measurement_plan
    DROP CONSTRAINT measurement_plan_days_check,
    DROP CONSTRAINT measurement_plan_held_check,
    DROP CONSTRAINT measurement_plan_effect_check,
    DROP CONSTRAINT measurement_plan_significance_check,
    DROP CONSTRAINT measurement_plan_power_check,
    ADD CONSTRAINT measurement_plan_days_check CHECK (days BETWEEN 7 AND 366),
    ADD CONSTRAINT measurement_plan_held_check CHECK (held BETWEEN 0.02 AND 0.9),
    ADD CONSTRAINT measurement_plan_effect_check CHECK (effect BETWEEN 0.01 AND 10),
    ADD CONSTRAINT measurement_plan_significance_check CHECK (significance BETWEEN 0.001 AND 0.2),
    ADD CONSTRAINT measurement_plan_power_check CHECK (power BETWEEN 0.5 AND 0.99);

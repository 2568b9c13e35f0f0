-- The unit of an experiment is the customer or the household. Members of one household are in one arm: hashed is the number of
-- the household, which is that of its first customer in the target when the experiment starts.
ALTER TABLE measure.target ADD COLUMN unit_id bigint; -- NULL where each customer is a unit
CREATE INDEX target_unit ON measure.target (experiment_id, unit_id) WHERE unit_id IS NOT NULL;

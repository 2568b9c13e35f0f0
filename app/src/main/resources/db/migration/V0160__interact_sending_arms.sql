-- What the customers of an arm get where it is not what the sending says, by the arm's name: {"b": {"template": 7, "medium": "WEB"}}.
-- What stands empty in it is the sending's. Who is in which arm stands in measure.assignment alone.
ALTER TABLE interact.sending
    ADD COLUMN arms jsonb NOT NULL DEFAULT '{}',
    ADD CHECK (arms = '{}' OR experiment_id IS NOT NULL);

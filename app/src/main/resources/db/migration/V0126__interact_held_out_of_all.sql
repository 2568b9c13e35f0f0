-- Who is in the hold-out over all has no arm: this is why he got nothing, not the arm of an experiment.
UPDATE interact.message SET state_why = 'gate.arm.held-out-of-all'
WHERE state = 'HELD_OUT' AND state_why = 'gate.arm.held-out' AND experiment_id IS NULL;

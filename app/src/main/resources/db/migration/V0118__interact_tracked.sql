-- Whose the events of other programs are is found without looking through all of them.
CREATE INDEX tracked_user ON interact.tracked (taken_from, user_id, tracked_id) WHERE user_id <> '' AND record_id IS NOT NULL;
CREATE INDEX tracked_same_anonymous ON interact.tracked (anonymous_id, tracked_id)
    WHERE anonymous_id <> '' AND record_id IS NOT NULL;

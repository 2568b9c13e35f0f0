-- Room interact: the messages of a sending that stand in a state are paged by their numbers.
DROP INDEX interact.message_sending;
CREATE INDEX message_sending ON interact.message (sending_id, state, message_id) WHERE sending_id IS NOT NULL;

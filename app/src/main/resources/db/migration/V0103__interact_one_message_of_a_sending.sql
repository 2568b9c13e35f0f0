-- A sending writes once to each, whoever runs it.
CREATE UNIQUE INDEX message_once ON interact.message (sending_id, record_id) WHERE sending_id IS NOT NULL;

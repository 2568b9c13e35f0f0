-- Room interact: agreements, messages, conversations, rewards. What concerns a customer hangs on one of his records
-- (record_id), so it follows joins and splits; his number now is that of the record (identify.v_record).
CREATE SCHEMA interact;

-- What we tell a customer: planned, sent, or not sent with the reason.
CREATE TABLE interact.message (
    message_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    record_id     bigint      NOT NULL,
    dialogue      text        NOT NULL DEFAULT 'general',
    purpose       text        NOT NULL CHECK (purpose IN ('SERVICE', 'SAFETY', 'ANSWER', 'OFFERS', 'NEWS', 'QUESTIONS')),
    medium        text        NOT NULL CHECK (medium IN ('EMAIL', 'SMS', 'LETTER', 'PHONE', 'WEB', 'WEBHOOK')),
    language      text        NOT NULL,
    subject       text        NOT NULL DEFAULT '',
    body          text        NOT NULL CHECK (body <> ''),
    html          text        NOT NULL DEFAULT '',
    why           text        NOT NULL CHECK (why <> ''),
    from_data     text        NOT NULL DEFAULT '',
    topic         text        NOT NULL DEFAULT '',
    state         text        NOT NULL CHECK (state IN ('PLANNED', 'HELD', 'CLAIMED', 'HANDED_OVER', 'CONFIRMED', 'HELD_OUT',
        'REFUSED', 'RECALLED', 'BLOCKED', 'FAILED', 'UNCERTAIN')),
    state_why     text        NOT NULL DEFAULT '', -- a message key with arguments, or what the medium answered
    planned_by    text        NOT NULL,
    planned_at    timestamptz NOT NULL,
    due_at        timestamptz NOT NULL,
    claimed_at    timestamptz,
    claimed_by    text        NOT NULL DEFAULT '', -- the process that holds it
    attempts      integer     NOT NULL DEFAULT 0,
    handed_at     timestamptz,
    confirmed_at  timestamptz,
    reference     text        NOT NULL DEFAULT '', -- the medium's: the Message-ID; written before it is handed over
    received_id   bigint,                          -- the received message that it answers
    sending_id    bigint,
    experiment_id bigint,
    arm           text
);
CREATE INDEX message_record ON interact.message (record_id, message_id);
CREATE INDEX message_waiting ON interact.message (due_at, message_id) WHERE state IN ('PLANNED', 'CLAIMED', 'UNCERTAIN');
CREATE UNIQUE INDEX message_reference ON interact.message (reference) WHERE reference <> '';
CREATE INDEX message_sending ON interact.message (sending_id, state) WHERE sending_id IS NOT NULL;

-- What came in, by whatever medium. record_id is empty until it is known whose it is.
CREATE TABLE interact.received (
    received_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    record_id   bigint,
    medium      text        NOT NULL CHECK (medium IN ('EMAIL', 'SMS', 'LETTER', 'PHONE', 'WEB', 'WEBHOOK')),
    sender      text        NOT NULL DEFAULT '',
    subject     text        NOT NULL DEFAULT '',
    body        text        NOT NULL,
    reference   text        NOT NULL DEFAULT '',
    message_id  bigint,                            -- our message that it answers
    sent_at     timestamptz NOT NULL,
    taken_at    timestamptz NOT NULL,
    read_at     timestamptz,
    read_by     text        NOT NULL DEFAULT ''
);
CREATE INDEX received_record ON interact.received (record_id, received_id);
CREATE INDEX received_unplaced ON interact.received (received_id) WHERE record_id IS NULL;
CREATE UNIQUE INDEX received_reference ON interact.received (medium, reference) WHERE reference <> '';

-- Room interact: letters, calls, SMS, webhooks out, events in.

-- Letters that are printed together. An open batch takes what is handed over; a closed one is printed and posted.
CREATE TABLE interact.letter_batch (
    batch_id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    closed_by text        NOT NULL DEFAULT '',
    posted_at timestamptz,
    posted_by text        NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX letter_batch_open ON interact.letter_batch ((true)) WHERE closed_at IS NULL;

CREATE TABLE interact.letter (
    letter_id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    batch_id   bigint      NOT NULL REFERENCES interact.letter_batch,
    message_id bigint      NOT NULL,
    reference  text        NOT NULL UNIQUE,
    address    text        NOT NULL, -- by lines
    language   text        NOT NULL,
    subject    text        NOT NULL,
    body       text        NOT NULL,
    leave_link text        NOT NULL DEFAULT '',
    cost       numeric     NOT NULL,
    currency   text        NOT NULL,
    at         timestamptz NOT NULL,
    back_at    timestamptz, -- the post brought it back
    back_by    text        NOT NULL DEFAULT ''
);
CREATE INDEX letter_of_batch ON interact.letter (batch_id, letter_id);
CREATE INDEX letter_of_message ON interact.letter (message_id);

-- Calls to make, and what became of them. The latest try counts.
CREATE TABLE interact.call (
    call_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message_id bigint      NOT NULL,
    reference  text        NOT NULL UNIQUE,
    phone      text        NOT NULL,
    name       text        NOT NULL,
    language   text        NOT NULL,
    subject    text        NOT NULL,
    body       text        NOT NULL,
    at         timestamptz NOT NULL,
    not_before timestamptz NOT NULL,
    result     text        NOT NULL DEFAULT '' CHECK (result IN ('', 'REACHED', 'NOT_REACHED', 'LATER', 'WRONG_NUMBER', 'NO_CALLS')),
    done_at    timestamptz -- nothing more is to be done
);
CREATE INDEX call_open ON interact.call (not_before, call_id) WHERE done_at IS NULL;
CREATE INDEX call_of_message ON interact.call (message_id);

CREATE TABLE interact.call_try (
    call_try_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    call_id     bigint      NOT NULL REFERENCES interact.call,
    result      text        NOT NULL CHECK (result IN ('REACHED', 'NOT_REACHED', 'LATER', 'WRONG_NUMBER', 'NO_CALLS')),
    note        text        NOT NULL DEFAULT '',
    received_id bigint, -- what he said, in the conversation
    at          timestamptz NOT NULL,
    who         text        NOT NULL
);
CREATE INDEX call_try_call ON interact.call_try (call_id, call_try_id);

-- What the operator calls an SMS of ours, for his receipts.
CREATE TABLE interact.sms (
    operator_id text        PRIMARY KEY,
    message_id  bigint      NOT NULL,
    segments    integer     NOT NULL,
    at          timestamptz NOT NULL,
    state       text        NOT NULL DEFAULT '', -- as the receipt says it
    state_at    timestamptz
);
CREATE INDEX sms_message ON interact.sms (message_id);

-- Programs that are told: where, what, signed with which secret.
CREATE TABLE interact.hook (
    hook_id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name     text        NOT NULL CHECK (name <> ''),
    address  text        NOT NULL CHECK (address <> ''),
    secret   text        NOT NULL, -- closed under the key of the data folder
    events   text[]      NOT NULL, -- types; empty: all
    made_at  timestamptz NOT NULL,
    made_by  text        NOT NULL,
    ended_at timestamptz,
    ended_by text        NOT NULL DEFAULT ''
);

CREATE TABLE interact.hook_call (
    hook_call_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hook_id      bigint      NOT NULL REFERENCES interact.hook,
    webhook_id   text        NOT NULL,
    type         text        NOT NULL,
    body         text        NOT NULL,
    message_id   bigint,
    at           timestamptz NOT NULL,
    next_at      timestamptz NOT NULL,
    attempts     integer     NOT NULL DEFAULT 0,
    told_at      timestamptz,
    lost_at      timestamptz,
    status       integer     NOT NULL DEFAULT 0, -- the last HTTP status, 0 where there was none
    words        text        NOT NULL DEFAULT '',
    UNIQUE (hook_id, webhook_id)
);
CREATE INDEX hook_call_due ON interact.hook_call (next_at) WHERE told_at IS NULL AND lost_at IS NULL;
CREATE INDEX hook_call_message ON interact.hook_call (message_id) WHERE message_id IS NOT NULL;

-- What other programs tell: who somebody is, what he did, what he looked at. Hangs on a record where it is known whose it is.
CREATE TABLE interact.tracked (
    tracked_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    record_id    bigint,
    kind         text        NOT NULL CHECK (kind IN ('IDENTIFY', 'TRACK', 'PAGE')),
    name         text        NOT NULL DEFAULT '',
    user_id      text        NOT NULL DEFAULT '',
    anonymous_id text        NOT NULL DEFAULT '',
    email        text        NOT NULL DEFAULT '',
    body         jsonb       NOT NULL,
    reference    text        NOT NULL UNIQUE, -- the program's messageId
    sent_at      timestamptz NOT NULL,
    taken_at     timestamptz NOT NULL,
    taken_from   text        NOT NULL -- the key
);
CREATE INDEX tracked_record ON interact.tracked (record_id, tracked_id) WHERE record_id IS NOT NULL;
CREATE INDEX tracked_anonymous ON interact.tracked (anonymous_id) WHERE anonymous_id <> '' AND record_id IS NULL;

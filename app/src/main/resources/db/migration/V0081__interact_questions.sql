-- Questions to customers, one at a time (R9).
CREATE TABLE interact.question (
    question_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    position    integer     NOT NULL,            -- the order in which they are asked
    kind        text        NOT NULL CHECK (kind IN ('CHOICE', 'SCALE', 'TEXT', 'NUMBER')),
    fills       text        NOT NULL CHECK (fills IN ('NEED', 'SPENDING', 'FACT', 'PREFERENCE', 'SATISFACTION', 'TRUST',
        'LOYALTY', 'ADVOCACY', 'UNDERSTOOD', 'INTERESTING')),
    subject     text        NOT NULL DEFAULT '', -- SPENDING: the category; FACT: the field; PREFERENCE: of what; NEED: of what
    points      integer     NOT NULL DEFAULT 0 CHECK (points BETWEEN 0 AND 100000), -- what an answer earns
    again_days  integer     NOT NULL DEFAULT 0 CHECK (again_days BETWEEN 0 AND 3650), -- asked again after; 0: once
    moment      text        NOT NULL DEFAULT 'ANY' CHECK (moment IN ('ANY', 'AFTER_PURCHASE', 'AFTER_ANSWER')),
    moment_days integer     NOT NULL DEFAULT 0 CHECK (moment_days BETWEEN 0 AND 365),
    active      boolean     NOT NULL DEFAULT true,
    made_at     timestamptz NOT NULL,
    made_by     text        NOT NULL
);

CREATE TABLE interact.question_text (
    question_id bigint NOT NULL REFERENCES interact.question,
    language    text   NOT NULL,
    body        text   NOT NULL CHECK (body <> ''),
    choices     text[] NOT NULL DEFAULT '{}', -- of a CHOICE; one that begins with a hyphen means: none of these
    PRIMARY KEY (question_id, language)
);

-- A question as one customer was asked it, with the exact words, and what he answered.
CREATE TABLE interact.asked (
    asked_id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    question_id   bigint      NOT NULL REFERENCES interact.question,
    record_id     bigint      NOT NULL,
    medium        text        NOT NULL,
    language      text        NOT NULL,
    body          text        NOT NULL,
    choices       text[]      NOT NULL DEFAULT '{}',
    message_id    bigint REFERENCES interact.message, -- empty: on his own page, or by word of mouth
    asked_at      timestamptz NOT NULL,
    asked_by      text        NOT NULL,
    answered_at   timestamptz,
    answer        text        NOT NULL DEFAULT '',
    number        numeric,
    choice        integer,                            -- from 1
    answer_medium text        NOT NULL DEFAULT '',
    answered_by   text        NOT NULL DEFAULT '',
    received_id   bigint REFERENCES interact.received,
    landed        text        NOT NULL DEFAULT '',    -- where the answer went, such as need:17
    ended_at      timestamptz,
    ended_why     text        NOT NULL DEFAULT '' CHECK (ended_why IN ('', 'withdrawn', 'not-sent', 'no-answer')),
    CHECK (answered_at IS NULL OR ended_at IS NULL)
);
-- One question at a time.
CREATE UNIQUE INDEX asked_open ON interact.asked (record_id) WHERE answered_at IS NULL AND ended_at IS NULL;
CREATE INDEX asked_record ON interact.asked (record_id, asked_id);
CREATE INDEX asked_question ON interact.asked (question_id, asked_id);
CREATE INDEX asked_message ON interact.asked (message_id) WHERE message_id IS NOT NULL;

-- What customers said that they prefer, by subject such as medium; of several lines of a customer the latest counts.
CREATE VIEW interact.v_preference AS
SELECT a.record_id, q.subject, a.answer AS value, a.choice, a.answered_at AS at
FROM interact.asked a JOIN interact.question q ON q.question_id = a.question_id
WHERE q.fills = 'PREFERENCE' AND a.answered_at IS NOT NULL;

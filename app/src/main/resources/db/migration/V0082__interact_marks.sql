-- What customer and firm think of a message: was it understood, was it of interest (R33). The latest line of a side counts.
CREATE TABLE interact.mark (
    mark_id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message_id  bigint      NOT NULL REFERENCES interact.message,
    side        text        NOT NULL CHECK (side IN ('FIRM', 'CUSTOMER')),
    understood  integer CHECK (understood BETWEEN 1 AND 5),
    interesting integer CHECK (interesting BETWEEN 1 AND 5),
    comment     text        NOT NULL DEFAULT '',
    at          timestamptz NOT NULL,
    who         text        NOT NULL,
    CHECK (understood IS NOT NULL OR interesting IS NOT NULL)
);
CREATE INDEX mark_message ON interact.mark (message_id, mark_id);

-- Topics that one customer is not told about for a time, since he marked them low.
CREATE TABLE interact.paused_topic (
    pause_id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    record_id bigint      NOT NULL,
    topic     text        NOT NULL, -- of the messages; purpose:<purpose> for those without a topic
    mark_id   bigint      NOT NULL REFERENCES interact.mark,
    why       text        NOT NULL CHECK (why IN ('understood', 'interesting')),
    from_at   timestamptz NOT NULL,
    until_at  timestamptz NOT NULL,
    lifted_at timestamptz,
    lifted_by text        NOT NULL DEFAULT ''
);
CREATE INDEX paused_topic_record ON interact.paused_topic (record_id, topic) WHERE lifted_at IS NULL;

-- For the gate: which topic of which record is paused until when.
CREATE VIEW interact.v_paused_topic AS
SELECT record_id, topic, until_at, why FROM interact.paused_topic WHERE lifted_at IS NULL;

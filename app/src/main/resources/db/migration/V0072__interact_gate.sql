-- The gate before every message, and the sender behind it.
CREATE TABLE interact.gate_setting (
    setting_id    boolean PRIMARY KEY DEFAULT true CHECK (setting_id),
    quiet_from    time    NOT NULL DEFAULT '20:00', -- in the customer's time zone
    quiet_until   time    NOT NULL DEFAULT '08:00',
    quiet_sunday  boolean NOT NULL DEFAULT true,
    cap           integer NOT NULL DEFAULT 4 CHECK (cap >= 0),         -- messages of all senders in 30 days
    topic_days    integer NOT NULL DEFAULT 14 CHECK (topic_days >= 0), -- the same topic is not told again within so many
    case_days     integer NOT NULL DEFAULT 7 CHECK (case_days >= 0),   -- how long a message waits for an open case
    -- pairs of kinds of topics that contradict each other: kind, kind, kind, kind…
    contradicting text[]  NOT NULL DEFAULT '{offer,price-increase,offer,complaint,offer,recall,news,recall}',
    changed_at    timestamptz,
    changed_by    text    NOT NULL DEFAULT ''
);
INSERT INTO interact.gate_setting DEFAULT VALUES;

ALTER TABLE interact.message
    ADD COLUMN begun_at   timestamptz,                  -- from here on the medium may have it
    ADD COLUMN overridden text NOT NULL DEFAULT '',     -- the policy that somebody set aside for it, with his name
    ADD COLUMN first_due  timestamptz;                  -- when it was due before the gate put it off

-- What the customer said and nobody answered yet, of the last 30 days.
CREATE VIEW interact.v_open_case AS
SELECT r.record_id, r.received_id, r.taken_at
FROM interact.received r
WHERE r.record_id IS NOT NULL
  AND r.taken_at > now() - interval '30 days'
  AND NOT EXISTS (SELECT FROM interact.message m
                  WHERE m.record_id = r.record_id AND m.purpose = 'ANSWER' AND m.planned_at >= r.taken_at
                    AND m.state IN ('CLAIMED', 'HANDED_OVER', 'CONFIRMED', 'UNCERTAIN'));

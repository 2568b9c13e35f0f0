-- Joint goals with a customer: what we do, what he does, by when; and how important each side holds the relation (R57).
CREATE TABLE interact.joint_goal (
    goal_id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    record_id    bigint      NOT NULL,
    we_do        text        NOT NULL CHECK (we_do <> ''),
    he_does      text        NOT NULL CHECK (he_does <> ''),
    by_day       date        NOT NULL,
    made_at      timestamptz NOT NULL,
    made_by      text        NOT NULL,
    withdrawn_at timestamptz,
    withdrawn_by text        NOT NULL DEFAULT ''
);
CREATE INDEX joint_goal_record ON interact.joint_goal (record_id);
CREATE INDEX joint_goal_due ON interact.joint_goal (by_day) WHERE withdrawn_at IS NULL;

-- Whether a side kept its part. The latest line of a side that was not taken back counts.
CREATE TABLE interact.joint_goal_note (
    note_id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    goal_id       bigint      NOT NULL REFERENCES interact.joint_goal,
    side          text        NOT NULL CHECK (side IN ('FIRM', 'CUSTOMER')),
    kept          boolean     NOT NULL,
    evidence      text        NOT NULL DEFAULT '',
    at            timestamptz NOT NULL,
    who           text        NOT NULL,
    taken_back_at timestamptz,
    taken_back_by text        NOT NULL DEFAULT ''
);
CREATE INDEX joint_goal_note_goal ON interact.joint_goal_note (goal_id, note_id);

CREATE TABLE interact.importance (
    importance_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    record_id     bigint      NOT NULL,
    side          text        NOT NULL CHECK (side IN ('FIRM', 'CUSTOMER')),
    value         integer     NOT NULL CHECK (value BETWEEN 1 AND 5),
    at            timestamptz NOT NULL,
    who           text        NOT NULL
);
CREATE INDEX importance_record ON interact.importance (record_id, importance_id);

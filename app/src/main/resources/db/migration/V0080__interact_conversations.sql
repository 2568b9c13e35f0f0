-- Conversations: where what came in was placed, by what, and whether it still waits for an answer. One conversation is all
-- that hangs on the records of one customer; how it stands is read from what was said, it is kept nowhere else.
ALTER TABLE interact.received
    ADD COLUMN placed_by    text NOT NULL DEFAULT '', -- known, reference, mark, address; or the person who placed it
    ADD COLUMN placed_at    timestamptz,
    ADD COLUMN unplaced_why text NOT NULL DEFAULT '' CHECK (unplaced_why IN
        ('', 'no-address', 'unknown-address', 'several-customers', 'mark-of-another', 'taken-out')),
    ADD COLUMN set_aside_at timestamptz,              -- nobody's: set aside by a person
    ADD COLUMN set_aside_by text NOT NULL DEFAULT '',
    ADD COLUMN settled_at   timestamptz,              -- waits no more
    ADD COLUMN settled_by   text NOT NULL DEFAULT '', -- as in the journal
    ADD COLUMN settled_with bigint REFERENCES interact.message; -- the answer; empty: closed without one, or taken as an answer to a question
CREATE INDEX received_waiting ON interact.received (record_id, received_id) WHERE settled_at IS NULL;
CREATE INDEX received_settled ON interact.received (settled_at) WHERE settled_at IS NOT NULL;

-- Who of the firm looks after a conversation; the latest line of a customer's records counts.
CREATE TABLE interact.assignment (
    assignment_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    record_id     bigint      NOT NULL,
    person_id     bigint,     -- empty: nobody
    at            timestamptz NOT NULL,
    who           text        NOT NULL
);
CREATE INDEX assignment_record ON interact.assignment (record_id, assignment_id);

-- What the staff tell each other in a conversation. The customer never sees it.
CREATE TABLE interact.note (
    note_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    record_id bigint      NOT NULL,
    body      text        NOT NULL CHECK (body <> ''),
    at        timestamptz NOT NULL,
    who       text        NOT NULL
);
CREATE INDEX note_record ON interact.note (record_id, note_id);

-- Within how many hours an answer is due; the latest line counts.
CREATE TABLE interact.answer_target (
    target_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hours     integer     NOT NULL CHECK (hours BETWEEN 1 AND 720),
    at        timestamptz NOT NULL,
    who       text        NOT NULL
);

-- Answers that did not leave: what they were to settle waits again.
CREATE INDEX received_settled_with ON interact.received (settled_with) WHERE settled_with IS NOT NULL;
CREATE INDEX message_answer_undone ON interact.message (message_id)
    WHERE purpose = 'ANSWER' AND state IN ('REFUSED', 'RECALLED', 'BLOCKED', 'FAILED', 'HELD_OUT');

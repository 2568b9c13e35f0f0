-- Room differentiate: what customers need and expect.

CREATE FUNCTION differentiate.refuse_change_of_need_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what happened to a need is append-only: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

-- Customers with the same needs and expectations.
CREATE TABLE differentiate.need_group (
    group_id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name      text        NOT NULL CHECK (name <> ''),
    made_at   timestamptz NOT NULL,
    made_by   text        NOT NULL,
    closed_at timestamptz
);
CREATE UNIQUE INDEX need_group_name ON differentiate.need_group (lower(name)) WHERE closed_at IS NULL;

-- Who is in a group, by a record of his: he stays in it when customers are joined, and goes with his record when they part.
CREATE TABLE differentiate.need_group_member (
    member_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    group_id  bigint      NOT NULL REFERENCES differentiate.need_group,
    record_id bigint      NOT NULL,
    since_at  timestamptz NOT NULL,
    since_by  text        NOT NULL,
    until_at  timestamptz,
    until_by  text
);
CREATE UNIQUE INDEX need_group_member_now ON differentiate.need_group_member (group_id, record_id) WHERE until_at IS NULL;
CREATE INDEX need_group_member_record ON differentiate.need_group_member (record_id);

-- What a group expects, written down.
CREATE TABLE differentiate.expectation (
    expectation_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    group_id       bigint      NOT NULL REFERENCES differentiate.need_group,
    text           text        NOT NULL CHECK (text <> ''),
    rule           text        NOT NULL CHECK (rule IN ('BY_HAND', 'RETURNS_AT_MOST', 'PRICE_CHANGES_AT_MOST')),
    bound          numeric     NOT NULL DEFAULT 0 CHECK (bound BETWEEN 0 AND 1),
    made_at        timestamptz NOT NULL,
    made_by        text        NOT NULL,
    ended_at       timestamptz
);
CREATE INDEX expectation_group ON differentiate.expectation (group_id);

-- Whether an expectation was delivered, as a person found it, for one customer or for all of the group.
CREATE TABLE differentiate.delivery_check (
    check_id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    expectation_id bigint      NOT NULL REFERENCES differentiate.expectation,
    record_id      bigint,
    on_day         date        NOT NULL,
    kept           boolean     NOT NULL,
    evidence       text        NOT NULL CHECK (evidence <> ''),
    made_at        timestamptz NOT NULL,
    made_by        text        NOT NULL,
    taken_back_at  timestamptz,
    taken_back_by  text
);
CREATE INDEX delivery_check_expectation ON differentiate.delivery_check (expectation_id);

-- A need of a customer. It hangs on one of his records, so it follows joins and splits. The status is derived from the
-- events by one pure function (kernel: NeedStatus) in the transaction that adds one, and can be derived anew.
CREATE TABLE differentiate.need (
    need_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    record_id  bigint      NOT NULL,
    kind       text        NOT NULL CHECK (kind IN ('STATED', 'REPLENISHMENT', 'COMPLEMENT')),
    what       text        NOT NULL CHECK (what <> ''),
    subject    text        NOT NULL DEFAULT '', -- REPLENISHMENT: the article; COMPLEMENT: the category
    department text        NOT NULL DEFAULT '',
    origin     text        NOT NULL CHECK (origin IN ('ANSWER', 'PURCHASE', 'STAFF')),
    source     text        NOT NULL DEFAULT '', -- where it was said, or from what it was seen
    stage      text        NOT NULL DEFAULT '' CHECK (stage IN
        ('', 'PROSPECT', 'NEW', 'GROWING', 'ESTABLISHED', 'LAPSING', 'LAPSED')), -- of the customer on that day; empty: not known
    group_id   bigint REFERENCES differentiate.need_group,
    stated_on  date        NOT NULL,
    since      date, -- REPLENISHMENT: the purchase after which it is due
    due_on     date,
    status     text        NOT NULL CHECK (status IN ('OPEN', 'MET', 'REFUSED', 'WITHDRAWN')),
    made_at    timestamptz NOT NULL,
    made_by    text        NOT NULL
);
CREATE INDEX need_record ON differentiate.need (record_id);
CREATE INDEX need_open ON differentiate.need (need_id) WHERE status = 'OPEN' AND kind = 'REPLENISHMENT';
CREATE INDEX need_subject ON differentiate.need (subject, since) WHERE kind = 'REPLENISHMENT';

-- What happened to a need.
CREATE TABLE differentiate.need_event (
    event_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    need_id    bigint      NOT NULL REFERENCES differentiate.need,
    kind       text        NOT NULL CHECK (kind IN ('STATED', 'MET', 'REFUSED', 'REOPENED', 'TAKEN_BACK')),
    takes_back bigint REFERENCES differentiate.need_event,
    on_day     date        NOT NULL,
    reason     text        NOT NULL DEFAULT '',
    at         timestamptz NOT NULL,
    who        text        NOT NULL,
    CHECK ((kind = 'TAKEN_BACK') = (takes_back IS NOT NULL))
);
CREATE INDEX need_event_need ON differentiate.need_event (need_id);
CREATE TRIGGER need_events_stay BEFORE UPDATE OR DELETE ON differentiate.need_event
    FOR EACH ROW EXECUTE FUNCTION differentiate.refuse_change_of_need_event();

-- Room interact: the ledger of rewards, by double entry, in points.

CREATE FUNCTION interact.reward_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger of rewards is append-only: % of % refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;

-- The points of a customer hang on one of his records; what the firm issued, redeemed and let expire are accounts of the
-- house. All entries of all accounts add up to nothing, so what is owed to all customers is what the house accounts say.
CREATE TABLE interact.reward_account (
    account_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind       text   NOT NULL CHECK (kind IN ('CUSTOMER', 'ISSUED', 'REDEEMED', 'EXPIRED')),
    record_id  bigint,
    CHECK ((kind = 'CUSTOMER') = (record_id IS NOT NULL))
);
CREATE UNIQUE INDEX reward_account_record ON interact.reward_account (record_id) WHERE record_id IS NOT NULL;
CREATE UNIQUE INDEX reward_account_house ON interact.reward_account (kind) WHERE record_id IS NULL;
INSERT INTO interact.reward_account (kind) VALUES ('ISSUED'), ('REDEEMED'), ('EXPIRED');

-- What happened; its entries add up to nothing. A reward is for taking part or for buying, never for consenting: there is
-- no occasion of consent.
CREATE TABLE interact.reward_movement (
    movement_id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind         text        NOT NULL CHECK (kind IN ('CREDIT', 'TAKE_BACK', 'REDEEM', 'EXPIRE', 'REVERSE')),
    occasion     text        NOT NULL CHECK (occasion IN ('answer', 'question', 'survey', 'data', 'time', 'review', 'referral',
        'goal', 'purchase', 'goodwill', 'redeemed', 'expired', 'reversed')),
    reference    text        NOT NULL DEFAULT '', -- what it rests on; the same one is booked once
    what         text        NOT NULL DEFAULT '', -- in words
    day          date        NOT NULL,            -- of what it rests on: the purchase, the answer, the end of a lot
    document_key uuid,                            -- of a purchase or its return
    record_id    bigint,                          -- whose purchase it is
    net          numeric,                         -- of the purchase, when it was booked
    rate         numeric,                         -- points for each unit of money
    reverses     bigint REFERENCES interact.reward_movement,
    at           timestamptz NOT NULL,
    by           text        NOT NULL CHECK (by <> ''),
    xid          xid8        NOT NULL DEFAULT pg_current_xact_id(),
    CHECK ((kind = 'REVERSE') = (reverses IS NOT NULL))
);
CREATE UNIQUE INDEX reward_movement_reference ON interact.reward_movement (kind, reference) WHERE reference <> '';
CREATE UNIQUE INDEX reward_movement_reverses ON interact.reward_movement (reverses) WHERE reverses IS NOT NULL;
CREATE INDEX reward_movement_document ON interact.reward_movement (document_key) WHERE document_key IS NOT NULL;

-- Points credited at once, which expire together. What remains is kept by the entries and is never below zero, whoever
-- redeems at the same time: that is what makes an account unable to be overdrawn.
CREATE TABLE interact.reward_lot (
    lot_id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id  bigint NOT NULL REFERENCES interact.reward_account,
    movement_id bigint NOT NULL REFERENCES interact.reward_movement,
    expires_on  date   NOT NULL, -- from this day on it cannot be redeemed; 9999-12-31 for never
    remaining   bigint NOT NULL DEFAULT 0 CHECK (remaining >= 0),
    UNIQUE (lot_id, account_id)
);
CREATE INDEX reward_lot_account ON interact.reward_lot (account_id) WHERE remaining > 0;
CREATE INDEX reward_lot_expiring ON interact.reward_lot (expires_on) WHERE remaining > 0;

CREATE TABLE interact.reward_entry (
    entry_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    movement_id bigint NOT NULL REFERENCES interact.reward_movement,
    account_id  bigint NOT NULL REFERENCES interact.reward_account,
    points      bigint NOT NULL CHECK (points <> 0),
    lot_id      bigint, -- of a customer's account: which points come or go
    FOREIGN KEY (lot_id, account_id) REFERENCES interact.reward_lot (lot_id, account_id)
);
CREATE INDEX reward_entry_movement ON interact.reward_entry (movement_id);
CREATE INDEX reward_entry_account ON interact.reward_entry (account_id, movement_id);

-- Each entry moves its lot, and only in the transaction of its movement: no entry is added to what was booked before.
CREATE FUNCTION interact.reward_entry_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT m.xid FROM interact.reward_movement m WHERE m.movement_id = NEW.movement_id) <> pg_current_xact_id() THEN
        RAISE EXCEPTION 'the ledger of rewards is append-only: movement % is booked', NEW.movement_id
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF (SELECT a.kind = 'CUSTOMER' FROM interact.reward_account a WHERE a.account_id = NEW.account_id) <> (NEW.lot_id IS NOT NULL) THEN
        RAISE EXCEPTION 'entries of customers, and only these, have a lot: movement %', NEW.movement_id
            USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.lot_id IS NOT NULL THEN
        UPDATE interact.reward_lot SET remaining = remaining + NEW.points WHERE lot_id = NEW.lot_id;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER reward_entry_moves AFTER INSERT ON interact.reward_entry
    FOR EACH ROW EXECUTE FUNCTION interact.reward_entry_moves();

-- What remains of a lot follows from its entries: nothing else may set it.
CREATE FUNCTION interact.reward_lot_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.remaining <> 0 THEN
            RAISE EXCEPTION 'a lot begins empty' USING ERRCODE = 'restrict_violation';
        END IF;
    ELSIF pg_trigger_depth() < 2 OR (NEW.lot_id, NEW.account_id, NEW.movement_id, NEW.expires_on)
            IS DISTINCT FROM (OLD.lot_id, OLD.account_id, OLD.movement_id, OLD.expires_on) THEN
        RAISE EXCEPTION 'the ledger of rewards is append-only: only entries move lot %', OLD.lot_id
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER reward_lot_stays BEFORE INSERT OR UPDATE ON interact.reward_lot
    FOR EACH ROW EXECUTE FUNCTION interact.reward_lot_stays();
CREATE TRIGGER reward_lot_remains BEFORE DELETE ON interact.reward_lot
    FOR EACH ROW EXECUTE FUNCTION interact.reward_stays();

-- Checked when the transaction ends: the entries of a movement add up to nothing, and there are two at least.
CREATE FUNCTION interact.reward_balances() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    total numeric;
    entries bigint;
BEGIN
    total := (SELECT coalesce(sum(e.points), 0) FROM interact.reward_entry e WHERE e.movement_id = NEW.movement_id);
    entries := (SELECT count(*) FROM interact.reward_entry e WHERE e.movement_id = NEW.movement_id);
    IF total <> 0 OR entries < 2 THEN
        RAISE EXCEPTION 'movement % does not balance: % entries add up to %', NEW.movement_id, entries, total
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER reward_movement_balances AFTER INSERT ON interact.reward_movement
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION interact.reward_balances();

-- Nothing booked is changed or goes: the way back is a movement that reverses it.
CREATE TRIGGER reward_movement_stays BEFORE UPDATE OR DELETE ON interact.reward_movement
    FOR EACH ROW EXECUTE FUNCTION interact.reward_stays();
CREATE TRIGGER reward_movements_stay BEFORE TRUNCATE ON interact.reward_movement
    FOR EACH STATEMENT EXECUTE FUNCTION interact.reward_stays();
CREATE TRIGGER reward_entry_stays BEFORE UPDATE OR DELETE ON interact.reward_entry
    FOR EACH ROW EXECUTE FUNCTION interact.reward_stays();
CREATE TRIGGER reward_entries_stay BEFORE TRUNCATE ON interact.reward_entry
    FOR EACH STATEMENT EXECUTE FUNCTION interact.reward_stays();
CREATE TRIGGER reward_account_stays BEFORE UPDATE OR DELETE ON interact.reward_account
    FOR EACH ROW EXECUTE FUNCTION interact.reward_stays();

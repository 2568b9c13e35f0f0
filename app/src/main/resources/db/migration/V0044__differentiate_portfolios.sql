-- Room differentiate: groups of customers that are alike, where each customer stands, and the mini-portfolios.

CREATE FUNCTION differentiate.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

-- One run that looked for groups, with all that is needed to do it again. Where none were found the reason says why.
CREATE TABLE differentiate.group_run (
    run_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at        timestamptz NOT NULL,
    by        text   NOT NULL,
    as_of     date   NOT NULL, -- the day of the features
    seed      bigint NOT NULL,
    customers int    NOT NULL, -- who ever bought
    reason    text   NOT NULL DEFAULT '', -- why there are no groups; empty where there are
    detail    text   NOT NULL DEFAULT '',
    result    jsonb  NOT NULL -- settings, features, structure, trials, what was left out, how others are placed
);

-- Groups keep their identity from run to run where they continue one of before.
CREATE SEQUENCE differentiate.group_identity AS int;

CREATE TABLE differentiate.customer_group (
    run_id   bigint   NOT NULL REFERENCES differentiate.group_run,
    number   smallint NOT NULL, -- from 0, the largest first
    group_id int      NOT NULL, -- its identity
    size     int      NOT NULL,
    result   jsonb    NOT NULL, -- stability, homogeneity, traits, rhythm
    PRIMARY KEY (run_id, number),
    UNIQUE (run_id, group_id)
);

CREATE TABLE differentiate.group_member (
    run_id      bigint   NOT NULL, -- a run
    customer_id bigint   NOT NULL, -- a customer
    number      smallint NOT NULL,
    PRIMARY KEY (run_id, customer_id)
);

-- How people call a group; the last one counts, an empty one gives the words of its traits back.
CREATE TABLE differentiate.group_name (
    name_id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    group_id int         NOT NULL,
    name     text        NOT NULL,
    at       timestamptz NOT NULL,
    by       text        NOT NULL
);
CREATE INDEX group_name_of ON differentiate.group_name (group_id, name_id);

CREATE TRIGGER group_run_stays BEFORE UPDATE OR DELETE ON differentiate.group_run
    FOR EACH ROW EXECUTE FUNCTION differentiate.refuse_change();
CREATE TRIGGER customer_group_stays BEFORE UPDATE OR DELETE ON differentiate.customer_group
    FOR EACH ROW EXECUTE FUNCTION differentiate.refuse_change();
CREATE TRIGGER group_member_stays BEFORE UPDATE OR DELETE ON differentiate.group_member
    FOR EACH ROW EXECUTE FUNCTION differentiate.refuse_change();

-- Where each customer stands: worth, needs, tier, group, RFM. Derived from the picture; can be rebuilt.
CREATE TABLE differentiate.standing (
    customer_id bigint   PRIMARY KEY,
    currency    text     NOT NULL, -- the main one; empty for one who never bought
    basis       text     NOT NULL CHECK (basis IN ('worth', 'margin', 'spend', 'none')), -- what the value is
    value       double precision, -- of the coming or the past twelve months, in the main currency
    value_low   double precision, -- 95 % interval; only where the basis is worth
    value_high  double precision,
    needs       double precision NOT NULL, -- effective number of categories; 0 for one who never bought
    open_needs  int,      -- categories usual in his group that he does not buy; unknown without a group
    tier        smallint NOT NULL CHECK (tier BETWEEN 1 AND 4), -- 1 highest value to 4 none yet
    need        text     NOT NULL, -- g:<group>, t:<category>, or - for one who never bought
    group_id    int,      -- identity of the group
    recency     smallint, -- RFM from 1 to 5; unknown for one who never bought
    frequency   smallint,
    amount      smallint,
    recent      boolean  NOT NULL, -- bought within the last 30 days
    area        text     NOT NULL,
    province    text     NOT NULL,
    CHECK ((basis = 'none') = (value IS NULL))
);
CREATE INDEX standing_group ON differentiate.standing (group_id, value DESC NULLS LAST, customer_id);
CREATE INDEX standing_rfm ON differentiate.standing (recency, frequency, amount, value DESC NULLS LAST, customer_id);
CREATE INDEX standing_place ON differentiate.standing (value, needs) WHERE value IS NOT NULL;

-- Each time all customers were looked at, with the limits by which one is placed in between.
CREATE TABLE differentiate.standing_run (
    run_id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at           timestamptz NOT NULL,
    as_of        date   NOT NULL, -- the day of the picture's features
    customers    int    NOT NULL,
    group_run_id bigint REFERENCES differentiate.group_run, -- the groups in force; none where none were found
    currency     text   NOT NULL, -- of most customers; sums are in it
    result       jsonb  NOT NULL  -- limits of tiers and RFM, how many customers each basis has, usual categories
);

-- A mini-portfolio. What it is called, who owns it and whom it takes stands in its states.
CREATE TABLE differentiate.portfolio (
    portfolio_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY
);

-- One change of the portfolios by a person or by the rule.
CREATE TABLE differentiate.portfolio_version (
    version_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL,
    by         text        NOT NULL,
    what       text        NOT NULL CHECK (what IN ('accepted', 'merged', 'split', 'moved', 'renamed', 'owner',
                                                    'reverted', 'placed')),
    why        text        NOT NULL,
    moves      int         NOT NULL DEFAULT 0, -- how many customers changed
    detail     jsonb       NOT NULL DEFAULT '{}'
);

-- What a portfolio became with a version; between versions it stays as it was.
CREATE TABLE differentiate.portfolio_state (
    portfolio_id bigint  NOT NULL REFERENCES differentiate.portfolio,
    version_id   bigint  NOT NULL REFERENCES differentiate.portfolio_version,
    active       boolean NOT NULL,
    name         text    NOT NULL, -- as people call it; empty for the words of its cells
    owner_id     bigint,           -- a person; none for an orphan
    cells        text[]  NOT NULL, -- tier|need|area|province|slice: whom it takes
    PRIMARY KEY (portfolio_id, version_id)
);

-- In which portfolio each customer is: one at a time, as the primary key says.
CREATE TABLE differentiate.portfolio_member (
    customer_id  bigint PRIMARY KEY,
    portfolio_id bigint NOT NULL REFERENCES differentiate.portfolio,
    version_id   bigint NOT NULL -- since which version
);
CREATE INDEX portfolio_member_of ON differentiate.portfolio_member (portfolio_id, customer_id);

-- Who moved from where to where with which version; from nowhere for a new customer, to nowhere for one who became part
-- of another.
CREATE TABLE differentiate.portfolio_move (
    customer_id bigint NOT NULL,
    version_id  bigint NOT NULL, -- a version
    from_id     bigint,
    to_id       bigint,
    PRIMARY KEY (customer_id, version_id),
    CHECK (from_id IS DISTINCT FROM to_id)
);
CREATE INDEX portfolio_move_from ON differentiate.portfolio_move (from_id, version_id);
CREATE INDEX portfolio_move_to ON differentiate.portfolio_move (to_id, version_id);

CREATE TRIGGER portfolio_version_stays BEFORE DELETE ON differentiate.portfolio_version
    FOR EACH ROW EXECUTE FUNCTION differentiate.refuse_change();
CREATE TRIGGER portfolio_state_stays BEFORE UPDATE OR DELETE ON differentiate.portfolio_state
    FOR EACH ROW EXECUTE FUNCTION differentiate.refuse_change();
CREATE TRIGGER portfolio_move_stays BEFORE UPDATE OR DELETE ON differentiate.portfolio_move
    FOR EACH ROW EXECUTE FUNCTION differentiate.refuse_change();

-- What each portfolio comes to; derived from members and standings, can be added up again.
CREATE TABLE differentiate.portfolio_sum (
    portfolio_id bigint PRIMARY KEY REFERENCES differentiate.portfolio,
    size         int NOT NULL,
    recent       int NOT NULL, -- how many bought within the last 30 days
    value        double precision NOT NULL, -- of those whose value is in the main currency
    value_low    double precision, -- where all of these have an interval: as if all errors went the same way
    value_high   double precision,
    deviation    double precision, -- the standard deviation of these values
    unvalued     int NOT NULL -- how many have no value in the main currency
);

-- A way to split the base that nobody has accepted yet.
CREATE TABLE differentiate.portfolio_proposal (
    proposal_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at          timestamptz NOT NULL,
    by          text        NOT NULL,
    state       text        NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'dismissed', 'replaced')),
    least       int         NOT NULL,
    most        int         NOT NULL,
    customers   int         NOT NULL,
    moves       int         NOT NULL, -- how many would be in another portfolio than now
    currency    text        NOT NULL
);
CREATE UNIQUE INDEX portfolio_proposal_open ON differentiate.portfolio_proposal ((true)) WHERE state = 'open';

CREATE TABLE differentiate.proposed_portfolio (
    proposal_id bigint NOT NULL REFERENCES differentiate.portfolio_proposal,
    number      int    NOT NULL,
    cells       text[] NOT NULL,
    continues   bigint REFERENCES differentiate.portfolio, -- the present one that it continues
    size        int    NOT NULL,
    kept        int    NOT NULL, -- how many are in the one it continues already
    recent      int    NOT NULL, -- how many bought within the last 30 days
    value       double precision NOT NULL,
    value_low   double precision, -- where all values have an interval
    value_high  double precision,
    PRIMARY KEY (proposal_id, number)
);

-- Whom the open proposal puts where.
CREATE TABLE differentiate.proposed_member (
    customer_id bigint PRIMARY KEY,
    number      int NOT NULL
);

-- For rooms to the right, reports and other programs.
CREATE VIEW differentiate.v_standing AS
SELECT s.customer_id, s.currency, s.basis, s.value, s.value_low, s.value_high, s.needs, s.open_needs, s.tier,
       s.group_id, s.recency, s.frequency, s.amount, m.portfolio_id
FROM differentiate.standing s LEFT JOIN differentiate.portfolio_member m ON m.customer_id = s.customer_id;

CREATE VIEW differentiate.v_portfolio AS
SELECT DISTINCT ON (portfolio_id) portfolio_id, active, name, owner_id, cells
FROM differentiate.portfolio_state ORDER BY portfolio_id, version_id DESC;

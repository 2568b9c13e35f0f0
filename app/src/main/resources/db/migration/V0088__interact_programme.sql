-- Room interact: the loyalty programme and what it came to.

-- What the programme promises and what its points are assumed to be worth. The last row counts; all are kept.
CREATE TABLE interact.reward_programme (
    version_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    given      jsonb       NOT NULL,
    at         timestamptz NOT NULL,
    by         text        NOT NULL,
    why        text        NOT NULL DEFAULT ''
);
CREATE TRIGGER reward_programme_stays BEFORE UPDATE OR DELETE ON interact.reward_programme
    FOR EACH ROW EXECUTE FUNCTION interact.reward_stays();

-- What each customer and the firm gave one another in the year before the last run. Derived: each run makes it anew. It
-- hangs on the lowest record of the customer at the time.
CREATE TABLE interact.reward_year (
    record_id   bigint  PRIMARY KEY,
    until       date    NOT NULL, -- the first day after the year
    tier        int     NOT NULL, -- from 1
    net         numeric NOT NULL, -- bought less returned, in the currency of the programme
    costed_net  numeric NOT NULL, -- the part of it of which the cost is known
    cost        numeric NOT NULL, -- of that part
    purchases   int     NOT NULL, -- days with a purchase
    answers     int     NOT NULL, -- what he answered to us
    unrewarded  int     NOT NULL, -- answers for which no points were credited
    bought_for  bigint  NOT NULL, -- points for purchases, less what returns took back
    part_for    bigint  NOT NULL, -- points for taking part
    redeemed    bigint  NOT NULL,
    expired     bigint  NOT NULL
);

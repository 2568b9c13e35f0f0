-- Room differentiate: figures that people know about spending, and what was found out about prices.

-- What is spent in all in a year, with this firm and elsewhere: by one customer (he said so), by each customer of a kind (a
-- panel says so), or by the whole market. Never changed; taken back where it was wrong.
CREATE TABLE differentiate.spending_figure (
    figure_id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    scope         text        NOT NULL CHECK (scope IN ('CUSTOMER', 'KIND', 'MARKET')),
    record_id     bigint,                                    -- CUSTOMER: one of his records; follows joins and splits
    kind          text        NOT NULL DEFAULT '' CHECK (kind IN ('', 'person', 'company', 'unknown')), -- KIND
    category      text        NOT NULL,
    currency      text        NOT NULL CHECK (length(currency) = 3),
    amount        numeric     NOT NULL CHECK (amount > 0),
    low           numeric CHECK (low > 0 AND low <= amount),
    high          numeric CHECK (high >= amount),
    on_day        date        NOT NULL,
    source        text        NOT NULL DEFAULT '',
    made_at       timestamptz NOT NULL,
    made_by       text        NOT NULL,
    taken_back_at timestamptz,
    taken_back_by text,
    CHECK ((scope = 'CUSTOMER') = (record_id IS NOT NULL)),
    CHECK ((scope = 'KIND') = (kind <> ''))
);
CREATE INDEX spending_figure_record ON differentiate.spending_figure (record_id) WHERE record_id IS NOT NULL;
CREATE INDEX spending_figure_scope ON differentiate.spending_figure (scope, category);

-- One computation of how quantities answer to prices.
CREATE TABLE differentiate.price_run (
    run_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    made_at  timestamptz      NOT NULL,
    made_by  text             NOT NULL,
    day      date             NOT NULL, -- of the picture
    currency text             NOT NULL,
    cells    bigint           NOT NULL,
    seconds  double precision NOT NULL
);

-- What it found for one group: an elasticity with its interval, or the reason why there is none.
CREATE TABLE differentiate.price_group (
    run_id      bigint  NOT NULL REFERENCES differentiate.price_run ON DELETE CASCADE,
    category    text    NOT NULL,
    kind        text    NOT NULL,
    articles    int     NOT NULL,
    cells       int     NOT NULL,
    moving      int     NOT NULL,              -- articles with two price levels or more
    away        double precision NOT NULL,     -- share of the quantity away from the usual price
    reason      text    NOT NULL DEFAULT '',   -- empty: there is an estimate
    detail      text    NOT NULL DEFAULT '',
    alone       double precision, alone_low  double precision, alone_high  double precision,
    drawn       double precision, drawn_low  double precision, drawn_high  double precision,
    change      double precision, change_low double precision, change_high double precision,
    change_reason text  NOT NULL DEFAULT '',
    PRIMARY KEY (run_id, category, kind)
);

-- What the last computation found for single customers; derived, made anew by each.
CREATE TABLE differentiate.price_customer (
    customer_id bigint PRIMARY KEY,
    kind        text   NOT NULL,
    cells       int    NOT NULL,
    articles    double precision NOT NULL,     -- that carry information
    alone       double precision NOT NULL, alone_low double precision NOT NULL, alone_high double precision NOT NULL,
    drawn       double precision NOT NULL, drawn_low double precision NOT NULL, drawn_high double precision NOT NULL
);

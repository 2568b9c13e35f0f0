-- Room differentiate: segments of customers, each version of their rules, who belongs to them and who ever did.

CREATE TABLE differentiate.segment (
    segment_id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version     int    NOT NULL, -- the one that counts
    members     bigint NOT NULL DEFAULT 0,
    revision    bigint NOT NULL DEFAULT 0, -- raised whenever members change
    checked_at  timestamptz,     -- when its members were last those that its rule names
    archived_at timestamptz      -- an archived segment has no members
);

-- What a segment was called and meant; a change of either is a new version, none is ever changed.
CREATE TABLE differentiate.segment_version (
    segment_id bigint NOT NULL REFERENCES differentiate.segment,
    version    int    NOT NULL,
    name       text   NOT NULL,
    note       text   NOT NULL,
    rule       jsonb  NOT NULL,
    at         timestamptz NOT NULL,
    by         text   NOT NULL,
    why        text   NOT NULL,
    PRIMARY KEY (segment_id, version)
);

-- Who belongs to a segment from when to when.
CREATE TABLE differentiate.segment_member (
    segment_id  bigint NOT NULL, -- a segment
    customer_id bigint NOT NULL, -- a customer
    version     int    NOT NULL, -- by which he came in
    since       timestamptz NOT NULL,
    until       timestamptz,     -- NULL while he belongs to it
    ended       text CHECK (ended IN ('changed', 'rule', 'joined', 'archived')),
    own_since   timestamptz,     -- where he has the earlier time of a customer who became part of him
    heir_of     bigint,          -- that customer
    CHECK ((until IS NULL) = (ended IS NULL))
);
CREATE UNIQUE INDEX segment_member_now ON differentiate.segment_member (segment_id, customer_id) WHERE until IS NULL;
CREATE INDEX segment_member_customer ON differentiate.segment_member (customer_id);
CREATE INDEX segment_member_since ON differentiate.segment_member (segment_id, since, customer_id);
CREATE INDEX segment_member_until ON differentiate.segment_member (segment_id, until, customer_id)
    WHERE until IS NOT NULL;

-- Agreements by version, and every statement about consent. A version is written once; only where it stands is changed.
CREATE TABLE interact.agreement (
    agreement_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    record_id    bigint      NOT NULL,
    dialogue     text        NOT NULL CHECK (dialogue <> ''),
    made_at      timestamptz NOT NULL
);
CREATE INDEX agreement_record ON interact.agreement (record_id);

CREATE TABLE interact.agreement_version (
    agreement_id bigint      NOT NULL REFERENCES interact.agreement ON DELETE CASCADE,
    version      integer     NOT NULL,
    terms        jsonb       NOT NULL,
    copy         text        NOT NULL, -- what both sides hold, to the letter
    hash         text        NOT NULL, -- SHA-256 of the copy in UTF-8, in hexadecimal
    from_day     date        NOT NULL,
    until_day    date,
    per_month    integer     NOT NULL CHECK (per_month >= 0),
    proposed_by  text        NOT NULL CHECK (proposed_by IN ('FIRM', 'CUSTOMER')),
    state        text        NOT NULL CHECK (state IN ('proposed', 'in-force', 'refused', 'ended', 'replaced')),
    changed_at   timestamptz NOT NULL,
    PRIMARY KEY (agreement_id, version)
);

-- What was done with a version, by which side, and what proves it. It only grows.
CREATE TABLE interact.agreement_event (
    event_id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    agreement_id bigint      NOT NULL REFERENCES interact.agreement ON DELETE CASCADE,
    version      integer     NOT NULL,
    what         text        NOT NULL CHECK (what IN ('proposed', 'accepted', 'refused', 'ended')),
    side         text        NOT NULL CHECK (side IN ('FIRM', 'CUSTOMER')),
    at           timestamptz NOT NULL,
    who          text        NOT NULL,
    how          text        NOT NULL,
    wording      text        NOT NULL,
    evidence     text        NOT NULL
);
CREATE INDEX agreement_event_of ON interact.agreement_event (agreement_id, event_id);

-- Every statement about one purpose on one medium in one dialogue: given or taken back. The latest one counts; none is
-- changed. Where nothing is sent for a purpose the medium is WEB.
CREATE TABLE interact.consent (
    consent_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    record_id  bigint      NOT NULL,
    dialogue   text        NOT NULL CHECK (dialogue <> ''),
    purpose    text        NOT NULL CHECK (purpose IN ('OFFERS', 'NEWS', 'QUESTIONS', 'PROFILING', 'PARTNERS')),
    medium     text        NOT NULL CHECK (medium IN ('EMAIL', 'SMS', 'LETTER', 'PHONE', 'WEB', 'WEBHOOK')),
    given      boolean     NOT NULL,
    said_at    timestamptz NOT NULL,
    who        text        NOT NULL,
    how        text        NOT NULL,
    wording    text        NOT NULL,
    evidence   text        NOT NULL,
    kept_at    timestamptz NOT NULL
);
CREATE INDEX consent_record ON interact.consent (record_id, purpose, medium);

-- A customer wants no messages that need his agreement, until a time or until he says otherwise.
CREATE TABLE interact.pause (
    pause_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    record_id bigint      NOT NULL,
    until_at  timestamptz, -- empty: until he says otherwise
    said_at   timestamptz NOT NULL,
    who       text        NOT NULL,
    how       text        NOT NULL,
    wording   text        NOT NULL,
    evidence  text        NOT NULL,
    ended_at  timestamptz,
    ended_by  text        NOT NULL DEFAULT ''
);
CREATE INDEX pause_record ON interact.pause (record_id) WHERE ended_at IS NULL;

-- Lines of consent files that could not be taken in, with the reason.
CREATE TABLE interact.consent_flaw (
    flaw_id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    file     text        NOT NULL,
    line     bigint      NOT NULL,
    reason   text        NOT NULL,
    raw      text        NOT NULL,
    found_at timestamptz NOT NULL,
    found_by text        NOT NULL
);

-- Keys with which links are signed; made here, shown nowhere.
CREATE TABLE interact.signing_key (
    name text  PRIMARY KEY,
    key  bytea NOT NULL
);
INSERT INTO interact.signing_key VALUES ('leave', uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

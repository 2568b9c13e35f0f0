-- Room organize: the staff, what they may do, how they come in.
CREATE SCHEMA organize;

-- The part of the firm a person works in.
CREATE TABLE organize.department (
    department_id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name          text NOT NULL UNIQUE CHECK (name <> '')
);

-- Somebody of the staff who may enter the console.
CREATE TABLE organize.person (
    person_id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name          text NOT NULL,
    email         text UNIQUE CHECK (email = lower(email)), -- null: an administrator who has not given it yet
    password      text,                                     -- Argon2id; null: enters by one-time links only
    language      text NOT NULL CHECK (language IN ('en', 'it')),
    zone          text NOT NULL,                            -- IANA name
    department_id int REFERENCES organize.department,
    active        boolean NOT NULL DEFAULT true,
    made_at       timestamptz NOT NULL,
    last_seen     timestamptz
);

CREATE TABLE organize.person_role (
    person_id bigint NOT NULL REFERENCES organize.person,
    role      text   NOT NULL CHECK (role IN
        ('ADMINISTRATOR', 'ANALYST', 'CUSTOMER_MANAGER', 'MARKETER', 'PRODUCT_MANAGER')),
    PRIMARY KEY (person_id, role)
);

-- One-time links: only the SHA-256 of the secret is kept.
CREATE TABLE organize.one_time_link (
    secret_sha256 bytea PRIMARY KEY,
    person_id     bigint NOT NULL REFERENCES organize.person,
    purpose       text NOT NULL CHECK (purpose IN ('FIRST_ADMINISTRATOR', 'INVITATION', 'RECOVERY', 'DEMO')),
    made_at       timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL,
    used_at       timestamptz
);
CREATE INDEX one_time_link_person ON organize.one_time_link (person_id);

-- Keys of other programs: only the SHA-256 of the secret is kept.
CREATE TABLE organize.api_key (
    key_id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name          text NOT NULL CHECK (name <> ''),
    prefix        text NOT NULL,
    secret_sha256 bytea NOT NULL UNIQUE,
    owner_id      bigint NOT NULL REFERENCES organize.person,
    rights        text[] NOT NULL CHECK (cardinality(rights) > 0),
    made_at       timestamptz NOT NULL,
    last_used     timestamptz,
    revoked_at    timestamptz
);
CREATE INDEX api_key_owner ON organize.api_key (owner_id);

-- What this installation is: one row.
CREATE TABLE organize.installation (
    one  boolean PRIMARY KEY DEFAULT true CHECK (one),
    demo boolean NOT NULL DEFAULT false -- its data are made up
);
INSERT INTO organize.installation DEFAULT VALUES;

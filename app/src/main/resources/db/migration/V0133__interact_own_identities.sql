-- Room interact: who somebody is at the identity provider of the firm's customers (OpenID Connect), bound to the record of his
-- that stated his e-mail address when he first signed in by it.
CREATE TABLE interact.own_identity (
    identity_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    issuer      text        NOT NULL CHECK (issuer <> ''),
    subject     text        NOT NULL CHECK (subject <> ''), -- his number at the provider; it never changes
    record_id   bigint      NOT NULL,
    bound_at    timestamptz NOT NULL,
    used_at     timestamptz NOT NULL, -- the last time
    UNIQUE (issuer, subject)
);
CREATE INDEX own_identity_record ON interact.own_identity (record_id, identity_id);

-- Room interact: the media: their settings, addresses that reach nobody, what came in by mail, templates.

-- What a medium needs to work. Secrets are written under a key that lies in the data folder, not in the database.
CREATE TABLE interact.medium_setting (
    medium text        NOT NULL CHECK (medium IN ('EMAIL', 'SMS', 'LETTER', 'PHONE', 'WEB', 'WEBHOOK')),
    name   text        NOT NULL CHECK (name <> ''),
    value  text        NOT NULL,
    secret boolean     NOT NULL,
    at     timestamptz NOT NULL,
    who    text        NOT NULL,
    PRIMARY KEY (medium, name)
);

-- Addresses that will never do, as the medium said, until somebody says that they do again.
CREATE TABLE interact.unreachable (
    unreachable_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    medium         text        NOT NULL CHECK (medium IN ('EMAIL', 'SMS', 'LETTER', 'PHONE', 'WEB', 'WEBHOOK')),
    address        text        NOT NULL CHECK (address <> ''), -- e-mail in lower case, phone in E.164
    code           text        NOT NULL DEFAULT '',            -- such as 5.1.1
    words          text        NOT NULL DEFAULT '',
    message_id     bigint,
    at             timestamptz NOT NULL,
    lifted_at      timestamptz,
    lifted_by      text        NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX unreachable_now ON interact.unreachable (medium, address) WHERE lifted_at IS NULL;

-- Every mail that came in, once, whole, with what it was taken for.
CREATE TABLE interact.mail_in (
    mail_in_id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference   text        NOT NULL UNIQUE, -- its Message-ID; of a mail without one the SHA-256 of its bytes
    kind        text        NOT NULL CHECK (kind IN ('REPLY', 'AUTO_REPLY', 'BOUNCE', 'DELAY', 'COMPLAINT', 'LEAVE')),
    sender      text        NOT NULL DEFAULT '',
    message_id  bigint,                      -- our message that it is about
    received_id bigint,                      -- what it became in the conversation
    words       text        NOT NULL DEFAULT '',
    raw         bytea       NOT NULL,
    taken_at    timestamptz NOT NULL
);
CREATE INDEX mail_in_message ON interact.mail_in (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX mail_in_received ON interact.mail_in (received_id) WHERE received_id IS NOT NULL;

-- How far each mailbox is read.
CREATE TABLE interact.mailbox (
    mailbox      text        PRIMARY KEY, -- user, host and folder
    uid_validity bigint      NOT NULL,
    last_uid     bigint      NOT NULL,
    read_at      timestamptz NOT NULL
);

-- Texts from which individual messages are composed.
CREATE TABLE interact.template (
    template_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name        text        NOT NULL CHECK (name <> ''),
    purpose     text        NOT NULL CHECK (purpose IN ('SERVICE', 'SAFETY', 'ANSWER', 'OFFERS', 'NEWS', 'QUESTIONS')),
    version     integer     NOT NULL,
    archived_at timestamptz
);
CREATE UNIQUE INDEX template_name ON interact.template (lower(name)) WHERE archived_at IS NULL;

-- Every version of a template in each language, for ever.
CREATE TABLE interact.template_text (
    template_id bigint      NOT NULL REFERENCES interact.template,
    version     integer     NOT NULL,
    language    text        NOT NULL CHECK (language ~ '^[a-z]{2}$'),
    subject     text        NOT NULL CHECK (subject <> ''),
    body        text        NOT NULL CHECK (body <> ''), -- MJML with Liquid
    made_at     timestamptz NOT NULL,
    made_by     text        NOT NULL,
    PRIMARY KEY (template_id, version, language)
);

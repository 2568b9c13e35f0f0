-- Sessions of the console, in the form that Spring Session reads and writes.
CREATE TABLE organize.session (
    primary_id            char(36) NOT NULL PRIMARY KEY,
    session_id            char(36) NOT NULL,
    creation_time         bigint   NOT NULL, -- milliseconds since 1970, as the three below but the interval
    last_access_time      bigint   NOT NULL,
    max_inactive_interval int      NOT NULL, -- seconds
    expiry_time           bigint   NOT NULL,
    principal_name        varchar(100)       -- the person's number
);
CREATE UNIQUE INDEX session_id ON organize.session (session_id);
CREATE INDEX session_expiry ON organize.session (expiry_time);
CREATE INDEX session_principal ON organize.session (principal_name);

CREATE TABLE organize.session_attributes (
    session_primary_id char(36)     NOT NULL REFERENCES organize.session ON DELETE CASCADE,
    attribute_name     varchar(200) NOT NULL,
    attribute_bytes    bytea        NOT NULL,
    PRIMARY KEY (session_primary_id, attribute_name)
);

-- Logins that failed of late, so that guessing passwords stays slow across restarts.
CREATE TABLE organize.login_failure (
    origin_sha256 bytea       PRIMARY KEY, -- of an e-mail or an address: what people type into the field is not kept
    since         timestamptz NOT NULL,    -- the first one
    failures      int         NOT NULL CHECK (failures > 0)
);
CREATE INDEX login_failure_since ON organize.login_failure (since);

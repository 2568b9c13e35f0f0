-- Jobs: work that takes longer than a request, and how far it is.

CREATE TABLE platform.job (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind             text        NOT NULL,
    title            text        NOT NULL,
    parameters       jsonb       NOT NULL,
    who              text        NOT NULL,
    status           text        NOT NULL
        CHECK (status IN ('waiting', 'running', 'done', 'failed', 'cancelled', 'interrupted')),
    attempt          integer     NOT NULL DEFAULT 0,
    owner            bigint,
    cancel_requested boolean     NOT NULL DEFAULT false,
    step             text        NOT NULL DEFAULT '',
    detail           text        NOT NULL DEFAULT '',
    done             bigint      NOT NULL DEFAULT 0 CHECK (done >= 0),
    total            bigint      NOT NULL DEFAULT 0 CHECK (total >= 0),
    unit             text        NOT NULL DEFAULT '',
    rate             double precision NOT NULL DEFAULT 0,
    result           jsonb,
    error            text        NOT NULL DEFAULT '',
    submitted_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    started_at       timestamptz,
    ended_at         timestamptz,
    CHECK ((status = 'running') = (owner IS NOT NULL)),
    CHECK ((status IN ('done', 'failed', 'cancelled', 'interrupted')) = (ended_at IS NOT NULL))
);

COMMENT ON COLUMN platform.job.owner IS 'key of the advisory lock that the running process holds; free when it is gone';
COMMENT ON COLUMN platform.job.total IS '0 when not known';
COMMENT ON COLUMN platform.job.rate IS 'units per second of late, 0 when not known';

CREATE INDEX job_open ON platform.job (id) WHERE status IN ('waiting', 'running');

CREATE VIEW platform.v_job AS
SELECT id, kind, title, who, status, submitted_at, started_at, ended_at FROM platform.job;

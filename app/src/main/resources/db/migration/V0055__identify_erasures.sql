-- Room identify: the right to be forgotten. An erased record keeps its number, and the fingerprint of the key under which
-- its source names it: invoices that the law keeps hang on the number, and the next full list of the source is recognised by
-- the fingerprint and does not bring the person back.
ALTER TABLE identify.record ADD COLUMN erased_at timestamptz;

-- Each erasure with its proof: every place that was looked at, what was taken away there, and what was found afterwards.
-- It names nobody.
CREATE TABLE identify.erasure (
    erasure_id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint      NOT NULL,
    records     bigint[]    NOT NULL,
    at          timestamptz NOT NULL,
    who         text        NOT NULL CHECK (who <> ''),
    places      jsonb       NOT NULL, -- where, what, how many
    found       jsonb       NOT NULL  -- table and rows in which one of the words stood afterwards
);
CREATE INDEX erasure_customer ON identify.erasure (customer_id, erasure_id);

-- Under which e-mail addresses and phone numbers customers are reached, folded as the search folds them.
CREATE VIEW identify.v_reach AS
SELECT customer_id, field, code FROM identify.search_code WHERE field IN ('EMAIL', 'CERTIFIED_EMAIL', 'PHONE');

-- Records of which nothing is known any more, because the person had himself erased.
CREATE VIEW identify.v_erased AS SELECT record_id, customer_id, erased_at FROM identify.record WHERE erased_at IS NOT NULL;

-- Room identify: what products, sources, records and values were before they changed, and whom a credit note counted for
-- before its original was known, so that a data set as of a past moment stays the same whatever comes later.

-- States that ended. What stands in the table itself holds since the last of them ended, or has always held.
CREATE TABLE identify.product_then (
    product_id  int NOT NULL REFERENCES identify.product ON DELETE CASCADE,
    description text NOT NULL,
    article     text,
    until       timestamptz NOT NULL
);
CREATE INDEX product_then_product ON identify.product_then (product_id, until);

CREATE TABLE identify.article_then (
    article     text NOT NULL REFERENCES identify.article ON DELETE CASCADE,
    description text NOT NULL,
    category    text NOT NULL,
    department  text NOT NULL,
    unit_cost   numeric,
    until       timestamptz NOT NULL
);
CREATE INDEX article_then_article ON identify.article_then (article, until);

CREATE TABLE identify.source_then (
    source_id  int NOT NULL REFERENCES identify.source ON DELETE CASCADE,
    department text NOT NULL,
    channel    text NOT NULL,
    until      timestamptz NOT NULL
);

CREATE TABLE identify.record_then (
    record_id bigint NOT NULL REFERENCES identify.record ON DELETE CASCADE,
    kind      text NOT NULL,
    until     timestamptz NOT NULL
);
CREATE INDEX record_then_record ON identify.record_then (record_id, until);

CREATE TABLE identify.value_then (
    record_id     bigint NOT NULL REFERENCES identify.record ON DELETE CASCADE,
    field         text NOT NULL,
    text_key      uuid NOT NULL, -- hash of the text as stated
    stated_on     date NOT NULL,
    superseded_at timestamptz,
    until         timestamptz NOT NULL
);
CREATE INDEX value_then_value ON identify.value_then (record_id, field, text_key, until);

-- Whom a document counted for: a credit note counts for the buyer of its original, in the version that is known.
CREATE TABLE identify.document_then (
    document_id bigint NOT NULL REFERENCES identify.document ON DELETE CASCADE,
    record_id   bigint,
    until       timestamptz NOT NULL
);
CREATE INDEX document_then_document ON identify.document_then (document_id, until);

CREATE FUNCTION identify.keep_product() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO identify.product_then VALUES (OLD.product_id, OLD.description, OLD.article, now());
    RETURN NULL;
END $$;
CREATE TRIGGER keep_then AFTER UPDATE ON identify.product FOR EACH ROW
WHEN ((OLD.description, OLD.article) IS DISTINCT FROM (NEW.description, NEW.article))
EXECUTE FUNCTION identify.keep_product();

CREATE FUNCTION identify.keep_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO identify.article_then
    VALUES (OLD.article, OLD.description, OLD.category, OLD.department, OLD.unit_cost, now());
    RETURN NULL;
END $$;
CREATE TRIGGER keep_then AFTER UPDATE ON identify.article FOR EACH ROW
WHEN ((OLD.description, OLD.category, OLD.department, OLD.unit_cost)
    IS DISTINCT FROM (NEW.description, NEW.category, NEW.department, NEW.unit_cost))
EXECUTE FUNCTION identify.keep_article();

CREATE FUNCTION identify.keep_source() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO identify.source_then VALUES (OLD.source_id, OLD.department, OLD.channel, now());
    RETURN NULL;
END $$;
CREATE TRIGGER keep_then AFTER UPDATE ON identify.source FOR EACH ROW
WHEN ((OLD.department, OLD.channel) IS DISTINCT FROM (NEW.department, NEW.channel))
EXECUTE FUNCTION identify.keep_source();

CREATE FUNCTION identify.keep_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO identify.record_then VALUES (OLD.record_id, OLD.kind, now());
    RETURN NULL;
END $$;
CREATE TRIGGER keep_then AFTER UPDATE ON identify.record FOR EACH ROW WHEN (OLD.kind <> NEW.kind)
EXECUTE FUNCTION identify.keep_record();

CREATE FUNCTION identify.keep_value() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO identify.value_then
    VALUES (OLD.record_id, OLD.field, md5(OLD.text)::uuid, OLD.stated_on, OLD.superseded_at,
            CASE WHEN OLD.superseded_at IS NULL THEN coalesce(NEW.superseded_at, now()) ELSE now() END);
    RETURN NULL;
END $$;
CREATE TRIGGER keep_then AFTER UPDATE ON identify.value FOR EACH ROW
WHEN ((OLD.stated_on, OLD.superseded_at) IS DISTINCT FROM (NEW.stated_on, NEW.superseded_at))
EXECUTE FUNCTION identify.keep_value();

CREATE FUNCTION identify.keep_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO identify.document_then VALUES (OLD.document_id, OLD.record_id, now());
    RETURN NULL;
END $$;
CREATE TRIGGER keep_then AFTER UPDATE ON identify.document FOR EACH ROW
WHEN (OLD.record_id IS DISTINCT FROM NEW.record_id)
EXECUTE FUNCTION identify.keep_document();

-- What is known of each product, as in v_product, with the time in which it was known so: of each moment one row.
CREATE VIEW identify.v_product_known AS
WITH product AS (
    SELECT product_id, description, article, coalesce(lag(until) OVER w, '-infinity') AS since, until
    FROM (SELECT product_id, description, article, until FROM identify.product_then
          UNION ALL
          SELECT product_id, description, article, 'infinity' FROM identify.product) s
    WINDOW w AS (PARTITION BY product_id ORDER BY until)
), article AS (
    SELECT article, description, category, department, unit_cost, coalesce(lag(until) OVER w, '-infinity') AS since, until
    FROM (SELECT article, description, category, department, unit_cost, until FROM identify.article_then
          UNION ALL
          SELECT article, description, category, department, unit_cost, 'infinity' FROM identify.article) s
    WINDOW w AS (PARTITION BY article ORDER BY until)
)
SELECT p.product_id, coalesce(p.article, '#' || p.product_id) AS product_key,
       coalesce(nullif(a.description, ''), p.description) AS name,
       coalesce(nullif(a.category, ''), k.category, '') AS category,
       coalesce(nullif(a.department, ''), nullif(k.department, ''), '') AS department,
       coalesce(a.unit_cost, k.unit_cost) AS unit_cost,
       greatest(p.since, coalesce(a.since, '-infinity')) AS since, least(p.until, coalesce(a.until, 'infinity')) AS until
FROM product p JOIN identify.product k ON k.product_id = p.product_id
LEFT JOIN article a ON a.article = p.article AND a.since < p.until AND a.until > p.since;

CREATE VIEW identify.v_source_known AS
SELECT s.source_id, k.name, s.department, s.channel, coalesce(lag(s.until) OVER w, '-infinity') AS since, s.until
FROM (SELECT source_id, department, channel, until FROM identify.source_then
      UNION ALL
      SELECT source_id, department, channel, 'infinity' FROM identify.source) s
JOIN identify.source k ON k.source_id = s.source_id
WINDOW w AS (PARTITION BY s.source_id ORDER BY s.until);

CREATE VIEW identify.v_record_then AS SELECT record_id, kind, until FROM identify.record_then;

CREATE VIEW identify.v_document_then AS SELECT document_id, record_id, until FROM identify.document_then;

CREATE VIEW identify.v_value_then AS
SELECT record_id, field, text_key, stated_on, superseded_at, until FROM identify.value_then;

CREATE OR REPLACE VIEW identify.v_value_known AS
SELECT record_id, field, coalesce(normal, text) AS text, stated_on, received_at, superseded_at, md5(text)::uuid AS text_key
FROM identify.value;

-- Cards show no flawed values any more, and a customer in an Italian province stands in Italy where no country is stated.
INSERT INTO identify.owed_card (customer_id)
SELECT DISTINCT r.customer_id FROM identify.value v JOIN identify.record r ON r.record_id = v.record_id
WHERE v.superseded_at IS NULL AND (v.flaw IS NOT NULL OR v.field = 'PROVINCE');

-- Room identify: what is derived from records and ledger to show, list and find customers. All of it can be rebuilt.

-- The trigrams that the search compares; a trusted extension, the owner of the database may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

-- What a customer bought in one currency.
CREATE TABLE identify.customer_total (
    customer_id  bigint  NOT NULL,
    currency     text    NOT NULL,
    purchases    int     NOT NULL, -- documents that sell
    lines        bigint  NOT NULL,
    net          numeric NOT NULL,
    returns      numeric NOT NULL,
    costed_lines bigint  NOT NULL, -- sales and returns of which the cost is known
    costed_net   numeric NOT NULL,
    cost         numeric NOT NULL,
    first_on     date    NOT NULL,
    last_on      date    NOT NULL,
    PRIMARY KEY (customer_id, currency)
);

-- The shown values of a customer and its total in its main currency, the one of most lines.
CREATE TABLE identify.customer_card (
    customer_id      bigint  PRIMARY KEY,
    kind             text    NOT NULL,
    name             text    NOT NULL,
    sort_name        text    COLLATE "C" NOT NULL,
    city             text    NOT NULL,
    province         text    NOT NULL,
    area             text    NOT NULL,
    country          text    NOT NULL,
    email            text    NOT NULL,
    phone            text    NOT NULL,
    vat_number       text    NOT NULL,
    tax_code         text    NOT NULL,
    records          int     NOT NULL,
    record_sources   text[]  NOT NULL,
    purchase_sources text[]  NOT NULL,
    departments      text[]  NOT NULL,
    channels         text[]  NOT NULL,
    currency         text    NOT NULL, -- empty for a prospect
    currencies       int     NOT NULL,
    purchases        int     NOT NULL,
    net              numeric NOT NULL,
    first_on         date    NOT NULL, -- -infinity for a prospect
    last_on          date    NOT NULL
);
CREATE INDEX card_by_name ON identify.customer_card (sort_name, customer_id);
CREATE INDEX card_by_net ON identify.customer_card (net, customer_id);
CREATE INDEX card_by_last ON identify.customer_card (last_on, customer_id);
CREATE INDEX card_by_first ON identify.customer_card (first_on, customer_id);
CREATE INDEX card_by_purchases ON identify.customer_card (purchases, customer_id);
CREATE INDEX card_by_area ON identify.customer_card (country, area, province);

-- The words of names, cities and e-mail addresses, folded, each once.
CREATE TABLE identify.search_word (
    word_id   int  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    word      text COLLATE "C" NOT NULL UNIQUE,
    customers int  NOT NULL -- how many customers bear it
);
CREATE INDEX search_word_like ON identify.search_word USING gin (word public.gin_trgm_ops);

-- The words of each customer.
CREATE TABLE identify.search_customer (
    customer_id bigint   PRIMARY KEY,
    importance  smallint NOT NULL, -- how large its purchases are, in doublings
    words       int[]    NOT NULL
);
CREATE INDEX search_customer_words ON identify.search_customer USING gin (words);

-- The numbers and addresses of each customer by which it is found, folded.
CREATE TABLE identify.search_code (
    customer_id bigint NOT NULL,
    field       text   NOT NULL,
    code        text   COLLATE "C" NOT NULL
);
CREATE INDEX search_code_customer ON identify.search_code (customer_id);
CREATE INDEX search_code_start ON identify.search_code (code);
CREATE INDEX search_code_part ON identify.search_code USING gin (code public.gin_trgm_ops);

-- Documents of a file's import find their customers again; files are received in order, so a small index does.
CREATE INDEX value_file ON identify.value USING brin (file_id);

-- Lines that count, with everything that describes them. The department is the article's, else the product's, else the
-- document's, else the source's. The cost is stated with the line, else the unit cost times the quantity; discounts,
-- charges and roundings cost nothing.
CREATE VIEW identify.v_bought AS
SELECT l.document_id, l.position, d.kind AS document_kind, d.number, d.occurred_at, d.currency,
       d.source_id, s.name AS source, d.record_id, r.customer_id,
       coalesce(nullif(a.department, ''), nullif(p.department, ''), nullif(d.department, ''), s.department) AS department,
       coalesce(nullif(d.channel, ''), s.channel) AS channel,
       coalesce(nullif(a.category, ''), p.category, '') AS category,
       coalesce(p.article, '#' || p.product_id) AS product_key,
       p.product_id, p.article, p.code, coalesce(nullif(a.description, ''), p.description) AS product,
       coalesce(l.description, p.description) AS description,
       l.kind, l.quantity, l.unit, l.unit_price, l.amount,
       coalesce(l.cost, CASE WHEN l.kind IN ('S', 'R') THEN coalesce(a.unit_cost, p.unit_cost) * l.quantity ELSE 0 END)
           AS cost
FROM identify.line l
JOIN identify.document d ON d.document_id = l.document_id AND d.current
LEFT JOIN identify.source s ON s.source_id = d.source_id
LEFT JOIN identify.record r ON r.record_id = d.record_id
LEFT JOIN identify.product p ON p.product_id = l.product_id
LEFT JOIN identify.article a ON a.article = p.article;

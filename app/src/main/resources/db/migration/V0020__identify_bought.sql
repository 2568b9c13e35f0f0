-- Room identify: lists of those who bought in a period or bought a product, without reading the ledger. All of it is
-- derived and can be rebuilt.

-- What a customer bought on a day in one currency.
CREATE TABLE identify.customer_day (
    customer_id bigint  NOT NULL,
    day         date    NOT NULL,
    currency    text    NOT NULL,
    net         numeric NOT NULL,
    bought      boolean NOT NULL, -- whether anything was bought, returns and corrections aside
    PRIMARY KEY (customer_id, day, currency)
);

-- Which products a customer ever bought or gave back.
CREATE TABLE identify.customer_product (
    customer_id bigint PRIMARY KEY,
    products    int[]  NOT NULL
);

INSERT INTO identify.customer_day (customer_id, day, currency, net, bought)
SELECT customer_id, occurred_at::date, currency, sum(amount),
       bool_or(kind = 'S' AND document_kind NOT IN ('CREDIT_NOTE', 'CANCELLATION'))
FROM identify.v_purchase WHERE customer_id IS NOT NULL GROUP BY 1, 2, 3;

INSERT INTO identify.customer_product (customer_id, products)
SELECT customer_id, array_agg(DISTINCT product_id)
FROM identify.v_purchase WHERE customer_id IS NOT NULL GROUP BY 1;

CREATE INDEX customer_day_when ON identify.customer_day (day, customer_id);
CREATE INDEX customer_product_which ON identify.customer_product USING gin (products);

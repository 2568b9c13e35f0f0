-- The limit that the import is measured beside: the same lines into a plain table.

-- name: make-plain-table
CREATE TABLE public.plain (order_number text, order_date date, customer_code text, customer_name text,
    product_code text, description text, quantity numeric, unit_price numeric, amount numeric);

-- name: copy-plain
COPY public.plain FROM STDIN (FORMAT csv, HEADER);

-- name: drop-plain-table
DROP TABLE public.plain;

-- name: settle
CHECKPOINT;

-- Customers whose cards do not follow their joins yet: written with the joins of a full run, taken away with the new cards.
CREATE TABLE identify.owed_card (
    customer_id bigint PRIMARY KEY
);

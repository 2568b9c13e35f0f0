-- Room identify: who each customer is, for rooms that keep a copy of it; a change of cards leaves a row of its own in the
-- change feed, with the customers concerned, whether they still have a card or not.
ALTER TABLE identify.change DROP CONSTRAINT change_what_check;
ALTER TABLE identify.change ADD CONSTRAINT change_what_check
    CHECK (what IN ('documents', 'records', 'products', 'sources', 'customers'));

CREATE VIEW identify.v_customer AS
SELECT customer_id, kind, country, area, province, city FROM identify.customer_card;

-- Which customer became part of which, as far as that was not taken back.
CREATE VIEW identify.v_join AS SELECT kept, joined, at FROM identify.customer_join WHERE undone_at IS NULL;

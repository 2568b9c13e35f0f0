-- A note that a card is owed, for its customer's joins or values, may stand more than once: one written while a refresh takes
-- away the others stays, and nobody waits for anybody.
ALTER TABLE identify.owed_card DROP CONSTRAINT owed_card_pkey;
CREATE INDEX owed_card_customer ON identify.owed_card (customer_id);

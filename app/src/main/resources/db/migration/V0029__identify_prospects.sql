-- Room identify: lists of those who never bought anything.
CREATE INDEX card_of_prospect ON identify.customer_card (customer_id) WHERE currencies = 0;
CREATE INDEX card_of_prospect_by_name ON identify.customer_card (sort_name, customer_id) WHERE currencies = 0;

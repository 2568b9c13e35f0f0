-- Room identify: lists of the few customers that have a seldom source, department, channel or province.
CREATE INDEX card_by_what ON identify.customer_card USING gin (record_sources, purchase_sources, departments, channels);
CREATE INDEX card_by_province ON identify.customer_card (province);

-- Room identify: where each customer is at home and which departments sold to him, for lists of values.
CREATE VIEW identify.v_place AS
SELECT customer_id, country, area, array_to_string(departments, chr(31)) AS departments FROM identify.customer_card;

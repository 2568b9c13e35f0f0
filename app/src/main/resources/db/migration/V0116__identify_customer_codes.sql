-- The numbers that the firm's systems give customers, folded as they are searched: by these other programs name them.
CREATE VIEW identify.v_customer_code AS
SELECT customer_id, field, code FROM identify.search_code WHERE field IN ('CUSTOMER_CODE', 'CARD_NUMBER');

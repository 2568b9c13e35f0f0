-- "Own" is what is the customer's; these numbers are the firm's.
ALTER TABLE identify.own_number RENAME TO firm_number;
ALTER INDEX identify.own_number_pkey RENAME TO firm_number_pkey;

-- The days of the first and the last purchase: of documents that sell. A credit note that comes later is no purchase.
-- first_on and last_on stay the days between which all documents lie, returns among them: filters by period start from them.
ALTER TABLE identify.customer_total ADD COLUMN bought_first date, ADD COLUMN bought_last date; -- NULL where only returns are known
ALTER TABLE identify.customer_card
    ADD COLUMN bought_first date NOT NULL DEFAULT '-infinity',
    ADD COLUMN bought_last  date NOT NULL DEFAULT '-infinity';

UPDATE identify.customer_total t SET bought_first = b.bought_first, bought_last = b.bought_last
FROM (SELECT r.customer_id, d.currency, min(d.occurred_at)::date AS bought_first, max(d.occurred_at)::date AS bought_last
      FROM identify.document d JOIN identify.record r ON r.record_id = d.record_id
      WHERE d.current AND d.kind NOT IN ('CREDIT_NOTE', 'CANCELLATION')
        AND EXISTS (SELECT 1 FROM identify.line l WHERE l.document_id = d.document_id)
      GROUP BY r.customer_id, d.currency) b
WHERE b.customer_id = t.customer_id AND b.currency = t.currency;
UPDATE identify.customer_card c SET bought_first = t.bought_first, bought_last = t.bought_last
FROM identify.customer_total t
WHERE t.customer_id = c.customer_id AND t.currency = c.currency AND t.bought_first IS NOT NULL;

CREATE INDEX card_by_bought_last ON identify.customer_card (bought_last, customer_id);
CREATE INDEX card_by_bought_first ON identify.customer_card (bought_first, customer_id);
DROP INDEX identify.card_by_first; -- most customers first bought before any day that is asked for

CREATE OR REPLACE VIEW bi.customers AS
SELECT customer_id, kind, name, city, province, area, country, nullif(currency, '') AS currency, purchases, net,
       nullif(bought_first, '-infinity') AS first_on, nullif(bought_last, '-infinity') AS last_on
FROM identify.customer_card;

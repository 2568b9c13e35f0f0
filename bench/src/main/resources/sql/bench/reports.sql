-- What the bench of the pages of reports needs besides the ledger of the bench of the picture.

-- name: fill-totals
-- What each customer bought, as the refresh of cards keeps it.
INSERT INTO identify.customer_total (customer_id, currency, purchases, lines, net, returns, costed_lines, costed_net, cost,
    first_on, last_on)
SELECT d.record_id, d.currency, count(DISTINCT d.document_id) FILTER (WHERE l.kind = 'S'), count(*), sum(l.amount),
       coalesce(sum(l.amount) FILTER (WHERE l.kind = 'R'), 0), count(*), sum(l.amount),
       sum(p.unit_cost * l.quantity), min(d.occurred_at)::date, max(d.occurred_at)::date
FROM identify.document d JOIN identify.line l ON l.document_id = d.document_id
JOIN identify.product p ON p.product_id = l.product_id
GROUP BY d.record_id, d.currency

-- name: describe-cards
-- What cards say of purchases, as far as lists and choices of filters need it.
UPDATE identify.customer_card c
SET purchase_sources = '{bench}', departments = '{Department 0,Department 1,Department 2,Department 3}',
    channels = '{shop,web,agent}', purchases = t.purchases, net = t.net, first_on = t.first_on, last_on = t.last_on
FROM identify.customer_total t WHERE t.customer_id = c.customer_id

-- name: settle
ANALYZE identify.customer_total, identify.customer_card

-- name: is-described
SELECT EXISTS (SELECT 1 FROM identify.customer_total)

-- name: job-done
SELECT EXISTS (SELECT 1 FROM platform.job WHERE kind = :kind AND status = 'DONE')

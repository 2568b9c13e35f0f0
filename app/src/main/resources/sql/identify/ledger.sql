-- The ledger as a whole: whether it adds up, and which values occur in it.

-- name: lock
-- One who writes at a time; the same lock as for refreshing cards.
SELECT pg_advisory_xact_lock(4711, 1)

-- name: check
-- Three sums that are computed apart: by customer from the totals kept, the lines without a customer, the whole ledger.
WITH customers AS (
    SELECT currency, count(*) AS customers, sum(net) AS net, sum(lines) AS lines
    FROM identify.customer_total GROUP BY currency
), nobody AS (
    SELECT d.currency, sum(l.amount) AS net, count(*) AS lines
    FROM identify.document d JOIN identify.line l ON l.document_id = d.document_id
    WHERE d.current AND d.record_id IS NULL GROUP BY d.currency
), ledger AS (
    SELECT d.currency, sum(l.amount) AS net, count(*) AS lines
    FROM identify.line l JOIN identify.document d ON d.document_id = l.document_id
    WHERE d.current GROUP BY d.currency
)
SELECT currency, coalesce(c.customers, 0) AS customers, coalesce(c.net, 0) AS customers_net,
       coalesce(c.lines, 0) AS customer_lines, coalesce(n.net, 0) AS without_net, coalesce(n.lines, 0) AS without_lines,
       coalesce(l.net, 0) AS ledger_net, coalesce(l.lines, 0) AS ledger_lines
FROM ledger l FULL JOIN customers c USING (currency) FULL JOIN nobody n USING (currency)
ORDER BY ledger_lines DESC, currency

-- name: forget-check
-- Makes room for new sums.
DELETE FROM identify.ledger_check

-- name: keep-check
-- Keeps the sums of one currency.
INSERT INTO identify.ledger_check (currency, customers, customers_net, customer_lines, without_net, without_lines,
                                   ledger_net, ledger_lines)
VALUES (:currency, :customers, :customersNet, :customerLines, :withoutNet, :withoutLines, :ledgerNet, :ledgerLines)

-- name: checked-at
-- When the sums were added up.
INSERT INTO identify.ledger_checked (at) VALUES (:at) ON CONFLICT (one) DO UPDATE SET at = excluded.at

-- name: kept-check
-- The sums as they are kept, the currency of most lines first.
SELECT l.at, c.* FROM identify.ledger_checked l LEFT JOIN identify.ledger_check c ON true
ORDER BY c.ledger_lines DESC, c.currency

-- name: occurring
-- The values that occur on cards, by what they are; a step of the next two. Cards that are alike are looked at once.
SELECT DISTINCT x.what, x.value
FROM (SELECT DISTINCT country, area, currency, departments, channels FROM identify.customer_card
      WHERE CAST(:ids AS bigint[]) IS NULL OR customer_id = ANY (CAST(:ids AS bigint[]))) c,
LATERAL (
    SELECT 'department' AS what, unnest(c.departments) AS value
    UNION ALL SELECT 'channel', unnest(c.channels)
    UNION ALL VALUES ('country', c.country), ('area', c.area)) x
WHERE x.value <> ''
UNION
SELECT 'currency', currency FROM identify.customer_total
WHERE CAST(:ids AS bigint[]) IS NULL OR customer_id = ANY (CAST(:ids AS bigint[]))

-- name: learn-choices
-- Adds the values of some customers' cards, or of all.
INSERT INTO identify.choice (what, value) {occurring} ON CONFLICT DO NOTHING

-- name: forget-choices
-- Takes the values away that occur on no card any more.
DELETE FROM identify.choice c WHERE NOT EXISTS (SELECT 1 FROM ({occurring}) o WHERE o.what = c.what AND o.value = c.value)

-- name: choices
-- The values that can be chosen in filters, by what they are.
SELECT what, value FROM identify.choice
UNION ALL SELECT 'source', name FROM identify.source
UNION ALL SELECT 'category', category FROM (
    SELECT category FROM identify.product UNION SELECT category FROM identify.article) c WHERE category <> ''
ORDER BY what, value

-- Finding customers by any fragment, and what is derived for it.

-- name: forget-words
-- Takes the words of the customers away and counts them down.
WITH gone AS (
    DELETE FROM identify.search_customer WHERE customer_id = ANY (:ids) RETURNING words
), counted AS (
    SELECT word_id, count(*) AS n FROM gone, unnest(gone.words) AS word_id GROUP BY word_id
)
UPDATE identify.search_word w SET customers = w.customers - c.n FROM counted c WHERE c.word_id = w.word_id

-- name: forget-codes
-- Takes the numbers and addresses of the customers away.
DELETE FROM identify.search_code WHERE customer_id = ANY (:ids)

-- name: learn-words
-- Adds words that are new.
INSERT INTO identify.search_word (word, customers)
SELECT DISTINCT w COLLATE "C", 0 FROM unnest(CAST(:words AS text[])) AS w
WHERE NOT EXISTS (SELECT 1 FROM identify.search_word k WHERE k.word = w)
ON CONFLICT (word) DO NOTHING

-- name: set-words
-- Writes the words of the customers and counts them up.
WITH given AS (
    SELECT g.customer_id, w.word_id
    FROM unnest(CAST(:customers AS bigint[]), CAST(:words AS text[])) AS g (customer_id, word)
    JOIN identify.search_word w ON w.word = g.word
), counted AS (
    SELECT word_id, count(*) AS n FROM given GROUP BY word_id
), up AS (
    UPDATE identify.search_word w SET customers = w.customers + c.n FROM counted c WHERE c.word_id = w.word_id
)
INSERT INTO identify.search_customer (customer_id, importance, words)
SELECT g.customer_id, least(60, floor(log(2, 1 + greatest(k.net, 0))))::smallint, array_agg(g.word_id ORDER BY g.word_id)
FROM given g JOIN identify.customer_card k ON k.customer_id = g.customer_id
GROUP BY g.customer_id, k.net

-- name: set-codes
-- Writes the numbers and addresses of the customers.
INSERT INTO identify.search_code (customer_id, field, code)
SELECT * FROM unnest(CAST(:customers AS bigint[]), CAST(:fields AS text[]), CAST(:codes AS text[]))

-- name: same-words
-- The words that are exactly these.
SELECT word_id, word, customers FROM identify.search_word WHERE word = ANY (:words) AND customers > 0

-- name: words-from
-- The most borne words that begin alike.
SELECT word_id, word, customers FROM identify.search_word WHERE word >= :start AND word < :below AND customers > 0
ORDER BY customers DESC, word LIMIT 300

-- name: words-like
-- The words that are alike but for a slip of the pen, the likest first.
SELECT word_id, word, customers, similarity(word, :word) AS likeness
FROM identify.search_word
WHERE word % :word AND customers > 0 AND length(word) BETWEEN :shortest AND :longest
ORDER BY likeness DESC, customers DESC, word LIMIT 60

-- name: bearers-1
-- Customers that bear one of the words, the most important of the first ones.
SELECT customer_id FROM (
    SELECT customer_id, importance FROM identify.search_customer
    WHERE words && CAST(:w1 AS int[]) LIMIT 2000) s
ORDER BY importance DESC, customer_id LIMIT :limit

-- name: bearers-2
-- Customers that bear one word of each of two lists.
SELECT customer_id FROM (
    SELECT customer_id, importance FROM identify.search_customer
    WHERE words && CAST(:w1 AS int[]) AND words && CAST(:w2 AS int[]) LIMIT 2000) s
ORDER BY importance DESC, customer_id LIMIT :limit

-- name: bearers-3
-- Customers that bear one word of each of three lists.
SELECT customer_id FROM (
    SELECT customer_id, importance FROM identify.search_customer
    WHERE words && CAST(:w1 AS int[]) AND words && CAST(:w2 AS int[]) AND words && CAST(:w3 AS int[]) LIMIT 2000) s
ORDER BY importance DESC, customer_id LIMIT :limit

-- name: bearers-4
-- Customers that bear one word of each of four lists.
SELECT customer_id FROM (
    SELECT customer_id, importance FROM identify.search_customer
    WHERE words && CAST(:w1 AS int[]) AND words && CAST(:w2 AS int[]) AND words && CAST(:w3 AS int[])
      AND words && CAST(:w4 AS int[]) LIMIT 2000) s
ORDER BY importance DESC, customer_id LIMIT :limit

-- name: codes-from
-- Numbers and addresses that begin so.
SELECT customer_id, field, code FROM identify.search_code
WHERE code >= :start AND code < :below
ORDER BY code, customer_id, field LIMIT :limit

-- name: codes-with
-- Numbers and addresses that have the fragment anywhere, the shortest of the first ones.
SELECT customer_id, field, code FROM (
    SELECT customer_id, field, code FROM identify.search_code WHERE code LIKE :pattern LIMIT 500) s
ORDER BY length(code), code, customer_id, field LIMIT :limit

-- name: documents-from
-- Whose documents have a number that begins so; the latest first.
SELECT r.customer_id, d.number, d.occurred_at FROM (
    SELECT record_id, number, occurred_at FROM identify.document
    WHERE upper(number) COLLATE "C" >= :start AND upper(number) COLLATE "C" < :below
      AND record_id IS NOT NULL AND current
    LIMIT 200) d
JOIN identify.record r ON r.record_id = d.record_id
ORDER BY d.occurred_at DESC, r.customer_id, d.number LIMIT :limit

-- name: codes-of
-- The numbers and addresses of some customers.
SELECT customer_id, field, code FROM identify.search_code WHERE customer_id = ANY (:ids)
ORDER BY customer_id, code, field

-- name: names-of
-- The present values of some customers in which words are searched.
SELECT r.customer_id, v.field, coalesce(v.normal, v.text) AS text
FROM identify.record r JOIN identify.value v ON v.record_id = r.record_id
WHERE r.customer_id = ANY (:ids) AND v.superseded_at IS NULL AND v.field = ANY (:fields)
ORDER BY r.customer_id, r.record_id, v.field, v.text

-- name: number
-- The customer that bears a number now: itself, or the one of which it has become part.
SELECT coalesce(
    (SELECT customer_id FROM identify.customer_card WHERE customer_id = :number),
    (SELECT r.customer_id
     FROM identify.customer_join j
     JOIN identify.join_move m ON m.join_id = j.join_id
     JOIN identify.record r ON r.record_id = m.record_id
     WHERE j.joined = :number
       AND NOT EXISTS (SELECT 1 FROM identify.join_move e WHERE e.record_id = m.record_id AND e.join_id < m.join_id)
     LIMIT 1)) AS customer_id

-- Finding customers by any fragment, and what is derived for it.

-- name: forget-words
-- Takes the words of the customers away and counts them down.
WITH gone AS (
    DELETE FROM identify.search_customer WHERE customer_id = ANY (:ids) RETURNING customer_id, importance, words
), bearers AS (
    DELETE FROM identify.search_bearer b USING (SELECT customer_id, importance, unnest(words) AS word_id FROM gone) g
    WHERE b.word_id = g.word_id AND b.importance = g.importance AND b.customer_id = g.customer_id
), counted AS (
    SELECT word_id, count(*) AS n FROM gone, unnest(gone.words) AS word_id GROUP BY word_id
)
UPDATE identify.search_word w SET customers = w.customers - c.n, common = w.customers - c.n >= 8
FROM counted c WHERE c.word_id = w.word_id

-- name: forget-codes
-- Takes the numbers and addresses of the customers away.
DELETE FROM identify.search_code WHERE customer_id = ANY (:ids)

-- name: learn-words
-- Counts words up and adds those that are new.
WITH given AS (
    SELECT g.word COLLATE "C" AS word, g.customers FROM unnest(CAST(:words AS text[]), CAST(:counts AS int[])) AS g (word, customers)
), known AS (
    UPDATE identify.search_word k SET customers = k.customers + g.customers, common = k.customers + g.customers >= 8
    FROM given g WHERE k.word = g.word
    RETURNING k.word
)
INSERT INTO identify.search_word (word, customers, common)
SELECT g.word, g.customers, g.customers >= 8 FROM given g WHERE NOT EXISTS (SELECT 1 FROM known k WHERE k.word = g.word)

-- name: set-words
-- Writes the words of the customers, and who bears them.
WITH written AS (
    INSERT INTO identify.search_customer (customer_id, importance, words)
    SELECT g.customer_id, least(60, floor(log(2, 1 + greatest(k.net, 0))))::smallint,
           array_agg(w.word_id ORDER BY w.word_id)
    FROM unnest(CAST(:customers AS bigint[]), CAST(:words AS text[])) AS g (customer_id, word)
    JOIN identify.search_word w ON w.word = g.word COLLATE "C"
    JOIN identify.customer_card k ON k.customer_id = g.customer_id
    GROUP BY g.customer_id, k.net
    RETURNING customer_id, importance, words
)
INSERT INTO identify.search_bearer (word_id, importance, customer_id)
SELECT w, s.importance, s.customer_id FROM written s, unnest(s.words) AS w ORDER BY 1, 2 DESC, 3

-- name: set-codes
-- Writes the numbers and addresses of the customers.
INSERT INTO identify.search_code (customer_id, field, code)
SELECT * FROM unnest(CAST(:customers AS bigint[]), CAST(:fields AS text[]), CAST(:codes AS text[]))

-- name: same-words
-- The words that are exactly these.
SELECT word_id, word, customers FROM identify.search_word WHERE word = ANY (:words) AND customers > 0

-- name: words-from
-- The most borne words that begin alike, and of the others the first.
(SELECT word_id, word, customers FROM identify.search_word
 WHERE word >= :start AND word < :below AND common ORDER BY customers DESC, word LIMIT 200)
UNION ALL
(SELECT word_id, word, customers FROM identify.search_word
 WHERE word >= :start AND word < :below AND NOT common AND customers > 0 ORDER BY word LIMIT 100)

-- name: words-like
-- The words that are alike but for a slip of the pen, the likest first.
SELECT word_id, word, customers, similarity(word, :word) AS likeness
FROM identify.search_word
WHERE word % :word AND customers > 0 AND length(word) BETWEEN :shortest AND :longest
ORDER BY likeness DESC, customers DESC, word LIMIT 60

-- name: bearers-1
-- The most important customers that bear one of the words.
SELECT b.customer_id
FROM unnest(CAST(:w1 AS int[])) AS w
CROSS JOIN LATERAL (
    SELECT customer_id, importance FROM identify.search_bearer
    WHERE word_id = w ORDER BY importance DESC, customer_id LIMIT :limit) b
GROUP BY b.importance, b.customer_id
ORDER BY b.importance DESC, b.customer_id LIMIT :limit

-- name: bearers-2
-- Customers that bear one word of each of 2 lists, where all that bear one are few.
SELECT customer_id FROM (
    SELECT customer_id, importance FROM identify.search_bearer WHERE word_id = ANY (:w1)
    INTERSECT SELECT customer_id, importance FROM identify.search_bearer WHERE word_id = ANY (:w2)) b
ORDER BY importance DESC, customer_id LIMIT :limit

-- name: bearers-3
-- Customers that bear one word of each of 3 lists, where all that bear one are few.
SELECT customer_id FROM (
    SELECT customer_id, importance FROM identify.search_bearer WHERE word_id = ANY (:w1)
    INTERSECT SELECT customer_id, importance FROM identify.search_bearer WHERE word_id = ANY (:w2)
    INTERSECT SELECT customer_id, importance FROM identify.search_bearer WHERE word_id = ANY (:w3)) b
ORDER BY importance DESC, customer_id LIMIT :limit

-- name: bearers-4
-- Customers that bear one word of each of 4 lists, where all that bear one are few.
SELECT customer_id FROM (
    SELECT customer_id, importance FROM identify.search_bearer WHERE word_id = ANY (:w1)
    INTERSECT SELECT customer_id, importance FROM identify.search_bearer WHERE word_id = ANY (:w2)
    INTERSECT SELECT customer_id, importance FROM identify.search_bearer WHERE word_id = ANY (:w3)
    INTERSECT SELECT customer_id, importance FROM identify.search_bearer WHERE word_id = ANY (:w4)) b
ORDER BY importance DESC, customer_id LIMIT :limit

-- name: first-bearers
-- Of the most important customers that bear one word of the first list, those that bear one of each of the others, which
-- may be borne by a great many; :each is how many are looked at for each word of the first list.
SELECT s.customer_id
FROM (
    SELECT DISTINCT b.customer_id
    FROM unnest(CAST(:w1 AS int[])) AS w
    CROSS JOIN LATERAL (
        SELECT customer_id FROM identify.search_bearer
        WHERE word_id = w ORDER BY importance DESC, customer_id LIMIT :each) b
) f
JOIN identify.search_customer s ON s.customer_id = f.customer_id
WHERE EXISTS (SELECT 1 FROM unnest(s.words) AS w WHERE w = ANY (CAST(:w2 AS int[])))
  AND (CAST(:w3 AS int[]) IS NULL OR EXISTS (SELECT 1 FROM unnest(s.words) AS w WHERE w = ANY (CAST(:w3 AS int[]))))
  AND (CAST(:w4 AS int[]) IS NULL OR EXISTS (SELECT 1 FROM unnest(s.words) AS w WHERE w = ANY (CAST(:w4 AS int[]))))
ORDER BY s.importance DESC, s.customer_id LIMIT :limit

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

-- name: lay-out-numbers
-- The numbers of documents that came since they were last laid out; ids are handed out one after the other.
INSERT INTO identify.document_number (document_id, number, figures)
SELECT document_id, upper(number), coalesce(identify.last_figures(number), '') FROM identify.document
WHERE document_id > (SELECT coalesce(max(document_id), 0) FROM identify.document_number)
ORDER BY document_id
ON CONFLICT DO NOTHING

-- name: documents-from
-- Whose documents have a number that begins so; the latest first.
SELECT r.customer_id, d.number, d.occurred_at FROM (
    SELECT o.record_id, o.number, o.occurred_at FROM identify.document_number n
    JOIN identify.document o ON o.document_id = n.document_id AND o.record_id IS NOT NULL AND o.current
    WHERE n.number >= :start AND n.number < :below
    LIMIT 200) d
JOIN identify.record r ON r.record_id = d.record_id
ORDER BY d.occurred_at DESC, r.customer_id, d.number LIMIT :limit

-- name: documents-with-figures
-- Whose documents have a number of which the last figures begin so and that has the fragment; the latest first.
SELECT r.customer_id, d.number, d.occurred_at FROM (
    SELECT o.record_id, o.number, o.occurred_at FROM (
        SELECT document_id, number FROM identify.document_number
        WHERE figures >= :start AND figures < :below AND figures <> ''
        ORDER BY figures LIMIT 2000) f
    JOIN identify.document o ON o.document_id = f.document_id AND o.record_id IS NOT NULL AND o.current
    WHERE f.number LIKE :pattern LIMIT 200) d
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

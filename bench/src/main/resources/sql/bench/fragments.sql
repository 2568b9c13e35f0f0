-- What people type, drawn evenly from the customers of a made-up firm: the same firm gives the same fragments. Where a
-- fragment speaks of one customer alone, his number stands beside it.

-- name: people
SELECT name FROM (
    SELECT name, customer_id FROM identify.customer_card WHERE kind = 'person' AND name LIKE '% %'
    ORDER BY md5('p' || customer_id) LIMIT :n) s

-- name: companies
SELECT name FROM identify.customer_card WHERE kind = 'company' ORDER BY md5('c' || customer_id) LIMIT :n

-- name: commonest
SELECT word FROM identify.search_word ORDER BY customers DESC, word LIMIT :n

-- name: family-and-city
SELECT split_part(name, ' ', 2) || ' ' || city FROM identify.customer_card
WHERE kind = 'person' AND city <> '' AND name LIKE '% %' ORDER BY md5('f' || customer_id) LIMIT :n

-- name: cities
SELECT city FROM identify.customer_card WHERE city <> '' ORDER BY md5('t' || customer_id) LIMIT :n

-- name: name-and-digits
SELECT split_part(name, ' ', 2) || ' ' || right(phone, 4) FROM identify.customer_card
WHERE kind = 'person' AND name LIKE '% %' AND phone <> '' ORDER BY md5('d' || customer_id) LIMIT :n

-- name: codes
SELECT code, customer_id FROM identify.search_code WHERE field = :field AND length(code) > 9
ORDER BY md5(customer_id || code) LIMIT :n

-- name: numbers
SELECT customer_id::text, customer_id FROM identify.customer_card ORDER BY md5('n' || customer_id) LIMIT :n

-- name: documents
SELECT d.number, m.customer_id
FROM identify.document d JOIN identify.record m ON m.record_id = d.record_id
WHERE d.document_id % 997 = 3 ORDER BY md5(d.number) LIMIT :n

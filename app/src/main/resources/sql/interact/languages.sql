-- In which language customers are written to.

-- name: stated
-- What the latest of a customer's records says of his language.
SELECT DISTINCT ON (r.customer_id) r.customer_id, lower(left(v.text, 2)) AS language
FROM identify.v_record r JOIN identify.v_value_known v ON v.record_id = r.record_id
WHERE r.customer_id = ANY (:customers) AND v.field = 'LANGUAGE' AND v.superseded_at IS NULL
ORDER BY r.customer_id, v.stated_on DESC, r.record_id

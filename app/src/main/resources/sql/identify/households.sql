-- People who live together.

-- name: addresses
-- Where some customers live: a line for each family name at each address that a record states now.
SELECT DISTINCT n.customer_id, concat_ws('|', {plain-family}, {plain-street}, {plain-place}) AS home
FROM (SELECT r.customer_id, max(v.normal) FILTER (WHERE v.field = 'FAMILY_NAME') AS family,
             max(v.normal) FILTER (WHERE v.field = 'STREET') AS street,
             coalesce(max(v.normal) FILTER (WHERE v.field = 'POSTCODE'), max(v.normal) FILTER (WHERE v.field = 'CITY'))
                 AS place
      FROM identify.record r JOIN identify.value v ON v.record_id = r.record_id
      WHERE r.customer_id = ANY (:customers) AND r.kind = 'person' AND v.superseded_at IS NULL AND v.normal IS NOT NULL
        AND v.field IN ('FAMILY_NAME', 'STREET', 'POSTCODE', 'CITY')
      GROUP BY r.customer_id, r.record_id) n
WHERE n.family IS NOT NULL AND n.street IS NOT NULL AND n.place IS NOT NULL
ORDER BY home, n.customer_id

-- name: plain-family
regexp_replace(lower(n.family), '[^[:alnum:]]+', ' ', 'g')

-- name: plain-street
regexp_replace(lower(n.street), '[^[:alnum:]]+', ' ', 'g')

-- name: plain-place
regexp_replace(lower(n.place), '[^[:alnum:]]+', ' ', 'g')

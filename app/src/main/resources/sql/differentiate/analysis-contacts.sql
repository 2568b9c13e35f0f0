-- What each department expects of each customer, for the choice of whom to contact (R73).

-- name: departments
-- The departments with what customers bought of them in the last twelve months.
SELECT department, count(*) AS customers, sum(greatest(net, 0))::DOUBLE AS net
FROM picture.department_use WHERE currency = :currency AND department <> '' AND times > 0
GROUP BY department ORDER BY department

-- name: customers
-- How many customers bought of a department in the last twelve months.
SELECT count(DISTINCT customer_id) AS customers
FROM picture.department_use WHERE currency = :currency AND department <> '' AND times > 0

-- name: by-margin
-- What a customer is worth to a department: its margin of the last twelve months. A step.
WITH expected AS (
    SELECT customer_id, department, margin::DOUBLE AS margin
    FROM picture.department_use WHERE currency = :currency AND department <> '' AND margin > 0
)

-- name: by-worth
-- The same from the customer's value of the next twelve months, split over departments as its margin of the last ones.
WITH bought AS (
    SELECT customer_id, department, margin::DOUBLE AS margin
    FROM picture.department_use WHERE currency = :currency AND department <> '' AND margin > 0
), expected AS (
    SELECT b.customer_id, b.department, w.value * b.margin / sum(b.margin) OVER (PARTITION BY b.customer_id) AS margin
    FROM bought b JOIN picture.worth w ON w.customer_id = b.customer_id AND w.currency = :currency WHERE w.value > 0
)

-- name: candidates
-- What could be in either choice: one and a half times the places of each department, and whatever is worth as much as the
-- best department of the customer at place :most. What is left out is in neither.
, places AS (
    SELECT unnest(from_json(:places, '[{"department":"VARCHAR","places":"BIGINT"}]'), recursive := true)
), ranked AS (
    SELECT *, row_number() OVER (PARTITION BY department ORDER BY margin DESC, customer_id) AS place FROM expected
), least AS (
    SELECT coalesce(min(margin), 0) AS margin
    FROM (SELECT max(margin) AS margin FROM expected GROUP BY customer_id ORDER BY margin DESC LIMIT CAST(:most AS BIGINT))
)
SELECT r.customer_id, r.department, r.margin FROM ranked r JOIN places p ON p.department = r.department
WHERE r.place <= p.places * 1.5 + 20 OR r.margin >= (SELECT margin FROM least)
ORDER BY r.customer_id, r.margin DESC, r.department

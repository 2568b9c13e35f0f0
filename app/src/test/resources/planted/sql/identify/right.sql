-- name: person
-- Reads a view of a room to the right.
SELECT p.name FROM organize.v_person p

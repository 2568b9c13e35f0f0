-- The staff, their roles and departments.

-- name: all-people
-- Everybody, by name, those who may no longer enter last.
SELECT p.person_id, p.name, p.email, p.language, p.zone, p.active, p.last_seen,
       p.password IS NOT NULL AS has_password,
       d.name AS department,
       array(SELECT r.role FROM organize.person_role r WHERE r.person_id = p.person_id) AS roles
FROM organize.person p
LEFT JOIN organize.department d USING (department_id)
ORDER BY p.active DESC, lower(p.name), p.person_id

-- name: person
-- One person by number.
SELECT p.person_id, p.name, p.email, p.language, p.zone, p.active, p.last_seen,
       p.password IS NOT NULL AS has_password,
       d.name AS department,
       array(SELECT r.role FROM organize.person_role r WHERE r.person_id = p.person_id) AS roles
FROM organize.person p
LEFT JOIN organize.department d USING (department_id)
WHERE p.person_id = :person

-- name: person-number-by-email
-- Whose e-mail this is, in lower case.
SELECT person_id FROM organize.person WHERE email = :email

-- name: password-by-email
-- The stored form of the password of an active person, null where he has none.
SELECT person_id, password FROM organize.person WHERE email = :email AND active

-- name: add-person
-- Takes somebody in; no row where the e-mail is taken.
INSERT INTO organize.person (name, email, language, zone, department_id, made_at)
VALUES (:name, :email, :language, :zone, :department, :now)
ON CONFLICT (email) DO NOTHING
RETURNING person_id

-- name: lock-people
-- Lets one change of roles at a time through, so that two cannot remove the last two administrators.
LOCK TABLE organize.person IN SHARE ROW EXCLUSIVE MODE

-- name: other-active-administrators
-- How many administrators may enter besides this person.
SELECT count(*)
FROM organize.person p
JOIN organize.person_role r USING (person_id)
WHERE p.active AND r.role = 'ADMINISTRATOR' AND p.person_id <> :person

-- name: first-active-administrator
-- The administrator who was taken in first and may enter.
SELECT min(p.person_id)
FROM organize.person p
JOIN organize.person_role r USING (person_id)
WHERE p.active AND r.role = 'ADMINISTRATOR'

-- name: anybody-seen
-- Whether anybody has ever logged in.
SELECT exists(SELECT FROM organize.person WHERE last_seen IS NOT NULL)

-- name: forget-roles
DELETE FROM organize.person_role WHERE person_id = :person

-- name: give-role
INSERT INTO organize.person_role (person_id, role) VALUES (:person, :role)

-- name: set-position
UPDATE organize.person SET department_id = :department, active = :active WHERE person_id = :person

-- name: describe
-- What a person says about himself; no row where the number is unknown.
UPDATE organize.person
SET name = :name, email = :email, language = :language, zone = :zone
WHERE person_id = :person

-- name: set-password
UPDATE organize.person SET password = :password WHERE person_id = :person

-- name: seen
UPDATE organize.person SET last_seen = :now WHERE person_id = :person

-- name: departments
SELECT name FROM organize.department ORDER BY lower(name)

-- name: department
-- The number of a department, taken in where it is new.
INSERT INTO organize.department (name) VALUES (:name)
ON CONFLICT (name) DO UPDATE SET name = excluded.name
RETURNING department_id

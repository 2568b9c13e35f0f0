-- The door for programs that read by SQL. :role and :password are written by the application: names and passwords of roles
-- cannot be parameters.

-- name: place
SELECT coalesce(host(inet_server_addr()), '127.0.0.1') AS host, coalesce(inet_server_port(), 5432) AS port,
       current_database() AS database

-- name: may
SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user

-- name: exists
SELECT count(*) > 0 FROM pg_roles WHERE rolname = :name

-- name: views
SELECT table_name FROM information_schema.views WHERE table_schema = 'bi' ORDER BY table_name

-- name: create
CREATE ROLE :role LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT CONNECTION LIMIT 20

-- name: password
ALTER ROLE :role PASSWORD :password

-- name: manners
ALTER ROLE :role SET default_transaction_read_only = on;
ALTER ROLE :role SET statement_timeout = '120s';
ALTER ROLE :role SET search_path = bi

-- name: rights
GRANT USAGE ON SCHEMA bi TO :role;
GRANT SELECT ON ALL TABLES IN SCHEMA bi TO :role

-- name: end-sessions
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = :name

-- name: take-rights
REVOKE ALL ON ALL TABLES IN SCHEMA bi FROM :role;
REVOKE ALL ON SCHEMA bi FROM :role

-- name: drop
DROP ROLE :role

-- What a new server is asked before anything else. No parameters: they run before the pool exists.

-- name: find-database
-- One row when the server already has Clientela's database.
SELECT datname FROM pg_database WHERE datname = 'clientela'

-- name: create-database
-- Clientela's database on a server that was just made.
CREATE DATABASE clientela

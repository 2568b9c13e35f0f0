-- What the installation stands on.

-- name: storage
-- The version of the server and the size of the database on disk, in bytes.
SELECT split_part(current_setting('server_version'), ' ', 1) AS version,
       pg_database_size(current_database()) AS bytes

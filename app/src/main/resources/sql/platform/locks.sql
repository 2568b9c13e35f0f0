-- Work of which one at a time may go on in a database.

-- name: hold
-- The lock goes with the connection.
SELECT pg_try_advisory_lock(:key);

-- name: free
SELECT pg_advisory_unlock(:key);

-- name: guests
-- How many connections of Clientela are open besides the one that asks.
SELECT count(*) FROM pg_stat_activity
WHERE backend_type = 'client backend' AND application_name = ? AND pid <> pg_backend_pid()

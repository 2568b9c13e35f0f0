-- Segments in PostgreSQL: their versions, their members with history.

-- name: add-segment
INSERT INTO differentiate.segment (version) VALUES (1) RETURNING segment_id

-- name: add-version
INSERT INTO differentiate.segment_version (segment_id, version, name, note, rule, at, by, why)
VALUES (:segment, :version, :name, :note, CAST(:rule AS jsonb), :at, :by, :why)

-- name: use-version
UPDATE differentiate.segment SET version = :version WHERE segment_id = :segment

-- name: archive
UPDATE differentiate.segment SET archived_at = :at WHERE segment_id = :segment

-- name: segments
-- All segments with their present version.
SELECT s.segment_id, s.version, s.members, s.revision, s.checked_at, s.archived_at, v.name, v.note, v.rule::text AS rule,
       v.at, v.by, (SELECT min(f.at) FROM differentiate.segment_version f WHERE f.segment_id = s.segment_id) AS created_at
FROM differentiate.segment s
JOIN differentiate.segment_version v ON v.segment_id = s.segment_id AND v.version = s.version
WHERE CAST(:segment AS bigint) IS NULL OR s.segment_id = :segment
ORDER BY lower(v.name), s.segment_id

-- name: versions
SELECT version, name, note, rule::text AS rule, at, by, why FROM differentiate.segment_version
WHERE segment_id = :segment ORDER BY version DESC

-- name: lock
-- One at a time changes the members of a segment; tells how the segment stands.
SELECT version, revision, archived_at IS NOT NULL AS archived FROM differentiate.segment
WHERE segment_id = :segment FOR UPDATE

-- name: present-of
-- To which segments some customers belong.
SELECT segment_id, customer_id FROM differentiate.segment_member
WHERE until IS NULL AND customer_id = ANY (:customers)

-- name: leave
-- Customers leave a segment; one that became part of another leaves as such.
UPDATE differentiate.segment_member m
SET until = :at,
    ended = CASE WHEN EXISTS (SELECT 1 FROM identify.v_join j WHERE j.joined = m.customer_id) THEN 'joined'
                 ELSE :ended END
WHERE m.segment_id = :segment AND m.until IS NULL AND m.customer_id = ANY (:customers)

-- name: return
-- Customers who left because they became part of another and are customers of their own again belong to it as before.
WITH last AS (
    SELECT m.customer_id, max(m.since) AS since FROM differentiate.segment_member m
    WHERE m.segment_id = :segment AND m.customer_id = ANY (:customers)
    GROUP BY m.customer_id
)
UPDATE differentiate.segment_member m SET until = NULL, ended = NULL
FROM last WHERE m.segment_id = :segment AND m.customer_id = last.customer_id AND m.since = last.since
  AND m.ended = 'joined'
RETURNING m.customer_id

-- name: disinherit
-- Who had the earlier time of a customer who is one of his own again has his own time again.
UPDATE differentiate.segment_member SET since = own_since, own_since = NULL, heir_of = NULL
WHERE segment_id = :segment AND heir_of = ANY (:customers)

-- name: enter
INSERT INTO differentiate.segment_member (segment_id, customer_id, version, since)
SELECT :segment, c, :version, :at FROM unnest(CAST(:customers AS bigint[])) AS c
ON CONFLICT (segment_id, customer_id) WHERE until IS NULL DO NOTHING

-- name: inherit
-- Who took a customer in that belonged to the segment belongs to it from the earlier of both times.
UPDATE differentiate.segment_member k
SET own_since = coalesce(k.own_since, k.since), since = j.since, heir_of = j.joined
FROM (SELECT DISTINCT ON (v.kept) v.kept, v.joined, m.since
      FROM differentiate.segment_member m JOIN identify.v_join v ON v.joined = m.customer_id
      WHERE m.segment_id = :segment AND m.ended = 'joined' AND m.until = :at AND m.customer_id = ANY (:customers)
      ORDER BY v.kept, m.since) j
WHERE k.segment_id = :segment AND k.customer_id = j.kept AND k.until IS NULL AND j.since < k.since

-- name: moved
-- Notes that members changed.
UPDATE differentiate.segment SET members = members + :more, revision = revision + 1, checked_at = :at
WHERE segment_id = :segment

-- name: checked
-- Notes that the members of a segment are those that its rule names.
UPDATE differentiate.segment SET checked_at = :at WHERE segment_id = ANY (:segments)

-- name: end-all
UPDATE differentiate.segment_member SET until = :at, ended = :ended WHERE segment_id = :segment AND until IS NULL

-- name: emptied
UPDATE differentiate.segment SET members = 0, revision = revision + 1, checked_at = :at WHERE segment_id = :segment

-- name: mirrored
-- The members of a segment, for its mirror in the picture.
SELECT segment_id, customer_id FROM differentiate.segment_member WHERE segment_id = :segment AND until IS NULL

-- name: moves-since
-- How many entered and left each segment since a time.
SELECT segment_id, sum(entered)::bigint AS entered, sum(departed)::bigint AS departed FROM (
    SELECT segment_id, count(*) AS entered, 0 AS departed FROM differentiate.segment_member
    WHERE since >= :since GROUP BY segment_id
    UNION ALL
    SELECT segment_id, 0, count(*) FROM differentiate.segment_member
    WHERE until >= :since AND ended <> 'archived' GROUP BY segment_id) m
GROUP BY segment_id

-- name: members-now
SELECT customer_id, version, since, until, ended, since AS place FROM differentiate.segment_member
WHERE segment_id = :segment AND until IS NULL AND (since, customer_id) < (:before, :beforeCustomer)
ORDER BY since DESC, customer_id DESC LIMIT :limit

-- name: members-entered
SELECT customer_id, version, since, until, ended, since AS place FROM differentiate.segment_member
WHERE segment_id = :segment AND since >= :start AND since < :end AND (since, customer_id) < (:before, :beforeCustomer)
ORDER BY since DESC, customer_id DESC LIMIT :limit

-- name: members-left
SELECT customer_id, version, since, until, ended, until AS place FROM differentiate.segment_member
WHERE segment_id = :segment AND until >= :start AND until < :end AND (until, customer_id) < (:before, :beforeCustomer)
ORDER BY until DESC, customer_id DESC LIMIT :limit

-- name: count-entered
SELECT count(*) FROM differentiate.segment_member WHERE segment_id = :segment AND since >= :start AND since < :end

-- name: count-left
SELECT count(*) FROM differentiate.segment_member WHERE segment_id = :segment AND until >= :start AND until < :end

-- name: of-customer
-- To which segments a customer belongs, and belonged.
SELECT m.segment_id, v.name, m.version, m.since, m.until, m.ended, s.archived_at IS NOT NULL AS archived
FROM differentiate.segment_member m
JOIN differentiate.segment s ON s.segment_id = m.segment_id
JOIN differentiate.segment_version v ON v.segment_id = s.segment_id AND v.version = s.version
WHERE m.customer_id = :customer
ORDER BY m.until DESC NULLS FIRST, m.since DESC, m.segment_id LIMIT 200

-- name: sizes
-- How many members a segment had at the end of each day on which that changed, by the reader's calendar.
SELECT day, sum(more) OVER (ORDER BY day) AS members FROM (
    SELECT day, sum(more) AS more FROM (
        SELECT (since AT TIME ZONE :zone)::date AS day, count(*) AS more FROM differentiate.segment_member
        WHERE segment_id = :segment GROUP BY 1
        UNION ALL
        SELECT (until AT TIME ZONE :zone)::date, -count(*) FROM differentiate.segment_member
        WHERE segment_id = :segment AND until IS NOT NULL GROUP BY 1) m
    GROUP BY day) d
ORDER BY day

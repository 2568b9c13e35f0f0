-- Webhooks out.

-- name: list
SELECT h.hook_id, h.name, h.address, array_to_string(h.events, ',') AS events, h.made_at, h.made_by, h.ended_at,
       count(c.told_at) AS told,
       count(*) FILTER (WHERE c.hook_call_id IS NOT NULL AND c.told_at IS NULL AND c.lost_at IS NULL) AS waiting,
       count(c.lost_at) AS lost,
       extract(epoch FROM :now - min(c.at) FILTER (WHERE c.told_at IS NULL AND c.lost_at IS NULL))::bigint AS lag,
       max(c.told_at) AS last_told
FROM interact.hook h LEFT JOIN interact.hook_call c ON c.hook_id = h.hook_id
GROUP BY h.hook_id ORDER BY h.ended_at IS NOT NULL, h.hook_id

-- name: make
INSERT INTO interact.hook (name, address, secret, events, made_at, made_by)
VALUES (:name, :address, :secret, :events, :at, :who) RETURNING hook_id

-- name: end
UPDATE interact.hook SET ended_at = :at, ended_by = :who WHERE hook_id = :hook AND ended_at IS NULL

-- name: give-up-all
UPDATE interact.hook_call SET lost_at = :at WHERE hook_id = :hook AND told_at IS NULL AND lost_at IS NULL

-- name: tell
-- One call for each hook that is told of this type; told once for each id.
INSERT INTO interact.hook_call (hook_id, webhook_id, type, body, message_id, at, next_at)
SELECT h.hook_id, :id, :type, :body, CAST(:message AS bigint), :at, :at FROM interact.hook h
WHERE h.ended_at IS NULL AND (cardinality(h.events) = 0 OR :type = ANY (h.events))
ON CONFLICT (hook_id, webhook_id) DO NOTHING

-- name: any
SELECT EXISTS (SELECT 1 FROM interact.hook WHERE ended_at IS NULL AND (cardinality(events) = 0 OR :type = ANY (events)))

-- name: has
SELECT EXISTS (SELECT 1 FROM interact.hook_call WHERE webhook_id = :id)

-- name: claim
-- The calls that are due, kept from others for a minute.
UPDATE interact.hook_call c SET next_at = :until, attempts = c.attempts + 1
FROM interact.hook h
WHERE h.hook_id = c.hook_id AND c.hook_call_id IN (
    SELECT d.hook_call_id FROM interact.hook_call d
    WHERE d.told_at IS NULL AND d.lost_at IS NULL AND d.next_at <= :now
    ORDER BY d.next_at LIMIT 50 FOR UPDATE SKIP LOCKED)
RETURNING c.hook_call_id, c.hook_id, c.webhook_id, c.body, coalesce(c.message_id, 0) AS message_id, c.attempts, h.address, h.secret

-- name: told
UPDATE interact.hook_call SET told_at = :at, status = :status, words = '' WHERE hook_call_id = :call

-- name: not-told
-- What was put off while it was told, further than it is kept from others, stays put off.
UPDATE interact.hook_call SET next_at = CASE WHEN next_at > :at + interval '2 minutes' THEN next_at ELSE :next END, status = :status, words = :words, lost_at = CAST(:lost AS timestamptz)
WHERE hook_call_id = :call

-- name: calls
SELECT hook_call_id, webhook_id, type, at, attempts, status, words,
       CASE WHEN told_at IS NOT NULL THEN 'told' WHEN lost_at IS NOT NULL THEN 'lost' ELSE 'waiting' END AS state
FROM interact.hook_call WHERE hook_id = :hook ORDER BY hook_call_id DESC LIMIT :limit

-- name: retry
UPDATE interact.hook_call SET lost_at = NULL, attempts = 0, next_at = :at WHERE hook_call_id = :call AND lost_at IS NOT NULL

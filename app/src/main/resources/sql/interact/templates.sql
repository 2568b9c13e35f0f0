-- Templates and their versions.

-- name: list
SELECT t.template_id, t.name, t.purpose, t.version, t.archived_at IS NOT NULL AS archived, x.language, x.subject, x.body,
       x.made_at, x.made_by
FROM interact.template t JOIN interact.template_text x ON x.template_id = t.template_id AND x.version = t.version
WHERE (:template = 0 AND t.archived_at IS NULL) OR t.template_id = :template
ORDER BY lower(t.name), t.template_id, x.language

-- name: texts
SELECT language, subject, body FROM interact.template_text WHERE template_id = :template AND version = :version

-- name: versions
SELECT version, min(made_at) AS made_at, min(made_by) AS made_by FROM interact.template_text
WHERE template_id = :template GROUP BY version ORDER BY version DESC

-- name: any
SELECT EXISTS (SELECT 1 FROM interact.template)

-- name: make
INSERT INTO interact.template (name, purpose, version) VALUES (:name, :purpose, 1)
ON CONFLICT DO NOTHING RETURNING template_id

-- name: taken
SELECT EXISTS (SELECT 1 FROM interact.template
               WHERE lower(name) = lower(:name) AND archived_at IS NULL AND template_id <> :template)

-- name: next
UPDATE interact.template SET name = :name, purpose = :purpose, version = version + 1 WHERE template_id = :template
RETURNING version

-- name: add-text
INSERT INTO interact.template_text (template_id, version, language, subject, body, made_at, made_by)
VALUES (:template, :version, :language, :subject, :body, :at, :who)

-- name: archive
UPDATE interact.template SET archived_at = CAST(:at AS timestamptz)
WHERE template_id = :template AND (archived_at IS NULL) = (CAST(:at AS timestamptz) IS NOT NULL)

-- name: profiled
-- Those of some customers who in a dialogue consent that what they bought is used to choose what is written to them, and did
-- not forbid it since by their right not to be tracked.
SELECT customer_id FROM (
    SELECT DISTINCT ON (r.customer_id) r.customer_id, c.given
    FROM identify.v_record r JOIN interact.consent c ON c.record_id = r.record_id
    WHERE r.customer_id = ANY (:customers) AND c.purpose = 'PROFILING' AND c.dialogue = :dialogue
    ORDER BY r.customer_id, c.said_at DESC, c.given) latest
WHERE given AND NOT coalesce((
    SELECT o.in_force FROM interact.own_right o JOIN identify.v_record r ON r.record_id = o.record_id
    WHERE r.customer_id = latest.customer_id AND o.what = 'DO_NOT_TRACK' ORDER BY o.right_id DESC LIMIT 1), false)

-- name: products
-- What each customer buys most, by how often.
WITH counted AS (
    SELECT b.customer_id, b.product, count(DISTINCT b.document_id) AS times, max(b.occurred_at) AS last_at
    FROM identify.v_bought b
    WHERE b.customer_id = ANY (:customers) AND b.kind = 'S' AND b.product <> ''
    GROUP BY b.customer_id, b.product
), ranked AS (
    SELECT customer_id, product, row_number() OVER (PARTITION BY customer_id ORDER BY times DESC, last_at DESC, product) AS place
    FROM counted
)
SELECT customer_id, product FROM ranked WHERE place <= 5 ORDER BY customer_id, place

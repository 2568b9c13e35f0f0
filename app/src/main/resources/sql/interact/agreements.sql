-- Agreements, consents, pauses.

-- name: lowest-record
-- The record on which what concerns a customer hangs: his lowest one. The row is locked against nothing; it never goes.
SELECT min(record_id) FROM identify.v_record WHERE customer_id = :customer

-- name: customer-of
SELECT customer_id FROM identify.v_record WHERE record_id = :record

-- name: add-agreement
INSERT INTO interact.agreement (record_id, dialogue, made_at) VALUES (:record, :dialogue, :at) RETURNING agreement_id

-- name: add-version
INSERT INTO interact.agreement_version (agreement_id, version, terms, copy, hash, from_day, until_day, per_month, proposed_by,
    state, changed_at)
VALUES (:agreement, :version, CAST(:terms AS jsonb), :copy, :hash, :from, CAST(:until AS date), :perMonth, :side, 'proposed', :at)

-- name: add-event
INSERT INTO interact.agreement_event (agreement_id, version, what, side, at, who, how, wording, evidence)
VALUES (:agreement, :version, :what, :side, :at, :who, :how, :wording, :evidence)

-- name: lock
-- Holds an agreement against others who change it.
SELECT agreement_id FROM interact.agreement WHERE agreement_id = :agreement FOR UPDATE

-- name: to-state
UPDATE interact.agreement_version SET state = :to, changed_at = :at
WHERE agreement_id = :agreement AND state = :was AND (:version = 0 OR version = :version)

-- name: columns
v.agreement_id, v.version, r.customer_id, a.dialogue, v.terms, v.copy, v.hash, v.proposed_by, v.state, v.changed_at, a.record_id

-- name: source
interact.agreement a
JOIN interact.agreement_version v ON v.agreement_id = a.agreement_id
JOIN identify.v_record r ON r.record_id = a.record_id

-- name: of
-- All versions of all agreements of a customer, the latest first.
SELECT {columns} FROM identify.v_record c
JOIN interact.agreement a ON a.record_id = c.record_id
JOIN interact.agreement_version v ON v.agreement_id = a.agreement_id
JOIN identify.v_record r ON r.record_id = a.record_id
WHERE c.customer_id = :customer
ORDER BY v.changed_at DESC, v.agreement_id DESC, v.version DESC

-- name: version
SELECT {columns} FROM {source} WHERE v.agreement_id = :agreement AND v.version = :version

-- name: versions
SELECT {columns} FROM {source} WHERE v.agreement_id = :agreement ORDER BY v.version DESC

-- name: latest
SELECT {columns} FROM {source} ORDER BY v.changed_at DESC, v.agreement_id DESC, v.version DESC LIMIT :limit

-- name: events
SELECT version, what, side, at, who, how, wording, evidence FROM interact.agreement_event
WHERE agreement_id = :agreement ORDER BY event_id

-- name: add-consents
-- One statement about each pair of purpose and medium, as of one moment.
INSERT INTO interact.consent (record_id, dialogue, purpose, medium, given, said_at, who, how, wording, evidence, kept_at)
SELECT :record, :dialogue, s.purpose, s.medium, s.given, :said, :who, :how, :wording, :evidence, :at
FROM unnest(CAST(:purposes AS text[]), CAST(:media AS text[]), CAST(:givens AS boolean[])) AS s (purpose, medium, given)
RETURNING consent_id

-- name: add-imported
-- What a list says of consents, one for each place of the arrays, save what is kept already: of the same customer, purpose and
-- medium, given or withdrawn, with the same time and words. Of several alike the first counts. Who withdraws does so in every
-- dialogue of his. Answers the places of those that are new, with their dialogues.
WITH listed AS (
    SELECT DISTINCT ON (l.customer_id, l.purpose, l.medium, l.given, l.said_at, l.how, l.wording) l.*
    FROM unnest(CAST(:customers AS bigint[]), CAST(:purposes AS text[]), CAST(:media AS text[]), CAST(:givens AS boolean[]),
                CAST(:saids AS timestamptz[]), CAST(:hows AS text[]), CAST(:wordings AS text[]), CAST(:evidences AS text[]))
         WITH ORDINALITY AS l (customer_id, purpose, medium, given, said_at, how, wording, evidence, place)
    ORDER BY l.customer_id, l.purpose, l.medium, l.given, l.said_at, l.how, l.wording, l.place
), records AS (
    SELECT customer_id, min(record_id) AS record_id FROM identify.v_record
    WHERE customer_id = ANY (CAST(:customers AS bigint[])) GROUP BY customer_id
), meant AS (
    SELECT l.*, f.record_id, :dialogue AS dialogue FROM listed l JOIN records f ON f.customer_id = l.customer_id
    UNION
    SELECT l.*, f.record_id, c.dialogue FROM listed l
    JOIN records f ON f.customer_id = l.customer_id
    JOIN identify.v_record r ON r.customer_id = l.customer_id
    JOIN interact.consent c ON c.record_id = r.record_id
    WHERE NOT l.given
), fresh AS (
    SELECT l.* FROM meant l
    WHERE NOT EXISTS (SELECT FROM interact.consent c JOIN identify.v_record r ON r.record_id = c.record_id
                      WHERE r.customer_id = l.customer_id AND c.dialogue = l.dialogue AND c.purpose = l.purpose
                        AND c.medium = l.medium AND c.given = l.given AND c.said_at = l.said_at AND c.how = l.how
                        AND c.wording = l.wording)
), added AS (
    INSERT INTO interact.consent (record_id, dialogue, purpose, medium, given, said_at, who, how, wording, evidence, kept_at)
    SELECT record_id, dialogue, purpose, medium, given, said_at, :who, how, wording, evidence, :at FROM fresh
    ORDER BY place, dialogue
)
SELECT place, dialogue FROM fresh ORDER BY place, dialogue

-- name: dialogues
-- The dialogues in which a customer ever consented to something.
SELECT DISTINCT c.dialogue FROM interact.consent c JOIN identify.v_record r ON r.record_id = c.record_id
WHERE r.customer_id = :customer ORDER BY c.dialogue

-- name: given
-- The pairs to which a customer consents in a dialogue now.
SELECT purpose, medium FROM (
    SELECT DISTINCT ON (c.purpose, c.medium) c.purpose, c.medium, c.given
    FROM interact.consent c JOIN identify.v_record r ON r.record_id = c.record_id
    WHERE r.customer_id = :customer AND c.dialogue = :dialogue
    ORDER BY c.purpose, c.medium, c.said_at DESC, c.consent_id DESC) latest
WHERE given

-- name: consents
SELECT c.consent_id, r.customer_id, c.dialogue, c.purpose, c.medium, c.given, c.said_at, c.who, c.how, c.wording, c.evidence, c.kept_at
FROM interact.consent c JOIN identify.v_record r ON r.record_id = c.record_id
WHERE r.customer_id = :customer
ORDER BY c.said_at DESC, c.consent_id DESC

-- name: consent
SELECT c.consent_id, r.customer_id, c.dialogue, c.purpose, c.medium, c.given, c.said_at, c.who, c.how, c.wording, c.evidence, c.kept_at
FROM interact.consent c JOIN identify.v_record r ON r.record_id = c.record_id
WHERE c.consent_id = :consent

-- name: agreed
-- How many customers consent to each purpose on each medium now.
SELECT purpose, medium, count(DISTINCT customer_id) AS customers FROM (
    SELECT DISTINCT ON (r.customer_id, c.dialogue, c.purpose, c.medium) r.customer_id, c.purpose, c.medium, c.given
    FROM interact.consent c JOIN identify.v_record r ON r.record_id = c.record_id
    ORDER BY r.customer_id, c.dialogue, c.purpose, c.medium, c.said_at DESC, c.consent_id DESC) latest
WHERE given GROUP BY purpose, medium ORDER BY purpose, medium

-- name: end-pause
UPDATE interact.pause p SET ended_at = :at, ended_by = :who
FROM identify.v_record r
WHERE r.record_id = p.record_id AND r.customer_id = :customer AND p.ended_at IS NULL AND coalesce(p.until_at, :at) >= :at

-- name: add-pause
INSERT INTO interact.pause (record_id, until_at, said_at, who, how, wording, evidence)
VALUES (:record, CAST(:until AS timestamptz), :at, :who, :how, :wording, :evidence)

-- name: paused
SELECT p.said_at, p.until_at, p.who, p.how, p.wording, p.evidence
FROM interact.pause p JOIN identify.v_record r ON r.record_id = p.record_id
WHERE r.customer_id = :customer AND p.ended_at IS NULL AND coalesce(p.until_at, :at) >= :at
ORDER BY p.pause_id DESC LIMIT 1

-- name: add-flaws
INSERT INTO interact.consent_flaw (file, line, reason, raw, found_at, found_by)
SELECT :file, f.line, f.reason, f.raw, :at, :who
FROM unnest(CAST(:lines AS bigint[]), CAST(:reasons AS text[]), CAST(:raws AS text[]))
    WITH ORDINALITY AS f (line, reason, raw, place)
ORDER BY f.place

-- name: flaws
SELECT file, line, reason, raw, found_at FROM interact.consent_flaw ORDER BY flaw_id DESC LIMIT :limit

-- name: signing-key
SELECT key FROM interact.signing_key WHERE name = :name

-- Room differentiate: segments and where customers stand, for programs that read by SQL (R8).

CREATE VIEW bi.segments AS
SELECT s.segment_id, v.name, v.note, s.members, v.at AS changed_at, s.checked_at, s.archived_at
FROM differentiate.segment s JOIN differentiate.segment_version v ON v.segment_id = s.segment_id AND v.version = s.version;
COMMENT ON VIEW bi.segments IS 'Segments by name, with the number of members; archived ones have none';

CREATE VIEW bi.segment_members AS
SELECT m.segment_id, v.name AS segment, m.customer_id, m.since, m.until, m.ended
FROM differentiate.segment_member m JOIN differentiate.segment s ON s.segment_id = m.segment_id
JOIN differentiate.segment_version v ON v.segment_id = s.segment_id AND v.version = s.version;
COMMENT ON VIEW bi.segment_members IS 'Who belongs to a segment (until is empty) and who did: ended says changed, rule, joined or archived';

CREATE VIEW bi.worth AS
SELECT customer_id, currency, value, value_low, value_high, tier, group_id
FROM differentiate.standing WHERE basis = 'worth';
COMMENT ON VIEW bi.worth IS 'Expected margin of the horizon with its 95 % interval, as customers stood when they were last looked at; tier from 1 (together half of all value) to 4';

-- For which messages a pause of a topic holds.
CREATE FUNCTION interact.series(topic text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
SELECT CASE WHEN topic LIKE ':%' OR topic LIKE 'purpose:%' OR topic LIKE 'question:%' THEN topic
            ELSE split_part(topic, ':', 1) END
$$;
COMMENT ON FUNCTION interact.series IS 'The series of a topic: the kind before the colon; of questions and purposes each is a series of its own';

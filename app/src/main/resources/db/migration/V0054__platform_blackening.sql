-- The journal forgets a person who has himself erased, and nothing else: the words that identify him are blackened in the
-- details and reasons of its lines. No line goes, and who did what to which number, and when, stays.
CREATE FUNCTION platform.blacken(given text, words text[]) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    word text;
    place int;
    blackened text := given;
BEGIN
    FOREACH word IN ARRAY words LOOP
        place := position(lower(word) IN lower(blackened));
        WHILE word <> '' AND place > 0 LOOP
            blackened := overlay(blackened PLACING '█' FROM place FOR length(word));
            place := position(lower(word) IN lower(blackened));
        END LOOP;
    END LOOP;
    RETURN blackened;
END
$$;
COMMENT ON FUNCTION platform.blacken IS 'The text with a black box in place of each of the words, whatever their case';

CREATE OR REPLACE FUNCTION platform.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND current_setting('clientela.blackening', true) = 'on'
        AND (NEW.id, NEW.at, NEW.who, NEW.what, NEW.subject)
            IS NOT DISTINCT FROM (OLD.id, OLD.at, OLD.who, OLD.what, OLD.subject) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the journal is append-only: % on %.% refused', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;

-- Where in the whole database any of some words stands: every column of every table that can hold text.
CREATE FUNCTION platform.find_words(words text[]) RETURNS TABLE (place text, hits bigint) LANGUAGE plpgsql STABLE AS $$
DECLARE
    one record;
BEGIN
    FOR one IN
        SELECT c.table_schema, c.table_name,
               string_agg(format('coalesce(hay.%I::text, '''')', c.column_name), ' || '' '' || ' ORDER BY c.ordinal_position)
                   AS texts
        FROM information_schema.columns c
        JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
        WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN ('pg_catalog', 'information_schema')
          AND (c.data_type IN ('text', 'character varying', 'character', 'jsonb', 'json', 'xml')
               OR (c.data_type = 'ARRAY' AND c.udt_name IN ('_text', '_varchar', '_jsonb')))
        GROUP BY c.table_schema, c.table_name
        ORDER BY c.table_schema, c.table_name
    LOOP
        RETURN QUERY EXECUTE format(
            'SELECT $2, count(*) FROM %I.%I AS hay WHERE EXISTS (SELECT 1 FROM unnest($1) AS needle (word)'
                ' WHERE needle.word <> '''' AND position(lower(needle.word) IN lower(%s)) > 0)', one.table_schema, one.table_name, one.texts)
        USING words, format('%s.%s', one.table_schema, one.table_name);
    END LOOP;
END
$$;
COMMENT ON FUNCTION platform.find_words IS 'Every table that can hold text, with the number of its rows in which one of the words stands';

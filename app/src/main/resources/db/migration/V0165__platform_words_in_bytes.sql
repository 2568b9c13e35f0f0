-- Bytes as letters, to look for words in them: UTF-8 where they are that, else one letter for each byte, as in Latin-1. Zero bytes
-- are left out, so that what stands in two bytes a letter (UTF-16) is read too.
CREATE FUNCTION platform.read_bytes(bytes bytea) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN convert_from(bytes, 'UTF8');
EXCEPTION WHEN character_not_in_repertoire OR untranslatable_character THEN
    RETURN convert_from(decode(replace(replace(encode(bytes, 'escape'), '\\', '/'), '\000', ''), 'escape'), 'LATIN1');
END
$$;
COMMENT ON FUNCTION platform.read_bytes IS 'Bytes as letters, for a search: UTF-8, else Latin-1 without zero bytes';

-- Where in the whole database any of some words stands: every column of every table that can hold text or bytes.
CREATE OR REPLACE FUNCTION platform.find_words(words text[]) RETURNS TABLE (place text, hits bigint) LANGUAGE plpgsql STABLE AS $$
DECLARE
    one record;
BEGIN
    FOR one IN
        SELECT c.table_schema, c.table_name,
               string_agg(format(CASE c.data_type WHEN 'bytea' THEN 'coalesce(platform.read_bytes(hay.%I), '''')'
                       ELSE 'coalesce(hay.%I::text, '''')' END, c.column_name), ' || '' '' || ' ORDER BY c.ordinal_position)
                   AS texts
        FROM information_schema.columns c
        JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
        WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN ('pg_catalog', 'information_schema')
          AND c.column_name NOT LIKE '%sha256'
          AND (c.data_type IN ('text', 'character varying', 'character', 'jsonb', 'json', 'xml', 'bytea')
               OR (c.data_type = 'ARRAY' AND c.udt_name IN ('_text', '_varchar', '_jsonb')))
        GROUP BY c.table_schema, c.table_name
        ORDER BY c.table_schema, c.table_name
    LOOP
        RETURN QUERY EXECUTE format(
            'SELECT $2, count(*) FROM %I.%I AS hay CROSS JOIN LATERAL (SELECT lower(%s) AS texts OFFSET 0) AS row_of'
                ' WHERE EXISTS (SELECT 1 FROM unnest($1) AS needle (word)'
                ' WHERE needle.word <> '''' AND position(lower(needle.word) IN row_of.texts) > 0)', one.table_schema, one.table_name, one.texts)
        USING words, format('%s.%s', one.table_schema, one.table_name);
    END LOOP;
END
$$;
COMMENT ON FUNCTION platform.find_words IS 'Every table that can hold text or bytes, with the number of its rows in which one of the words stands';

package io.clientela.walls;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the names of tables in SQL and says which a room may not use. */
final class SqlNames {

    private static final String SCHEMAS = String.join("|", Rooms.IN_ORDER);
    private static final Pattern QUALIFIED = Pattern.compile("(?<![.\\w])(" + SCHEMAS + ")\\.(\\w+)");
    private static final Pattern SOURCE = Pattern.compile(
            "(?<!distinct )(?<!do )(?<!for )(?<!no key )(?<!on )\\b(?:from|join|into|update|references|truncate)\\s+"
                    + "(?:only\\s+|lateral\\s+|table\\s+)?([a-z_][\\w.]*)(\\s*\\()?");
    private static final Pattern STEP =
            Pattern.compile("(?:\\bwith(?:\\s+recursive)?|,)\\s+(\\w+)\\s*(?:\\([^()]*\\)\\s*)?as\\s+"
                    + "(?:not\\s+materialized\\s+|materialized\\s+)?\\(");
    private static final Pattern TEMPORARY =
            Pattern.compile("\\bcreate\\s+(?:temp|temporary)\\s+(?:table|view)\\s+(?:if\\s+not\\s+exists\\s+)?(\\w+)");
    private static final Pattern INSIDE_FUNCTION =
            Pattern.compile("\\b(extract|substring|trim|overlay|position)\\s*\\([^()]*?\\bfrom\\b");
    private static final Pattern WORDS_AFTER_FROM =
            Pattern.compile("set|skip|of|or|on|nowait|unnest|values|select|lateral|strict");

    private SqlNames() {}

    /** The temporary tables and views that a text makes. */
    static Set<String> temporary(String sql) {
        return all(TEMPORARY, bare(sql));
    }

    /**
     * What a room's SQL names but may not: tables of other rooms save views {@code v_} of rooms to the left, and tables
     * without a schema that are neither steps of the statement, nor temporary, nor PostgreSQL's own.
     *
     * @param temporary temporary tables that the room makes elsewhere
     */
    static List<String> offences(String room, String sql, Set<String> temporary) {
        String text = INSIDE_FUNCTION.matcher(bare(sql)).replaceAll("$1( ");
        List<String> offences = new ArrayList<>();
        Matcher qualified = QUALIFIED.matcher(text);
        while (qualified.find()) {
            String schema = qualified.group(1);
            boolean published = qualified.group(2).startsWith("v_") && Rooms.isLeftOf(schema, room);
            if (!schema.equals(room) && !published) {
                offences.add(qualified.group());
            }
        }
        Set<String> known = new HashSet<>(temporary);
        known.addAll(all(STEP, text));
        known.addAll(all(TEMPORARY, text));
        Matcher source = SOURCE.matcher(text);
        while (source.find()) {
            String name = source.group(1);
            boolean function =
                    source.group(2) != null && !text.substring(source.start()).startsWith("into");
            if (!name.contains(".") && !function && !known.contains(name) && !isFree(name)) {
                offences.add(name);
            }
        }
        return offences;
    }

    private static boolean isFree(String name) {
        return name.startsWith("pg_") || WORDS_AFTER_FROM.matcher(name).matches();
    }

    /** Without comments and texts, in lower case, one space between words. */
    private static String bare(String sql) {
        return sql.replaceAll("(?m)--.*$", " ")
                .replaceAll("(?s)/\\*.*?\\*/", " ")
                .replaceAll("'(?:[^']|'')*'", "''")
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> names = new HashSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}

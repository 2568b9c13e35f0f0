package io.clientela.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The named SQL statements of one topic, read from {@code sql/<room>/<topic>.sql} on the class path.
 *
 * <p>The format: each statement starts with a line {@code -- name: some-name} and goes to the next such line or the end
 * of the file. Names are lower case with hyphens and occur once. What stands before the first name is a heading and is
 * not part of any statement. Comment lines directly after the name say what the statement answers; they stay in the
 * text, so that a log or {@code pg_stat_activity} shows them. A closing semicolon is left out. Parameters are written
 * {@code :name}; a part that several statements share is a statement of its own, a step, and they write {@code {name}} for it.
 */
public final class Statements {

    private static final String MARK = "-- name:";
    private static final Pattern STEP = Pattern.compile("\\{([a-z][a-z0-9-]*)}");
    private static final Pattern COMMENT = Pattern.compile("(?m)--.*$");
    private static final Map<String, Statements> READ = new ConcurrentHashMap<>();

    private final String topic;
    private final Map<String, String> byName;

    private Statements(String topic, Map<String, String> byName) {
        this.topic = topic;
        this.byName = byName;
    }

    /**
     * The statements of one topic; read once and kept.
     *
     * @param topic room and topic, such as {@code identify/customers}
     * @throws IllegalArgumentException if there is no such file or it breaks the format
     */
    public static Statements of(String topic) {
        return READ.computeIfAbsent(topic, Statements::read);
    }

    /**
     * The text of one statement.
     *
     * @throws IllegalArgumentException if the topic has no statement of that name; the message names those it has
     */
    public String get(String name) {
        String sql = byName.get(name);
        if (sql == null) {
            throw new IllegalArgumentException(
                    "No statement '" + name + "' in sql/" + topic + ".sql; it has " + byName.keySet());
        }
        return sql;
    }

    /** The text of one statement without its comments. */
    public String bare(String name) {
        return COMMENT.matcher(get(name)).replaceAll("").strip();
    }

    /**
     * The text of one statement with its steps, without comments: where {@code {some-name}} stands in it, the statement of
     * that name is put in, with its own steps.
     */
    public String whole(String name) {
        var text = bare(name);
        for (var step = STEP.matcher(text); step.find(); step = STEP.matcher(text)) {
            text = text.substring(0, step.start()) + bare(step.group(1)) + text.substring(step.end());
        }
        return text;
    }

    /** The names, in the order of the file. */
    public Set<String> names() {
        return byName.keySet();
    }

    private static Statements read(String topic) {
        String path = "sql/" + topic + ".sql";
        try (InputStream stream = Statements.class.getClassLoader().getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalArgumentException("No file " + path + " on the class path");
            }
            return new Statements(topic, parse(path, new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    /** The statements in a text of the format above, by name in the order of the text. */
    static Map<String, String> parse(String path, String text) {
        Map<String, StringBuilder> building = new LinkedHashMap<>();
        StringBuilder current = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (line.startsWith(MARK)) {
                current = new StringBuilder();
                String name = line.substring(MARK.length()).strip();
                if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
                    throw new IllegalArgumentException(path + ": '" + name + "' is not a name for a statement");
                }
                if (building.put(name, current) != null) {
                    throw new IllegalArgumentException(path + ": the name '" + name + "' occurs twice");
                }
            } else {
                current.append(line).append('\n');
            }
        }
        Map<String, String> statements = new LinkedHashMap<>();
        building.forEach((name, sql) -> statements.put(name, closed(path, name, sql.toString())));
        return statements;
    }

    private static String closed(String path, String name, String sql) {
        String text = sql.strip();
        if (text.endsWith(";")) {
            text = text.substring(0, text.length() - 1).stripTrailing();
        }
        if (text.lines().allMatch(line -> line.isBlank() || line.startsWith("--"))) {
            throw new IllegalArgumentException(path + ": the statement '" + name + "' is empty");
        }
        return text;
    }
}

package io.clientela.console.internal.intake;

import io.clientela.console.internal.shell.Words;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How a table is written, in words: its encoding, what separates its columns, where its headings are. */
public final class FormatWords {

    private static final String TOPIC = "import.format.";

    /** What is said of texts alone: a workbook has its cells and its encoding by itself. */
    private static final Set<String> OF_TEXTS = Set.of("charset", "separator");

    private FormatWords() {}

    /** The parts of a format in their order. */
    public static List<String> of(Map<String, String> format, Words words) {
        Set<String> untold = "workbook".equals(format.get("container")) ? OF_TEXTS : Set.of();
        return format.entrySet().stream()
                .filter(part -> !untold.contains(part.getKey()))
                .map(part -> part(part.getKey().replace('_', '-'), part.getValue(), words))
                .toList();
    }

    /** The name of a file in an archive without that of the archive; empty for one that lies in none. */
    public static String inside(String place) {
        int at = place.indexOf("!/");
        return at < 0 ? "" : place.substring(at + 2);
    }

    /** What is missing: of each need one of its meanings. */
    public static String needs(List<List<String>> needs, Words words) {
        String or = " " + words.say("import.table.missing.or") + " ";
        return needs.stream()
                .map(need ->
                        need.stream().map(code -> words.code("meaning", code)).collect(Collectors.joining(or)))
                .collect(Collectors.joining(words.say("import.table.missing.and") + " "));
    }

    private static String part(String name, String value, Words words) {
        String special = switch (value) {
            case "\t" -> "tab";
            case "0" -> "none";
            default -> value;
        };
        String whole = TOPIC + name + "." + special;
        return words.knows(whole) ? words.say(whole) : words.say(TOPIC + name, value);
    }
}

package io.clientela.terminal.internal;

import java.util.List;
import java.util.Map;

/** Writes maps, lists, texts and numbers as JSON. */
final class Json {

    private Json() {}

    /** The JSON of a value; anything but a map, list, number or truth value is taken as a text. */
    static String of(Object value) {
        var out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
        switch (value) {
            case Map<?, ?> map -> {
                String between = "{";
                for (var entry : map.entrySet()) {
                    out.append(between);
                    text(String.valueOf(entry.getKey()), out);
                    out.append(':');
                    write(entry.getValue(), out);
                    between = ",";
                }
                out.append(map.isEmpty() ? "{}" : "}");
            }
            case List<?> list -> {
                String between = "[";
                for (Object each : list) {
                    out.append(between);
                    write(each, out);
                    between = ",";
                }
                out.append(list.isEmpty() ? "[]" : "]");
            }
            case Double number
            when !Double.isFinite(number) -> throw new IllegalArgumentException("not a number for JSON: " + number);
            case Number number -> out.append(number);
            case Boolean truth -> out.append(truth);
            default -> text(value.toString(), out);
        }
    }

    private static void text(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}

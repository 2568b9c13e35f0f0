package io.clientela.bench;

import java.util.List;

/** What a bench was asked for: names such as {@code --lines}, each with its value behind it. */
record Arguments(List<String> given) {

    static Arguments of(String... given) {
        return new Arguments(List.of(given));
    }

    String text(String name, String usual) {
        int at = given.indexOf(name);
        return at >= 0 && at + 1 < given.size() ? given.get(at + 1) : usual;
    }

    /** A whole number; figures may be grouped by underscores. */
    int number(String name, int usual) {
        return Integer.parseInt(text(name, String.valueOf(usual)).replace("_", ""));
    }
}

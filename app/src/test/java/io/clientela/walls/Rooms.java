package io.clientela.walls;

import java.util.List;

/** The rooms from left to right, as the design draws them: each may use those to its left. */
final class Rooms {

    static final List<String> IN_ORDER = List.of(
            "platform",
            "identify",
            "organize",
            "differentiate",
            "measure",
            "interact",
            "customize",
            "console",
            "terminal");

    private Rooms() {}

    /** Whether the first room stands to the left of the second. */
    static boolean isLeftOf(String room, String other) {
        return IN_ORDER.indexOf(room) < IN_ORDER.indexOf(other);
    }
}

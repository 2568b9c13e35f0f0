package io.clientela.identify.internal.input.table;

import org.jspecify.annotations.Nullable;

/**
 * Turns characters into texts and gives the same object for a text that was met before, as long as no others took its
 * two slots: a fixed table of {@value #SLOTS} slots, so its memory stays flat however many texts there are. Not for several threads.
 */
final class Interner {

    private static final int SLOTS = 1 << 17;
    private static final int LONGEST = 100;

    private final @Nullable String[] slots = new String[SLOTS];

    String text(char[] chars, int from, int to) {
        var length = to - from;
        if (length == 0) {
            return "";
        }
        if (length > LONGEST) {
            return new String(chars, from, length);
        }
        var hash = 0;
        for (var i = from; i < to; i++) {
            hash = hash * 31 + chars[i];
        }
        var slot = (hash ^ hash >>> 15) & (SLOTS - 1);
        var latest = slots[slot];
        if (latest != null && same(latest, chars, from, length)) {
            return latest;
        }
        var before = slots[slot ^ 1];
        if (before != null && same(before, chars, from, length)) {
            return before;
        }
        var text = new String(chars, from, length);
        slots[slot ^ 1] = latest;
        slots[slot] = text;
        return text;
    }

    /** Whether a text stands in the characters. */
    static boolean same(String known, char[] chars, int from, int length) {
        if (known.length() != length) {
            return false;
        }
        for (var i = 0; i < length; i++) {
            if (known.charAt(i) != chars[from + i]) {
                return false;
            }
        }
        return true;
    }
}

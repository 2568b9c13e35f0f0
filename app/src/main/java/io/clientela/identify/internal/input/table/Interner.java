package io.clientela.identify.internal.input.table;

import org.jspecify.annotations.Nullable;

/**
 * Turns characters into texts and gives the same object for a text that was met before, as long as no other took its slot:
 * a fixed table of {@value #SLOTS} slots, so its memory stays flat however many texts there are. Not for several threads.
 */
final class Interner {

    private static final int SLOTS = 1 << 15;
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
        var known = slots[slot];
        if (known != null && same(known, chars, from, length)) {
            return known;
        }
        var text = new String(chars, from, length);
        slots[slot] = text;
        return text;
    }

    private static boolean same(String known, char[] chars, int from, int length) {
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

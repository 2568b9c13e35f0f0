package io.clientela.identify.internal.input.table;

import org.jspecify.annotations.Nullable;

/**
 * Turns characters into texts and gives the same object for a text that was met before, as long as no others took its two
 * slots: at most {@value #SLOTS} slots, so its memory stays flat however many texts there are. Not for several threads.
 *
 * <p>A short text of ASCII stands a second time beside its slot, as four words of up to eight characters and its length
 * in the last, so that meeting it again takes no look at the text itself, which lies elsewhere in memory.
 */
final class Interner {

    private static final int SLOTS = 1 << 17;
    private static final int FEW = 1 << 10;
    private static final int LONGEST = 100;
    private static final int WORDS = 4;
    private static final int SHORT = WORDS * 8 - 1;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private @Nullable String[] slots = new String[FEW];
    private long[] words = new long[FEW * WORDS];
    private int made;

    String text(char[] chars, int from, int to) {
        var length = to - from;
        if (length == 0) {
            return "";
        }
        if (length > LONGEST) {
            return new String(chars, from, length);
        }
        if (made > slots.length && slots.length < SLOTS) {
            grow();
        }
        return length <= SHORT && isAscii(chars, from, to)
                ? shortText(chars, from, length)
                : longText(chars, from, length);
    }

    /** Begins anew with more slots. */
    private void grow() {
        slots = new String[Math.min(SLOTS, slots.length * 8)];
        words = new long[slots.length * WORDS];
        made = 0;
    }

    private static boolean isAscii(char[] chars, int from, int to) {
        var bits = 0;
        for (var i = from; i < to; i++) {
            bits |= chars[i];
        }
        return bits < 0x80;
    }

    private String shortText(char[] chars, int from, int length) {
        var first = word(chars, from, Math.min(length, 8));
        var second = length > 8 ? word(chars, from + 8, Math.min(length - 8, 8)) : 0;
        var third = length > 16 ? word(chars, from + 16, Math.min(length - 16, 8)) : 0;
        var fourth = (length > 24 ? word(chars, from + 24, length - 24) : 0) | (long) length << 56;
        var slot = slot(((first * FACTOR ^ second) * FACTOR ^ third) * FACTOR ^ fourth);
        var known = known(slot, first, second, third, fourth);
        if (known == null) {
            known = known(slot ^ 1, first, second, third, fourth);
        }
        if (known != null) {
            return known;
        }
        var text = new String(chars, from, length);
        keep(slot, text);
        words[slot * WORDS] = first;
        words[slot * WORDS + 1] = second;
        words[slot * WORDS + 2] = third;
        words[slot * WORDS + 3] = fourth;
        return text;
    }

    private static long word(char[] chars, int from, int count) {
        var word = 0L;
        for (var i = from; i < from + count; i++) {
            word = word << 8 | chars[i];
        }
        return word;
    }

    private @Nullable String known(int slot, long first, long second, long third, long fourth) {
        var at = slot * WORDS;
        return words[at] == first && words[at + 1] == second && words[at + 2] == third && words[at + 3] == fourth
                ? slots[slot]
                : null;
    }

    private String longText(char[] chars, int from, int length) {
        var hash = 0L;
        for (var i = from; i < from + length; i++) {
            hash = hash * 31 + chars[i];
        }
        var slot = slot(hash);
        var latest = slots[slot];
        if (latest != null && same(latest, chars, from, length)) {
            return latest;
        }
        var before = slots[slot ^ 1];
        if (before != null && same(before, chars, from, length)) {
            return before;
        }
        var text = new String(chars, from, length);
        keep(slot, text);
        words[slot * WORDS + 3] = 0; // no short text has no length
        return text;
    }

    private int slot(long hash) {
        return (int) ((hash * FACTOR) >>> 40) & (slots.length - 1);
    }

    /** Puts a text into a slot; the one that was there goes to the slot beside it. */
    private void keep(int slot, String text) {
        slots[slot ^ 1] = slots[slot];
        System.arraycopy(words, slot * WORDS, words, (slot ^ 1) * WORDS, WORDS);
        slots[slot] = text;
        made++;
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

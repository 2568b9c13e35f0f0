package io.clientela.identify.internal.input.table;

import java.util.Arrays;

/** A set of 64-bit hashes, at eight to sixteen bytes each. Not for several threads. */
final class LongHashes {

    private long[] slots = new long[1 << 12];
    private int size;
    private boolean hasZero;

    /** Adds a hash and says whether it was new. */
    boolean add(long hash) {
        if (hash == 0) {
            var isNew = !hasZero;
            hasZero = true;
            return isNew;
        }
        if (size * 4L > slots.length * 3L) {
            grow();
        }
        if (!put(slots, hash)) {
            return false;
        }
        size++;
        return true;
    }

    /** Whether none of these hashes but the excepted one is among others. */
    boolean without(long excepted, LongHashes others) {
        if (hasZero && others.hasZero && excepted != 0) {
            return false;
        }
        return Arrays.stream(slots).allMatch(hash -> hash == 0 || hash == excepted || !others.has(hash));
    }

    private boolean has(long hash) {
        var mask = slots.length - 1;
        var at = (int) (hash ^ hash >>> 32) & mask;
        while (slots[at] != 0) {
            if (slots[at] == hash) {
                return true;
            }
            at = (at + 1) & mask;
        }
        return false;
    }

    private void grow() {
        var larger = new long[slots.length * 2];
        Arrays.stream(slots).filter(hash -> hash != 0).forEach(hash -> put(larger, hash));
        slots = larger;
    }

    private static boolean put(long[] slots, long hash) {
        var mask = slots.length - 1;
        var at = (int) (hash ^ hash >>> 32) & mask;
        while (slots[at] != 0) {
            if (slots[at] == hash) {
                return false;
            }
            at = (at + 1) & mask;
        }
        slots[at] = hash;
        return true;
    }
}

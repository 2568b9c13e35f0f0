package io.clientela.differentiate.internal.census;

import java.util.Arrays;

/** How many are counted once under each of some headings. One goes through after the other; for one thread. */
final class Tally {

    private final int[] counts;
    private final int[] last;
    private final boolean[] seen;

    Tally(int size) {
        counts = new int[size];
        last = new int[size];
        seen = new boolean[size];
        Arrays.fill(last, -1);
    }

    /** Counts one under a heading unless it was the last that was counted there; −1 is nobody, who is seen and not counted. */
    void add(int heading, int one) {
        seen[heading] = true;
        if (last[heading] != one) {
            last[heading] = one;
            counts[heading] += one < 0 ? 0 : 1;
        }
    }

    /** Adds what was counted of others. */
    void add(Tally other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
            seen[i] |= other.seen[i];
        }
    }

    int count(int heading) {
        return counts[heading];
    }

    /** Whether anything belongs to a heading. */
    boolean seen(int heading) {
        return seen[heading];
    }
}

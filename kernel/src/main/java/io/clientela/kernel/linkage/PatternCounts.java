package io.clientela.kernel.linkage;

import java.util.Arrays;

/** How many pairs show each pattern. For one thread. */
final class PatternCounts {

    private long[] patterns = new long[1024];
    private long[] counts = new long[1024];
    private int used;

    void add(long pattern, long count) {
        int slot = slot(pattern);
        if (counts[slot] == 0) {
            patterns[slot] = pattern;
            if (++used * 2 > counts.length) {
                grow();
                slot = slot(pattern);
            }
            patterns[slot] = pattern;
        }
        counts[slot] += count;
    }

    void addAll(PatternCounts other) {
        for (int slot = 0; slot < other.counts.length; slot++) {
            if (other.counts[slot] > 0) {
                add(other.patterns[slot], other.counts[slot]);
            }
        }
    }

    /** The patterns in ascending order. */
    long[] patterns() {
        long[] out = new long[used];
        int at = 0;
        for (int slot = 0; slot < counts.length; slot++) {
            if (counts[slot] > 0) {
                out[at++] = patterns[slot];
            }
        }
        Arrays.sort(out);
        return out;
    }

    long count(long pattern) {
        return counts[slot(pattern)];
    }

    private int slot(long pattern) {
        int slot = (int) ((pattern * 0x9E3779B97F4A7C15L) >>> 32) & (counts.length - 1);
        while (counts[slot] > 0 && patterns[slot] != pattern) {
            slot = (slot + 1) & (counts.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] oldPatterns = patterns;
        long[] oldCounts = counts;
        patterns = new long[oldPatterns.length * 2];
        counts = new long[oldCounts.length * 2];
        for (int i = 0; i < oldCounts.length; i++) {
            if (oldCounts[i] > 0) {
                int slot = slot(oldPatterns[i]);
                patterns[slot] = oldPatterns[i];
                counts[slot] = oldCounts[i];
            }
        }
    }
}

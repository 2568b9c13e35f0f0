package io.clientela.kernel.linkage;

import java.util.Arrays;

/** Pairs of records with their patterns. For one thread while it grows. */
final class PairStore {

    private int[] first = new int[1024];
    private int[] second = new int[1024];
    private long[] patterns = new long[1024];
    private int size;

    void add(int a, int b, long pattern) {
        if (size == first.length) {
            int room = size + (size >> 1);
            first = Arrays.copyOf(first, room);
            second = Arrays.copyOf(second, room);
            patterns = Arrays.copyOf(patterns, room);
        }
        first[size] = Math.min(a, b);
        second[size] = Math.max(a, b);
        patterns[size++] = pattern;
    }

    int size() {
        return size;
    }

    int first(int pair) {
        return first[pair];
    }

    int second(int pair) {
        return second[pair];
    }

    long pattern(int pair) {
        return patterns[pair];
    }

    /** All pairs of the parts, ordered by first and second record. */
    static PairStore sorted(java.util.List<PairStore> parts, int records) {
        int[] starts = new int[records + 1];
        int all = 0;
        for (var part : parts) {
            all += part.size;
            for (int i = 0; i < part.size; i++) {
                starts[part.first[i] + 1]++;
            }
        }
        for (int rec = 0; rec < records; rec++) {
            starts[rec + 1] += starts[rec];
        }
        var out = new PairStore();
        out.first = new int[all];
        out.second = new int[all];
        out.patterns = new long[all];
        out.size = all;
        int[] next = starts.clone();
        for (var part : parts) {
            for (int i = 0; i < part.size; i++) {
                out.insert(part, i, starts[part.first[i]], next[part.first[i]]++);
            }
        }
        return out;
    }

    private void insert(PairStore from, int pair, int start, int end) {
        int at = end;
        while (at > start && second[at - 1] > from.second[pair]) {
            second[at] = second[at - 1];
            patterns[at] = patterns[at - 1];
            at--;
        }
        first[end] = from.first[pair];
        second[at] = from.second[pair];
        patterns[at] = from.patterns[pair];
    }
}

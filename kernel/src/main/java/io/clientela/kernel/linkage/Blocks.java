package io.clientela.kernel.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The records sorted into blocks under several rules. Each pair is given out once, under the first rule it shares. */
final class Blocks {

    /** Takes a pair of records. */
    @FunctionalInterface
    interface PairSink {
        void pair(int a, int b);
    }

    /** Larger blocks are left out: their records must be found under finer rules. */
    static final int LARGEST = 300;

    private static final int PIECE = 20_000;

    private final List<int[]> orders;

    /** The blocks of each record side by side: half of each key, 0 for none. */
    private final int[] blocks;

    private final int size;

    private Blocks(List<int[]> orders, int[] blocks, int size) {
        this.orders = orders;
        this.blocks = blocks;
        this.size = size;
    }

    static Blocks of(Features of, Keys keys, List<BlockingRule> rules, int threads) {
        int[][] orders = new int[rules.size()][];
        int[] blocks = new int[of.size * rules.size()];
        var tasks = new ArrayList<Runnable>();
        for (int rule = 0; rule < rules.size(); rule++) {
            int at = rule;
            tasks.add(() -> {
                long[] row = keys(keys, rules.get(at), of.size);
                orders[at] = order(row);
                for (int rec = 0; rec < of.size; rec++) {
                    blocks[rec * rules.size() + at] = row[rec] == 0 ? 0 : (int) (row[rec] >>> 32) | 1;
                }
            });
        }
        Parallel.run(threads, tasks);
        return new Blocks(List.of(orders), blocks, of.size);
    }

    /** The keys of all records under a rule. */
    private static long[] keys(Keys keys, BlockingRule rule, int size) {
        long[] out = new long[size];
        var table = new KeyTable(keys, rule.parts(), KeyTable.STRETCH);
        int[] places = table.places(rule);
        for (int from = 0; from < size; from += KeyTable.STRETCH) {
            int to = Math.min(size, from + KeyTable.STRETCH);
            table.load(from, to);
            for (int rec = from; rec < to; rec++) {
                out[rec] = table.key(places, rec - from);
            }
        }
        return out;
    }

    /** The records by block; the keys of blocks of one and of blocks too large become 0, those records are left out. */
    private static int[] order(long[] keys) {
        int bits = 64 - Long.numberOfLeadingZeros(Math.max(1, keys.length - 1));
        long mask = (1L << bits) - 1;
        long[] sorted = new long[keys.length];
        int count = 0;
        for (int rec = 0; rec < keys.length; rec++) {
            if (keys[rec] != 0) {
                sorted[count++] = (keys[rec] & ~mask) | rec;
            }
        }
        Arrays.sort(sorted, 0, count);
        int[] out = new int[count];
        int kept = 0;
        int start = 0;
        while (start < count) {
            int end = start + 1;
            while (end < count && (sorted[end] & ~mask) == (sorted[start] & ~mask)) {
                end++;
            }
            boolean use = end - start > 1 && end - start <= LARGEST;
            for (int i = start; i < end; i++) {
                int rec = (int) (sorted[i] & mask);
                if (use) {
                    out[kept++] = rec;
                } else {
                    keys[rec] = 0;
                }
            }
            start = end;
        }
        return Arrays.copyOf(out, kept);
    }

    private int piecesOfOne() {
        return size / PIECE + 1;
    }

    /** The number of pieces of work. */
    int pieces() {
        return orders.size() * piecesOfOne();
    }

    /** Gives out the pairs of one piece. */
    void pairs(int piece, PairSink sink) {
        int rule = piece / piecesOfOne();
        int[] order = orders.get(rule);
        int rules = orders.size();
        int from = piece % piecesOfOne() * PIECE;
        int to = Math.min(order.length, from + PIECE);
        for (int i = from; i < to; i++) {
            int a = order[i] * rules;
            for (int j = i + 1; j < order.length && blocks[order[j] * rules + rule] == blocks[a + rule]; j++) {
                if (!seen(rule, a, order[j] * rules)) {
                    sink.pair(order[i], order[j]);
                }
            }
        }
    }

    private boolean seen(int rule, int a, int b) {
        for (int earlier = 0; earlier < rule; earlier++) {
            if (blocks[a + earlier] != 0 && blocks[a + earlier] == blocks[b + earlier]) {
                return true;
            }
        }
        return false;
    }
}

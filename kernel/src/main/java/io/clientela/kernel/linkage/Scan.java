package io.clientela.kernel.linkage;

import java.util.ArrayList;
import java.util.List;

/**
 * The compared pairs.
 *
 * @param stores the pairs that are worth weighing
 * @param counts how many pairs, worth it or not, show each pattern
 * @param compared how many pairs were compared
 * @param complete whether every pair of records was compared
 * @param rules the rules under which candidates were found
 */
record Scan(List<PairStore> stores, PatternCounts counts, long compared, boolean complete, List<BlockingRule> rules) {

    /** The memory of each thread for compared values, as log2 of its entries. */
    private static final int CACHE_BITS = 16;

    /** Compares pairs and keeps those worth it. For one thread. */
    static final class Worker {

        final PairStore store = new PairStore();
        final PatternCounts counts = new PatternCounts();
        private final Comparer comparer;
        private final Rarity rarity;
        private final Weights start = Weights.start(0.5);
        private final double worth;
        private long compared;
        private long lastPattern;
        private boolean lastWorth;

        Worker(Features of, Rarity rarity) {
            this.rarity = rarity;
            this.comparer = new Comparer(of, CACHE_BITS);
            this.worth = Math.max(-3, Math.log(of.size) / Math.log(2) - 14);
        }

        void compare(int a, int b) {
            long pattern = comparer.pattern(a, b);
            compared++;
            if (pattern != lastPattern) {
                lastPattern = pattern;
                lastWorth = start.bits(pattern) >= worth;
            }
            if (lastWorth) {
                double shared = rarity.shared(pattern, a, b);
                counts.add(Pattern.withRarity(pattern, shared + rarity.own(pattern, a, b), shared), 1);
                store.add(a, b, pattern);
            } else {
                counts.add(pattern, 1);
            }
        }
    }

    /** Every pair. */
    static Scan all(Features of, Rarity rarity, LinkageSettings settings, Progress progress) {
        var workers = new ArrayList<Worker>();
        var tasks = new ArrayList<Runnable>();
        int threads = settings.threads();
        for (int t = 0; t < threads; t++) {
            var worker = new Worker(of, rarity);
            workers.add(worker);
            int offset = t;
            tasks.add(() -> {
                for (int a = offset; a < of.size; a += threads) {
                    if (a % 64 == 0) {
                        Linkage.tell(progress, Stage.COMPARE, (double) a / of.size);
                    }
                    for (int b = a + 1; b < of.size; b++) {
                        worker.compare(a, b);
                    }
                }
            });
        }
        Parallel.run(threads, tasks);
        return of(workers, true, BlockingKeys.usual());
    }

    /** The pairs that share a block under one of the rules. */
    static Scan blocked(
            Features of,
            Rarity rarity,
            LinkageSettings settings,
            Keys keys,
            List<BlockingRule> rules,
            Progress progress) {
        var blocks = Blocks.of(of, keys, rules, settings.threads());
        var workers = new ArrayList<Worker>();
        var tasks = new ArrayList<Runnable>();
        int threads = settings.threads();
        var next = new java.util.concurrent.atomic.AtomicInteger();
        int pieces = blocks.pieces();
        for (int t = 0; t < threads; t++) {
            var worker = new Worker(of, rarity);
            workers.add(worker);
            tasks.add(() -> {
                int piece;
                while ((piece = next.getAndIncrement()) < pieces) {
                    Linkage.tell(progress, Stage.COMPARE, (double) piece / pieces);
                    blocks.pairs(piece, worker::compare);
                }
            });
        }
        Parallel.run(threads, tasks);
        return of(workers, false, rules);
    }

    private static Scan of(List<Worker> workers, boolean complete, List<BlockingRule> rules) {
        var counts = new PatternCounts();
        var stores = new ArrayList<PairStore>();
        long compared = 0;
        for (var worker : workers) {
            counts.addAll(worker.counts);
            stores.add(worker.store);
            compared += worker.compared;
        }
        return new Scan(stores, counts, compared, complete, rules);
    }
}

package io.clientela.kernel.linkage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * Finds which records speak of the same person or company.
 *
 * <p>The method is Fellegi and Sunter's (1969) with weights estimated without any labelled data, and clusters that must
 * hold together. {@code docs/methods/linkage.md} has the formulas.
 */
public final class Linkage {

    /** Pairs with less evidence than this under the starting weights are not kept, in bits without the prior. */
    private static final double WORTH_KEEPING = -3;

    private final Features of;
    private final LinkageSettings settings;
    private final Progress progress;

    private Linkage(Features of, LinkageSettings settings, Progress progress) {
        this.of = of;
        this.settings = settings;
        this.progress = progress;
    }

    /** Links the records without constraints. */
    public static LinkageResult link(Records records, LinkageSettings settings) {
        return link(records, settings, Constraints.NONE, Progress.SILENT);
    }

    /**
     * Links the records.
     *
     * @throws IllegalArgumentException if constraints contradict each other or name records that do not exist
     * @throws CancellationException if the progress ended the run
     */
    public static LinkageResult link(
            Records records, LinkageSettings settings, Constraints constraints, Progress progress) {
        var clustering = new Clustering(records.size(), constraints);
        tell(progress, Stage.PREPARE, 0);
        var features = Features.of(records, settings.threads());
        return new Linkage(features, settings, progress).run(clustering);
    }

    private static void tell(Progress progress, Stage stage, double share) {
        if (!progress.goOn(stage, share)) {
            throw new CancellationException("linkage was ended at " + stage);
        }
    }

    private LinkageResult run(Clustering clustering) {
        int n = of.size;
        double pairs = Math.max(1, n * (n - 1.0) / 2);
        tell(progress, Stage.COMPARE, 0);
        var scan = allPairs();
        var kept = PairStore.sorted(scan.stores, n);
        tell(progress, Stage.LEARN, 0);
        double[][] totals = totals(scan.counts);
        var weights = new Estimation(scan.counts, pairs, totals, 0.1 / Math.max(10, n))
                .run(Weights.start(1.0 / Math.max(3, n)));
        Map<FieldKind, int[]> counts = new EnumMap<>(FieldKind.class);
        var rarity = Rarity.of(of, counts);
        float[] bits = bits(kept, weights, rarity);
        tell(progress, Stage.CLUSTER, 0);
        var comparer = new Comparer(of, 14);
        var w = weights;
        int[] clusters = clustering.run(kept, bits, 0, (a, b) -> {
            long pattern = comparer.pattern(a, b);
            return w.priorBits() + w.bits(pattern) + rarity.bits(pattern, a);
        });
        return new LinkageResult(clusters, pairs(kept, bits), model(weights, counts), scan.compared);
    }

    private LinkageModel model(Weights weights, Map<FieldKind, int[]> counts) {
        var out = new EnumMap<Comparison, List<LinkageModel.Weight>>(Comparison.class);
        for (var comparison : Comparison.values()) {
            var list = new ArrayList<LinkageModel.Weight>();
            int c = comparison.at();
            for (int level = 0; level < comparison.levels().size(); level++) {
                list.add(new LinkageModel.Weight(
                        Math.min(1, weights.m().at[c][level]), Math.min(1, weights.u().at[c][level])));
            }
            out.put(comparison, list);
        }
        return new LinkageModel(
                LinkageModel.VERSION,
                weights.matchShare(),
                out,
                Rarity.terms(of, counts),
                BlockingKeys.usual(),
                new Thresholds(6.6, -3.3, 0.01, 0.05));
    }

    private ScoredPairs pairs(PairStore kept, float[] bits) {
        int count = 0;
        for (float value : bits) {
            count += value >= settings.keepFromBits() ? 1 : 0;
        }
        int[] first = new int[count];
        int[] second = new int[count];
        float[] out = new float[count];
        int at = 0;
        for (int i = 0; i < bits.length; i++) {
            if (bits[i] >= settings.keepFromBits()) {
                first[at] = kept.first(i);
                second[at] = kept.second(i);
                out[at++] = bits[i];
            }
        }
        return new ScoredPairs(first, second, out);
    }

    private static float[] bits(PairStore kept, Weights weights, Rarity rarity) {
        float[] out = new float[kept.size()];
        for (int i = 0; i < out.length; i++) {
            long pattern = kept.pattern(i);
            out[i] = (float) (weights.priorBits() + weights.bits(pattern) + rarity.bits(pattern, kept.first(i)));
        }
        return out;
    }

    private static double[][] totals(PatternCounts counts) {
        var all = Comparison.values();
        double[][] out = new double[all.length][];
        for (int c = 0; c < all.length; c++) {
            out[c] = new double[all[c].levels().size()];
        }
        for (long pattern : counts.patterns()) {
            for (int c = 0; c < all.length; c++) {
                int level = Pattern.level(pattern, c);
                if (level > 0) {
                    out[c][level - 1] += counts.count(pattern);
                }
            }
        }
        return out;
    }

    private static final class Scan {
        final List<PairStore> stores = new ArrayList<>();
        final PatternCounts counts = new PatternCounts();
        long compared;
    }

    private Scan allPairs() {
        int threads = settings.threads();
        var stores = new ArrayList<PairStore>();
        var counts = new ArrayList<PatternCounts>();
        var tasks = new ArrayList<Runnable>();
        var start = Weights.start(0.5);
        for (int t = 0; t < threads; t++) {
            var store = new PairStore();
            var count = new PatternCounts();
            stores.add(store);
            counts.add(count);
            int offset = t;
            tasks.add(() -> {
                var comparer = new Comparer(of, 16);
                for (int a = offset; a < of.size; a += threads) {
                    for (int b = a + 1; b < of.size; b++) {
                        long pattern = comparer.pattern(a, b);
                        count.add(pattern, 1);
                        if (start.bits(pattern) >= WORTH_KEEPING) {
                            store.add(a, b, pattern);
                        }
                    }
                }
            });
        }
        Parallel.run(threads, tasks);
        var out = new Scan();
        out.stores.addAll(stores);
        counts.forEach(out.counts::addAll);
        out.compared = (long) of.size * (of.size - 1) / 2;
        return out;
    }
}

package io.clientela.kernel.linkage;

import java.util.ArrayList;
import java.util.concurrent.CancellationException;

/**
 * Finds which records speak of the same person or company.
 *
 * <p>The method is Fellegi and Sunter's (1969) with weights estimated without any labelled data, and clusters that must
 * hold together. {@code docs/methods/linkage.md} has the formulas.
 */
public final class Linkage {

    /** The least share of parties that is believed to have a value in common with some stranger, in any field. */
    private static final double LEAST_SHARERS = 0.01;

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

    /** Reports, and ends the run where that is asked for. */
    static void tell(Progress progress, Stage stage, double share) {
        if (!progress.goOn(stage, share)) {
            throw new CancellationException("linkage was ended at " + stage);
        }
    }

    private LinkageResult run(Clustering clustering) {
        int n = of.size;
        double pairs = Math.max(1, n * (n - 1.0) / 2);
        var rarity = Rarity.of(of, settings.threads());
        var scan = scan(rarity);
        var kept = PairStore.sorted(scan.stores(), n);
        tell(progress, Stage.LEARN, 0.5);
        double[][] totals = scan.complete() ? Totals.of(scan.counts()) : new Totals(of, settings).estimate(pairs);
        var weights = new Estimation(scan.counts(), pairs, totals, LEAST_SHARERS / Math.max(10, n))
                .run(Weights.start(1.0 / Math.max(3, n)));
        float[] bits = bits(kept, weights, rarity);
        tell(progress, Stage.CLUSTER, 0);
        int[] clusters = clustering.run(kept, bits, () -> weigher(weights, rarity), settings.threads());
        var thresholds = Zones.of(bits);
        var model = LinkageModel.of(weights, rarity.terms(), scan.rules(), thresholds);
        return new LinkageResult(clusters, pairs(kept, bits), model, scan.compared());
    }

    private Clustering.Weigher weigher(Weights weights, Rarity rarity) {
        var comparer = new Comparer(of, 14);
        double prior = weights.priorBits();
        return (a, b) -> {
            long pattern = comparer.pattern(a, b);
            return Clustering.counted(weights.total(pattern, a, b, rarity), weights.information(pattern), prior);
        };
    }

    private Scan scan(Rarity rarity) {
        if (of.size <= settings.allPairsUpTo()) {
            return Scan.all(of, rarity, settings, progress);
        }
        tell(progress, Stage.LEARN, 0);
        var choice = new RuleChoice(of, settings);
        return Scan.blocked(of, rarity, settings, choice.keys(), choice.choose(), progress);
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

    private float[] bits(PairStore kept, Weights weights, Rarity rarity) {
        float[] out = new float[kept.size()];
        var tasks = new ArrayList<Runnable>();
        int pieces = settings.threads();
        for (int piece = 0; piece < pieces; piece++) {
            int from = (int) ((long) out.length * piece / pieces);
            int to = (int) ((long) out.length * (piece + 1) / pieces);
            tasks.add(() -> {
                for (int i = from; i < to; i++) {
                    out[i] = (float) weights.total(kept.pattern(i), kept.first(i), kept.second(i), rarity);
                }
            });
        }
        Parallel.run(pieces, tasks);
        return out;
    }
}

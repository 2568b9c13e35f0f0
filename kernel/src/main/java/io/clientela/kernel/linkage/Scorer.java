package io.clientela.kernel.linkage;

import io.clientela.kernel.value.Probability;
import java.util.ArrayList;
import java.util.List;

/** Weighs single pairs of records under a fitted model. Immutable, for any thread. */
public final class Scorer {

    private final LinkageModel model;
    private final Weights weights;

    private Scorer(LinkageModel model) {
        this.model = model;
        this.weights = Weights.of(model);
    }

    /** A scorer for a model; make it once and keep it. */
    public static Scorer of(LinkageModel model) {
        return new Scorer(model);
    }

    /**
     * The total weights in bits (log2 odds, prior included) of a new record against each candidate.
     *
     * @return one number for each candidate, in their order
     */
    public double[] bits(Party fresh, List<Party> candidates) {
        var pairs = new Pairs(fresh, candidates);
        double[] out = new double[candidates.size()];
        for (int i = 0; i < out.length; i++) {
            long pattern = pairs.comparer.pattern(0, i + 1);
            out[i] = weights.total(pattern, 0, i + 1, pairs.rarity);
        }
        return out;
    }

    /** Why the two records are, or are not, taken for one party. */
    public Evidence explain(Party a, Party b) {
        return explain(a, List.of(b)).getFirst();
    }

    /** Why a new record is, or is not, one party with each candidate, in their order. */
    public List<Evidence> explain(Party fresh, List<Party> candidates) {
        var pairs = new Pairs(fresh, candidates);
        var out = new ArrayList<Evidence>();
        for (int i = 0; i < candidates.size(); i++) {
            out.add(evidence(pairs.comparer.pattern(0, i + 1), i + 1, pairs.rarity));
        }
        return out;
    }

    private Evidence evidence(long pattern, int candidate, Rarity rarity) {
        var parts = new ArrayList<Evidence.Part>();
        double total = model.priorBits();
        double sharedRarity = 0;
        for (var comparison : Comparison.values()) {
            int level = Pattern.level(pattern, comparison);
            if (level > 0) {
                var part = new Evidence.Part(
                        comparison,
                        comparison.levels().get(level - 1).code(),
                        weights.bits().at[comparison.at()][level],
                        rarity.bits(comparison, level, pattern, 0, candidate));
                parts.add(part);
                total += part.total();
                sharedRarity += Household.shares(comparison) ? part.rarityBits() : 0;
            }
        }
        double household = weights.householdPenalty(pattern, sharedRarity);
        total += household;
        var zone = model.thresholds().zone(total);
        return new Evidence(model.priorBits(), parts, household, total, Probability.ofBits(total), zone);
    }

    /** One record (index 0) beside its candidates. */
    private final class Pairs {

        final Comparer comparer;
        final Rarity rarity;

        Pairs(Party fresh, List<Party> candidates) {
            var all = new ArrayList<Party>();
            all.add(fresh);
            all.addAll(candidates);
            var features = Features.of(Records.of(all), 1);
            this.comparer = new Comparer(features, 6);
            this.rarity = Rarity.of(features, model);
        }
    }
}

package io.clientela.kernel.linkage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that a run learned, as plain values that can be written and read again.
 *
 * @param version the version of comparisons and levels under which the model was fitted
 * @param matchShare the share of all pairs of records that are one party (lambda), above 0 and below 1
 * @param householdShare the share of all pairs that are two parties of one household, above 0; both shares together
 *     are below 1
 * @param weights m, u and h of each level, in the order of {@link Comparison#levels()}
 * @param terms how common values are, by kind; kinds without an entry are not adjusted for rarity
 * @param blocking the rules under which candidates are found
 * @param thresholds the limits of the three zones
 */
public record LinkageModel(
        int version,
        double matchShare,
        double householdShare,
        Map<Comparison, List<Weight>> weights,
        Map<FieldKind, Terms> terms,
        List<BlockingRule> blocking,
        Thresholds thresholds) {

    /** The version of comparisons and levels that this code knows. */
    public static final int VERSION = 2;

    /**
     * The probabilities of a level.
     *
     * @param m the probability among records of one party, above 0, at most 1
     * @param u the probability among records of two strangers, above 0, at most 1
     * @param h the probability among records of two parties of one household, above 0, at most 1
     */
    public record Weight(double m, double u, double h) {

        public Weight {
            if (!(m > 0 && m <= 1 && u > 0 && u <= 1 && h > 0 && h <= 1)) {
                throw new IllegalArgumentException(
                        "not the probabilities of a level: m " + m + ", u " + u + ", h " + h);
            }
        }

        /** log2 of m over u. */
        public double bits() {
            return Math.log(m / u) / Math.log(2);
        }
    }

    public LinkageModel {
        if (version != VERSION) {
            throw new IllegalArgumentException("a model of version " + version + ", this is " + VERSION);
        }
        if (!(matchShare > 0 && householdShare > 0 && matchShare + householdShare < 1)) {
            throw new IllegalArgumentException("match share: " + matchShare + ", household share: " + householdShare);
        }
        var copy = new EnumMap<Comparison, List<Weight>>(Comparison.class);
        for (var comparison : Comparison.values()) {
            var list = weights.getOrDefault(comparison, List.of());
            if (list.size() != comparison.levels().size()) {
                throw new IllegalArgumentException(comparison + " has " + list.size() + " weights");
            }
            copy.put(comparison, List.copyOf(list));
        }
        weights = Map.copyOf(copy);
        terms = Map.copyOf(terms);
        blocking = List.copyOf(blocking);
    }

    /**
     * The model that stands for general experience, before any record was seen: to start with in an empty database.
     *
     * @param matchShare the share of pairs expected to be one party, above 0 and below 1
     */
    public static LinkageModel standard(double matchShare) {
        return of(Weights.start(matchShare), Map.of(), BlockingKeys.usual(), new Thresholds(6.6, -3.3, 0.01, 0.05));
    }

    /** The model of estimated weights. */
    static LinkageModel of(
            Weights weights, Map<FieldKind, Terms> terms, List<BlockingRule> blocking, Thresholds thresholds) {
        var out = new EnumMap<Comparison, List<Weight>>(Comparison.class);
        for (var comparison : Comparison.values()) {
            var list = new ArrayList<Weight>();
            int c = comparison.at();
            for (int level = 0; level < comparison.levels().size(); level++) {
                list.add(new Weight(
                        Math.min(1, weights.m().at[c][level]),
                        Math.min(1, weights.u().at[c][level]),
                        Math.min(1, weights.h().at[c][level])));
            }
            out.put(comparison, list);
        }
        return new LinkageModel(
                VERSION, weights.matchShare(), weights.householdShare(), out, terms, blocking, thresholds);
    }

    /** The log2 odds that a pair of which nothing is known is one party. */
    public double priorBits() {
        return Math.log(matchShare / (1 - matchShare - householdShare)) / Math.log(2);
    }

    /** Why the two records are, or are not, taken for one party. */
    public Evidence explain(Party a, Party b) {
        return Scorer.of(this).explain(a, b);
    }
}

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
 * @param weights m and u of each level, in the order of {@link Comparison#levels()}
 * @param terms how common values are, by kind; kinds without an entry are not adjusted for rarity
 * @param blocking the rules under which candidates are found
 * @param thresholds the limits of the three zones
 */
public record LinkageModel(
        int version,
        double matchShare,
        Map<Comparison, List<Weight>> weights,
        Map<FieldKind, Terms> terms,
        List<BlockingRule> blocking,
        Thresholds thresholds) {

    /** The version of comparisons and levels that this code knows. */
    public static final int VERSION = 1;

    /**
     * The two probabilities of a level.
     *
     * @param m the probability among records of one party, above 0, at most 1
     * @param u the probability among records of two parties, above 0, at most 1
     */
    public record Weight(double m, double u) {

        public Weight {
            if (!(m > 0 && m <= 1 && u > 0 && u <= 1)) {
                throw new IllegalArgumentException("not the probabilities of a level: m " + m + ", u " + u);
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
        if (!(matchShare > 0 && matchShare < 1)) {
            throw new IllegalArgumentException("match share: " + matchShare);
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
        var weights = new EnumMap<Comparison, List<Weight>>(Comparison.class);
        for (var comparison : Comparison.values()) {
            var list = new ArrayList<Weight>();
            for (var level : comparison.levels()) {
                list.add(new Weight(level.startM(), level.startU()));
            }
            weights.put(comparison, list);
        }
        return new LinkageModel(
                VERSION, matchShare, weights, Map.of(), BlockingKeys.usual(), new Thresholds(6.6, -3.3, 0.01, 0.05));
    }

    /** The log2 odds of a pair of which nothing is known. */
    public double priorBits() {
        return Math.log(matchShare / (1 - matchShare)) / Math.log(2);
    }

    /** Why the two records are, or are not, taken for one party. */
    public Evidence explain(Party a, Party b) {
        return Scorer.of(this).explain(a, b);
    }
}

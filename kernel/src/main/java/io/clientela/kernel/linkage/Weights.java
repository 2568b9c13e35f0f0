package io.clientela.kernel.linkage;

import java.util.List;

/**
 * m, u and the shares of the classes in the form in which patterns are weighed.
 *
 * @param matchShare the share of all pairs that are one party
 * @param householdShare the share of all pairs that are two parties of one household
 * @param m by comparison and level (level 1 first)
 * @param u by comparison and level, among strangers
 * @param h by comparison and level, within a household
 * @param bits log2 of m over u by comparison and level number (0 at level 0)
 * @param shared log2 of h over u by comparison and level number, 0 where households are like strangers
 */
record Weights(double matchShare, double householdShare, Grid m, Grid u, Grid h, Grid bits, Grid shared) {

    private static final double LOG2 = Math.log(2);

    /** Rows of numbers, one row for each comparison. */
    static final class Grid {

        final double[][] at;

        Grid(double[][] at) {
            this.at = at;
        }
    }

    static Weights of(double matchShare, double householdShare, double[][] m, double[][] u, double[][] h) {
        var bits = new Grid(logRatios(m, u));
        var shared = new Grid(logRatios(h, u));
        return new Weights(matchShare, householdShare, new Grid(m), new Grid(u), new Grid(h), bits, shared);
    }

    private static double[][] logRatios(double[][] over, double[][] under) {
        double[][] out = new double[over.length][];
        for (int c = 0; c < out.length; c++) {
            out[c] = new double[over[c].length + 1];
            for (int level = 0; level < over[c].length; level++) {
                out[c][level + 1] = Math.log(over[c][level] / under[c][level]) / LOG2;
            }
        }
        return out;
    }

    /** The weights before anything was seen. */
    static Weights start(double matchShare) {
        var all = Comparison.values();
        double[][] m = new double[all.length][];
        double[][] u = new double[all.length][];
        double[][] h = new double[all.length][];
        for (int c = 0; c < all.length; c++) {
            m[c] = all[c].levels().stream()
                    .mapToDouble(Comparison.Level::startM)
                    .toArray();
            u[c] = all[c].levels().stream()
                    .mapToDouble(Comparison.Level::startU)
                    .toArray();
            h[c] = Household.shares(all[c])
                    ? Household.start(all[c]).stream()
                            .mapToDouble(Double::doubleValue)
                            .toArray()
                    : u[c].clone();
        }
        return of(matchShare, matchShare / 10, m, u, h);
    }

    static Weights of(LinkageModel model) {
        var all = Comparison.values();
        double[][] m = new double[all.length][];
        double[][] u = new double[all.length][];
        double[][] h = new double[all.length][];
        for (int c = 0; c < all.length; c++) {
            var list = model.weights().getOrDefault(all[c], List.of());
            m[c] = list.stream().mapToDouble(LinkageModel.Weight::m).toArray();
            u[c] = list.stream().mapToDouble(LinkageModel.Weight::u).toArray();
            h[c] = list.stream().mapToDouble(LinkageModel.Weight::h).toArray();
        }
        return of(model.matchShare(), model.householdShare(), m, u, h);
    }

    /** log2 of the odds that a pair of which nothing is known is one party rather than two strangers. */
    double priorBits() {
        return Math.log(matchShare / (1 - matchShare - householdShare)) / LOG2;
    }

    /** log2 of the likelihood ratio of a pattern, one party against strangers; prior and rarity left out. */
    double bits(long pattern) {
        double sum = 0;
        for (int c = 0; c < bits.at.length; c++) {
            sum += bits.at[c][Pattern.level(pattern, c)];
        }
        return sum;
    }

    /** How much was compared: the sizes of the weights of all levels together, in bits. */
    double information(long pattern) {
        double sum = 0;
        for (int c = 0; c < bits.at.length; c++) {
            sum += Math.abs(bits.at[c][Pattern.level(pattern, c)]);
        }
        return sum;
    }

    /** log2 of the odds that a pattern comes from a household rather than from strangers. */
    double householdBits(long pattern) {
        double sum = Math.log(householdShare / (1 - matchShare - householdShare)) / LOG2;
        for (int c = 0; c < shared.at.length; c++) {
            sum += shared.at[c][Pattern.level(pattern, c)];
        }
        return sum;
    }

    /**
     * What it takes from the evidence that the pair may be two of one household, at most 0.
     *
     * @param sharedRarity what the rarity of values that households share adds, in bits
     */
    double householdPenalty(long pattern, double sharedRarity) {
        double bits = householdBits(pattern) + sharedRarity;
        if (bits < -30) {
            return 0;
        }
        return bits > 40 ? -bits : -Math.log1p(Math.exp(bits * LOG2)) / LOG2;
    }

    /** The total weight of a pair in bits: log2 odds of one party against all else. */
    double total(long pattern, int a, int b, Rarity rarity) {
        double shared = rarity.shared(pattern, a, b);
        double rare = shared + rarity.own(pattern, a, b);
        return priorBits() + bits(pattern) + rare + householdPenalty(pattern, shared);
    }
}

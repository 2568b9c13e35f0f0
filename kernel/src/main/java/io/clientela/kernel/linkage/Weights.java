package io.clientela.kernel.linkage;

import java.util.List;
import java.util.Map;

/**
 * m, u and prior in the form in which patterns are weighed.
 *
 * @param matchShare the share of all pairs that are one party
 * @param m by comparison and level (level 1 first)
 * @param u by comparison and level
 * @param bits log2 of m over u by comparison and level number (0 at level 0)
 */
record Weights(double matchShare, Grid m, Grid u, Grid bits) {

    /** Rows of numbers, one row for each comparison. */
    static final class Grid {

        final double[][] at;

        Grid(double[][] at) {
            this.at = at;
        }
    }

    static Weights of(double matchShare, double[][] m, double[][] u) {
        double[][] bits = new double[m.length][];
        for (int c = 0; c < m.length; c++) {
            bits[c] = new double[m[c].length + 1];
            for (int level = 0; level < m[c].length; level++) {
                bits[c][level + 1] = Math.log(m[c][level] / u[c][level]) / Math.log(2);
            }
        }
        return new Weights(matchShare, new Grid(m), new Grid(u), new Grid(bits));
    }

    /** The weights before anything was seen. */
    static Weights start(double matchShare) {
        var all = Comparison.values();
        double[][] m = new double[all.length][];
        double[][] u = new double[all.length][];
        for (int c = 0; c < all.length; c++) {
            m[c] = all[c].levels().stream()
                    .mapToDouble(Comparison.Level::startM)
                    .toArray();
            u[c] = all[c].levels().stream()
                    .mapToDouble(Comparison.Level::startU)
                    .toArray();
        }
        return of(matchShare, m, u);
    }

    static Weights of(LinkageModel model) {
        var all = Comparison.values();
        double[][] m = new double[all.length][];
        double[][] u = new double[all.length][];
        Map<Comparison, List<LinkageModel.Weight>> weights = model.weights();
        for (int c = 0; c < all.length; c++) {
            var list = weights.getOrDefault(all[c], List.of());
            m[c] = list.stream().mapToDouble(LinkageModel.Weight::m).toArray();
            u[c] = list.stream().mapToDouble(LinkageModel.Weight::u).toArray();
        }
        return of(model.matchShare(), m, u);
    }

    double priorBits() {
        return Math.log(matchShare / (1 - matchShare)) / Math.log(2);
    }

    /** log2 of the likelihood ratio of a pattern, prior and rarity left out. */
    double bits(long pattern) {
        double sum = 0;
        for (int c = 0; c < bits.at.length; c++) {
            sum += bits.at[c][Pattern.level(pattern, c)];
        }
        return sum;
    }
}

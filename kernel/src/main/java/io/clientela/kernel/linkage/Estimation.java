package io.clientela.kernel.linkage;

/**
 * Estimates m, u and the share of matches by expectation and maximisation over pattern counts (Fellegi and Sunter 1969,
 * section 3.3.2; Winkler 1988; Jaro 1989).
 *
 * <p>The patterns may come from candidate pairs alone: the mixture is that of all pairs, and pairs that are no
 * candidates count as not matching. The chance agreement u of a level is what is left of the level's rate among all
 * pairs when the expected matches are taken away, so that duplicates do not pass for chance.
 */
final class Estimation {

    private static final int MOST_ROUNDS = 300;
    private static final double CLOSE = 1e-7;

    /** The weight of the starting m against the data, in matching pairs. */
    private static final double PRIOR_MATCHES = 6;

    private final long[] patterns;
    private final double[] counts;
    private final double pairs;
    private final double[][] totals;
    private final double least;

    /**
     * @param counts how many candidate pairs show each pattern
     * @param pairs the number of all pairs
     * @param totals how many of all pairs end in each level, by comparison and level (level 1 first); estimates will do
     * @param least the smallest chance agreement that is believed
     */
    Estimation(PatternCounts counts, double pairs, double[][] totals, double least) {
        this.patterns = counts.patterns();
        this.counts = new double[patterns.length];
        for (int i = 0; i < patterns.length; i++) {
            this.counts[i] = counts.count(patterns[i]);
        }
        this.pairs = pairs;
        this.totals = totals;
        this.least = least;
    }

    /** Runs until the share of matches stays, or 300 rounds. */
    Weights run(Weights start) {
        var weights = start;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var next = step(weights);
            boolean stays = Math.abs(next.matchShare() - weights.matchShare()) <= CLOSE * next.matchShare();
            weights = next;
            if (stays && round > 5) {
                break;
            }
        }
        return weights;
    }

    private Weights step(Weights weights) {
        var all = Comparison.values();
        double[][] matched = new double[all.length][];
        for (int c = 0; c < all.length; c++) {
            matched[c] = new double[all[c].levels().size()];
        }
        double matches = 0;
        double odds = weights.matchShare() / (1 - weights.matchShare());
        for (int i = 0; i < patterns.length; i++) {
            double ratio = odds * Math.exp(weights.bits(patterns[i]) * Math.log(2));
            double expected = counts[i] * ratio / (1 + ratio);
            matches += expected;
            for (int c = 0; c < all.length; c++) {
                int level = Pattern.level(patterns[i], c);
                if (level > 0) {
                    matched[c][level - 1] += expected;
                }
            }
        }
        double share = Math.max(1e-12, Math.min(0.5, matches / pairs));
        return next(share, matched);
    }

    private Weights next(double share, double[][] matched) {
        var all = Comparison.values();
        double[][] m = new double[all.length][];
        double[][] u = new double[all.length][];
        for (int c = 0; c < all.length; c++) {
            var levels = all[c].levels();
            m[c] = new double[levels.size()];
            u[c] = new double[levels.size()];
            for (int level = 0; level < m[c].length; level++) {
                m[c][level] =
                        matched[c][level] + PRIOR_MATCHES * levels.get(level).startM();
                u[c][level] = Math.max(0, totals[c][level] - matched[c][level])
                        + levels.get(level).startU();
            }
            normalise(all[c], m[c], 1e-6);
            normalise(all[c], u[c], least);
        }
        fixed(u);
        return Weights.of(share, m, u);
    }

    /** The order of names says nothing by chance: the better order is always the one taken. */
    private static void fixed(double[][] u) {
        int order = Comparison.NAME_ORDER.at();
        java.util.Arrays.fill(u[order], 1);
    }

    private static void normalise(Comparison comparison, double[] row, double least) {
        double[] sums = new double[8];
        for (int level = 0; level < row.length; level++) {
            sums[comparison.levels().get(level).group()] += row[level];
        }
        for (int level = 0; level < row.length; level++) {
            row[level] = Math.max(
                    least, row[level] / sums[comparison.levels().get(level).group()]);
        }
    }
}

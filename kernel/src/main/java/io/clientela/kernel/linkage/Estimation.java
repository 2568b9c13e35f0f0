package io.clientela.kernel.linkage;

/**
 * Estimates m, u and the share of matches by expectation and maximisation over pattern counts (Winkler 1988;
 * Jaro 1989).
 *
 * <p>The patterns may come from candidate pairs alone: the mixture is that of all pairs, and pairs that are no
 * candidates count as not matching. The chance agreement u of a level is what is left of the level's rate among all
 * pairs when the expected matches are taken away, so that duplicates do not pass for chance.
 */
final class Estimation {

    private static final int MOST_ROUNDS = 80;
    private static final double CLOSE = 1e-6;

    /** The weight of the starting m against the data, in matching pairs. */
    private static final double PRIOR_MATCHES = 6;

    /** The largest share of parties that are believed to have two different valid codes. */
    private static final double MOST_CONFLICTS = 0.002;

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

    /** Runs until the share of matches stays, or 80 rounds. */
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
        double[][] matched = Totals.empty();
        double[][] related = Totals.empty();
        double matches = 0;
        double households = 0;
        double prior = weights.priorBits();
        for (int i = 0; i < patterns.length; i++) {
            double match = Math.exp((prior + weights.bits(patterns[i]) + Pattern.rare(patterns[i])) * Math.log(2));
            double relatedBits = weights.householdBits(patterns[i]) + Pattern.sharedRare(patterns[i]);
            double household = Math.exp(Math.min(relatedBits, 300) * Math.log(2));
            double expected = counts[i] * match / (1 + match + household);
            double expectedRelated = counts[i] * household / (1 + match + household);
            matches += expected;
            households += expectedRelated;
            for (int c = 0; c < matched.length; c++) {
                int level = Pattern.level(patterns[i], c);
                if (level > 0) {
                    matched[c][level - 1] += expected;
                    related[c][level - 1] += expectedRelated;
                }
            }
        }
        return next(share(matches), share(households), matched, related);
    }

    /** At least half a pair: where a base holds no doubles at all, what comes later is not judged as if none could be. */
    private double share(double expected) {
        return Math.clamp(expected / pairs, Math.min(0.4, 0.5 / Math.max(1, pairs)), 0.4);
    }

    private Weights next(double share, double householdShare, double[][] matched, double[][] related) {
        var all = Comparison.values();
        double[][] m = Totals.empty();
        double[][] u = Totals.empty();
        double[][] h = Totals.empty();
        for (int c = 0; c < all.length; c++) {
            var levels = all[c].levels();
            boolean shares = Household.shares(all[c]);
            for (int level = 0; level < m[c].length; level++) {
                double strangers = totals[c][level] - matched[c][level] - (shares ? related[c][level] : 0);
                m[c][level] =
                        matched[c][level] + PRIOR_MATCHES * levels.get(level).startM();
                u[c][level] = Math.max(0, strangers) + levels.get(level).startU();
                h[c][level] = shares
                        ? related[c][level]
                                + PRIOR_MATCHES * Household.start(all[c]).get(level)
                        : 0;
            }
            normalise(all[c], m[c], 1e-6);
            conflicts(all[c], m[c]);
            normalise(all[c], u[c], least);
            if (shares) {
                normalise(all[c], h[c], 1e-6);
            } else {
                h[c] = u[c].clone();
            }
        }
        fixed(u);
        fixed(h);
        return Weights.of(share, householdShare, m, u, h);
    }

    /** The order of names says nothing by chance: the better order is always the one taken. */
    private static void fixed(double[][] u) {
        int order = Comparison.NAME_ORDER.at();
        java.util.Arrays.fill(u[order], 1);
    }

    /**
     * One party seldom has two valid codes: a misprint seldom keeps the check character right. The estimate may not
     * exceed that, since wrongly taken pairs would excuse each other.
     */
    private static void conflicts(Comparison comparison, double[] m) {
        if (comparison == Comparison.VAT_NUMBER || comparison == Comparison.TAX_CODE) {
            m[3] = Math.min(m[3], MOST_CONFLICTS);
        }
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

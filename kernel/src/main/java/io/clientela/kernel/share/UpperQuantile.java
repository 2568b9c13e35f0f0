package io.clientela.kernel.share;

import io.clientela.kernel.value.Interval;

/**
 * A quantile of few values with an interval that assumes nothing of how they are spread: the one between two order
 * statistics X(l) and X(u) holds the quantile ξ(p) of a continuous distribution with the chance Σ_{i=l}^{u-1} C(k,i) p^i (1-p)^(k-i)
 * (David and Nagaraja 2003, equation 7.1.1).
 *
 * @param order the rank of the estimate, from 1: the smallest r with r ≥ k p
 * @param low the rank of the lower end
 * @param high the rank of the upper end
 * @param level the chance that the quantile lies between them, at least what was asked for
 */
record UpperQuantile(int order, int low, int high, double level) {

    /**
     * The narrowest pair of ranks around the estimate whose chance reaches the level.
     *
     * @param size k, how many values there are
     * @param p which quantile, above 0 and below 1
     * @param level the least chance
     * @throws IllegalArgumentException if no pair reaches it
     */
    static UpperQuantile of(int size, double p, double level) {
        int order = Math.max(1, (int) Math.ceil(size * p - 1e-9));
        double[] chance = binomial(size, p);
        UpperQuantile best = null;
        for (int low = 1; low <= order; low++) {
            double held = 0;
            for (int high = low + 1; high <= size; high++) {
                held += chance[high - 1];
                if (high > order && held >= level) {
                    if (best == null || high - low < best.high - best.low) {
                        best = new UpperQuantile(order, low, high, held);
                    }
                    break;
                }
            }
        }
        if (best == null) {
            throw new IllegalArgumentException(size + " values are too few for quantile " + p + " at " + level);
        }
        return best;
    }

    /** The chances of 0, 1 … successes. */
    private static double[] binomial(int size, double p) {
        var chance = new double[size + 1];
        double log = size * Math.log1p(-p);
        for (int i = 0; i <= size; i++) {
            chance[i] = Math.exp(log);
            log += Math.log((size - i) / (i + 1.0)) + Math.log(p) - Math.log1p(-p);
        }
        return chance;
    }

    /** The estimate with its interval among sorted values. */
    Interval in(double[] sorted) {
        return new Interval(sorted[low - 1], sorted[order - 1], sorted[high - 1], Math.min(level, 0.999));
    }
}

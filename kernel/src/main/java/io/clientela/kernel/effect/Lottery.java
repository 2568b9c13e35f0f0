package io.clientela.kernel.effect;

/**
 * What the lot alone could have done: the distribution of the difference D if the treatment changed nobody's outcome and only
 * the lot had decided who is treated.
 *
 * <p>Of N units with the pooled outcomes x, n treated and m held out, D has mean 0, variance s²N/(nm) with s² the pooled unbiased
 * variance, and third moment N²(m - n)/(n²m²) · Σ(x - x̄)³/((N-1)(N-2)) (Cochran, <i>Sampling Techniques</i>, 3rd ed. 1977,
 * section 2.16, for the mean of a sample without replacement). Several portfolios add up with the squares and cubes of their
 * weights. Tails are those of the Pearson type III distribution with these moments (Mielke and Berry, <i>Permutation Methods</i>, 2nd ed. 2007, section
 * 2.3).
 *
 * @param estimate the difference that was seen
 * @param variance of the lottery, 0 or more
 * @param third its third central moment
 */
record Lottery(double estimate, double variance, double third) {

    static final Lottery NONE = new Lottery(0, 0, 0);

    static Lottery of(Sample treated, Sample held) {
        double n = treated.size();
        double m = held.size();
        var all = treated.with(held);
        double total = n + m;
        if (n < 1 || m < 1 || total < 3) {
            return NONE;
        }
        double third = all.third() / ((total - 1) * (total - 2)) * total * total * (m - n) / (n * n * m * m);
        return new Lottery(treated.mean() - held.mean(), all.variance() * total / (n * m), third);
    }

    Lottery plus(Lottery other, double weight) {
        return new Lottery(
                estimate + weight * other.estimate,
                variance + weight * weight * other.variance,
                third + weight * weight * weight * other.third);
    }

    /** The chance that the lot alone shows as large a difference, two-sided: twice the smaller tail, at most 1. */
    double chance() {
        if (!(variance > 0)) {
            return 1;
        }
        double z = estimate / Math.sqrt(variance);
        double skew = third / (variance * Math.sqrt(variance));
        double tail = z >= 0 ? Special.pearsonAbove(z, skew) : Special.pearsonAbove(-z, -skew);
        return Math.min(1, 2 * tail);
    }
}

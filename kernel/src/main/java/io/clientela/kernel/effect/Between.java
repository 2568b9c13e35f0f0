package io.clientela.kernel.effect;

import io.clientela.kernel.value.Interval;

/**
 * How much the true effects of portfolios differ.
 *
 * <p>Of estimates y with variances v, Q(A) = Σ (y - μ(A))²/(v + A) with the mean μ(A) weighted by 1/(v + A) is distributed as χ² with
 * k - 1 degrees of freedom where A is the variance between the true effects. The estimate solves Q(A) = k - 1 (Paule and Mandel
 * 1982), the ends of the interval Q(A) = the quantiles of χ² (Viechtbauer 2007, section 2.4, "Q-profile"); 0 where even Q(0) is smaller.
 *
 * @param deviation √A, in the unit of the effect
 * @param chance the chance of so large a Q(0) where all true effects are the same (Cochran 1954)
 */
public record Between(Interval deviation, double chance) {

    /**
     * Learns it.
     *
     * @param estimates two or more
     * @param variances of the estimates, above 0
     */
    static Between of(double[] estimates, double[] variances, double level) {
        double freedom = estimates.length - 1.0;
        double tail = (1 - level) / 2;
        double none = spread(estimates, variances, 0);
        double low = at(estimates, variances, none, Special.chiSquareExceededWith(tail, freedom));
        double middle = at(estimates, variances, none, freedom);
        double high = at(estimates, variances, none, Special.chiSquareExceededWith(1 - tail, freedom));
        double a = Math.sqrt(low);
        double b = Math.max(a, Math.sqrt(middle));
        return new Between(
                new Interval(a, b, Math.max(b, Math.sqrt(high)), level), Special.chiSquareAbove(none, freedom));
    }

    /** The A at which Q is so large; 0 where it is never. */
    private static double at(double[] y, double[] v, double none, double wanted) {
        if (none <= wanted) {
            return 0;
        }
        double high = v[0];
        while (spread(y, v, high) > wanted) {
            high *= 2;
        }
        double low = 0;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (spread(y, v, middle) > wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** Q(A). */
    static double spread(double[] y, double[] v, double a) {
        double mean = mean(y, v, a);
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += (y[i] - mean) * (y[i] - mean) / (v[i] + a);
        }
        return sum;
    }

    /** μ(A). */
    static double mean(double[] y, double[] v, double a) {
        double weights = 0;
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            weights += 1 / (v[i] + a);
            sum += y[i] / (v[i] + a);
        }
        return sum / weights;
    }
}

package io.clientela.kernel.price;

import io.clientela.kernel.value.Interval;
import java.util.ArrayList;
import java.util.List;

/**
 * Estimates of many groups drawn towards their common mean as far as their own data are weak: the empirical Bayes of Morris
 * (1983, section 5) on y(i) ~ N(θ(i), v(i)), θ(i) ~ N(μ, A). A solves Σ (y(i) - μ)² / (v(i) + A) = k - 1 (Paule and Mandel 1982), μ is
 * the mean weighted by 1 / (v(i) + A).
 *
 * <p>With B(i) = (k-3)/(k-1) · v(i) / (v(i) + A): θ(i) = (1 - B(i)) y(i) + B(i) μ, and its variance, which carries that μ and A are
 * estimated, is v(i) (1 - (k-1)/k · B(i)) + 2/(k-3) · B(i)² (v̄ + A)/(v(i) + A) · (y(i) - μ)².
 *
 * @param mean μ
 * @param between √A, how much the groups truly differ
 * @param intervals the drawn estimates with their 95 % intervals, in the order given
 */
public record Shrinkage(double mean, double between, List<Interval> intervals) {

    /** Fewer groups than these are left as they are: there is nothing to learn how much groups differ from. */
    public static final int FEWEST = 4;

    public Shrinkage {
        intervals = List.copyOf(intervals);
    }

    /**
     * Draws them together.
     *
     * @param estimates the estimates
     * @param halves half the widths of their own 95 % intervals, above 0
     */
    public static Shrinkage of(double[] estimates, double[] halves) {
        int k = estimates.length;
        var variances = new double[k];
        double average = 0;
        for (int i = 0; i < k; i++) {
            variances[i] = halves[i] * halves[i] / (StudentT.Z95 * StudentT.Z95);
            average += variances[i] / k;
        }
        double a = k < FEWEST ? 0 : between(estimates, variances);
        double mean = mean(estimates, variances, a);
        var intervals = new ArrayList<Interval>();
        for (int i = 0; i < k; i++) {
            double drawn = estimates[i];
            double variance = variances[i];
            if (k >= FEWEST) {
                double share = (k - 3.0) / (k - 1.0) * variances[i] / (variances[i] + a);
                double apart = estimates[i] - mean;
                drawn = estimates[i] - share * apart;
                variance = variances[i] * (1 - (k - 1.0) / k * share)
                        + 2.0 / (k - 3.0) * share * share * (average + a) / (variances[i] + a) * apart * apart;
            }
            double half = StudentT.Z95 * Math.sqrt(variance);
            intervals.add(new Interval(drawn - half, drawn, drawn + half, 0.95));
        }
        return new Shrinkage(mean, Math.sqrt(a), intervals);
    }

    private static double mean(double[] y, double[] v, double a) {
        double weights = 0;
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            weights += 1 / (v[i] + a);
            sum += y[i] / (v[i] + a);
        }
        return weights > 0 ? sum / weights : 0;
    }

    /** Paule and Mandel's A, by bisection: the sum falls as A grows. */
    private static double between(double[] y, double[] v) {
        if (spread(y, v, 0) <= y.length - 1) {
            return 0;
        }
        double low = 0;
        double high = 1;
        while (spread(y, v, high) > y.length - 1) {
            high *= 2;
        }
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            if (spread(y, v, middle) > y.length - 1) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double spread(double[] y, double[] v, double a) {
        double mean = mean(y, v, a);
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += (y[i] - mean) * (y[i] - mean) / (v[i] + a);
        }
        return sum;
    }
}

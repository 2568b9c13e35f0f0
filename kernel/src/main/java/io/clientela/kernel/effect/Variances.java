package io.clientela.kernel.effect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The variance of outcomes inside the portfolios of one arm, each drawn towards that of all as far as its own data are weak. In a
 * small portfolio with skewed outcomes the own variance is small where the own mean is small, by chance: weights made of
 * it would pull every average down.
 *
 * <p>With S² the variance inside all portfolios together and K their fourth standardised moment, s²(j) of n(j) units errs by about
 * e(j) = S⁴ ((K - 3)/n(j) + 2/(n(j) - 1)) (Cramér 1946, 27.4.2). True variances differ by H = Σ w (s²(j) - S²)² - Σ w e(j) with w = n(j)/N, not below 0,
 * and v(j) = S² + (s²(j) - S²) H/(H + e(j)): the best linear estimate (Bühlmann and Straub 1970).
 *
 * @param all S²; 0 where no portfolio has two units
 * @param each v(j), in the order given
 */
record Variances(double all, List<Double> each) {

    static Variances of(List<Sample> samples) {
        double squares = 0;
        double freedom = 0;
        double fourth = 0;
        double total = 0;
        for (var sample : samples) {
            squares += sample.second();
            fourth += sample.fourth();
            total += sample.size();
            freedom += Math.max(0, sample.size() - 1);
        }
        if (!(squares > 0)) {
            return new Variances(0, Collections.nCopies(samples.size(), 0.0));
        }
        double all = squares / freedom;
        double peak = Math.max(1, fourth / total / (squares / total) / (squares / total));
        double truly = differing(samples, all, peak, total);
        var each = new ArrayList<Double>();
        for (var sample : samples) {
            double error = error(sample.size(), all, peak);
            each.add(
                    sample.size() < 2 || !(truly > 0)
                            ? all
                            : all + (sample.variance() - all) * truly / (truly + error));
        }
        return new Variances(all, each);
    }

    private static double differing(List<Sample> samples, double all, double peak, double total) {
        double seen = 0;
        for (var sample : samples) {
            if (sample.size() >= 2) {
                double away = sample.variance() - all;
                seen += sample.size() / total * (away * away - error(sample.size(), all, peak));
            }
        }
        return Math.max(0, seen);
    }

    private static double error(long size, double all, double peak) {
        return Math.max(0, all * all * ((peak - 3) / size + 2 / (size - 1.0)));
    }
}

package io.clientela.kernel.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How outcomes spread inside the portfolios of an arm and of the control: variances, skewness and peak, learned from all of them
 * together as far as the units of one are few.
 *
 * <p>In a small sample of skewed outcomes the variance is small where the mean is small, by chance; where nobody of ten spent, it is even 0.
 * Intervals with it miss the truth, and weights made of it pull every average down. So each variance s²(j) of n(j) units is drawn
 * towards that of its arm, S², and that towards the one of both arms: v(j) = S² + b(j)(s²(j) - S²), b(j) = H/(H + e(j)) (the best linear estimate,
 * Bühlmann and Straub 1970), with e(j) = S⁴((K - 3)/n(j) + 2/(n(j) - 1)), the variance of s²(j) (Cramér 1946, 27.4.2), K the fourth standardised
 * moment, and H how much true variances differ: Σ w((s²(j) - S²)² - e(j)), w = n(j)/N, and at least (0.3 S²)², so that many units
 * speak for themselves. Skewness and K are the k-statistics (Fisher 1929) of all cells together.
 */
final class Spread {

    private static final double LEAST = 0.09;

    /**
     * The variance of a cell.
     *
     * @param variance v(j)
     * @param own how much v(j) moves with s²(j) itself, from 0 to 1
     * @param cross how much it moves with the variance of the other arm in the same portfolio
     */
    record Cell(double variance, double own, double cross) {}

    private final double skew;
    private final double excess;
    private final List<Cell> treated;
    private final List<Cell> held;

    private Spread(double skew, double excess, List<Cell> treated, List<Cell> held) {
        this.skew = skew;
        this.excess = excess;
        this.treated = treated;
        this.held = held;
    }

    /** Learns it from the samples by portfolio. */
    static Spread of(List<Sample> treated, List<Sample> held) {
        var cells = Stream.concat(treated.stream(), held.stream()).toList();
        double[] all = inside(cells);
        double peak = peak(cells, all[0]);
        double[][] arms = {inside(treated), inside(held)};
        double differ = Math.max(
                LEAST * all[0] * all[0],
                (differ(arms[0], all, peak) + differ(arms[1], all, peak)) / Math.max(1, all[2]));
        return new Spread(
                skew(cells, all[0]),
                peak - 3,
                cells(treated, held, arms[0], all, new double[] {peak, differ}),
                cells(held, treated, arms[1], all, new double[] {peak, differ}));
    }

    /** The variance inside all samples together, its degrees of freedom, and the number of units. */
    private static double[] inside(List<Sample> samples) {
        double squares = 0;
        double freedom = 0;
        double units = 0;
        for (var sample : samples) {
            squares += sample.second();
            freedom += Math.max(0, sample.size() - 1);
            units += sample.size();
        }
        return new double[] {freedom > 0 ? squares / freedom : 0, freedom, units};
    }

    private static double skew(List<Sample> samples, double variance) {
        double sum = 0;
        double units = 0;
        for (var sample : samples) {
            if (sample.size() >= 3) {
                sum += sample.size() * sample.thirdMoment();
                units += sample.size();
            }
        }
        return units > 0 && variance > 0 ? sum / units / (variance * Math.sqrt(variance)) : 0;
    }

    private static double peak(List<Sample> samples, double variance) {
        double sum = 0;
        double units = 0;
        for (var sample : samples) {
            double n = sample.size();
            if (n >= 4) {
                double m2 = sample.second() / n;
                double m4 = sample.fourth() / n;
                sum += n * n * n * ((n + 1) * m4 - 3 * (n - 1) * m2 * m2) / ((n - 1) * (n - 2) * (n - 3));
                units += n;
            }
        }
        return units > 0 && variance > 0 ? Math.max(1.2, 3 + sum / units / (variance * variance)) : 3;
    }

    private static double error(double size, double variance, double peak) {
        return size < 2 ? Double.MAX_VALUE : Math.max(0, variance * variance * ((peak - 3) / size + 2 / (size - 1)));
    }

    private static double differ(double[] arm, double[] all, double peak) {
        double away = arm[0] - all[0];
        return arm[2] < 2 ? 0 : arm[2] * (away * away - error(arm[2], all[0], peak));
    }

    /** The cells of one arm; beside them those of the other, whose degrees of freedom count for the variance of both. */
    private static List<Cell> cells(
            List<Sample> samples, List<Sample> others, double[] arm, double[] all, double[] shape) {
        double peak = shape[0];
        double first = own(shape[1], error(arm[1] + 1, all[0], peak));
        double usual = all[0] + first * (arm[0] - all[0]);
        double differ = LEAST * usual * usual;
        double seen = 0;
        for (var sample : samples) {
            if (sample.size() >= 2) {
                double away = sample.variance() - usual;
                seen += sample.size() / arm[2] * (away * away - error((double) sample.size(), usual, peak));
            }
        }
        differ = Math.max(differ, seen);
        var out = new ArrayList<Cell>();
        for (int p = 0; p < samples.size(); p++) {
            var sample = samples.get(p);
            double freedom = Math.max(0, sample.size() - 1);
            double b = samples.size() == 1 ? 0 : own(differ, error((double) sample.size(), usual, peak));
            double rest = 1 - b;
            double through = arm[1] > 0 ? freedom / arm[1] * first : 0;
            double both = all[1] > 0 ? (1 - first) / all[1] : 0;
            out.add(new Cell(
                    b > 0 ? usual + b * (sample.variance() - usual) : usual,
                    b + rest * (through + both * freedom),
                    rest * both * Math.max(0, others.get(p).size() - 1)));
        }
        return out;
    }

    private static double own(double differ, double error) {
        return differ > 0 ? differ / (differ + error) : 0;
    }

    /** The skewness of outcomes inside cells. */
    double skew() {
        return skew;
    }

    /** The excess K - 3 of the fourth standardised moment. */
    double excess() {
        return excess;
    }

    Cell treated(int portfolio) {
        return treated.get(portfolio);
    }

    Cell held(int portfolio) {
        return held.get(portfolio);
    }
}

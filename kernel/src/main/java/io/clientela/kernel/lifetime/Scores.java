package io.clientela.kernel.lifetime;

import io.clientela.kernel.value.Interval;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The scores of many customers: P(alive) and what they will buy in the horizon.
 *
 * <p>Immutable, for many threads. Kept by distinct history; customers with equal histories have equal scores. Intervals come
 * from the covariance of the parameters by the delta method, on the scale of the logarithm (of the odds, for P(alive)).
 */
public final class Scores {

    private static final int ALIVE = 5;

    private final Fit fit;
    private final Histories histories;
    private final Horizon horizon;
    private final double level;
    private final double[] alive;
    private final int[] pair;
    private final double[] futures;
    private final double[] parameter;
    private final Future future;
    private final double[] @Nullable [] exceeding;

    private Scores(Fit fit, Histories histories, Horizon horizon, double level, Parallel parallel) {
        this.fit = fit;
        this.histories = histories;
        this.horizon = horizon;
        this.level = level;
        this.parameter = fit.values();
        this.future = fit.model().future(parameter);
        this.pair = new int[histories.distinct()];
        this.alive = new double[histories.distinct() * ALIVE];
        long[] pairs = pairs();
        this.futures = new double[pairs.length * Future.SIZE];
        this.exceeding = new double[pairs.length][];
        computeFutures(pairs, parallel);
        computeAlive(parallel);
    }

    /**
     * Scores customers.
     *
     * @param level of all intervals, above 0 and below 1
     * @param threads the number of platform threads; the result does not depend on it
     */
    public static Scores of(Fit fit, Histories histories, Horizon horizon, double level, int threads) {
        Intervals.quantile(level);
        try (var parallel = new Parallel(threads)) {
            return new Scores(fit, histories, horizon, level, parallel);
        }
    }

    /** Numbers the pairs of frequency and age; the future depends on nothing else. */
    private long[] pairs() {
        var seen = new Distinct(1 << 12);
        for (int i = 0; i < pair.length; i++) {
            pair[i] = seen.number((((long) histories.frequency[i]) << 32) | histories.age[i]);
        }
        return seen.values();
    }

    private void computeFutures(long[] pairs, Parallel parallel) {
        int size = 512;
        parallel.run(Math.ceilDiv(pairs.length, size), piece -> {
            double[] out = new double[Future.SIZE];
            for (int i = piece * size; i < Math.min(pairs.length, (piece + 1) * size); i++) {
                double age = histories.times[(int) pairs[i]];
                future.at((int) (pairs[i] >> 32), age, horizon.length(), horizon.discountRate(), out);
                for (int k = 1; k <= 4; k++) {
                    out[Future.EXPECTED + k] = byLog(out, Future.EXPECTED, k);
                    out[Future.DISCOUNTED + k] = byLog(out, Future.DISCOUNTED, k);
                }
                System.arraycopy(out, 0, futures, i * Future.SIZE, Future.SIZE);
            }
        });
    }

    /** The derivative of a logarithm by the logarithm of a parameter. */
    private double byLog(double[] out, int place, int k) {
        return out[place] > 0 ? out[place + k] / out[place] * parameter[k - 1] : 0;
    }

    private void computeAlive(Parallel parallel) {
        var curve = fit.model().alive(histories, parameter);
        parallel.run(histories.groups.length - 1, group -> {
            curve.prepare(group);
            double[] out = new double[ALIVE];
            for (int i = histories.groups[group]; i < histories.groups[group + 1]; i++) {
                curve.at(group, i, out);
                alive[i * ALIVE] = out[0];
                for (int k = 1; k < ALIVE; k++) {
                    alive[i * ALIVE + k] = out[k] * parameter[k - 1];
                }
            }
        });
    }

    /** The fit that the scores come from. */
    public Fit fit() {
        return fit;
    }

    /** How far the scores look ahead. */
    public Horizon horizon() {
        return horizon;
    }

    /** The histories of the customers. */
    public Histories histories() {
        return histories;
    }

    /** The number of customers. */
    public int customers() {
        return histories.customers();
    }

    /** The chance that a customer still is one, without its interval. */
    public double probabilityAlive(int customer) {
        return alive[histories.place(customer) * ALIVE];
    }

    /** The expected number of purchases of a customer in the horizon, without its interval. */
    public double expectedPurchases(int customer) {
        return mean(histories.place(customer), Future.EXPECTED);
    }

    /** The chance that a customer still is one. */
    public Interval alive(int customer) {
        int at = histories.place(customer) * ALIVE;
        return Intervals.share(alive[at], Math.sqrt(variance(at + 1)), level);
    }

    private double variance(int from) {
        return fit.variance(new double[] {alive[from], alive[from + 1], alive[from + 2], alive[from + 3]});
    }

    /** The expected number of purchases of a customer in the horizon. */
    public Interval purchases(int customer) {
        return interval(histories.place(customer), Future.EXPECTED);
    }

    /** The expected number of purchases of a customer in the horizon, later ones counting less by the discount rate. */
    public Interval discountedPurchases(int customer) {
        return interval(histories.place(customer), Future.DISCOUNTED);
    }

    private Interval interval(int place, int quantity) {
        double error = Math.sqrt(fit.variance(logGradient(place, quantity)));
        return Intervals.positive(mean(place, quantity), error, level);
    }

    double mean(int place, int quantity) {
        return alive[place * ALIVE] * futures[pair[place] * Future.SIZE + quantity];
    }

    /** The derivatives of the logarithm of an expectation by the logarithms of the parameters. */
    double[] logGradient(int place, int quantity) {
        double[] out = new double[4];
        int from = pair[place] * Future.SIZE + quantity + 1;
        for (int k = 0; k < 4; k++) {
            out[k] = alive[place * ALIVE + 1 + k] + futures[from + k];
        }
        return out;
    }

    double variance(int place, double mean) {
        return Math.max(
                0, alive[place * ALIVE] * futures[pair[place] * Future.SIZE + Future.SECOND_MOMENT] - mean * mean);
    }

    double level() {
        return level;
    }

    /** The number of purchases that a customer will make. */
    public Prediction predicted(int customer) {
        int place = histories.place(customer);
        double[] above = above(place);
        double p = alive[place * ALIVE];
        int low = 0;
        while (low < above.length && 1 - p * above[low] < (1 - level) / 2) {
            low++;
        }
        int high = low;
        while (high < above.length && p * above[high] > (1 - level) / 2) {
            high++;
        }
        return new Prediction(low, high, level);
    }

    /** P(a customer makes exactly so many purchases in the horizon). */
    public double probability(int customer, int purchases) {
        int place = histories.place(customer);
        double[] above = above(place);
        double p = alive[place * ALIVE];
        double more = purchases < above.length ? above[purchases] : 0;
        if (purchases == 0) {
            return 1 - p * more;
        }
        return purchases <= above.length ? Math.max(0, p * (above[purchases - 1] - more)) : 0;
    }

    private double[] above(int place) {
        int at = pair[place];
        double[] known = exceeding[at];
        if (known == null) {
            double age = histories.times[histories.age[place]];
            known = future.exceeding(histories.frequency[place], age, horizon.length());
            exceeding[at] = known;
        }
        return known;
    }

    /** The derivatives of the logarithm of the chance to be a customer still by the logarithms of the parameters. */
    double[] aliveLogGradient(int place) {
        int at = place * ALIVE + 1;
        return new double[] {alive[at], alive[at + 1], alive[at + 2], alive[at + 3]};
    }

    /** How many of the customers are expected to be customers still; the uncertainty of the parameters does not average away. */
    public Interval customersStill() {
        int n = customers();
        double sum = 0;
        double[] slopes = new double[4];
        for (int customer = 0; customer < n; customer++) {
            int place = histories.place(customer);
            double chance = alive[place * ALIVE];
            double[] gradient = aliveLogGradient(place);
            for (int k = 0; k < slopes.length; k++) {
                slopes[k] += chance * gradient[k];
            }
            sum += chance;
        }
        if (sum <= 0) {
            return new Interval(0, 0, 0, level);
        }
        var share = Intervals.share(sum / n, Math.sqrt(fit.variance(slopes)) / sum, level);
        return new Interval(Math.min(sum, n * share.low()), sum, Math.max(sum, n * share.high()), level);
    }

    /** The purchases of all customers. */
    public Total total() {
        return total(IntStream.range(0, customers()));
    }

    /** The purchases of some customers. */
    public Total total(IntStream some) {
        double[] sums = new double[7];
        some.forEach(customer -> {
            int place = histories.place(customer);
            double mean = mean(place, Future.EXPECTED);
            double[] gradient = logGradient(place, Future.EXPECTED);
            for (int k = 0; k < 4; k++) {
                sums[k] += mean * gradient[k];
            }
            sums[4] += mean;
            sums[5] += variance(place, mean);
            sums[6]++;
        });
        double parameters = fit.variance(new double[] {sums[0], sums[1], sums[2], sums[3]});
        var expectation = sums[4] > 0
                ? Intervals.positive(sums[4], Math.sqrt(parameters) / sums[4], level)
                : Intervals.sum(0, 0, level);
        double reach = Intervals.quantile(level) * Math.sqrt(parameters + sums[5]);
        var outcome = new Interval(Math.max(0, sums[4] - reach), sums[4], sums[4] + reach, level);
        return new Total((long) sums[6], expectation, outcome);
    }
}

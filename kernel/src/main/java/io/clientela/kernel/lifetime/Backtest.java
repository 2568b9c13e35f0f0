package io.clientela.kernel.lifetime;

import io.clientela.kernel.value.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How well a model predicted a time that had already passed: it saw nothing of it.
 *
 * @param model the model
 * @param customers the number of customers
 * @param days the length of the time that was predicted
 * @param actual the purchases that were really made in it
 * @param total the predicted sum, with the interval in which the real one was expected
 * @param accuracy of the model
 * @param naive of the rule that everyone goes on at the rate he had so far: frequency / age
 * @param covered the share of customers whose purchases lay in their own 95 % prediction
 * @param logScore the sum of the logarithms of the chances that the model gave to what happened; nearer to 0 is better
 */
public record Backtest(
        ModelKind model,
        int customers,
        int days,
        long actual,
        Interval total,
        Accuracy accuracy,
        Accuracy naive,
        double covered,
        double logScore) {

    /** The least chance that the logarithmic score gives to what happened, however unforeseen it was. */
    static final double LEAST_CHANCE = 1e-9;

    /** The level of the intervals of all tests. */
    static final double LEVEL = 0.95;

    /**
     * Holds scores against what happened.
     *
     * @param scores of the customers of the observation, for a horizon of the given days
     * @param days how many days after the observation are known
     */
    public static Backtest of(Observation observation, Scores scores, int days) {
        int n = observation.size();
        double[] predicted = new double[n];
        double[] naive = new double[n];
        int[] actual = new int[n];
        double length = observation.unit().of(days);
        double least = observation.unit().of(1);
        int inside = 0;
        double logScore = 0;
        for (int i = 0; i < n; i++) {
            var history = observation.histories().of(i);
            actual[i] = observation.boughtAfter(i, days);
            predicted[i] = scores.expectedPurchases(i);
            naive[i] = history.frequency() * length / Math.max(history.age(), least);
            var range = scores.predicted(i);
            inside += range.low() <= actual[i] && actual[i] <= range.high() ? 1 : 0;
            logScore += logChance(scores, i, actual[i]);
        }
        return new Backtest(
                scores.fit().model(),
                n,
                days,
                Arrays.stream(actual).asLongStream().sum(),
                scores.total().outcome(),
                accuracy(predicted, actual),
                accuracy(naive, actual),
                n == 0 ? 1 : (double) inside / n,
                logScore);
    }

    /** The logarithm of the chance that scores gave to a customer's purchases. */
    static double logChance(Scores scores, int customer, int purchases) {
        return Math.log(Math.max(LEAST_CHANCE, scores.probability(customer, purchases)));
    }

    private static Accuracy accuracy(double[] predicted, int[] actual) {
        double sum = 0;
        double error = 0;
        long[] order = new long[predicted.length];
        for (int i = 0; i < predicted.length; i++) {
            sum += predicted[i];
            error += Math.abs(predicted[i] - actual[i]);
            // a float keeps the order of predictions that differ by more than rounding; ties go by place
            order[i] = (((long) Float.floatToIntBits((float) predicted[i])) << 32) | i;
        }
        Arrays.sort(order);
        return new Accuracy(sum, order.length == 0 ? 0 : error / order.length, deciles(order, predicted, actual));
    }

    private static List<Accuracy.Decile> deciles(long[] order, double[] predicted, int[] actual) {
        var out = new ArrayList<Accuracy.Decile>();
        int groups = Math.min(10, order.length);
        for (int g = 0; g < groups; g++) {
            int from = (int) ((long) order.length * g / groups);
            int to = (int) ((long) order.length * (g + 1) / groups);
            double expected = 0;
            double happened = 0;
            for (int k = from; k < to; k++) {
                expected += predicted[(int) order[k]];
                happened += actual[(int) order[k]];
            }
            out.add(new Accuracy.Decile(to - from, expected / (to - from), happened / (to - from)));
        }
        return out;
    }
}

package io.clientela.kernel.lifetime;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.util.Arrays;
import java.util.Optional;

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
 * @param spend how well money was predicted, too; empty where amounts are not known, where too little was known for a model of
 *     spend, and of models that were not taken
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
        double logScore,
        Optional<SpendTest> spend) {

    /** The least chance that the logarithmic score gives to what happened, however unforeseen it was. */
    static final double LEAST_CHANCE = 1e-9;

    /** The level of the intervals of all tests. */
    static final double LEVEL = 0.95;

    /**
     * Holds scores against the purchases that happened.
     *
     * @param scores of the customers of the observation, for a horizon of the given days
     * @param days how many days after the observation are known
     */
    public static Backtest of(Observation observation, Scores scores, int days) {
        int n = observation.size();
        double[] predicted = new double[n];
        double[] naive = new double[n];
        double[] actual = new double[n];
        double length = observation.unit().of(days);
        double least = observation.unit().of(1);
        int inside = 0;
        double logScore = 0;
        for (int i = 0; i < n; i++) {
            var history = observation.histories().of(i);
            int bought = observation.boughtAfter(i, days);
            actual[i] = bought;
            predicted[i] = scores.expectedPurchases(i);
            naive[i] = history.frequency() * length / Math.max(history.age(), least);
            var range = scores.predicted(i);
            inside += range.low() <= bought && bought <= range.high() ? 1 : 0;
            logScore += logChance(scores, i, bought);
        }
        return new Backtest(
                scores.fit().model(),
                n,
                days,
                Math.round(Arrays.stream(actual).sum()),
                scores.total().outcome(),
                Accuracy.of(predicted, actual),
                Accuracy.of(naive, actual),
                n == 0 ? 1 : (double) inside / n,
                logScore,
                Optional.empty());
    }

    /**
     * Holds scores against the purchases that happened, and against the money that came with them.
     *
     * @param spend the model of spend, fitted on the observation; money is not tested where there is none
     */
    public static Backtest of(Observation observation, Scores scores, Outcome<SpendFit> spend, int days) {
        return of(observation, scores, days).with(spend, observation, scores);
    }

    /** The logarithm of the chance that scores gave to a customer's purchases. */
    static double logChance(Scores scores, int customer, int purchases) {
        return Math.log(Math.max(LEAST_CHANCE, scores.probability(customer, purchases)));
    }

    /** The same with how well money was predicted; as it is where there is no model of spend. */
    Backtest with(Outcome<SpendFit> spend, Observation observation, Scores scores) {
        return spend instanceof Outcome.Known<SpendFit> known
                ? new Backtest(
                        model,
                        customers,
                        days,
                        actual,
                        total,
                        accuracy,
                        naive,
                        covered,
                        logScore,
                        Optional.of(SpendTest.of(observation, scores, known.value(), days)))
                : this;
    }

    /** Whether the real number of purchases lay in the interval in which it was expected. */
    public boolean inside() {
        return total.holds((double) actual);
    }

    /** Whether the model came at least as near to each customer's purchases as the naive rate. */
    public boolean better() {
        return accuracy.meanAbsoluteError() <= naive.meanAbsoluteError();
    }
}

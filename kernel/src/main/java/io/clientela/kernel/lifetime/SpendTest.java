package io.clientela.kernel.lifetime;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How well the models of purchases and of spend together predicted the money of a time that had already passed. Amounts are
 * what customers spent, not discounted, before what stays with the firm.
 *
 * @param actual what was really spent in it
 * @param total the predicted sum, with the interval in which the real one was expected; empty where the model gives the spend
 *     of some customers no finite variance
 * @param accuracy of the models
 * @param naive of the rule that everyone goes on at the rate he had so far: what his repeat purchases came to / age
 */
public record SpendTest(double actual, Optional<Interval> total, Accuracy accuracy, Accuracy naive) {

    static SpendTest of(Observation observation, Scores scores, SpendFit spend, int days) {
        int n = observation.size();
        double[] predicted = new double[n];
        double[] naive = new double[n];
        double[] actual = new double[n];
        double length = observation.unit().of(days);
        double least = observation.unit().of(1);
        var valuation = new Valuation(observation, scores, spend, Margins.same(1, n));
        double sum = 0;
        for (int place = 0; place < n; place++) {
            var history = observation.histories().of(place);
            double repeated = observation.meanRepeatSpend(place) * history.frequency();
            predicted[place] = valuation.expectedSpend(place).estimate();
            naive[place] = repeated * length / Math.max(history.age(), least);
            actual[place] = observation.spentAfter(place, days);
            sum += actual[place];
        }
        Optional<Interval> total = valuation.outcome(IntStream.range(0, n)) instanceof Outcome.Known<Interval> known
                ? Optional.of(known.value())
                : Optional.empty();
        return new SpendTest(sum, total, Accuracy.of(predicted, actual), Accuracy.of(naive, actual));
    }

    /** Whether what was really spent lay in the interval in which it was expected; not so where there is no interval. */
    public boolean inside() {
        return total.filter(range -> range.holds(actual)).isPresent();
    }

    /** Whether the models came at least as near to each customer's spend as the naive rate. */
    public boolean better() {
        return accuracy.meanAbsoluteError() <= naive.meanAbsoluteError();
    }
}

package io.clientela.kernel.lifetime;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.util.stream.IntStream;

/**
 * What customers will spend and what margin that brings, with intervals that hold the uncertainty of both models.
 *
 * <p>Immutable. Value = discounted purchases × expected spend on a purchase × margin share.
 */
public final class Valuation {

    private final Observation observation;
    private final Scores scores;
    private final SpendFit spend;
    private final double marginShare;

    /**
     * @param scores of the customers of the observation
     * @param marginShare the share of spend that is margin, above 0; 1 values the spend itself
     */
    public Valuation(Observation observation, Scores scores, SpendFit spend, double marginShare) {
        if (!(marginShare > 0 && marginShare <= 1)) {
            throw new IllegalArgumentException("not a margin share above 0 and up to 1: " + marginShare);
        }
        this.observation = observation;
        this.scores = scores;
        this.spend = spend;
        this.marginShare = marginShare;
    }

    private int frequency(int place) {
        return mean(place) > 0 ? observation.bought(place) - 1 : 0;
    }

    private double mean(int place) {
        return observation.meanRepeatSpend(place);
    }

    /** What the customer at a place is expected to spend on a purchase. */
    public Interval spend(int place) {
        return spend.expectedSpend(frequency(place), mean(place), scores.level());
    }

    /** The discounted margin of what the customer at a place will buy in the horizon. */
    public Interval value(int place) {
        int history = observation.histories().place(place);
        double estimate = scores.mean(history, Future.DISCOUNTED)
                * spend.expectedSpend(frequency(place), mean(place))
                * marginShare;
        double variance = scores.fit().variance(scores.logGradient(history, Future.DISCOUNTED))
                + spend.logVariance(frequency(place), mean(place));
        return Intervals.positive(estimate, Math.sqrt(variance), scores.level());
    }

    /** The expected value of all customers. */
    public Interval total() {
        return total(IntStream.range(0, observation.size()));
    }

    /** The expected value of the customers at some places; the uncertainty of the parameters does not average away. */
    public Interval total(IntStream places) {
        double[] byPurchases = new double[4];
        double[] bySpend = new double[3];
        double[] sum = new double[1];
        places.forEach(place -> {
            int history = observation.histories().place(place);
            double value = scores.mean(history, Future.DISCOUNTED)
                    * spend.expectedSpend(frequency(place), mean(place))
                    * marginShare;
            add(byPurchases, value, scores.logGradient(history, Future.DISCOUNTED));
            add(bySpend, value, spend.logGradient(frequency(place), mean(place)));
            sum[0] += value;
        });
        if (sum[0] <= 0) {
            return Intervals.sum(0, 0, scores.level());
        }
        double variance = scores.fit().variance(byPurchases) + spend.variance(bySpend);
        return Intervals.positive(sum[0], Math.sqrt(variance) / sum[0], scores.level());
    }

    private static void add(double[] sums, double factor, double[] gradient) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += factor * gradient[i];
        }
    }

    /**
     * The spend of the customers at some places that will really come in the horizon, not discounted, as an interval that
     * holds their own chance, too.
     *
     * @return {@code spend-varies-without-bound} where the model gives the spend of some of them no finite variance
     */
    public Outcome<Interval> outcome(IntStream places) {
        double[] byPurchases = new double[4];
        double[] bySpend = new double[3];
        double[] sums = new double[2];
        places.forEach(place -> {
            int history = observation.histories().place(place);
            double purchases = scores.mean(history, Future.EXPECTED);
            double each = spend.expectedSpend(frequency(place), mean(place));
            add(byPurchases, purchases * each, scores.logGradient(history, Future.EXPECTED));
            add(bySpend, purchases * each, spend.logGradient(frequency(place), mean(place)));
            double variance = scores.variance(history, purchases);
            double[] moments = spend.secondMoments(frequency(place), mean(place));
            sums[0] += purchases * each;
            sums[1] += purchases * (moments[0] - moments[1])
                    + (variance + purchases * purchases) * moments[1]
                    - purchases * purchases * each * each;
        });
        if (!Double.isFinite(sums[1])) {
            return new Outcome.Unknown<>(
                    "spend-varies-without-bound", "the spend of some customers has no finite variance in the model");
        }
        double variance = scores.fit().variance(byPurchases) + spend.variance(bySpend) + sums[1];
        double reach = Intervals.quantile(scores.level()) * Math.sqrt(variance);
        return new Outcome.Known<>(
                new Interval(Math.max(0, sums[0] - reach), sums[0], sums[0] + reach, scores.level()));
    }
}

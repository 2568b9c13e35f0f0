package io.clientela.kernel.lifetime;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.util.stream.IntStream;

/**
 * What customers will spend and what margin that brings, with intervals that hold the uncertainty of both models.
 *
 * <p>Immutable. Expected spend = expected purchases × expected spend on a purchase; expected margin = expected spend × margin
 * share; value = discounted purchases × expected spend on a purchase × margin share. Intervals by the delta method on
 * logarithms, the variance of the customer's own margin share added.
 */
public final class Valuation {

    private final Observation observation;
    private final Scores scores;
    private final SpendFit spend;
    private final Margins margins;
    private final Uncertainty uncertainty;

    /**
     * @param scores of the customers of the observation
     * @param margins the share of spend that is margin, by place of the observation
     */
    public Valuation(Observation observation, Scores scores, SpendFit spend, Margins margins) {
        if (margins.customers() != observation.size()) {
            throw new IllegalArgumentException(
                    "margins of " + margins.customers() + " customers for " + observation.size());
        }
        this.observation = observation;
        this.scores = scores;
        this.spend = spend;
        this.margins = margins;
        this.uncertainty = Uncertainty.of(scores.fit(), spend, scores.level());
    }

    private int frequency(int place, double mean) {
        return mean > 0 ? observation.bought(place) - 1 : 0;
    }

    private double mean(int place) {
        return observation.meanRepeatSpend(place);
    }

    /** What the uncertainty of the parameters does to sums of values. */
    public Uncertainty uncertainty() {
        return uncertainty;
    }

    /** What the customer at a place is expected to spend on a purchase. */
    public Interval spend(int place) {
        double mean = mean(place);
        return spend.expectedSpend(frequency(place, mean), mean, scores.level());
    }

    /** What the customer at a place is expected to spend in the horizon, not discounted. */
    public Interval expectedSpend(int place) {
        return ahead(place, Future.EXPECTED, 1, 0).interval();
    }

    /** The margin of what the customer at a place is expected to spend in the horizon, not discounted. */
    public Interval expectedMargin(int place) {
        return ahead(place, Future.EXPECTED, margins.share(place), margins.error(place))
                .interval();
    }

    /** The discounted margin of what the customer at a place will buy in the horizon. */
    public Interval value(int place) {
        return worth(place).interval();
    }

    /** The value of one customer with what sums of values need. */
    public static final class Worth {

        private final Interval interval;
        private final double[] slopes;
        private final double own;

        private Worth(Interval interval, double[] slopes, double own) {
            this.interval = interval;
            this.slopes = slopes;
            this.own = own;
        }

        /** The value. */
        public Interval interval() {
            return interval;
        }

        /** Its derivative by the logarithm of one of {@link Uncertainty#SLOPES} parameters. */
        public double slope(int parameter) {
            return slopes[parameter];
        }

        /** The variance that it has from the customer's own margin share. */
        public double own() {
            return own;
        }
    }

    /** The value of the customer at a place, with what sums of values need. */
    public Worth worth(int place) {
        return ahead(place, Future.DISCOUNTED, margins.share(place), margins.error(place));
    }

    /**
     * A part of what the customer at a place will spend in the horizon.
     *
     * @param kind {@link Future#EXPECTED}, or {@link Future#DISCOUNTED}
     * @param share which part
     * @param error the variance of the part
     */
    private Worth ahead(int place, int kind, double share, double error) {
        int history = observation.histories().place(place);
        double mean = mean(place);
        int frequency = frequency(place, mean);
        double spent = scores.mean(history, kind) * spend.expectedSpend(frequency, mean);
        double value = spent * share;
        double[] slopes = new double[Uncertainty.SLOPES];
        put(slopes, 0, value, scores.logGradient(history, kind));
        put(slopes, 4, value, spend.logGradient(frequency, mean));
        double own = spent * spent * error;
        boolean doubtful = share * share <= 4 * error;
        return new Worth(uncertainty.sum(value, slopes, own, doubtful), slopes, own);
    }

    /**
     * What the customer at a place would be worth if he surely still were one: his value / the chance that he is.
     *
     * @return unknown, {@code surely-gone}, where that chance is 0
     */
    public Outcome<Worth> atStake(int place) {
        int history = observation.histories().place(place);
        double alive = scores.probabilityAlive(place);
        if (!(alive > 0)) {
            return new Outcome.Unknown<>("surely-gone", "the chance to be a customer still is 0");
        }
        var worth = worth(place);
        double stake = worth.interval().estimate() / alive;
        double[] byAlive = scores.aliveLogGradient(history);
        double[] slopes = new double[Uncertainty.SLOPES];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = worth.slope(i) / alive - (i < byAlive.length ? stake * byAlive[i] : 0);
        }
        double own = worth.own() / (alive * alive);
        boolean doubtful = margins.share(place) * margins.share(place) <= 4 * margins.error(place);
        return new Outcome.Known<>(new Worth(uncertainty.sum(stake, slopes, own, doubtful), slopes, own));
    }

    private static void put(double[] slopes, int from, double factor, double[] gradient) {
        for (int i = 0; i < gradient.length; i++) {
            slopes[from + i] = factor * gradient[i];
        }
    }

    /** The expected value of all customers. */
    public Interval total() {
        return total(IntStream.range(0, observation.size()));
    }

    /** The expected value of the customers at some places; the uncertainty of the parameters does not average away. */
    public Interval total(IntStream places) {
        double[] slopes = new double[Uncertainty.SLOPES];
        double[] sums = new double[3];
        places.forEach(place -> {
            var worth = worth(place);
            add(slopes, 1, worth.slopes);
            sums[0] += worth.interval().estimate();
            sums[1] += worth.own();
            sums[2] = Math.min(sums[2], worth.interval().estimate());
        });
        return uncertainty.sum(sums[0], slopes, sums[1], sums[2] < 0);
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
            double mean = mean(place);
            int frequency = frequency(place, mean);
            double each = spend.expectedSpend(frequency, mean);
            add(byPurchases, purchases * each, scores.logGradient(history, Future.EXPECTED));
            add(bySpend, purchases * each, spend.logGradient(frequency, mean));
            double variance = scores.variance(history, purchases);
            double[] moments = spend.secondMoments(frequency, mean);
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

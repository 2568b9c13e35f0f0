package io.clientela.kernel.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientela.kernel.value.Day;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Values and their sums, on customers whose future was made with them. */
class ValuationTest {

    private static final int UNTIL = 364;
    private static final int AHEAD = 182;

    private static double gamma(SplittableRandom random, double shape, double rate) {
        if (shape < 1) {
            return gamma(random, shape + 1, rate) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3; // Marsaglia and Tsang (2000)
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + x / Math.sqrt(9 * d), 3);
            if (v > 0 && Math.log(random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v / rate;
            }
        }
    }

    /** Customers of MBG/NBD and gamma-gamma, their future included; days are weeks' sevenths. */
    private static Purchases made(int customers, long seed) {
        var random = new SplittableRandom(seed);
        var builder = Purchases.builder(true);
        for (int c = 0; c < customers; c++) {
            double rate = gamma(random, 1.2, 6) / 7;
            double leaves = gamma(random, 0.9, 1);
            leaves /= leaves + gamma(random, 2.4, 1);
            double scale = gamma(random, 4, 20);
            double time = random.nextInt(UNTIL - 60);
            while (time < UNTIL + AHEAD) {
                builder.add(c, (int) time, gamma(random, 3, scale));
                if (random.nextDouble() < leaves) {
                    break;
                }
                time = Math.floor(time) + Math.max(1, -Math.log(random.nextDouble()) / rate);
            }
        }
        return builder.build();
    }

    private static Lifetime lifetime(Purchases purchases) {
        var settings = new LifetimeSettings(Unit.WEEK, AHEAD, 0, 0.95, List.of(ModelKind.MBG_NBD), 2);
        return ((Outcome.Known<Lifetime>) Lifetime.of(purchases, new Day(UNTIL - 1), settings)).value();
    }

    private static Valuation valuation(Lifetime lifetime) {
        return ((Outcome.Known<Valuation>) lifetime.valuation(1)).value();
    }

    private static double spentAfter(Lifetime lifetime, int place) {
        var purchases = lifetime.observation().purchases();
        int customer = lifetime.observation().customer(place);
        int[] days = purchases.days(customer);
        double[] amounts = purchases.amounts(customer);
        return IntStream.range(0, days.length)
                .filter(i -> days[i] >= UNTIL)
                .mapToDouble(i -> amounts[i])
                .sum();
    }

    /** Without discount and with all of the spend as margin the three are one; a share scales them, its doubt widens them. */
    @Test
    void expectedSpendMarginAndValueOfACustomerHangTogether() {
        var lifetime = lifetime(made(400, 7));
        var whole = valuation(lifetime);
        var half = ((Outcome.Known<Valuation>) lifetime.valuation(0.5)).value();
        int n = lifetime.observation().size();
        double[] shares = new double[n];
        double[] errors = new double[n];
        java.util.Arrays.fill(shares, 0.5);
        java.util.Arrays.fill(errors, 0.01);
        var doubted = ((Outcome.Known<Valuation>) lifetime.valuation(Margins.of(shares, errors))).value();
        double sum = 0;
        for (int place = 0; place < n; place++) {
            var spend = whole.expectedSpend(place);
            sum += spend.estimate();
            assertThat(spend.estimate())
                    .isCloseTo(
                            lifetime.scores().expectedPurchases(place)
                                    * whole.spend(place).estimate(),
                            within(1e-9 * (1 + spend.estimate())));
            assertThat(whole.expectedMargin(place)).isEqualTo(spend);
            assertThat(whole.value(place).estimate())
                    .isCloseTo(spend.estimate(), within(1e-6 * (1 + spend.estimate())));
            assertThat(half.expectedSpend(place)).isEqualTo(spend);
            assertThat(half.expectedMargin(place).estimate()).isCloseTo(spend.estimate() / 2, within(1e-9));
            assertThat(half.expectedMargin(place).low()).isCloseTo(spend.low() / 2, within(1e-9));
            assertThat(doubted.expectedMargin(place).high())
                    .isGreaterThan(half.expectedMargin(place).high());
            assertThat(spend.low()).isPositive().isLessThan(spend.estimate());
        }
        assertThat(sum).isCloseTo(whole.total().estimate(), within(1e-4 * sum));
    }

    /** How far off the expectation is of its own interval: in nine to ten of ten samples the truth of a customer lies in it. */
    @Test
    void theIntervalOfTheExpectedSpendHoldsWhatTheTrueParametersExpect() {
        var truth = lifetime(made(60_000, 1));
        int held = 0;
        int looked = 0;
        for (int round = 0; round < 40; round++) {
            var sample = lifetime(made(600, 1_000 + round));
            var values = valuation(sample);
            for (int place = 0; place < sample.observation().size(); place += 60) {
                var interval = values.expectedSpend(place);
                double expected = expectedByTruth(truth, sample, place);
                looked++;
                held += interval.low() <= expected && expected <= interval.high() ? 1 : 0;
            }
        }
        assertThat((double) held / looked).isBetween(0.88, 0.99);
    }

    /** What the customer of a sample is expected to spend, by the models of a sample so large that they are the truth. */
    private static double expectedByTruth(Lifetime truth, Lifetime sample, int place) {
        var observation = sample.observation();
        var scores =
                Scores.of(truth.fit(), observation.histories(), sample.scores().horizon(), 0.95, 1);
        var spend = ((Outcome.Known<SpendFit>) truth.spend()).value();
        double mean = observation.meanRepeatSpend(place);
        int frequency = mean > 0 ? observation.bought(place) - 1 : 0;
        return scores.expectedPurchases(place) * spend.expectedSpend(frequency, mean);
    }

    /**
     * What really is spent lies in the stated interval of the sum as often as stated: of all, and of the best tenth. Intervals
     * that are too wide would hold it always: so its distance from the expectation, in the deviations that the interval
     * states, must be about 1 on the whole (60 rounds leave that open by about a tenth), and half of it within .674.
     */
    @Test
    void sumsOfSpendHoldWhatIsSpent() {
        int rounds = 60;
        double[] all = new double[rounds];
        double[] best = new double[rounds];
        double[] lastTime = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            var lifetime = lifetime(made(800, 100 + round));
            var valuation = valuation(lifetime);
            var test = ((Outcome.Known<Backtest>) lifetime.backtest())
                    .value()
                    .spend()
                    .orElseThrow();
            var total = test.total().orElseThrow();
            lastTime[round] = (test.actual() - total.estimate()) / ((total.high() - total.estimate()) / 1.96);
            int n = lifetime.observation().size();
            all[round] = off(lifetime, valuation, IntStream.range(0, n).toArray());
            int[] top = IntStream.range(0, n)
                    .boxed()
                    .sorted(java.util.Comparator.comparingDouble(
                            (Integer place) -> -valuation.value(place).estimate()))
                    .limit(n / 10)
                    .mapToInt(place -> place)
                    .toArray();
            best[round] = off(lifetime, valuation, top);
        }
        calibrated("all", all);
        calibrated("the best", best);
        calibrated("last time", lastTime);
    }

    /** The test of the last time holds money against money: each figure of it computed again from the purchases. */
    @Test
    void moneyOfTheLastTimeIsHeldAgainstWhatCame() {
        var lifetime = lifetime(made(900, 31));
        var backtest = ((Outcome.Known<Backtest>) lifetime.backtest()).value();
        var test = backtest.spend().orElseThrow();
        int end = UNTIL - 1 - backtest.days();
        var purchases = lifetime.observation().purchases();
        var earlier = Observation.of(purchases, new Day(end), Unit.WEEK);
        var fit = ((Outcome.Known<Fit>) Fitting.fit(earlier.histories(), ModelKind.MBG_NBD, 2)).value();
        var spend = ((Outcome.Known<SpendFit>) SpendFit.fit(Spends.of(earlier))).value();
        var scores = Scores.of(fit, earlier.histories(), Horizon.ofDays(backtest.days(), 0, Unit.WEEK), 0.95, 2);
        double actual = 0;
        double predicted = 0;
        double naive = 0;
        double error = 0;
        double naiveError = 0;
        for (int place = 0; place < earlier.size(); place++) {
            int[] days = purchases.days(earlier.customer(place));
            double[] amounts = purchases.amounts(earlier.customer(place));
            double came = 0;
            double repeated = 0;
            int known = 0;
            for (int i = 0; i < days.length; i++) {
                known += days[i] <= end ? 1 : 0;
                repeated += i > 0 && days[i] <= end ? amounts[i] : 0;
                came += days[i] > end && days[i] <= UNTIL - 1 ? amounts[i] : 0;
            }
            double mean = known > 1 ? repeated / (known - 1) : 0;
            double expected = scores.expectedPurchases(place) * spend.expectedSpend(known - 1, mean);
            double rate = repeated * backtest.days() / Math.max(1, end - days[0]);
            actual += came;
            predicted += expected;
            naive += rate;
            error += Math.abs(expected - came);
            naiveError += Math.abs(rate - came);
        }
        int n = earlier.size();
        assertThat(test.actual()).isCloseTo(actual, within(1e-6)).isPositive();
        assertThat(test.accuracy().predicted()).isCloseTo(predicted, within(1e-6 * predicted));
        assertThat(test.total().orElseThrow().estimate()).isCloseTo(predicted, within(1e-6 * predicted));
        assertThat(test.naive().predicted()).isCloseTo(naive, within(1e-6 * naive));
        assertThat(test.accuracy().meanAbsoluteError()).isCloseTo(error / n, within(1e-6 * error / n));
        assertThat(test.naive().meanAbsoluteError()).isCloseTo(naiveError / n, within(1e-6 * naiveError / n));
        assertThat(test.better()).isTrue();
        assertThat(test.accuracy().deciles().stream()
                        .mapToDouble(decile -> decile.customers() * decile.actual())
                        .sum())
                .isCloseTo(actual, within(1e-6 * actual));
    }

    /** Where everything became three times as dear in the part that was held back, that is found, in money alone. */
    @Test
    void moneyThatCameOtherwiseIsFound() {
        var before = made(900, 31);
        var dearer = Purchases.builder(true);
        for (int c = 0; c < before.customers(); c++) {
            int[] days = before.days(c);
            double[] amounts = before.amounts(c);
            for (int i = 0; i < days.length; i++) {
                dearer.add(c, days[i], days[i] > 2 * UNTIL / 3 ? 3 * amounts[i] : amounts[i]);
            }
        }
        assertThat(lifetime(before).findings())
                .extracting(Finding::kind)
                .doesNotContain(FindingKind.PREDICTED_BADLY, FindingKind.SPEND_PREDICTED_BADLY);
        assertThat(lifetime(dearer.build()).findings())
                .extracting(Finding::kind)
                .contains(FindingKind.SPEND_PREDICTED_BADLY)
                .doesNotContain(FindingKind.PREDICTED_BADLY);
    }

    /** What is at stake does not depend on whether he left: its slopes are its differences, and times P(alive) it is the value. */
    @Test
    void whatIsAtStakeHasItsOwnSlopes() {
        var lifetime = lifetime(made(300, 9));
        var valuation = valuation(lifetime);
        var spend = ((Outcome.Known<SpendFit>) lifetime.spend()).value();
        double step = 1e-4;
        for (int parameter = 0; parameter < 4; parameter++) {
            var higher = moved(lifetime, parameter, step, spend);
            var lower = moved(lifetime, parameter, -step, spend);
            for (int place = 0; place < 40; place++) {
                var stake = stake(valuation, place);
                double slope = (stake(higher, place).interval().estimate()
                                - stake(lower, place).interval().estimate())
                        / (2 * step);
                assertThat(stake.slope(parameter)).isCloseTo(slope, within(1e-5 * (1 + Math.abs(slope))));
                assertThat(stake.interval().estimate() * lifetime.scores().probabilityAlive(place))
                        .isCloseTo(valuation.value(place).estimate(), within(1e-9));
            }
        }
    }

    private static Valuation.Worth stake(Valuation valuation, int place) {
        return ((Outcome.Known<Valuation.Worth>) valuation.atStake(place)).value();
    }

    private static void calibrated(String of, double[] off) {
        assertThat(held(off, 1.96)).as("95 of 100, %s", of).isBetween(52L, 60L);
        assertThat(held(off, 0.6745)).as("one half, %s", of).isBetween(18L, 42L);
        double squares = DoubleStream.of(off).map(one -> one * one).sum();
        assertThat(Math.sqrt(squares / off.length)).as("deviation, %s", of).isBetween(0.75, 1.3);
    }

    private static long held(double[] off, double reach) {
        return DoubleStream.of(off).filter(one -> Math.abs(one) <= reach).count();
    }

    /** How far what was spent lies from what was expected, in the standard deviations that the interval states. */
    private static double off(Lifetime lifetime, Valuation valuation, int[] places) {
        double spent = IntStream.of(places)
                .mapToDouble(place -> spentAfter(lifetime, place))
                .sum();
        var range = ((Outcome.Known<Interval>) valuation.outcome(IntStream.of(places))).value();
        return (spent - range.estimate()) / ((range.high() - range.estimate()) / 1.96);
    }

    /** The slopes of customers are enough to say the interval of any sum, kept apart from the models. */
    @Test
    void slopesAreEnoughForAnySum() {
        var lifetime = lifetime(made(500, 7));
        var observation = lifetime.observation();
        double[] shares = new double[observation.size()];
        double[] errors = new double[shares.length];
        for (int place = 0; place < shares.length; place++) {
            shares[place] = place % 50 == 0 ? -0.05 : 0.2 + 0.2 * (place % 3);
            errors[place] = 0.01 * (place % 2);
        }
        var valuation = ((Outcome.Known<Valuation>) lifetime.valuation(Margins.of(shares, errors))).value();
        var kept = new Uncertainty(valuation.uncertainty().covariance(), 0.95);
        for (int step : new int[] {1, 3, 7}) {
            double[] slopes = new double[Uncertainty.SLOPES];
            double[] sums = new double[3];
            for (int place = 0; place < shares.length; place += step) {
                var worth = valuation.worth(place);
                sums[0] += worth.interval().estimate();
                sums[1] += worth.own();
                sums[2] = Math.min(sums[2], worth.interval().estimate());
                for (int i = 0; i < slopes.length; i++) {
                    slopes[i] += worth.slope(i);
                }
            }
            var one = kept.sum(sums[0], slopes, sums[1], sums[2] < 0);
            int every = step;
            var other = valuation.total(IntStream.range(0, shares.length).filter(place -> place % every == 0));
            assertThat(one.estimate()).isCloseTo(other.estimate(), within(1e-9 * other.estimate()));
            assertThat(one.low()).isCloseTo(other.low(), within(1e-9 * other.estimate()));
            assertThat(one.high()).isCloseTo(other.high(), within(1e-9 * other.estimate()));
        }
        assertThat(valuation.value(0).high()).isNegative();
        assertThat(valuation.value(1).low()).isLessThan(valuation.value(1).estimate());
    }

    /** The slope is the derivative: the value moves by it when a parameter does. */
    @Test
    void slopesAreDerivatives() {
        var lifetime = lifetime(made(300, 9));
        var valuation = valuation(lifetime);
        var spend = ((Outcome.Known<SpendFit>) lifetime.spend()).value();
        double step = 1e-4;
        for (int parameter = 0; parameter < 4; parameter++) {
            var higher = moved(lifetime, parameter, step, spend);
            var lower = moved(lifetime, parameter, -step, spend);
            for (int place = 0; place < 40; place++) {
                double slope =
                        (higher.value(place).estimate() - lower.value(place).estimate()) / (2 * step);
                assertThat(valuation.worth(place).slope(parameter))
                        .isCloseTo(slope, within(1e-5 * (1 + Math.abs(slope))));
            }
        }
    }

    /** The values when one parameter is moved by a step. */
    private static Valuation moved(Lifetime lifetime, int parameter, double step, SpendFit spend) {
        double[] theta = lifetime.fit().theta();
        theta[parameter] += step;
        return with(lifetime, theta, spend);
    }

    private static Valuation with(Lifetime lifetime, double[] theta, SpendFit spend) {
        var observation = lifetime.observation();
        var scores = Scores.of(
                lifetime.fit().with(theta),
                observation.histories(),
                lifetime.scores().horizon(),
                0.95,
                2);
        return new Valuation(observation, scores, spend, Margins.same(1, observation.size()));
    }
}

package io.clientela.kernel.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for the likelihood of every model: its gradient, the papers' formulas, extreme arguments. */
class LikelihoodTest {

    private static Histories random(long seed) {
        var random = new SplittableRandom(seed);
        int n = 200;
        int[] frequency = new int[n];
        double[] recency = new double[n];
        double[] age = new double[n];
        for (int i = 0; i < n; i++) {
            age[i] = Math.exp(random.nextDouble(-2, 5));
            frequency[i] = random.nextInt(4) == 0 ? 0 : random.nextInt(1, 40);
            recency[i] = frequency[i] == 0 ? 0 : age[i] * (1 - Math.pow(random.nextDouble(), 3));
        }
        return Histories.of(frequency, recency, age);
    }

    private static double value(ModelKind kind, Histories histories, double[] theta) {
        try (var parallel = new Parallel(1)) {
            return kind.likelihood(histories, parallel).evaluate(theta, new double[4]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void gradientIsThatOfDifferences(ModelKind kind) {
        var random = new SplittableRandom(7);
        try (var parallel = new Parallel(2)) {
            for (int round = 0; round < 30; round++) {
                var objective = kind.likelihood(random(round), parallel);
                double[] theta = random.doubles(4, -3, 3).toArray();
                double[] gradient = new double[4];
                objective.evaluate(theta, gradient);
                for (int i = 0; i < 4; i++) {
                    double h = 1e-5;
                    double[] up = theta.clone();
                    double[] down = theta.clone();
                    up[i] += h;
                    down[i] -= h;
                    double slope =
                            (objective.evaluate(up, new double[4]) - objective.evaluate(down, new double[4])) / (2 * h);
                    assertThat(gradient[i])
                            .as("%s, round %d, derivative %d", kind, round, i)
                            .isCloseTo(slope, within(1e-5 * (10 + Math.abs(slope))));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void threadsAndOrderDoNotMatter(ModelKind kind) {
        var histories = Simulation.of(kind, Made.usual(kind), Made.ages(3_000, 5, 50), 0.01, 3);
        try (var one = new Parallel(1);
                var many = new Parallel(3)) {
            double[] theta = Made.logs(Made.usual(kind));
            double a = kind.likelihood(histories, one).evaluate(theta, new double[4]);
            assertThat(kind.likelihood(histories, many).evaluate(theta, new double[4]))
                    .isEqualTo(a);
        }
    }

    /** Equation 6 of Fader, Hardie and Lee (2005), term by term, where it can be computed so. */
    @Test
    void bgNbdIsTheFormulaOfThePaper() {
        double r = 0.243;
        double alpha = 4.414;
        double a = 0.793;
        double b = 2.426;
        for (var history : List.of(new History(0, 0, 38.86), new History(2, 30.43, 38.86), new History(7, 12, 20))) {
            int x = history.frequency();
            double gammas = Math.exp(Gammas.logGamma(r + x) - Gammas.logGamma(r)) * Math.pow(alpha, r);
            double alive = Math.exp(Gammas.logBeta(a, b + x) - Gammas.logBeta(a, b))
                    * gammas
                    / Math.pow(alpha + history.age(), r + x);
            double gone = x == 0
                    ? 0
                    : Math.exp(Gammas.logBeta(a + 1, b + x - 1) - Gammas.logBeta(a, b))
                            * gammas
                            / Math.pow(alpha + history.recency(), r + x);
            assertThat(value(ModelKind.BG_NBD, Histories.of(List.of(history)), Made.logs(Made.BG)))
                    .isCloseTo(Math.log(alive + gone), within(1e-12));
        }
    }

    /** The form with Gauss's hypergeometric function (Fader and Hardie 2005, note 9, equations 19 and 20). */
    @Test
    void paretoNbdIsTheFormulaOfThePaper() {
        var random = new SplittableRandom(11);
        for (int round = 0; round < 300; round++) {
            double r = random.nextDouble(0.1, 3);
            double s = random.nextDouble(0.1, 3);
            double beta = random.nextDouble(2, 15);
            double alpha = beta + random.nextDouble(0, 10);
            int x = random.nextInt(0, 20);
            double age = random.nextDouble(5, 60);
            double recency = x == 0 ? 0 : age * random.nextDouble(0.05, 1);
            double all = r + s + x;
            double near = hypergeometric(all, s + 1, all + 1, (alpha - beta) / (alpha + recency))
                    / Math.pow(alpha + recency, all);
            double far =
                    hypergeometric(all, s + 1, all + 1, (alpha - beta) / (alpha + age)) / Math.pow(alpha + age, all);
            double alive = 1 / (Math.pow(alpha + age, r + x) * Math.pow(beta + age, s));
            double whole = Gammas.logRatio(r, x)
                    + r * Math.log(alpha)
                    + s * Math.log(beta)
                    + Math.log(alive + s / all * (near - far));
            var histories = Histories.of(List.of(new History(x, recency, age)));
            assertThat(value(ModelKind.PARETO_NBD, histories, Made.logs(new double[] {r, alpha, s, beta})))
                    .as("r %s α %s s %s β %s x %d t_x %s T %s", r, alpha, s, beta, x, recency, age)
                    .isCloseTo(whole, within(1e-9));
        }
    }

    /** Gauss's series, for arguments from 0 to below 1. */
    private static double hypergeometric(double a, double b, double c, double z) {
        double term = 1;
        double sum = 1;
        for (int k = 0; term > 1e-18 * sum; k++) {
            term *= (a + k) * (b + k) / ((c + k) * (k + 1)) * z;
            sum += term;
        }
        return sum;
    }

    /** Where powers leave the range of doubles, the likelihood stays finite, rises and falls as it must. */
    @ParameterizedTest
    @EnumSource
    void extremeArgumentsStayFinite(ModelKind kind) {
        double[][] parameters = {
            {1e-3, 1e-3, 1e-3, 1e-3},
            {1e3, 1e3, 1e3, 1e3},
            {1e-3, 1e4, 1e3, 1e-3},
            {1e3, 1e-3, 1e-3, 1e4},
            Made.usual(kind)
        };
        for (double[] parameter : parameters) {
            for (int x : new int[] {0, 1, 200, 5_000, 100_000}) {
                for (double gone : new double[] {0, 1e-9, 0.5, 0.999999}) {
                    double age = 5_000;
                    double recency = x == 0 ? 0 : age * (1 - gone);
                    var histories = Histories.of(List.of(new History(x, recency, age)));
                    var scores = Scores.of(Made.fit(kind, parameter), histories, new Horizon(10, 0.001), 0.95, 1);
                    String what = kind + " " + java.util.Arrays.toString(parameter) + " x " + x + " t_x " + recency;
                    assertThat(value(kind, histories, Made.logs(parameter)))
                            .as(what)
                            .isFinite();
                    assertThat(scores.probabilityAlive(0)).as(what).isBetween(0.0, 1.0);
                    assertThat(scores.expectedPurchases(0)).as(what).isFinite().isNotNegative();
                    if (x > 0 && gone == 0) {
                        assertThat(scores.probabilityAlive(0)).as(what).isGreaterThan(0);
                    }
                }
            }
        }
    }

    /**
     * The same with parameters that are not certain: intervals stay numbers in their order, and for what the delta method
     * says they are as wide as the differences of two fits a step apart say.
     */
    @ParameterizedTest
    @EnumSource
    void intervalsAtExtremeArgumentsStayNumbers(ModelKind kind) {
        double[][] covariance = new double[4][4];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                covariance[i][j] = i == j ? 0.04 : 0.01;
            }
        }
        double[][] parameters = {{0.01, 0.01, 0.01, 0.01}, {500, 800, 300, 900}, {0.9, 0.6, 0.8, 60}, Made.usual(kind)};
        for (double[] parameter : parameters) {
            var fit = new Fit(
                    kind, FitForm.MAXIMUM_LIKELIHOOD, Made.logs(parameter), covariance, new boolean[4], 0, 1, false);
            for (int x : new int[] {0, 1, 200, 5_000, 100_000}) {
                for (double gone : new double[] {0, 1e-9, 0.1, 0.999999}) {
                    var history = new History(x, x == 0 ? 0 : 5_000 * (1 - gone), 5_000);
                    var histories = Histories.of(List.of(history));
                    var scores = Scores.of(fit, histories, new Horizon(52, 0.001), 0.95, 1);
                    String what = kind + " " + java.util.Arrays.toString(parameter) + " " + history;
                    var alive = scores.alive(0);
                    ordered(alive, what);
                    assertThat(alive.high()).as(what).isLessThanOrEqualTo(1);
                    ordered(scores.purchases(0), what);
                    ordered(scores.total().outcome(), what);
                    double off = Math.sqrt(scatter(fit, histories));
                    if (scores.expectedPurchases(0) > 1e-200) {
                        assertThat(Math.log(scores.purchases(0).high() / scores.expectedPurchases(0)))
                                .as(what)
                                .isCloseTo(1.959964 * off, within(1e-3 * (1 + off)));
                    }
                }
            }
        }
    }

    private static void ordered(io.clientela.kernel.value.Interval interval, String what) {
        assertThat(interval.low()).as(what).isFinite().isNotNegative().isLessThanOrEqualTo(interval.estimate());
        assertThat(interval.high()).as(what).isFinite().isGreaterThanOrEqualTo(interval.estimate());
    }

    /** The variance of the logarithm of the expected purchases, its derivatives taken as differences. */
    private static double scatter(Fit fit, Histories histories) {
        double[] slopes = new double[4];
        for (int i = 0; i < 4; i++) {
            double[] up = fit.theta();
            double[] down = fit.theta();
            up[i] += 1e-4;
            down[i] -= 1e-4;
            slopes[i] = (expected(fit.with(up), histories) - expected(fit.with(down), histories)) / 2e-4;
        }
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                sum += slopes[i] * fit.covariance()[i][j] * slopes[j];
            }
        }
        return sum;
    }

    private static double expected(Fit fit, Histories histories) {
        return Math.log(
                Scores.of(fit, histories, new Horizon(52, 0.001), 0.95, 1).expectedPurchases(0));
    }

    /** The histories of the manual of BTYD on which its hypergeometric code fails: many purchases in a long time. */
    @Test
    void paretoNbdAgreesWithADirectIntegralFarOut() {
        double[] parameter = {0.9, 0.6, 0.8, 60};
        for (int x : new int[] {50, 400, 3_000}) {
            double recency = 300;
            double age = 330;
            double r = parameter[0] + x;
            double sum = 0;
            int pieces = 4_000;
            for (int i = 0; i < pieces; i++) {
                for (int n = 0; n < 8; n++) {
                    double h = (age - recency) / pieces;
                    double y = recency + h * (i + GaussLegendre.EIGHT.node[n]);
                    sum += h
                            * GaussLegendre.EIGHT.weight[n]
                            * Math.exp(-r * Math.log((parameter[1] + y) / (parameter[1] + recency))
                                    - (parameter[2] + 1) * Math.log((parameter[3] + y) / (parameter[3] + recency)));
                }
            }
            double alive = (parameter[3] + age)
                    * Math.exp(-r * Math.log((parameter[1] + age) / (parameter[1] + recency))
                            - (parameter[2] + 1) * Math.log((parameter[3] + age) / (parameter[3] + recency)));
            double expected = alive / (alive + parameter[2] * sum);
            var histories = Histories.of(List.of(new History(x, recency, age)));
            double found = Scores.of(Made.fit(ModelKind.PARETO_NBD, parameter), histories, new Horizon(1, 0), 0.95, 1)
                    .probabilityAlive(0);
            assertThat(found).isCloseTo(expected, within(1e-12 + 1e-10 * expected));
        }
    }
}

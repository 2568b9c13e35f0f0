package io.clientela.kernel.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientela.kernel.value.Outcome;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for the fit of every model on simulated customers. The longest of all: it runs beside the others. */
@Execution(ExecutionMode.CONCURRENT)
class FitTest {

    private static Fit fit(Histories histories, ModelKind kind) {
        return ((Outcome.Known<Fit>) Fitting.fit(histories, kind, 2)).value();
    }

    /**
     * The true parameters lie within two standard errors in about 95 of 100 fits: neither in too few nor in all. Each
     * parameter is looked at by itself, in both directions: the deviations in standard errors are about as wide as 1, and as
     * often above the truth as below. Of 60 fits a share of one half is left open by .065, a deviation by a tenth.
     */
    @ParameterizedTest
    @EnumSource
    void standardErrorsAreTrue(ModelKind kind) {
        double[] truth = Made.usual(kind);
        int fits = 60;
        int[] inside = new int[4];
        int[] above = new int[4];
        double[] squares = new double[4];
        for (int seed = 1; seed <= fits; seed++) {
            var fit = fit(Simulation.of(kind, truth, Made.ages(3_000, 27, 39), 0.01, seed), kind);
            for (int i = 0; i < 4; i++) {
                double off = (fit.theta()[i] - Math.log(truth[i])) / Math.sqrt(fit.covariance()[i][i]);
                squares[i] += off * off;
                inside[i] += Math.abs(off) <= 2 ? 1 : 0;
                above[i] += off > 0 ? 1 : 0;
            }
        }
        assertThat(IntStream.of(inside).sum() / (4.0 * fits)).isBetween(0.90, 0.99);
        assertThat(Math.sqrt(DoubleStream.of(squares).sum() / (4 * fits))).isBetween(0.8, 1.25);
        for (int i = 0; i < 4; i++) {
            String what = kind + ", parameter " + i;
            assertThat(inside[i]).as("inside: %s", what).isBetween(52, 60);
            assertThat(Math.sqrt(squares[i] / fits)).as("deviation: %s", what).isBetween(0.7, 1.35);
            assertThat(above[i]).as("above the truth: %s", what).isBetween(17, 43);
        }
    }

    /**
     * The delta method and the bootstrap tell the same: of parameters, of single customers, of the sum. The bootstrap's
     * deviation is half the width of its middle 68 %; 120 replicates leave that open by about 12 % either way.
     */
    @ParameterizedTest
    @EnumSource
    void deltaMethodAndBootstrapAgree(ModelKind kind) {
        var histories = Simulation.of(kind, Made.usual(kind), Made.ages(8_000, 27, 39), 0.01, 99);
        var fit = fit(histories, kind);
        var bootstrap = Bootstrap.of(fit, histories, 120, 4, 2);
        var horizon = new Horizon(39, 0);
        for (int i = 0; i < 4; i++) {
            int at = i;
            agree(Math.sqrt(fit.covariance()[i][i]), bootstrap, each -> each.theta()[at]);
        }
        var whole = Scores.of(fit, histories, horizon, 0.95, 1).total().expectation();
        agree(
                Math.log(whole.high() / whole.estimate()) / 1.96,
                bootstrap,
                each -> Math.log(Scores.of(each, histories, horizon, 0.95, 1)
                        .total()
                        .expectation()
                        .estimate()));
        var still = Scores.of(fit, histories, horizon, 0.95, 1).customersStill();
        int n = histories.customers();
        agree(
                (odds(still.high(), n) - odds(still.estimate(), n)) / 1.96,
                bootstrap,
                each -> odds(
                        Scores.of(each, histories, horizon, 0.95, 1)
                                .customersStill()
                                .estimate(),
                        n));
        var some = Histories.of(List.of(new History(2, 30.43, 38.86), new History(0, 0, 30), new History(7, 20, 35)));
        var three = Scores.of(fit, some, horizon, 0.95, 1);
        for (int i = 0; i < 3; i++) {
            int at = i;
            var one = three.purchases(i);
            agree(
                    Math.log(one.high() / one.estimate()) / 1.96,
                    bootstrap,
                    each -> Math.log(Scores.of(each, some, horizon, 0.95, 1).expectedPurchases(at)));
        }
        assertThat(bootstrap.standardError(each -> each.theta()[0]))
                .isBetween(0.7 * Math.sqrt(fit.covariance()[0][0]), 1.5 * Math.sqrt(fit.covariance()[0][0]));
    }

    private static double odds(double part, int whole) {
        return Math.log(part / (whole - part));
    }

    private static void agree(double delta, Bootstrap bootstrap, ToDoubleFunction<Fit> quantity) {
        var middle = bootstrap.interval(quantity, 0.6827);
        assertThat((middle.high() - middle.low()) / 2).isBetween(0.68 * delta, 1.5 * delta);
    }

    @ParameterizedTest
    @EnumSource
    void equalHistoriesAreCountedNotRepeated(ModelKind kind) {
        var few = Simulation.of(kind, Made.usual(kind), Made.ages(800, 27, 39), 0.1, 5);
        int n = few.customers();
        int[] frequency = new int[3 * n];
        double[] recency = new double[3 * n];
        double[] age = new double[3 * n];
        for (int i = 0; i < 3 * n; i++) {
            var history = few.of(i % n);
            frequency[i] = history.frequency();
            recency[i] = history.recency();
            age[i] = history.age();
        }
        var thrice = Histories.of(frequency, recency, age);
        assertThat(thrice.distinct()).isEqualTo(few.distinct());
        var once = fit(few, kind);
        var again = fit(thrice, kind);
        assertThat(again.logLikelihood()).isCloseTo(3 * once.logLikelihood(), within(1e-4));
        for (int i = 0; i < 4; i++) {
            assertThat(again.theta()[i]).isCloseTo(once.theta()[i], within(1e-3));
            assertThat(again.covariance()[i][i]).isCloseTo(once.covariance()[i][i] / 3, within(0.02));
        }
    }

    @ParameterizedTest
    @EnumSource
    void littleHistoryIsShrunkAndNoneRefused(ModelKind kind) {
        var few = Histories.of(
                List.of(new History(0, 0, 10), new History(1, 3, 9), new History(0, 0, 8), new History(4, 7, 10)));
        var fit = fit(few, kind);
        assertThat(fit.form()).isEqualTo(FitForm.SHRUNK);
        fit.parameters().forEach(parameter -> {
            assertThat(parameter.estimate()).isFinite().isPositive();
            assertThat(parameter.standardError()).isFinite().isPositive();
        });
        var nobody = Histories.of(List.of(new History(0, 0, 10), new History(0, 0, 5)));
        assertThat(Fitting.fit(nobody, kind, 1))
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class, why -> assertThat(why.reason()).isEqualTo("no-repeat-buyers"));
        assertThat(Fitting.fit(Histories.of(List.of()), kind, 1))
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class, why -> assertThat(why.reason()).isEqualTo("no-customers"));
    }

    /** Customers who never leave: the fit rests on its bound or is told to be open, and scores stay numbers. */
    @ParameterizedTest
    @EnumSource
    void nobodyLeaving(ModelKind kind) {
        var histories =
                Simulation.of(ModelKind.PARETO_NBD, new double[] {1.5, 4, 50, 5e7}, Made.ages(2_000, 30, 50), 0.01, 8);
        var fit = fit(histories, kind);
        assertThat(fit.onBoundary() || fit.flat()).isTrue();
        var scores = Scores.of(fit, histories, new Horizon(10, 0), 0.95, 1);
        double gone = 0;
        for (int i = 0; i < histories.customers(); i++) {
            assertThat(scores.purchases(i).high()).isFinite();
            gone += 1 - scores.alive(i).estimate();
        }
        assertThat(gone / histories.customers()).isLessThan(0.03);
    }

    @Test
    void gammaGammaFindsItsParameters() {
        double[] truth = {4, 3, 20};
        var dice = new Dice(new java.util.SplittableRandom(21));
        int n = 5_000;
        int[] frequency = new int[n];
        double[] mean = new double[n];
        for (int i = 0; i < n; i++) {
            frequency[i] = 1 + (int) (10 * dice.share() * dice.share());
            double rate = dice.gamma(truth[1], truth[2]);
            mean[i] = dice.gamma(truth[0] * frequency[i], rate) / frequency[i];
        }
        var fit = ((Outcome.Known<SpendFit>) SpendFit.fit(Spends.of(frequency, mean))).value();
        for (int i = 0; i < 3; i++) {
            var parameter = fit.parameters().get(i);
            assertThat(parameter.estimate()).isCloseTo(truth[i], within(3 * parameter.standardError()));
        }
        assertThat(fit.expectedSpend(0, 0, 0.95).estimate()).isCloseTo(4 * 20 / 2.0, within(1.0));
        assertThat(fit.expectedSpend(1_000, 70, 0.95).estimate()).isCloseTo(70, within(0.1));
    }

    @Test
    void gammaGammaRefusesWhatItCannotFit() {
        assertThat(SpendFit.fit(Spends.of(new int[] {1, 0}, new double[] {5, 0})))
                .isInstanceOf(Outcome.Unknown.class);
        int[] frequency = new int[50];
        double[] mean = new double[50];
        java.util.Arrays.fill(frequency, 2);
        java.util.Arrays.fill(mean, 9.9);
        assertThat(SpendFit.fit(Spends.of(frequency, mean)))
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class, why -> assertThat(why.reason()).isEqualTo("spend-does-not-vary"));
    }
}

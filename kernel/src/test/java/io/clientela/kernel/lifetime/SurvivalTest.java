package io.clientela.kernel.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientela.kernel.value.Outcome;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The survival form: published figures, recovery, refusals. */
class SurvivalTest {

    /** Fader and Hardie (2007), table 1: customers in per cent by years survived, and what they fitted to years 0 to 7. */
    private static final double[] HIGH_END = {
        100, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1, 46.8, 44.5, 42.7, 40.9, 39.4
    };

    private static final double[] REGULAR = {100, 63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1, 22.3, 20.7, 19.4, 18.3, 17.3
    };

    private static Survival fit(double[] shares) {
        long[] left = new long[8];
        long[] stayed = new long[8];
        for (int t = 1; t < 8; t++) {
            left[t] = Math.round(10 * (shares[t - 1] - shares[t]));
        }
        stayed[7] = Math.round(10 * shares[7]);
        return ((Outcome.Known<Survival>) Survival.fit(left, stayed)).value();
    }

    @Test
    void highEnd() {
        var fit = fit(HIGH_END);
        assertThat(fit.parameters().get(0).estimate()).isCloseTo(0.668, within(0.0005));
        assertThat(fit.parameters().get(1).estimate()).isCloseTo(3.806, within(0.0005));
        assertThat(fit.logLikelihood()).isCloseTo(-1611.2, within(0.05));
        for (int year = 8; year <= 12; year++) {
            var share = fit.survivor(year);
            assertThat(100 * share.estimate()).isCloseTo(HIGH_END[year], within(2.0));
            assertThat(share.high() - share.low()).isBetween(0.01, 0.12);
        }
    }

    @Test
    void regular() {
        var fit = fit(REGULAR);
        assertThat(fit.parameters().get(0).estimate()).isCloseTo(0.704, within(0.0005));
        assertThat(fit.parameters().get(1).estimate()).isCloseTo(1.182, within(0.0005));
        assertThat(fit.logLikelihood()).isCloseTo(-1680.3, within(0.05));
        assertThat(fit.retention(0)).isCloseTo(1.182 / (0.704 + 1.182), within(0.001));
        assertThat(fit.retention(10)).isGreaterThan(fit.retention(1));
    }

    /** The sum of the chances to stay on: with the recurrence of the survivor function. */
    @Test
    void remainingPeriodsAreTheSumOfSurvival() {
        var fit = fit(HIGH_END);
        double sum = 0;
        for (int k = 1; k <= 400; k++) {
            sum += fit.survivor(5 + k).estimate() / fit.survivor(5).estimate() * Math.pow(1.1, -(k - 1));
        }
        assertThat(fit.remaining(5, 400, 0.1).estimate()).isCloseTo(sum, within(1e-9));
        assertThat(fit.remaining(5, 0, 0.1).estimate()).isZero();
        assertThat(fit.remaining(5, 10, 0.1).estimate())
                .isLessThan(fit.remaining(5, 20, 0.1).estimate());
    }

    @Test
    void standardErrorsAreTrue() {
        int inside = 0;
        for (int seed = 0; seed < 200; seed++) {
            var dice = new Dice(new SplittableRandom(seed));
            long[] left = new long[10];
            long[] stayed = new long[10];
            for (int i = 0; i < 2_000; i++) {
                double leaving = dice.beta(0.7, 2);
                int t = 1;
                while (t <= 9 && dice.share() >= leaving) {
                    t++;
                }
                if (t <= 9) {
                    left[t]++;
                } else {
                    stayed[9]++;
                }
            }
            var parameters = ((Outcome.Known<Survival>) Survival.fit(left, stayed))
                    .value()
                    .parameters();
            double[] truth = {0.7, 2};
            for (int k = 0; k < 2; k++) {
                var each = parameters.get(k);
                double logError = each.standardError() / each.estimate();
                inside += Math.abs(Math.log(each.estimate() / truth[k])) <= 2 * logError ? 1 : 0;
            }
        }
        assertThat(inside / 400.0).isBetween(0.92, 0.985);
    }

    @Test
    void nothingIsSaidWhereNothingIsKnown() {
        assertThat(Survival.fit(new long[] {0, 0, 0}, new long[] {0, 10, 90})).isInstanceOf(Outcome.Unknown.class);
        assertThat(Survival.fit(new long[] {0, 50}, new long[] {0, 0})).isInstanceOf(Outcome.Unknown.class);
    }
}

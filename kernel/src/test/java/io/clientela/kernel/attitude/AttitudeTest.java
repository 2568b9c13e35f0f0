package io.clientela.kernel.attitude;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientela.kernel.effect.Verdict;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AttitudeTest {

    /** Without ties it is 1 - 6Σd²/(n(n² - 1)). */
    @Test
    void agreesWithTheOtherFormula() {
        var random = new SplittableRandom(3);
        double[] x = random.doubles(30).toArray();
        double[] y = random.doubles(30).toArray();
        double sum = 0;
        for (int i = 0; i < 30; i++) {
            double d = rank(x, i) - rank(y, i);
            sum += d * d;
        }
        assertThat(known(x, y).estimate()).isCloseTo(1 - 6 * sum / (30.0 * 899), within(1e-12));
    }

    private static double rank(double[] values, int at) {
        double rank = 0;
        for (double value : values) {
            rank += value < values[at] ? 1 : 0;
        }
        return rank;
    }

    /** Normal pairs with r = 0.5 have ρ = 6/π arcsin(r/2) = 0.4826 (Pearson 1907): the interval holds it. */
    @Test
    void theIntervalHoldsTheTruth() {
        double truth = 6 / Math.PI * Math.asin(0.25);
        var random = new SplittableRandom(8);
        int held = 0;
        for (int run = 0; run < 2_000; run++) {
            double[] x = new double[60];
            double[] y = new double[60];
            for (int i = 0; i < 60; i++) {
                x[i] = random.nextGaussian();
                y[i] = 0.5 * x[i] + Math.sqrt(0.75) * random.nextGaussian();
            }
            var link = known(x, y);
            held += link.low() <= truth && truth <= link.high() ? 1 : 0;
        }
        assertThat(held / 2_000.0).isBetween(0.93, 0.97);
    }

    @Test
    void whatCannotBeToldIsNot() {
        assertThat(Link.of(new double[10], new double[10])).isInstanceOf(Outcome.Unknown.class);
        assertThat(Link.of(new double[30], new SplittableRandom(1).doubles(30).toArray()))
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        unknown -> assertThat(unknown.reason()).isEqualTo("no-spread"));
    }

    @Test
    void satisfiedEnthusiasticAndLoyalAreKeptApart() {
        var none = OptionalInt.empty();
        assertThat(Standing.of(2, OptionalInt.of(5), OptionalInt.of(5), true)).isEqualTo(Standing.DISSATISFIED);
        assertThat(Standing.of(3, none, none, true)).isEqualTo(Standing.NEITHER);
        assertThat(Standing.of(4, OptionalInt.of(5), none, true)).isEqualTo(Standing.SATISFIED);
        assertThat(Standing.of(5, OptionalInt.of(4), none, true)).isEqualTo(Standing.ENTHUSIASTIC);
        assertThat(Standing.of(5, OptionalInt.of(4), OptionalInt.of(4), true)).isEqualTo(Standing.LOYAL);
        assertThat(Standing.of(5, OptionalInt.of(4), OptionalInt.of(5), false)).isEqualTo(Standing.ENTHUSIASTIC);
    }

    @Test
    void profitAloneIsNoSuccess() {
        assertThat(Success.of(Verdict.GAIN, List.of())).isEqualTo(Success.PROFIT_ALONE);
        assertThat(Success.of(Verdict.GAIN, List.of(Feeling.HELD, Feeling.ROSE)))
                .isEqualTo(Success.SUCCESS);
        assertThat(Success.of(Verdict.GAIN, List.of(Feeling.HELD, Feeling.CANNOT_TELL)))
                .as("what cannot be told did not hold")
                .isEqualTo(Success.PROFIT_ALONE);
        assertThat(Success.of(Verdict.GAIN, List.of(Feeling.ROSE, Feeling.FELL)))
                .isEqualTo(Success.NO_SUCCESS);
        assertThat(Success.of(Verdict.LOSS, List.of(Feeling.ROSE))).isEqualTo(Success.NO_SUCCESS);
        assertThat(Success.of(Verdict.CANNOT_TELL, List.of(Feeling.ROSE))).isEqualTo(Success.CANNOT_TELL);
    }

    @Test
    void aFeelingHoldsOnlyWhereAFallByAQuarterOfAMarkIsRuledOut() {
        assertThat(Feeling.of(new Interval(0.05, 0.2, 0.35, 0.95))).isEqualTo(Feeling.ROSE);
        assertThat(Feeling.of(new Interval(-0.2, 0, 0.2, 0.95))).isEqualTo(Feeling.HELD);
        assertThat(Feeling.of(new Interval(-0.4, 0, 0.4, 0.95))).isEqualTo(Feeling.CANNOT_TELL);
        assertThat(Feeling.of(new Interval(-0.3, 0.3, 0.9, 0.95))).isEqualTo(Feeling.CANNOT_TELL);
        assertThat(Feeling.of(new Interval(-0.15, -0.1, -0.05, 0.95)))
                .as("surely less, by however little")
                .isEqualTo(Feeling.FELL);
    }

    private static Interval known(double[] x, double[] y) {
        return switch (Link.of(x, y)) {
            case Outcome.Known<Interval> known -> known.value();
            case Outcome.Unknown<Interval> unknown -> throw new AssertionError(unknown.detail());
        };
    }
}

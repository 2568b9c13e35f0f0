package io.clientela.kernel.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Intervals against published figures, definitions and simulation. */
class CountingTest {

    private static Interval known(Outcome<Interval> outcome) {
        return ((Outcome.Known<Interval>) outcome).value();
    }

    /** R. G. Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3 (Wilson without correction). */
    @Test
    void shareIsThatOfNewcombesTable() {
        double[][] table = {
            {81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0.0000, 0.1611}, {1, 29, 0.0061, 0.1718}
        };
        for (var row : table) {
            var share = known(Share.of((long) row[0], (long) row[1]));
            assertThat(share.low()).isCloseTo(row[2], within(5e-5));
            assertThat(share.high()).isCloseTo(row[3], within(5e-5));
        }
        assertThat(Share.of(0, 0)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void liftHoldsTheTruthNineteenTimesOfTwenty() {
        var random = new SplittableRandom(8);
        double truth = 0.12 / (0.3 * 0.25);
        int held = 0;
        for (int run = 0; run < 1000; run++) {
            long both = 0;
            long first = 0;
            long second = 0;
            for (int i = 0; i < 400; i++) {
                double u = random.nextDouble();
                both += u < 0.12 ? 1 : 0;
                first += u < 0.3 ? 1 : 0; // 0.12 both, 0.18 only the first
                second += u < 0.12 || (u >= 0.3 && u < 0.43) ? 1 : 0;
            }
            var lift = known(Lift.of(both, first, second, 400));
            held += lift.low() <= truth && truth <= lift.high() ? 1 : 0;
        }
        assertThat(held).isBetween(930, 970);
        assertThat(Lift.of(4, 10, 10, 100)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void giniIsTheMeanDifference() {
        double[] amounts = {100, 40, 40, 7, 0, -5};
        double sum = 0;
        double weighted = 0;
        double differences = 0;
        for (int i = 0; i < amounts.length; i++) {
            sum += amounts[i];
            weighted += (i + 1) * amounts[i];
            for (double other : amounts) {
                differences += Math.abs(amounts[i] - other);
            }
        }
        double definition = differences / (2.0 * amounts.length * sum);
        var gini = ((Outcome.Known<Double>) Inequality.gini(amounts.length, sum, weighted)).value();
        assertThat(gini).isCloseTo(definition, within(1e-12));
        assertThat(Inequality.gini(3, -1, 2)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void differenceOfMeansHoldsTheTruth() {
        var random = new SplittableRandom(4);
        int held = 0;
        for (int run = 0; run < 1000; run++) {
            var difference = known(Means.difference(sample(random, 60, 5, 2), sample(random, 90, 3, 4)));
            held += difference.low() <= 2 && 2 <= difference.high() ? 1 : 0;
        }
        assertThat(held).isBetween(925, 970);
        assertThat(Means.of(9, 1, 1)).isInstanceOf(Outcome.Unknown.class);
        assertThat(known(Means.of(100, 5, 2)).high()).isCloseTo(5 + 1.96 * 0.2, within(1e-4));
    }

    private static Means.Sample sample(SplittableRandom random, int n, double mean, double deviation) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double value = mean + deviation * random.nextGaussian();
            sum += value;
            squares += value * value;
        }
        return new Means.Sample(n, sum / n, Math.sqrt((squares - sum * sum / n) / (n - 1)));
    }
}

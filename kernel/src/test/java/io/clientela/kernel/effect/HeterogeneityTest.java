package io.clientela.kernel.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientela.kernel.effect.Simulation.Shape;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gains more than others: against hand computation, and against made experiments with a known truth. */
class HeterogeneityTest {

    private static final int RUNS = 2_000;

    /** The parts of the features of the made experiments. */
    private static final int[] PARTS = {4, 3, 2};

    private static Interval known(Outcome<Interval> outcome) {
        return outcome instanceof Outcome.Known<Interval>(Interval interval) ? interval : new Interval(0, 0, 0, 0.5);
    }

    /** One made experiment: its outcomes by feature, and what is truly added to the treated of each part of the first one. */
    private static List<UnitOutcomes> made(Shape shape, int size, double held, double[] added, long seed) {
        var random = new SplittableRandom(seed);
        var builders = new ArrayList<UnitOutcomes.Builder>();
        for (int parts : PARTS) {
            builders.add(UnitOutcomes.builder(parts, 2));
        }
        for (int i = 0; i < size; i++) {
            int first = random.nextInt(PARTS[0]);
            // features hang together, and levels differ between the parts
            int[] part = {first, random.nextInt(3) == 0 ? random.nextInt(3) : Math.min(2, first), random.nextInt(2)};
            boolean treated = random.nextDouble() >= held;
            double effect = treated ? added[first] : 0;
            double level = 1 + 0.5 * first;
            double outcome = switch (shape) {
                case EVEN -> level + random.nextGaussian() + effect;
                case SKEWED -> level * Math.exp(random.nextGaussian()) + effect;
                case MOSTLY_ZERO ->
                    (random.nextDouble() < 0.1 ? level * Math.exp(0.8 * random.nextGaussian()) : 0) + effect;
                case RATE -> random.nextDouble() < 0.1 * level + effect ? 1 : 0;
            };
            for (int f = 0; f < PARTS.length; f++) {
                builders.get(f).add(part[f], treated ? 1 : 0, outcome);
            }
        }
        return builders.stream().map(UnitOutcomes.Builder::build).toList();
    }

    /** With one effect for all, at most 5 in 100 whole results name any part that gains more or less: 3 standard errors more. */
    @ParameterizedTest
    @CsvSource({
        "EVEN, 800, 0.5",
        "EVEN, 4000, 0.2",
        "SKEWED, 800, 0.5",
        "SKEWED, 4000, 0.2",
        "MOSTLY_ZERO, 2000, 0.5",
        "MOSTLY_ZERO, 4000, 0.2",
        "RATE, 800, 0.5",
        "RATE, 4000, 0.2"
    })
    void nobodyIsNamedWhereAllGainTheSame(Shape shape, int size, double held) {
        int alarms = 0;
        for (int run = 0; run < RUNS; run++) {
            var found = Heterogeneity.of(made(shape, size, held, new double[4], run), EffectSettings.USUAL.once());
            alarms += found.features().stream().anyMatch(one -> one.chance().getFirst() <= 0.05) ? 1 : 0;
        }
        assertThat(alarms / (double) RUNS).isLessThan(0.065);
    }

    /** Looked at five times, at any look. */
    @Test
    void norWhereOneLooksAgainAndAgain() {
        int alarms = 0;
        for (int run = 0; run < RUNS; run++) {
            boolean alarmed = false;
            for (int look = 1; look <= 5; look++) {
                var found =
                        Heterogeneity.of(made(Shape.EVEN, 200 * look, 0.5, new double[4], run), EffectSettings.USUAL);
                alarmed |=
                        found.features().stream().anyMatch(one -> one.chance().getFirst() <= 0.05);
            }
            alarms += alarmed ? 1 : 0;
        }
        assertThat(alarms / (double) RUNS).isLessThanOrEqualTo(0.05);
    }

    /** All intervals of the parts whose effects differ hold at once in at least 95 of 100 results: 3 standard errors less. */
    @ParameterizedTest
    @CsvSource({"EVEN, 1600, 0.5", "SKEWED, 1600, 0.5", "SKEWED, 4000, 0.2", "MOSTLY_ZERO, 4000, 0.5"})
    void theIntervalsHoldAtOnce(Shape shape, int size, double held) {
        double[] added = {0, 0.2, 0.2, 0.6};
        int all = 0;
        for (int run = 0; run < RUNS; run++) {
            var found = Heterogeneity.of(made(shape, size, held, added, run), EffectSettings.USUAL.once());
            all += holds(found.features().getFirst().parts(), added) ? 1 : 0;
        }
        assertThat(all / (double) RUNS).isGreaterThan(0.935);
    }

    private static double weight(Heterogeneity.Part part) {
        double n = part.counts().treated();
        double m = part.counts().held();
        return n * m / (n + m);
    }

    private static boolean holds(List<Heterogeneity.Part> parts, double[] added) {
        for (var one : parts) {
            double sum = 0;
            double whole = 0;
            for (var other : parts) {
                sum += other.part() == one.part() ? 0 : weight(other) * added[other.part()];
                whole += other.part() == one.part() ? 0 : weight(other);
            }
            double truth = added[one.part()] - sum / whole;
            var more = known(one.more());
            if (truth < more.low() || truth > more.high()) {
                return false;
            }
        }
        return true;
    }

    @Test
    void aLargeDifferenceIsFound() {
        int found = 0;
        for (int run = 0; run < 100; run++) {
            var one = Heterogeneity.of(
                    made(Shape.EVEN, 4_000, 0.5, new double[] {0, 0, 0, 0.5}, run), EffectSettings.USUAL.once());
            var last = one.features().getFirst().parts().getLast();
            found += last.judged().verdict() == Verdict.GAIN ? 1 : 0;
        }
        assertThat(found).isGreaterThan(95);
    }

    /** Of two parts of many units of equal spread it is the textbook difference of two differences. */
    @Test
    void twoPartsAreTheDifferenceOfTwoDifferences() {
        var builder = UnitOutcomes.builder(2, 2);
        double[] means = {1, 2, 5, 9};
        for (int i = 0; i < 4_000; i++) {
            double noise = i / 4 % 2 == 0 ? 1 : -1;
            builder.add(i % 4 / 2, i % 2, means[i % 4] + noise);
        }
        var found = Heterogeneity.of(List.of(builder.build()), EffectSettings.USUAL.once());
        assertThat(found.comparisons()).isEqualTo(1);
        var parts = found.features().getFirst().parts();
        var more = known(parts.get(1).more());
        assertThat(more.estimate()).isCloseTo(3, within(1e-12));
        double error = Math.sqrt(4 * 1000 / 999.0 / 1000);
        assertThat(more.high() - more.estimate()).isCloseTo(1.961 * error, within(1e-3 * error));
        assertThat(known(parts.get(0).more()).estimate()).isCloseTo(-3, within(1e-12));
    }

    @Test
    void ofFewUnitsNothingIsSaid() {
        var builder = UnitOutcomes.builder(3, 2);
        for (int i = 0; i < 400; i++) {
            builder.add(i % 200 == 0 ? 2 : i % 2, i % 3 == 0 ? 0 : 1, i % 7);
        }
        var parts = Heterogeneity.of(List.of(builder.build()), EffectSettings.USUAL.once())
                .features()
                .getFirst()
                .parts();
        assertThat(parts.get(2).more())
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class, none -> assertThat(none.reason()).isEqualTo("too-few"));
        assertThat(parts.get(2).judged().verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(parts.get(0).more()).isInstanceOf(Outcome.Known.class);
        var alone = UnitOutcomes.builder(1, 2);
        for (int i = 0; i < 400; i++) {
            alone.add(0, i % 2, i % 7);
        }
        assertThat(Heterogeneity.of(List.of(alone.build()), EffectSettings.USUAL.once())
                        .features()
                        .getFirst()
                        .parts()
                        .getFirst()
                        .more())
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class, none -> assertThat(none.reason()).isEqualTo("one-part"));
    }
}

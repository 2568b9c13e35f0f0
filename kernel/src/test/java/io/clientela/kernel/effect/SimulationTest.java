package io.clientela.kernel.effect;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.kernel.effect.Simulation.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of made experiments, against their known truth. */
class SimulationTest {

    private static final int RUNS = 2_000;

    /** 95 % intervals hold the truth in 93 to 97 % of 2,000 runs; the four standard errors of such a count are 2 %. */
    @ParameterizedTest
    @CsvSource({
        "EVEN, 1000, 0.5",
        "EVEN, 12, 0.5",
        "EVEN, 60, 0.2",
        "SKEWED, 1000, 0.5",
        "SKEWED, 30, 0.5",
        "SKEWED, 1000, 0.2",
        "SKEWED, 30, 0.2",
        "MOSTLY_ZERO, 1000, 0.5",
        "MOSTLY_ZERO, 60, 0.5",
        "MOSTLY_ZERO, 1000, 0.2",
        "MOSTLY_ZERO, 60, 0.2",
        "RATE, 1000, 0.5",
        "RATE, 100, 0.5",
        "RATE, 60, 0.2"
    })
    void intervalsHoldTheTruth(Shape shape, int size, double held) {
        var coverage = new Simulation(shape, 1, size, held, 0.2, 0).coverage(RUNS, 11);
        assertThat(coverage.own()).isBetween(0.93, 0.97);
        assertThat(coverage.told()).isGreaterThan(0.98);
    }

    /** The slope on the time before is learned from the same units. */
    @ParameterizedTest
    @CsvSource({
        "EVEN, 1000, 0.5, 0.8",
        "EVEN, 30, 0.5, 0.8",
        "EVEN, 60, 0.2, 0.3",
        "SKEWED, 1000, 0.5, 0.8",
        "SKEWED, 60, 0.5, 0.8",
        "SKEWED, 1000, 0.2, 0.3",
        "MOSTLY_ZERO, 1000, 0.5, 0.8",
        "MOSTLY_ZERO, 100, 0.2, 0.3",
        "RATE, 1000, 0.5, 0.8",
        "RATE, 100, 0.2, 0.3"
    })
    void intervalsHoldTheTruthWithTheTimeBefore(Shape shape, int size, double held, double before) {
        var coverage = new Simulation(shape, 1, size, held, 0.2, 0, before).coverage(RUNS, 17);
        assertThat(coverage.own()).isBetween(0.93, 0.97);
        assertThat(coverage.told()).isGreaterThan(0.98);
    }

    /** The time before takes error off. */
    @Test
    void theTimeBeforeMakesDifferencesSharper() {
        double without = new Simulation(Shape.EVEN, 1, 400, 0.5, 0.2, 0)
                .coverage(500, 19)
                .ownError();
        double with = new Simulation(Shape.EVEN, 1, 400, 0.5, 0.2, 0, 0.8)
                .coverage(500, 19)
                .ownError();
        assertThat(with / without).isBetween(0.54, 0.66); // √(1 - 0.8²) = 0.6
    }

    /** What pages show while an experiment runs: intervals that hold at five looks at once. */
    @ParameterizedTest
    @CsvSource({
        "EVEN, 500, 0",
        "EVEN, 500, 0.8",
        "SKEWED, 500, 0",
        "SKEWED, 500, 0.8",
        "MOSTLY_ZERO, 500, 0",
        "RATE, 500, 0.3"
    })
    void intervalsForAllLooksHoldAtAllLooks(Shape shape, int size, double before) {
        var made = new Simulation(shape, 1, size, 0.5, 0.2, 0, before);
        assertThat(made.heldAtAllLooks(RUNS / 2, 5, 23)).isGreaterThan(0.95);
    }

    /** With truly differing portfolios; 2,000 intervals each. */
    @ParameterizedTest
    @CsvSource({"EVEN, 0.4", "SKEWED, 0.6", "MOSTLY_ZERO, 0.6", "RATE, 0.5"})
    void pooledIntervalsHoldTheTruthAndErrLess(Shape shape, double spread) {
        var coverage = new Simulation(shape, 40, 120, 0.5, 0.1, spread).coverage(50, 5);
        assertThat(coverage.pooled()).isBetween(0.93, 0.98);
        assertThat(coverage.own()).isBetween(0.93, 0.97);
        assertThat(coverage.pooledError()).isLessThan(0.95 * coverage.ownError());
    }

    /** Where all portfolios are alike, little is left of the error, and the intervals are on the safe side. */
    @ParameterizedTest
    @EnumSource(Shape.class)
    void portfoliosThatAreAlikeAreTakenTogether(Shape shape) {
        var coverage = new Simulation(shape, 40, 60, 0.3, 0.1, 0).coverage(30, 8);
        assertThat(coverage.pooled()).isGreaterThan(0.95);
        assertThat(coverage.pooledError()).isLessThan(0.5 * coverage.ownError());
    }

    /** With no effect at most 5 in 100 whole results hold any gain or loss: at one look and, looked at five times, at any. */
    @ParameterizedTest
    @EnumSource(Shape.class)
    void nothingIsSeenWhereNothingIs(Shape shape) {
        var nothing = new Simulation(shape, 20, 60, 0.3, 0, 0);
        assertThat(nothing.alarms(RUNS, 1, EffectSettings.USUAL.once(), 21))
                .isLessThan(0.06); // 5 % and 2 standard errors
        assertThat(nothing.alarms(RUNS / 2, 5, EffectSettings.USUAL, 22)).isLessThanOrEqualTo(0.05);
    }

    @Test
    void aTrueEffectIsSeen() {
        var something = new Simulation(Shape.EVEN, 20, 100, 0.5, 0.5, 0.2);
        assertThat(something.alarms(20, 1, EffectSettings.USUAL, 3)).isEqualTo(1);
    }
}

package io.clientela.kernel.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientela.kernel.value.Outcome;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for the scores of every model. */
class ScoresTest {

    private static Histories made(ModelKind kind, long seed) {
        return Simulation.of(kind, Made.usual(kind), Made.ages(2_000, 20, 39), 0.01, seed);
    }

    private static Scores scored(ModelKind kind, Histories histories, double horizon) {
        var fit = ((Outcome.Known<Fit>) Fitting.fit(histories, kind, 2)).value();
        return Scores.of(fit, histories, new Horizon(horizon, 0.001), 0.95, 2);
    }

    @ParameterizedTest
    @EnumSource
    void scoresAreInTheirRanges(ModelKind kind) {
        var histories = made(kind, 1);
        var scores = scored(kind, histories, 26);
        for (int i = 0; i < histories.customers(); i++) {
            var alive = scores.alive(i);
            assertThat(alive.low()).isNotNegative();
            assertThat(alive.high()).isLessThanOrEqualTo(1);
            assertThat(alive.estimate()).isEqualTo(scores.probabilityAlive(i));
            var purchases = scores.purchases(i);
            assertThat(purchases.low()).isPositive();
            assertThat(scores.discountedPurchases(i).estimate()).isBetween(0.0, purchases.estimate());
            var predicted = scores.predicted(i);
            double chance = 0;
            for (int y = predicted.low(); y <= predicted.high(); y++) {
                chance += scores.probability(i, y);
            }
            assertThat(chance).isBetween(0.95 - 1e-9, 1 + 1e-9);
        }
    }

    @ParameterizedTest
    @EnumSource
    void equalHistoriesHaveEqualScores(ModelKind kind) {
        var one = new History(3, 11, 20);
        var histories = Histories.of(List.of(one, new History(0, 0, 5), one));
        var fit = Made.fit(kind, Made.usual(kind));
        var scores = Scores.of(fit, histories, new Horizon(26, 0), 0.95, 1);
        assertThat(scores.purchases(0)).isEqualTo(scores.purchases(2));
        assertThat(scores.alive(0)).isEqualTo(scores.alive(2));
        var alone = Scores.of(fit, Histories.of(List.of(one)), new Horizon(26, 0), 0.95, 1);
        assertThat(alone.expectedPurchases(0)).isCloseTo(scores.expectedPurchases(0), within(1e-11));
    }

    /** The longer the silence after the same purchases, the smaller the chance that he still is a customer. */
    @ParameterizedTest
    @EnumSource
    void silenceLowersTheChance(ModelKind kind) {
        var histories = Histories.of(
                IntStream.range(0, 40).mapToObj(i -> new History(5, 10, 10 + i)).toList());
        var scores = Scores.of(Made.fit(kind, Made.usual(kind)), histories, new Horizon(10, 0), 0.95, 1);
        for (int i = 1; i < 40; i++) {
            assertThat(scores.probabilityAlive(i)).isLessThan(scores.probabilityAlive(i - 1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void threadsDoNotMatter(ModelKind kind) {
        var histories = made(kind, 3);
        var fit = Made.fit(kind, Made.usual(kind));
        var one = Scores.of(fit, histories, new Horizon(26, 0.001), 0.95, 1);
        var four = Scores.of(fit, histories, new Horizon(26, 0.001), 0.95, 4);
        for (int i = 0; i < histories.customers(); i++) {
            assertThat(four.expectedPurchases(i)).isEqualTo(one.expectedPurchases(i));
        }
    }

    /** The share of uncertainty from the parameters does not shrink with the number of customers; chance does. */
    @ParameterizedTest
    @EnumSource
    void sumsKeepTheUncertaintyOfTheParameters(ModelKind kind) {
        var scores = scored(kind, made(kind, 2), 26);
        var all = scores.total();
        assertThat(all.customers()).isEqualTo(2_000);
        assertThat(all.expectation().estimate())
                .isCloseTo(
                        IntStream.range(0, 2_000)
                                .mapToDouble(scores::expectedPurchases)
                                .sum(),
                        within(1e-6));
        double relative = all.expectation().high() / all.expectation().estimate();
        double independent = Math.sqrt(IntStream.range(0, 2_000)
                        .mapToDouble(i -> scores.purchases(i).high() - scores.expectedPurchases(i))
                        .map(each -> each * each)
                        .sum())
                / all.expectation().estimate();
        assertThat(relative - 1).isGreaterThan(2 * independent);
        assertThat(all.outcome().high()).isGreaterThan(all.expectation().high());
    }

    /** The predictions hold what customers then do, in at least the stated share of cases, and the sum's interval, too. */
    @ParameterizedTest
    @EnumSource
    void predictionsHoldWhatHappens(ModelKind kind) {
        double[] parameter = Made.usual(kind);
        int inside = 0;
        int totals = 0;
        int customers = 400;
        for (int round = 0; round < 40; round++) {
            // the same seeds make the same customers, once seen to the age of 30, once to 56
            double[] ages = new double[customers];
            java.util.Arrays.fill(ages, 30);
            int sum = 0;
            var fit = Made.fit(kind, parameter);
            int[] later = new int[customers];
            var list = new java.util.ArrayList<History>();
            for (int i = 0; i < customers; i++) {
                long seed = 1_000L * round + i;
                list.add(Simulation.of(kind, parameter, new double[] {30}, 0, seed)
                        .of(0));
                later[i] = Simulation.of(kind, parameter, new double[] {56}, 0, seed)
                                .of(0)
                                .frequency()
                        - list.get(i).frequency();
                sum += later[i];
            }
            var scores = Scores.of(fit, Histories.of(list), new Horizon(26, 0), 0.95, 1);
            for (int i = 0; i < customers; i++) {
                var range = scores.predicted(i);
                inside += range.low() <= later[i] && later[i] <= range.high() ? 1 : 0;
            }
            var outcome = scores.total().outcome();
            totals += outcome.low() <= sum && sum <= outcome.high() ? 1 : 0;
        }
        assertThat(inside / (40.0 * customers)).isBetween(0.95, 0.995);
        assertThat(totals).isBetween(35, 40);
    }
}

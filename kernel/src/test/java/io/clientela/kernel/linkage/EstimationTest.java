package io.clientela.kernel.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The estimation finds the parameters from which patterns were drawn. */
class EstimationTest {

    private static final Comparison[] USED = {
        Comparison.GIVEN_NAME, Comparison.FAMILY_NAME, Comparison.BIRTH_DATE, Comparison.EMAIL, Comparison.PHONE
    };

    private static final double[][] M = {
        {0.70, 0.15, 0.05, 0.02, 0.08},
        {0.82, 0.10, 0.02, 0.01, 0.05},
        {0.75, 0.10, 0.05, 0.04, 0.01, 0.05},
        {0.60, 0.10, 0.05, 0.05, 0.20},
        {0.65, 0.05, 0.30}
    };

    private static final double[][] U = {
        {0.010, 0.010, 0.02, 0.01, 0.95},
        {0.004, 0.006, 0.01, 0.01, 0.97},
        {0.001, 0.004, 0.005, 0.01, 0.02, 0.96},
        {0.001, 0.001, 0.003, 0.005, 0.99},
        {0.001, 0.002, 0.997}
    };

    @Test
    void findsTheParametersOfSimulatedPairs() {
        var random = new SplittableRandom(42);
        var counts = new PatternCounts();
        int pairs = 2_000_000;
        double share = 0.004;
        int matches = 0;
        for (int i = 0; i < pairs; i++) {
            boolean match = random.nextDouble() < share;
            matches += match ? 1 : 0;
            counts.add(pattern(random, match ? M : U), 1);
        }
        var found = new Estimation(counts, pairs, Totals.of(counts), 1e-7).run(Weights.start(1e-4));
        assertThat(found.matchShare()).isCloseTo((double) matches / pairs, within(0.0001));
        for (int c = 0; c < USED.length; c++) {
            for (int level = 0; level < M[c].length; level++) {
                String what = USED[c] + " " + USED[c].levels().get(level).code();
                assertThat(found.m().at[USED[c].at()][level])
                        .as("m of %s", what)
                        .isCloseTo(M[c][level], within(0.02));
                assertThat(found.u().at[USED[c].at()][level])
                        .as("u of %s", what)
                        .isCloseTo(U[c][level], within(0.001));
            }
        }
    }

    private static long pattern(SplittableRandom random, double[][] levels) {
        long pattern = 0;
        for (int c = 0; c < USED.length; c++) {
            if (random.nextDouble() < 0.9) {
                pattern |= Pattern.of(USED[c], 1 + draw(random, levels[c]));
            }
        }
        return pattern;
    }

    private static int draw(SplittableRandom random, double[] shares) {
        double left = random.nextDouble();
        for (int i = 0; i < shares.length - 1; i++) {
            left -= shares[i];
            if (left < 0) {
                return i;
            }
        }
        return shares.length - 1;
    }

    @Test
    void theStartingProbabilitiesOfEachGroupSumToOne() {
        for (var comparison : Comparison.values()) {
            for (int group = 0; group < 4 && comparison != Comparison.NAME_ORDER; group++) {
                int wanted = group;
                var levels = comparison.levels().stream()
                        .filter(level -> level.group() == wanted)
                        .toList();
                if (!levels.isEmpty()) {
                    assertThat(levels.stream()
                                    .mapToDouble(Comparison.Level::startM)
                                    .sum())
                            .as("m of %s", comparison)
                            .isCloseTo(1, within(1e-9));
                    assertThat(levels.stream()
                                    .mapToDouble(Comparison.Level::startU)
                                    .sum())
                            .as("u of %s", comparison)
                            .isCloseTo(1, within(0.01));
                }
            }
        }
    }
}

package io.clientela.kernel.grouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KMeansTest {

    /** All ways to put nine points into three groups are tried; k-means with many starts finds the best one. */
    @Test
    void findsTheLeastSpreadInside() {
        var dice = new Random(1);
        for (int round = 0; round < 20; round++) {
            Points points = drawn(9, dice);
            double found = KMeans.fit(points, 3, 60, new Random(round)).inside();
            assertThat(found).isCloseTo(leastOfAll(points, 3), within(1e-9));
        }
    }

    @Test
    void numbersGroupsBySize() {
        var dice = new Random(2);
        int[] sizes = KMeans.fit(drawn(200, dice), 5, 3, dice).sizes();
        assertThat(sizes).isSortedAccordingTo((a, b) -> Integer.compare(b, a));
    }

    /** Points 0, 1, 10, 11 in two groups: widths 0.90476 and 0.89474 each twice. */
    @Test
    void silhouetteByHand() {
        var line = new double[] {0, 1, 10, 11};
        Points points =
                Points.of(new FeatureTable(List.of(new Feature("x", Feature.Scale.LINEAR)), new double[][] {line}));
        double mean = (9.5 / 10.5 + 8.5 / 9.5) / 2;
        assertThat(Silhouette.of(points, new int[] {0, 0, 1, 1}, 2)).isCloseTo(mean, within(1e-12));
        assertThat(Silhouette.of(points, new int[] {0, 1, 2, 3}, 4)).isZero();
    }

    /** Groups {a, b, c} and {d, e} against {a, b} and {c, d, e}: 2 of 3 and 2 of 3. */
    @Test
    void similarityByHand() {
        assertThat(Stability.similar(new int[] {0, 0, 0, 1, 1}, new int[] {0, 0, 1, 1, 1}, 2))
                .containsExactly(2 / 3.0, 2 / 3.0);
    }

    private static Points drawn(int size, Random dice) {
        var values = new double[2][size];
        for (double[] column : values) {
            java.util.Arrays.setAll(column, i -> dice.nextDouble());
        }
        return Points.of(new FeatureTable(
                List.of(new Feature("x", Feature.Scale.LINEAR), new Feature("y", Feature.Scale.LINEAR)), values));
    }

    private static double leastOfAll(Points points, int k) {
        double least = Double.POSITIVE_INFINITY;
        int ways = (int) Math.pow(k, points.size);
        for (int way = 0; way < ways; way++) {
            var group = new int[points.size];
            int rest = way;
            for (int i = 0; i < group.length; i++) {
                group[i] = rest % k;
                rest /= k;
            }
            least = Math.min(least, inside(points, group, k));
        }
        return least;
    }

    private static double inside(Points points, int[] group, int k) {
        var centres = new double[k][points.width];
        var sizes = new int[k];
        for (int i = 0; i < group.length; i++) {
            sizes[group[i]]++;
            for (int f = 0; f < points.width; f++) {
                centres[group[i]][f] += points.get(i, f);
            }
        }
        for (int c = 0; c < k; c++) {
            for (int f = 0; f < points.width; f++) {
                centres[c][f] /= Math.max(1, sizes[c]);
            }
        }
        double sum = 0;
        for (int i = 0; i < group.length; i++) {
            sum += points.squaredDistance(i, centres[group[i]]);
        }
        return sum;
    }
}

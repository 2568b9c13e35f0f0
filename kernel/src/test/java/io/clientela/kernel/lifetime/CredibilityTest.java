package io.clientela.kernel.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The model of Bühlmann and Straub on the data of Hachemeister (1975), and on shares whose truth is known. */
class CredibilityTest {

    /** Average claims of five states in twelve quarters, and how many claims. */
    private static final double[][] CLAIMS = {
        {1738, 1642, 1794, 2051, 2079, 2234, 2032, 2035, 2115, 2262, 2267, 2517},
        {1364, 1408, 1597, 1444, 1342, 1675, 1470, 1448, 1464, 1831, 1612, 1471},
        {1759, 1685, 1479, 1763, 1674, 2103, 1502, 1622, 1828, 2155, 2233, 2059},
        {1223, 1146, 1010, 1257, 1426, 1532, 1953, 1123, 1343, 1243, 1762, 1306},
        {1456, 1499, 1609, 1741, 1482, 1572, 1606, 1735, 1607, 1573, 1613, 1690}
    };

    private static final double[][] WEIGHTS = {
        {7861, 9251, 8706, 8575, 7917, 8263, 9456, 8003, 7365, 7832, 7849, 9077},
        {1622, 1742, 1523, 1515, 1622, 1602, 1964, 1515, 1527, 1748, 1654, 1861},
        {1147, 1357, 1329, 1204, 998, 1077, 1277, 1218, 896, 1003, 1108, 1121},
        {407, 396, 348, 341, 315, 328, 352, 331, 287, 384, 321, 342},
        {2902, 3172, 3046, 3068, 2693, 2910, 3275, 2697, 2663, 3017, 3242, 3425}
    };

    /** As the vignette "Credibility theory" of the R package actuar (Goulet) prints them. */
    @Test
    void publishedFiguresHold() {
        int[] group = IntStream.range(0, 60).map(i -> i / 12).toArray();
        var found = Credibility.of(
                5,
                group,
                Arrays.stream(WEIGHTS).flatMapToDouble(Arrays::stream).toArray(),
                Arrays.stream(CLAIMS).flatMapToDouble(Arrays::stream).toArray());
        assertThat(found.mean()).isCloseTo(1684, within(0.5));
        assertThat(found.between()).isCloseTo(89_639, within(0.5));
        assertThat(found.within()).isCloseTo(139_120_026, within(0.5));
        double[] factors = {0.9847, 0.9276, 0.8985, 0.7279, 0.9588};
        double[] premiums = {2055, 1524, 1793, 1443, 1603};
        for (int state = 0; state < 5; state++) {
            assertThat(found.factor(state)).isCloseTo(factors[state], within(6e-5));
            assertThat(found.estimate(state)).isCloseTo(premiums[state], within(0.5));
        }
    }

    /** The stated mean squared error is the one that the estimates have. */
    @Test
    void theErrorIsAsStated() {
        var random = new SplittableRandom(3);
        int groups = 4_000;
        int[] group = new int[4 * groups];
        double[] weight = new double[group.length];
        double[] value = new double[group.length];
        double[] truth = new double[groups];
        for (int g = 0; g < groups; g++) {
            truth[g] = 0.3 + 0.1 * random.nextGaussian();
            for (int j = 0; j < 4; j++) {
                int i = 4 * g + j;
                group[i] = g;
                weight[i] = 10 + 1000 * random.nextDouble() * random.nextDouble();
                value[i] = truth[g] + 2 / Math.sqrt(weight[i]) * random.nextGaussian();
            }
        }
        var found = Credibility.of(groups, group, weight, value);
        assertThat(found.mean()).isCloseTo(0.3, within(0.01));
        assertThat(found.between()).isCloseTo(0.01, within(0.001));
        assertThat(found.within()).isCloseTo(4, within(0.1));
        double ratio = IntStream.range(0, groups)
                .mapToDouble(g -> (found.estimate(g) - truth[g]) * (found.estimate(g) - truth[g]) / found.error(g))
                .average()
                .orElseThrow();
        assertThat(ratio).isCloseTo(1, within(0.07));
    }

    @Test
    void whatIsUnknownGetsTheMean() {
        var found = Credibility.of(
                3, new int[] {0, 0, 1, 1}, new double[] {1, 1, 1, 1}, new double[] {0.1, 0.12, 0.5, 0.52});
        assertThat(found.estimate(2)).isEqualTo(found.mean());
        assertThat(found.error(2)).isEqualTo(found.between()).isPositive();
        var same = Credibility.of(2, new int[] {0, 0, 1}, new double[] {1, 2, 3}, new double[] {1, 1, 1});
        assertThat(same.estimate(0)).isEqualTo(1);
        assertThat(same.error(1)).isZero();
        assertThat(Credibility.of(2, new int[0], new double[0], new double[0]).mean())
                .isZero();
        assertThatThrownBy(() -> Credibility.of(1, new int[] {0}, new double[] {0}, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

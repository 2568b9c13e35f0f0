package io.clientela.kernel.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Clusters hold together. */
class MergerTest {

    @Test
    void aChainOfLinksWithAConflictBreaks() {
        var merger = new Merger(3);
        merger.set(0, 1, 6);
        merger.set(1, 2, 5);
        merger.set(0, 2, -9);
        assertThat(merger.run()).containsExactly(0, 0, 2);
    }

    @Test
    void aDoubtfulPairIsHelpedByItsCluster() {
        var merger = new Merger(3);
        merger.set(0, 1, 9);
        merger.set(1, 2, 8);
        merger.set(0, 2, -2);
        assertThat(merger.run()).containsExactly(0, 0, 0);
    }

    @Test
    void whatMustStayApartStaysApart() {
        var merger = new Merger(4);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < i; j++) {
                merger.set(j, i, 10);
            }
        }
        merger.set(0, 3, Merger.NEVER);
        int[] roots = merger.run();
        assertThat(roots[0]).isNotEqualTo(roots[3]);
        assertThat(Arrays.stream(roots).distinct().count()).isEqualTo(2);
    }

    @Test
    void noTwoClustersThatSupportEachOtherAreLeftApart() {
        var random = new SplittableRandom(7);
        for (int round = 0; round < 300; round++) {
            int count = 2 + random.nextInt(12);
            double[][] bits = new double[count][count];
            var merger = new Merger(count);
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < i; j++) {
                    bits[i][j] = random.nextDouble() * 20 - 12;
                    bits[j][i] = bits[i][j];
                    merger.set(j, i, bits[i][j]);
                }
            }
            int[] roots = merger.run();
            for (int a = 0; a < count; a++) {
                for (int b = 0; b < a; b++) {
                    if (roots[a] == a && roots[b] == b) {
                        assertThat(sum(bits, roots, a, b)).isLessThanOrEqualTo(1e-9);
                    }
                }
            }
        }
    }

    private static double sum(double[][] bits, int[] roots, int a, int b) {
        double sum = 0;
        for (int i = 0; i < roots.length; i++) {
            for (int j = 0; j < roots.length; j++) {
                sum += roots[i] == a && roots[j] == b ? bits[i][j] : 0;
            }
        }
        return sum;
    }

    @Test
    void husbandAndWifeAreNotOnePerson() {
        var model = LinkageModel.standard(1e-5);
        var home = Map.of(
                FieldKind.FAMILY_NAME, "Ferretti",
                FieldKind.STREET, "Via Roma 12",
                FieldKind.CITY, "Carpi",
                FieldKind.POSTCODE, "41012",
                FieldKind.PHONE, "059 123456");
        var anna = new java.util.HashMap<>(home);
        anna.put(FieldKind.GIVEN_NAME, "Anna");
        var luca = new java.util.HashMap<>(home);
        luca.put(FieldKind.GIVEN_NAME, "Luca");
        var evidence = model.explain(new Party(anna), new Party(luca));
        assertThat(evidence.householdBits()).isLessThan(-10);
        assertThat(evidence.zone()).isNotEqualTo(Zone.JOIN);
        assertThat(model.explain(new Party(anna), new Party(anna)).zone()).isEqualTo(Zone.JOIN);
    }
}

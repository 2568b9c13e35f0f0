package io.clientela.kernel.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The comparators against published values and on seeded random texts. */
class LikenessTest {

    /** Winkler 1990 and Winkler 2006, table 6; three digits as printed. */
    @ParameterizedTest
    @CsvSource({
        "MARTHA, MARHTA, 0.961",
        "DIXON, DICKSONX, 0.813",
        "DWAYNE, DUANE, 0.840",
        "JONES, JOHNSON, 0.832",
        "MASSEY, MASSIE, 0.933",
        "MICHELLE, MICHAEL, 0.921"
    })
    void jaroWinklerHasThePublishedValues(String a, String b, double value) {
        assertThat(Likeness.jaroWinkler(a, b)).isCloseTo(value, within(0.0006));
    }

    @ParameterizedTest
    @CsvSource({"rossi, rosi, 1", "rossi, orssi, 1", "rossi, bianchi, 6", "ca, abc, 3", "martha, marhta, 1"})
    void editsCountSwapsOfNeighboursAsOne(String a, String b, int edits) {
        assertThat(Likeness.edits(a, b, 10)).isEqualTo(edits);
    }

    @Test
    void theShortcutsAgreeWithTheWholeComputation() {
        var random = new SplittableRandom(1);
        for (int round = 0; round < 20_000; round++) {
            String a = text(random);
            String b = random.nextInt(3) == 0 ? text(random) : slip(a, random);
            int edits = wholeTable(a, b);
            assertThat(Likeness.withinOneEdit(a, b)).as("%s %s", a, b).isEqualTo(edits <= 1);
            for (int limit = 0; limit < 6; limit++) {
                assertThat(Likeness.edits(a, b, limit)).as("%s %s", a, b).isEqualTo(Math.min(edits, limit + 1));
            }
            var texts = new Dictionary();
            int first = texts.number(a);
            int second = texts.number(b);
            var glance = Glance.of(texts);
            assertThat(glance.mostAlike(first, second)).isGreaterThanOrEqualTo(Likeness.jaroWinkler(a, b) - 1e-12);
            assertThat(glance.mayBeWithin(first, second, edits)).isTrue();
        }
    }

    /** The optimal string alignment distance by its recurrence, every cell of it. */
    private static int wholeTable(String a, String b) {
        int[][] cells = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cells[i][j] = i + j;
                    continue;
                }
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int cell = Math.min(Math.min(cells[i - 1][j], cells[i][j - 1]) + 1, cells[i - 1][j - 1] + cost);
                boolean swap =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                cells[i][j] = swap ? Math.min(cell, cells[i - 2][j - 2] + 1) : cell;
            }
        }
        return cells[a.length()][b.length()];
    }

    @Test
    void jaroWinklerIsSymmetricAndOneOnlyForEqualTexts() {
        var random = new SplittableRandom(2);
        for (int round = 0; round < 5_000; round++) {
            String a = text(random);
            String b = text(random);
            double alike = Likeness.jaroWinkler(a, b);
            assertThat(alike).isBetween(0.0, 1.0).isCloseTo(Likeness.jaroWinkler(b, a), within(0.12));
            assertThat(Likeness.jaroWinkler(a, a)).isEqualTo(1);
        }
    }

    private static String text(SplittableRandom random) {
        var out = new StringBuilder();
        int length = 1 + random.nextInt(9);
        for (int i = 0; i < length; i++) {
            out.append((char) ('a' + random.nextInt(6)));
        }
        return out.toString();
    }

    private static String slip(String text, SplittableRandom random) {
        int at = random.nextInt(text.length());
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, at) + text.substring(at + 1) + "x";
            case 1 -> text.substring(0, at) + "q" + text.substring(at);
            default -> text.substring(0, at) + "z" + text.substring(Math.min(text.length(), at + 1));
        };
    }
}

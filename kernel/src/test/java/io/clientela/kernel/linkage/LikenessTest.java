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
            int edits = Likeness.edits(a, b, 20);
            assertThat(Likeness.withinOneEdit(a, b)).as("%s %s", a, b).isEqualTo(edits <= 1);
            assertThat(Likeness.edits(a, b, 2)).isEqualTo(Math.min(edits, 3));
            var texts = new Dictionary();
            int first = texts.number(a);
            int second = texts.number(b);
            var glance = Glance.of(texts);
            assertThat(glance.mostAlike(first, second)).isGreaterThanOrEqualTo(Likeness.jaroWinkler(a, b) - 1e-12);
            assertThat(glance.mayBeWithin(first, second, edits)).isTrue();
        }
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

package io.clientela.identify.internal.input.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The same characters are the same text, whatever was met between. */
class InternerTest {

    private static final String LETTERS = "aA0 .\u0000\u007f\u0080\u00e9\u0100\u0394\uffff";

    private final Interner interner = new Interner();

    @Test
    void whatIsGivenBackIsWhatWasMet() {
        var random = new SplittableRandom(7);
        for (var i = 0; i < 400_000; i++) {
            var text = text(random);
            assertThat(met(text)).isEqualTo(text);
        }
    }

    @Test
    void aTextThatComesAgainIsTheSameObject() {
        for (var length : new int[] {1, 7, 8, 9, 16, 17, 24, 25, 31, 32, 100}) {
            for (var letter : new String[] {"x", "\u0000", "\u00e9", "\u0394"}) {
                var text = letter.repeat(length);
                assertThat(met(text)).isSameAs(met(text));
            }
        }
    }

    @Test
    void aZeroBeforeOrBehindMakesAnotherText() {
        assertThat(met("\u0000a")).isEqualTo("\u0000a");
        assertThat(met("a")).isEqualTo("a");
        assertThat(met("a\u0000")).isEqualTo("a\u0000");
        assertThat(met("12345678\u0000")).isEqualTo("12345678\u0000");
        assertThat(met("12345678")).isEqualTo("12345678");
    }

    private String met(String text) {
        var chars = ("-" + text + "-").toCharArray();
        return interner.text(chars, 1, chars.length - 1);
    }

    private static String text(SplittableRandom random) {
        if (random.nextInt(3) > 0) {
            return "Product number " + random.nextInt(60_000);
        }
        var text = new StringBuilder();
        for (var rest = random.nextInt(40); rest > 0; rest--) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}

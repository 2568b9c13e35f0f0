package io.clientela.interact.internal.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.Beside;
import io.clientela.interact.internal.medium.setting.SecretBox;
import io.clientela.platform.DataFolder;
import io.clientela.platform.TestFolders;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A mark in a subject finds its message; a slip in it, or a guess, finds none. */
@Beside
class SubjectMarkTest {

    private final SubjectMark marks = marks("marks");

    private static SubjectMark marks(String folder) {
        return new SubjectMark(new SecretBox(new DataFolder(TestFolders.fresh(folder))));
    }

    @Test
    void everyMarkReadsBackWhateverStandsAroundIt() {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            long number = random.nextLong(1L << (1 + random.nextInt(59)));
            assertThat(marks.in("Re: R: Fwd: " + marks.of(number).toLowerCase(Locale.ROOT) + " offer [#1]"))
                    .hasValue(number);
        }
        assertThat(marks.of(0)).matches("\\[#0-[0-9A-V]{8}]");
        assertThat(marks.of(1_000_000)).startsWith("[#YGJ0-");
        assertThat(marks.mark(marks.mark("Offer", 5), 5)).isEqualTo("Offer " + marks.of(5));
    }

    @Test
    void oneWrongDigitOrTheMarkOfAnotherInstallationFindsNothing() {
        String right = marks.of(987_654_321);
        for (int at = 2; at < right.length() - 1; at++) {
            for (char digit : "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray()) {
                if (digit != right.charAt(at) && right.charAt(at) != '-') {
                    assertThat(marks.in(right.substring(0, at) + digit + right.substring(at + 1)))
                            .isEmpty();
                }
            }
        }
        assertThat(marks.in(marks("others").of(987_654_321))).isEmpty();
        assertThat(marks.in("[#I-1] [#1] [#-] [#5-5] [#ZZZZZZZZZZZZZ-00000000]"))
                .isEmpty();
        assertThat(marks.in("nothing")).isEmpty();
    }
}

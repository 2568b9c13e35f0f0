package io.clientela.interact.internal.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.Beside;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A mark in a subject finds its message, and a slip in it finds none. */
@Beside
class SubjectMarkTest {

    @Test
    void everyMarkReadsBackWhateverStandsAroundIt() {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            long number = random.nextLong(1L << (1 + random.nextInt(59)));
            assertThat(SubjectMark.in("Re: R: Fwd: " + SubjectMark.of(number).toLowerCase(Locale.ROOT) + " offer [#1]"))
                    .hasValue(number);
        }
        assertThat(SubjectMark.of(0)).isEqualTo("[#0-0]");
        assertThat(SubjectMark.of(1_000_000)).isEqualTo("[#YGJ0-J]"); // 0·1 + 18·2 + 16·3 + 30·4 = 204, 18 modulo 31
        assertThat(SubjectMark.mark(SubjectMark.mark("Offer", 5), 5)).isEqualTo("Offer [#5-5]");
    }

    /** Modulo 31, 0 and Z (31) are alike: the one slip that is not seen. */
    private static boolean differ(char one, char other) {
        return one != other && !("0Z".indexOf(one) >= 0 && "0Z".indexOf(other) >= 0);
    }

    @Test
    void oneWrongDigitOrTwoSwappedOnesAreSeen() {
        String digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        String right = SubjectMark.of(987_654_321);
        int last = right.indexOf('-');
        for (int at = 2; at < last; at++) {
            char now = right.charAt(at);
            for (int i = 0; i < digits.length(); i++) {
                char digit = digits.charAt(i);
                if (differ(now, digit)) {
                    assertThat(SubjectMark.in(right.substring(0, at) + digit + right.substring(at + 1)))
                            .isEmpty();
                }
            }
            char next = right.charAt(at + 1);
            if (at + 1 < last && differ(now, next)) {
                assertThat(SubjectMark.in(right.substring(0, at) + next + now + right.substring(at + 2)))
                        .isEmpty();
            }
        }
        assertThat(SubjectMark.in("[#I-1] [#1] [#-] [#ZZZZZZZZZZZZZ-0]")).isEmpty();
        assertThat(SubjectMark.in("nothing")).isEmpty();
    }
}

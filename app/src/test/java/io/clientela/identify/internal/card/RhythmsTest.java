package io.clientela.identify.internal.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.identify.CustomerPage.Rhythm;
import io.clientela.kernel.value.Outcome;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RhythmsTest {

    private static final LocalDate TODAY = LocalDate.of(2025, 3, 1);

    @Test
    void nobodyKnowsTheRhythmOfFewerThanTwoDays() {
        for (var days : List.of(days(), days("2025-01-01"))) {
            assertThat(Rhythms.of(days, TODAY))
                    .isInstanceOfSatisfying(
                            Outcome.Unknown.class,
                            unknown -> assertThat(unknown.reason()).isEqualTo("too-few-purchases"));
        }
    }

    @Test
    void twoDaysHaveOneGap() {
        assertThat(Rhythms.of(days("2025-01-01", "2025-01-31"), TODAY))
                .isEqualTo(new Outcome.Known<>(new Rhythm(2, 30, 30, 30, LocalDate.of(2025, 1, 31), 29)));
    }

    /** Gaps of 3, 10, 4 and 1 days: in order 1, 3, 4, 10. */
    @Test
    void fiveDaysHaveAMedianAndQuartersBetweenTheGaps() {
        var days = days("2025-02-01", "2025-02-04", "2025-02-14", "2025-02-18", "2025-02-19");
        assertThat(Rhythms.of(days, TODAY))
                .isEqualTo(new Outcome.Known<>(new Rhythm(5, 3.5, 2.5, 5.5, LocalDate.of(2025, 2, 19), 10)));
    }

    @Test
    void aPurchaseOfTomorrowIsNoSilence() {
        assertThat(Rhythms.of(days("2025-01-01", "2025-03-02"), TODAY))
                .isEqualTo(new Outcome.Known<>(new Rhythm(2, 60, 60, 60, LocalDate.of(2025, 3, 2), 0)));
    }

    private static List<LocalDate> days(String... days) {
        return Arrays.stream(days).map(LocalDate::parse).toList();
    }
}

package io.clientela.console.internal.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.Beside;
import io.clientela.interact.Agreements.Terms;
import io.clientela.interact.Medium;
import io.clientela.interact.Purpose;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** R34: what forms of terms offer, and what they leave as it is. */
@Beside
class StandingTermsTest {

    private static StandingTerms standing(Map<Purpose, Set<Medium>> purposes) {
        return new StandingTerms(
                "general",
                Optional.of(new Terms(purposes, 4, "", "", Map.of(), LocalDate.of(2026, 1, 1), Optional.empty())));
    }

    @Test
    void useOfWhatHeBoughtIsAgreedWithoutAMedium() {
        var none = new StandingTerms("general", Optional.empty());
        assertThat(none.purposes(Map.of("PROFILING", "on", "NEWS-EMAIL", "on")))
                .isEqualTo(Map.of(Purpose.PROFILING, Set.of(Medium.WEB), Purpose.NEWS, Set.of(Medium.EMAIL)));
        assertThat(none.purposes(Map.of("PROFILING-EMAIL", "on"))).isEmpty();
        assertThat(none.profiles()).isFalse();
        assertThat(standing(Map.of(Purpose.PROFILING, Set.of(Medium.SMS))).profiles())
                .isTrue();
    }

    @Test
    void partnersAreNotOfferedAndWhatWasAgreedStays() {
        var old = standing(Map.of(Purpose.PARTNERS, Set.of(Medium.EMAIL)));
        assertThat(old.purposes(Map.of("OFFERS-WEB", "on")))
                .isEqualTo(Map.of(Purpose.PARTNERS, Set.of(Medium.EMAIL), Purpose.OFFERS, Set.of(Medium.WEB)));
        assertThat(new StandingTerms("general", Optional.empty()).purposes(Map.of("PARTNERS-EMAIL", "on")))
                .isEmpty();
        assertThat(StandingTerms.shown(Map.entry(Purpose.PARTNERS, Set.of(Medium.EMAIL))))
                .isEmpty();
        assertThat(StandingTerms.consented(Map.entry(Purpose.PARTNERS, Set.of(Medium.EMAIL))))
                .containsExactly(Medium.WEB);
    }
}

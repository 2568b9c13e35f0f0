package io.clientela.console.internal.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.Beside;
import io.clientela.interact.Agreements.Agreement;
import io.clientela.interact.Agreements.Consent;
import io.clientela.interact.Agreements.Proof;
import io.clientela.interact.Agreements.Side;
import io.clientela.interact.Agreements.Terms;
import io.clientela.interact.Medium;
import io.clientela.interact.Purpose;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** R34: what forms of terms offer, and what they leave as it is. */
@Beside
class StandingTermsTest {

    private static final Consented NOTHING = Consented.of(List.of());

    private static StandingTerms standing(Map<Purpose, Set<Medium>> purposes) {
        return new StandingTerms(
                "general",
                Optional.of(new Terms(purposes, 4, "", "", Map.of(), LocalDate.of(2026, 1, 1), Optional.empty())),
                NOTHING);
    }

    @Test
    void useOfWhatHeBoughtIsAgreedWithoutAMedium() {
        var none = new StandingTerms("general", Optional.empty(), NOTHING);
        assertThat(none.purposes(Map.of("PROFILING", "on", "NEWS-EMAIL", "on")))
                .isEqualTo(Map.of(Purpose.PROFILING, Set.of(Medium.WEB), Purpose.NEWS, Set.of(Medium.EMAIL)));
        assertThat(none.purposes(Map.of("PROFILING-EMAIL", "on"))).isEmpty();
        assertThat(none.profiles()).isFalse();
        assertThat(standing(Map.of(Purpose.PROFILING, Set.of(Medium.SMS))).profiles())
                .isTrue();
    }

    /** Consents of a list stand beside any agreement: shown, left by themselves, and not taken back by a form. */
    @Test
    void whatHeSaidBesideAgreementsStandsByItself() {
        var said = Consented.of(List.of(
                word(4, Purpose.NEWS, Medium.SMS, false),
                word(3, Purpose.OFFERS, Medium.EMAIL, false),
                word(2, Purpose.OFFERS, Medium.EMAIL, true),
                word(1, Purpose.NEWS, Medium.EMAIL, true)));
        assertThat(said.given()).extracting(Consent::consentId).containsExactly(1L);
        assertThat(said.beside(List.of())).extracting(Consent::consentId).containsExactly(3L, 1L);
        assertThat(said.beside(List.of(agreed("in-force"))))
                .extracting(Consent::consentId)
                .containsExactly(3L);
        assertThat(said.beside(List.of(agreed("proposed")))).hasSize(2);

        var form = StandingTerms.of(List.of(), said);
        assertThat(form.allows(Purpose.NEWS, Medium.EMAIL)).isTrue();
        assertThat(form.allows(Purpose.OFFERS, Medium.EMAIL)).isFalse();
        assertThat(form.allows(Purpose.NEWS, Medium.SMS)).isFalse();
    }

    private static Consent word(long id, Purpose purpose, Medium medium, boolean given) {
        var proof = new Proof("import", "import", "I want news", "import:list.csv line 2");
        return new Consent(id, 7, purpose, medium, given, Instant.EPOCH.plusSeconds(id), proof);
    }

    private static Agreement agreed(String state) {
        var terms = standing(Map.of(Purpose.NEWS, Set.of(Medium.EMAIL))).terms().orElseThrow();
        return new Agreement(1, 7, "general", 1, terms, state, Side.FIRM, Instant.EPOCH, "", "");
    }

    @Test
    void partnersAreNotOfferedAndWhatWasAgreedStays() {
        var old = standing(Map.of(Purpose.PARTNERS, Set.of(Medium.EMAIL)));
        assertThat(old.purposes(Map.of("OFFERS-WEB", "on")))
                .isEqualTo(Map.of(Purpose.PARTNERS, Set.of(Medium.EMAIL), Purpose.OFFERS, Set.of(Medium.WEB)));
        assertThat(new StandingTerms("general", Optional.empty(), NOTHING).purposes(Map.of("PARTNERS-EMAIL", "on")))
                .isEmpty();
        assertThat(StandingTerms.shown(Map.entry(Purpose.PARTNERS, Set.of(Medium.EMAIL))))
                .isEmpty();
        assertThat(StandingTerms.consented(Map.entry(Purpose.PARTNERS, Set.of(Medium.EMAIL))))
                .containsExactly(Medium.WEB);
    }
}

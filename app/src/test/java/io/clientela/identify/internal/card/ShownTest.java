package io.clientela.identify.internal.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which of several values is shown, and why (R6). */
class ShownTest {

    private static final LocalDate OLD = LocalDate.of(2024, 1, 1);
    private static final LocalDate NEW = LocalDate.of(2026, 1, 1);

    @Test
    void validComesBeforeFlawed() {
        assertThat(Shown.choose(
                        List.of(flawed(1, "VAT_NUMBER", "IT1", NEW), valid(2, "VAT_NUMBER", "IT01234567897", OLD))))
                .contains(new Shown.Choice("IT01234567897", "shown.valid"));
        assertThat(Shown.choose(List.of(flawed(1, "VAT_NUMBER", "IT1", NEW)))).isEmpty();
    }

    @Test
    void moreSourcesComeBeforeLaterOnes() {
        assertThat(Shown.choose(List.of(
                        valid(1, "EMAIL", "a@x.it", OLD),
                        valid(2, "EMAIL", "A@x.it", OLD),
                        valid(3, "EMAIL", "b@x.it", NEW))))
                .hasValueSatisfying(choice -> {
                    assertThat(choice.value()).isEqualToIgnoringCase("a@x.it");
                    assertThat(choice.reason()).isEqualTo("shown.most-sources");
                });
    }

    @Test
    void laterComesBeforeLongerAndLongerBeforeTheAlphabet() {
        assertThat(Shown.choose(List.of(valid(1, "CITY", "Torino Nord", OLD), valid(2, "CITY", "Bari", NEW))))
                .contains(new Shown.Choice("Bari", "shown.latest"));
        assertThat(Shown.choose(List.of(valid(1, "GIVEN_NAME", "Gia", NEW), valid(2, "GIVEN_NAME", "Gianna", NEW))))
                .contains(new Shown.Choice("Gianna", "shown.most-complete"));
        assertThat(Shown.choose(List.of(valid(1, "GIVEN_NAME", "Dora", NEW), valid(2, "GIVEN_NAME", "Cora", NEW))))
                .contains(new Shown.Choice("Cora", "shown.first"));
    }

    @Test
    void aNameInFullComesBeforeInitialsWhoeverStatesThem() {
        assertThat(Shown.choose(List.of(
                        valid(1, "FULL_NAME", "M. Rossi", NEW),
                        valid(2, "FULL_NAME", "M. Rossi", NEW),
                        valid(3, "FULL_NAME", "Mario Rossi", OLD))))
                .contains(new Shown.Choice("Mario Rossi", "shown.in-full"));
        assertThat(Shown.choose(
                        List.of(valid(1, "FULL_NAME", "M. Rossi", NEW), valid(2, "FULL_NAME", "Anna Rossi", OLD))))
                .contains(new Shown.Choice("M. Rossi", "shown.latest"));
    }

    @Test
    void ofSeveralWritingsTheOneWithCapitalsAndSmallLettersIsShown() {
        assertThat(Shown.choose(List.of(valid(1, "CITY", "MODENA", NEW), valid(2, "CITY", "Modena", OLD))))
                .contains(new Shown.Choice("Modena", "shown.best-written"));
    }

    @Test
    void anAddressInFullComesBeforeTheSameOneInPart() {
        var shown = Shown.of(List.of(
                valid(1, "STREET", "Via Roma 1", NEW),
                valid(1, "CITY", "RUBIERA", NEW),
                valid(2, "STREET", "via Roma 1", OLD),
                valid(2, "POSTCODE", "42048", OLD),
                valid(2, "CITY", "Rubiera", OLD)));
        assertThat(shown.get("POSTCODE")).isEqualTo(new Shown.Choice("42048", "shown.in-full"));
        assertThat(shown)
                .extractingByKey("CITY")
                .extracting(Shown.Choice::value)
                .isEqualTo("Rubiera");
    }

    @Test
    void anAddressInFullComesBeforeTheSameOneInPartHoweverItsStreetIsWritten() {
        for (var street :
                List.of("Viale Carducci, 5", "VIALE CARDUCCI n. 5", "V.le Carducci 5", "viale Carducci nr 5")) {
            var shown = Shown.of(List.of(
                    valid(1, "STREET", street, NEW),
                    valid(2, "STREET", "Viale Carducci 5", OLD),
                    valid(2, "CITY", "Forlì", OLD),
                    valid(2, "PROVINCE", "FC", OLD)));
            assertThat(shown.get("PROVINCE")).as(street).isEqualTo(new Shown.Choice("FC", "shown.in-full"));
        }
        var another = Shown.of(List.of(
                valid(1, "STREET", "Viale Carducci 15", NEW),
                valid(2, "STREET", "Viale Carducci 5", OLD),
                valid(2, "CITY", "Forlì", OLD)));
        assertThat(another).containsOnlyKeys("STREET");
    }

    @Test
    void streetsAreComparedWithoutTheirSpelling() {
        assertThat(List.of(
                        Spelling.street("P.zza Giosuè Carducci, n.5/A"),
                        Spelling.street("C.so Italia 1"),
                        Spelling.street("v. Roma 3"),
                        Spelling.street("L.go  Nuovo 2"),
                        Spelling.street("Via Nuova 7")))
                .containsExactly(
                        "piazza giosue carducci 5 a", "corso italia 1", "via roma 3", "largo nuovo 2", "via nuova 7");
    }

    @Test
    void anAddressIsNeverMixed() {
        var shown = Shown.of(List.of(
                valid(1, "STREET", "Via Roma 1", OLD),
                valid(1, "CITY", "Torino", OLD),
                valid(2, "STREET", "Via Verdi 2", NEW),
                valid(2, "CITY", "Bari", NEW),
                valid(1, "POSTCODE", "10100", OLD)));
        assertThat(shown).containsOnlyKeys("STREET", "CITY");
        assertThat(shown.get("CITY")).isEqualTo(new Shown.Choice("Bari", "shown.latest"));
    }

    @Test
    void whatIsSupersededIsNotShown() {
        assertThat(Shown.of(List.of(new Stated(1, 1, "EMAIL", "a@x.it", Optional.of("a@x.it"), NEW, true))))
                .isEmpty();
    }

    private static Stated valid(int source, String field, String text, LocalDate on) {
        return new Stated(source, source, field, text, Optional.of(text), on, false);
    }

    private static Stated flawed(int source, String field, String text, LocalDate on) {
        return new Stated(source, source, field, text, Optional.empty(), on, false);
    }
}

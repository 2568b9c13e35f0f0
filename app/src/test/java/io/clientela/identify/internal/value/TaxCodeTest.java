package io.clientela.identify.internal.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.kernel.value.Outcome;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxCodeTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static TaxCode code(String text) {
        return switch (TaxCode.parse(text)) {
            case Outcome.Known<TaxCode> known -> known.value();
            case Outcome.Unknown<TaxCode> unknown -> throw new AssertionError(unknown.toString());
        };
    }

    /** The specimen of the revenue agency's own pages: Mario Rossi, born in Rome's neighbour A562 on 10 December 1985. */
    @Test
    void theSpecimenTellsBirthDaySexAndPlace() {
        var mario = code("RSSMRA85T10A562S");
        assertThat(mario.birthDate(TODAY)).contains(LocalDate.of(1985, 12, 10));
        assertThat(mario.sex()).contains(TaxCode.Sex.MALE);
        assertThat(mario.birthPlace()).contains("A562");
        assertThat(mario.ofBody()).isFalse();
    }

    @Test
    void aWomansDayIsFortyMore() {
        var maria = new StringBuilder("BNCMRA72D41F205");
        var code = code(maria.append(TaxCode.checkCharacter(maria.toString())).toString());
        assertThat(code.birthDate(TODAY)).contains(LocalDate.of(1972, 4, 1));
        assertThat(code.sex()).contains(TaxCode.Sex.FEMALE);
    }

    @Test
    void figuresReplacedByLettersAreReadAlike() {
        var omocode = "RSSMRA85T10A56N";
        var code = code(omocode + TaxCode.checkCharacter(omocode));
        assertThat(code.birthPlace()).contains("A562");
        assertThat(code.withoutOmocodes()).isEqualTo("RSSMRA85T10A562S");
    }

    @Test
    void aCenturyIsChosenInWhichThePersonIsBorn() {
        var child = "RSSMRA20A01F205";
        var code = code(child + TaxCode.checkCharacter(child));
        assertThat(code.birthDate(TODAY)).contains(LocalDate.of(2020, 1, 1));
        assertThat(code.birthDate(LocalDate.of(2019, 6, 1))).contains(LocalDate.of(1920, 1, 1));
    }

    @Test
    void aBodyHasElevenFigures() {
        var body = code("00743110157");
        assertThat(body.ofBody()).isTrue();
        assertThat(body.birthDate(TODAY)).isEmpty();
        assertThat(body.sex()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RSSMRA85T10A562T, tax-code-checksum",
        "RSSMRA85T10A562, tax-code-form",
        "RSSMRA85Z10A562S, tax-code-form",
        "00743110158, tax-code-checksum",
        "rossi mario, tax-code-form"
    })
    void wrongCodesSayWhy(String text, String reason) {
        assertThat(TaxCode.parse(text))
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        unknown -> assertThat(unknown.reason()).isEqualTo(reason));
    }

    @Test
    void aDayThatDoesNotExistIsCaughtThoughTheCheckCharacterIsRight() {
        var june31 = "RSSMRA85H31A562";
        assertThat(TaxCode.parse(june31 + TaxCode.checkCharacter(june31)))
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        unknown -> assertThat(unknown.reason()).isEqualTo("tax-code-date"));
    }

    @Test
    void aSingleWrongLetterOrFigureIsCaughtInEveryPlaceWhereTheFormAllowsIt() {
        var right = "RSSMRA85T10A562S";
        for (var at = 0; at < 15; at++) {
            for (var other :
                    (Character.isDigit(right.charAt(at)) ? "0123456789" : "ABCDEFGHIJKLMNOPQRSTUVWXYZ").toCharArray()) {
                if (other != right.charAt(at)) {
                    var wrong = right.substring(0, at) + other + right.substring(at + 1);
                    assertThat(TaxCode.parse(wrong)).as(wrong).isInstanceOf(Outcome.Unknown.class);
                }
            }
        }
    }
}

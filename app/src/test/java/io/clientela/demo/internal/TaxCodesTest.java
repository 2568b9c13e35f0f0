package io.clientela.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TaxCodesTest {

    @Test
    void makesThePublishedExampleOfATaxCode() {
        assertThat(TaxCodes.of("Moretti", "Matteo", LocalDate.of(1991, 4, 8), false, "F205"))
                .isEqualTo("MRTMTT91D08F205J");
        assertThat(TaxCodes.of("Rossi", "Mario", LocalDate.of(1985, 12, 10), false, "A562"))
                .isEqualTo("RSSMRA85T10A562S");
    }

    @Test
    void addsFortyToTheDayOfAWomanAndFillsShortNames() {
        assertThat(TaxCodes.of("Fo", "Al", LocalDate.of(1970, 1, 3), true, "H501"))
                .startsWith("FOXLAX70A43H501");
        assertThat(TaxCodes.of("D'Angelo", "Gianfranco", LocalDate.of(1960, 2, 1), false, "H223"))
                .startsWith("DNGGFR60B01H223");
    }

    @Test
    void addsTheCheckFigureOfAVatNumber() {
        assertThat(TaxCodes.withCheckFigure("0764352056")).isEqualTo("07643520567");
        assertThat(TaxCodes.withCheckFigure("1234567078")).isEqualTo("12345670785");
    }
}

package io.clientela.identify.internal.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.kernel.value.Outcome;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VatNumberTest {

    /** Numbers of the documentation of python-stdnum and of national authorities, and of well-known firms. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "IT00743110157",
                "IT 00743110157",
                "ATU13585627",
                "BE0428759497",
                "CHE100155212",
                "DE136695976",
                "DK13585628",
                "EL094259216",
                "GR 094259216",
                "ES54362315K",
                "ESX2482300W",
                "ESJ99216582",
                "FI20774740",
                "FR40303265045",
                "GB980780684",
                "HR33392005961",
                "HU12892312",
                "LU15027442",
                "NL004495445B01",
                "PL8567346215",
                "PT501964843",
                "SE123456789701",
                "SI50223054"
            })
    void publishedNumbersAreRight(String text) {
        assertThat(VatNumber.parse(text, "IT")).as(text).isInstanceOf(Outcome.Known.class);
    }

    @ParameterizedTest
    @CsvSource({
        "00743110158, vat-number-checksum",
        "IT00743110158, vat-number-checksum",
        "00000000000, vat-number-checksum",
        "DE136695978, vat-number-checksum",
        "GB802311781, vat-number-checksum",
        "FR84323140391, vat-number-checksum",
        "ES54362315Z, vat-number-checksum",
        "0074311015, vat-number-form",
        "SCONOSCIUTA, vat-number-form",
        "---, vat-number-empty"
    })
    void wrongNumbersSayWhy(String text, String reason) {
        assertThat(VatNumber.parse(text, "IT"))
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        unknown -> assertThat(unknown.reason()).isEqualTo(reason));
    }

    @Test
    void theDefaultCountryIsTakenWhereThereIsNoPrefix() {
        assertThat(VatNumber.parse("007.4311.0157", "IT").map(VatNumber::toString))
                .isEqualTo(new Outcome.Known<>("IT00743110157"));
        assertThat(VatNumber.parse("980 7806 84", "GB").map(VatNumber::toString))
                .isEqualTo(new Outcome.Known<>("GB980780684"));
        assertThat(VatNumber.parse("123456789", "JP")).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void aSingleWrongFigureOfAnItalianNumberIsAlwaysCaught() {
        var random = new Random(20261122);
        for (var i = 0; i < 2_000; i++) {
            var right = italian(random);
            assertThat(VatNumber.parse(right, "IT")).isInstanceOf(Outcome.Known.class);
            for (var at = 0; at < 11; at++) {
                var wrong = new StringBuilder(right);
                wrong.setCharAt(at, (char) ('0' + (right.charAt(at) - '0' + 1 + random.nextInt(9)) % 10));
                assertThat(VatNumber.parse(wrong.toString(), "IT"))
                        .as(right + " with a wrong figure: " + wrong)
                        .isInstanceOf(Outcome.Unknown.class);
            }
        }
    }

    /** Ten random figures and the only eleventh that is right. */
    private static String italian(Random random) {
        var ten = String.format("%010d", 1 + Math.abs(random.nextLong() % 9_999_999_998L));
        var right = "";
        for (var check = '0'; check <= '9'; check++) {
            if (VatNumber.parse(ten + check, "IT") instanceof Outcome.Known<VatNumber>) {
                assertThat(right).as("two check figures for " + ten).isEmpty();
                right = ten + check;
            }
        }
        return right;
    }
}

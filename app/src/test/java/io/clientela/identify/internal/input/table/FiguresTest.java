package io.clientela.identify.internal.input.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.identify.internal.input.table.DateStyle.Order;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers and dates as tables write them. */
class FiguresTest {

    private final Decimals comma = new Decimals(NumberStyle.COMMA);
    private final Decimals point = new Decimals(NumberStyle.POINT);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.234,56 | 1234.56",
                "1234,5 | 1234.5",
                "-12,00 | -12.00",
                "12,00- | -12.00",
                "(1.000,10) | -1000.10",
                "€ 3,50 | 3.50",
                "3,50 € | 3.50",
                "EUR 1 234,50 | 1234.50",
                "1'234'567,8 EUR | 1234567.8",
                "22% | 22",
                "1.000 | 1000",
                "+7 | 7",
                "− 7,5 | -7.5",
                ",5 | 0.5",
                "1,5E3 | 1.5E+3",
                "12345678901234567890,12345 | 12345678901234567890.12345"
            })
    void numbersWithDecimalComma(String text, BigDecimal value) {
        assertThat(comma.parse(text)).isEqualByComparingTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.23,45", "1,2,3", "12.34", "1..000", "abc", "12O", "", "-", "€", "1.00.000", "1,234.5", "12-13"
            })
    void whatIsNoNumberWithDecimalComma(String text) {
        assertThat(comma.parse(text)).as(text).isNull();
    }

    @Test
    void scaleIsKeptAsWritten() {
        assertThat(point.parse("2.50")).isEqualTo(new BigDecimal("2.50"));
        assertThat(point.parse("0.00100")).isEqualTo(new BigDecimal("0.00100"));
    }

    @Test
    void everyNumberIsReadBackInBothStylesWithAndWithoutThousands() {
        var random = new Random(11);
        for (var i = 0; i < 20_000; i++) {
            var value = BigDecimal.valueOf(random.nextLong() >> random.nextInt(60), random.nextInt(5));
            var us = String.format(Locale.US, "%,." + value.scale() + "f", value);
            var italian = us.replace(',', '#').replace('.', ',').replace('#', '.');
            assertThat(point.parse(us)).as(us).isEqualTo(value);
            assertThat(point.parse(value.toPlainString())).isEqualTo(value);
            assertThat(comma.parse(italian)).as(italian).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "31/12/2024 | 2024-12-31T00:00",
                "31-12-24 | 2024-12-31T00:00",
                "1.2.1999 | 1999-02-01T00:00",
                "31/12/2024 14:30 | 2024-12-31T14:30",
                "31/12/2024 14:30:59 | 2024-12-31T14:30:59",
                "31/12/2024 2:30 PM | 2024-12-31T14:30",
                "31/12/2024 12:05 am | 2024-12-31T00:05",
                "2024-12-31 | 2024-12-31T00:00",
                "2024-12-31T23:59:59.123Z | 2024-12-31T23:59:59",
                "2024-12-31 23:59:59+01:00 | 2024-12-31T23:59:59",
                "2024-12-31T23:59:59-05:00 | 2024-12-31T23:59:59",
                "2024-12-31 23:59:59 UTC | 2024-12-31T23:59:59",
                "20241231 | 2024-12-31T00:00",
                "20241231235959 | 2024-12-31T23:59:59",
                "31 dic 2024 | 2024-12-31T00:00",
                "31-dicembre-24 | 2024-12-31T00:00",
                "Dec 31, 2024 | 2024-12-31T00:00",
                "5 maggio 1998 08:15 | 1998-05-05T08:15",
                "45657 | 2024-12-31T00:00",
                "45657.75 | 2024-12-31T18:00",
                "29/02/2024 | 2024-02-29T00:00",
                "01/01/70 | 1970-01-01T00:00",
                "01/01/69 | 2069-01-01T00:00"
            })
    void datesWithTheDayFirst(String text, LocalDateTime expected) {
        assertThat(new Dates(Order.DAY_MONTH_YEAR, 2069).parse(text)).as(text).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31/02/2024",
                "12/31/2024",
                "29/02/2023",
                "2024-13-01",
                "0/1/2024",
                "1/1",
                "hello",
                "",
                "1/1/1/1/1/1/1/1/1",
                "123456",
                "31/12/2024 25:00",
                "99999",
                "31/12/202",
                "-",
                "12:30"
            })
    void whatIsNoDateWithTheDayFirst(String text) {
        assertThat(new Dates(Order.DAY_MONTH_YEAR, 2069).parse(text)).as(text).isNull();
    }

    @Test
    void everyDayIsReadBackInEachOrder() {
        for (var day = LocalDate.of(1971, 1, 1); day.getYear() < 2069; day = day.plusDays(3)) {
            var at = day.atStartOfDay();
            for (var pattern : new String[] {"dd/MM/yyyy", "d.M.yyyy", "dd-MM-yy"}) {
                var text = day.format(DateTimeFormatter.ofPattern(pattern));
                assertThat(new Dates(Order.DAY_MONTH_YEAR, 2069).parse(text))
                        .as(text)
                        .isEqualTo(at);
            }
            var american = day.format(DateTimeFormatter.ofPattern("M/d/yyyy"));
            assertThat(new Dates(Order.MONTH_DAY_YEAR, 2069).parse(american))
                    .as(american)
                    .isEqualTo(at);
            assertThat(new Dates(Order.MONTH_DAY_YEAR, 2069).parse(day.toString()))
                    .isEqualTo(at);
        }
    }

    @Test
    void namesThatDifferByASlipAreNear() {
        assertThat(HeaderNames.distance("quantity", "quantiy", 2)).isEqualTo(1);
        assertThat(HeaderNames.distance("quantity", "qauntity", 2)).isEqualTo(1);
        assertThat(HeaderNames.distance("quantity", "quantitty", 2)).isEqualTo(1);
        assertThat(HeaderNames.distance("price", "prize", 2)).isEqualTo(1);
        assertThat(HeaderNames.distance("city", "country", 2)).isGreaterThan(2);
    }
}

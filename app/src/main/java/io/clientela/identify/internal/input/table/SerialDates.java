package io.clientela.identify.internal.input.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** The dates of spreadsheets: days since 1899-12-30 (or 1904-01-01), the time of day as a fraction. */
final class SerialDates {

    private static final LocalDate FROM_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate FROM_1904 = LocalDate.of(1904, 1, 1);
    private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);

    private SerialDates() {}

    /**
     * The date and time of a serial number, to the second. The day 60 of the 1900 system, 29 February 1900, does not exist:
     * numbers below it are a day off, as in every spreadsheet that starts on 1899-12-30.
     *
     * @throws java.time.DateTimeException if the number is beyond the calendar
     */
    static LocalDateTime of(BigDecimal serial, boolean from1904) {
        var seconds = serial.multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).longValue();
        return (from1904 ? FROM_1904 : FROM_1900).atStartOfDay().plusSeconds(seconds);
    }
}

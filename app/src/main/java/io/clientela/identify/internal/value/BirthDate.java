package io.clientela.identify.internal.value;

import io.clientela.kernel.value.Outcome;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * A day on which a person who may be a customer can have been born.
 *
 * @param day from {@value #FIRST_YEAR}-01-01 on
 */
public record BirthDate(LocalDate day) {

    /** The first year: who was born before it is no customer any more, and a date before it is a slip. */
    public static final int FIRST_YEAR = 1900;

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern PARTS = Pattern.compile("\\d{1,4}([-/. ])\\d{1,2}\\1\\d{1,4}");

    /**
     * Reads a birth date.
     *
     * @param text ISO 8601; what a reader could not bring to that form is no date
     * @param today the day on which it was stated or came in: nobody is born later
     * @return the date, or one of the reasons {@code birth-date-form}, {@code birth-date-impossible} (a day that no
     *     calendar has), {@code birth-date-past} (before {@value #FIRST_YEAR}), {@code birth-date-future}
     */
    public static Outcome<BirthDate> parse(String text, LocalDate today) {
        var found = ISO.matcher(text.strip());
        if (!found.matches()) {
            return PARTS.matcher(text.strip()).matches()
                    ? impossible(text)
                    : new Outcome.Unknown<>("birth-date-form", "'" + text + "' is no date");
        }
        try {
            return likely(
                    LocalDate.of(
                            Integer.parseInt(found.group(1)),
                            Integer.parseInt(found.group(2)),
                            Integer.parseInt(found.group(3))),
                    today);
        } catch (DateTimeException e) {
            return impossible(text);
        }
    }

    private static Outcome<BirthDate> likely(LocalDate day, LocalDate today) {
        if (day.isAfter(today)) {
            return new Outcome.Unknown<>("birth-date-future", day + " was still to come on " + today);
        }
        if (day.getYear() < FIRST_YEAR) {
            return new Outcome.Unknown<>("birth-date-past", day + " is before " + FIRST_YEAR);
        }
        return new Outcome.Known<>(new BirthDate(day));
    }

    private static Outcome<BirthDate> impossible(String text) {
        return new Outcome.Unknown<>("birth-date-impossible", "no calendar has the day '" + text + "'");
    }

    @Override
    public String toString() {
        return day.toString();
    }
}

package io.clientela.kernel.value;

import java.time.LocalDate;

/**
 * A calendar day without time or zone, counted from 1970-01-01.
 *
 * @param epochDay days since 1970-01-01, from -365_000 to 365_000 (about a thousand years each way)
 */
public record Day(int epochDay) implements Comparable<Day> {

    private static final int LIMIT = 365_000;

    public Day {
        if (epochDay < -LIMIT || epochDay > LIMIT) {
            throw new IllegalArgumentException("a day outside the years 970 to 2969: " + epochDay);
        }
    }

    /** The day of the given date. */
    public static Day of(LocalDate date) {
        return new Day(Math.toIntExact(date.toEpochDay()));
    }

    /**
     * The day written as {@code 2026-11-22}.
     *
     * @throws java.time.format.DateTimeParseException if the text is no ISO date
     */
    public static Day parse(String isoDate) {
        return of(LocalDate.parse(isoDate));
    }

    /** This day as a date. */
    public LocalDate date() {
        return LocalDate.ofEpochDay(epochDay);
    }

    /** The number of days from this one to the other, negative where the other is earlier. */
    public int until(Day other) {
        return other.epochDay - epochDay;
    }

    @Override
    public int compareTo(Day other) {
        return Integer.compare(epochDay, other.epochDay);
    }

    @Override
    public String toString() {
        return date().toString();
    }
}

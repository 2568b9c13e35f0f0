package io.clientela.identify.internal.input.table;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates, with or without a time of day, from characters, in one style.
 *
 * <p>Accepted: figures set apart by {@code / - .} or spaces; a year of four figures in front whatever the style; {@code
 * 20240131}, {@code 20240131143000}; a month by its English or Italian name or its first three letters; a spreadsheet's
 * serial number (20000 to 80000, the years 1954 to 2119). A time of day follows behind a space or {@code T}: {@code 14:30},
 * {@code 14:30:59.123}, {@code 2:30 PM}; a zone behind it is left aside: the time stands as written. A year of two figures
 * lies within the hundred years that end with {@code lastYear}.
 */
final class Dates {

    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("jan", 1),
            Map.entry("gen", 1),
            Map.entry("feb", 2),
            Map.entry("mar", 3),
            Map.entry("apr", 4),
            Map.entry("may", 5),
            Map.entry("mag", 5),
            Map.entry("jun", 6),
            Map.entry("giu", 6),
            Map.entry("jul", 7),
            Map.entry("lug", 7),
            Map.entry("aug", 8),
            Map.entry("ago", 8),
            Map.entry("sep", 9),
            Map.entry("set", 9),
            Map.entry("oct", 10),
            Map.entry("ott", 10),
            Map.entry("nov", 11),
            Map.entry("dec", 12),
            Map.entry("dic", 12));

    private final DateStyle.Order order;
    private final int lastYear;
    private final int[] parts = new int[8];
    private final int[] widths = new int[8];
    private int count;
    private int namedMonth;
    private boolean afternoon;
    private boolean morning;

    /**
     * @param lastYear the last year that two figures can mean, such as 2069
     */
    Dates(DateStyle.Order order, int lastYear) {
        this.order = order;
        this.lastYear = lastYear;
    }

    /** The date in the text, or null where it is none. */
    @Nullable
    LocalDateTime parse(String text) {
        var chars = text.toCharArray();
        return parse(chars, 0, chars.length);
    }

    /**
     * The date in the characters, or null where they are none.
     *
     * @param from where the text starts, inclusive
     * @param to where it ends, exclusive
     */
    @Nullable
    LocalDateTime parse(char[] text, int from, int to) {
        if (to - from > 40 || !split(text, from, to)) {
            return null;
        }
        try {
            return count == 1 && namedMonth == 0 ? compact() : count == 0 ? null : parted();
        } catch (DateTimeException e) {
            return serial(text, from, to);
        }
    }

    private @Nullable LocalDateTime serial(char[] text, int from, int to) {
        return count == 2 && widths[0] == 5 ? serial(new String(text, from, to - from).replace(',', '.')) : null;
    }

    private static @Nullable LocalDateTime serial(String number) {
        try {
            var value = new BigDecimal(number);
            return value.intValue() >= 20_000 && value.intValue() < 80_000 ? SerialDates.of(value, false) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Tells the text into runs of figures and a month's name; false where something else stands in it. */
    private boolean split(char[] text, int from, int to) {
        count = 0;
        namedMonth = 0;
        afternoon = false;
        morning = false;
        var i = from;
        while (i < to) {
            var c = text[i];
            if (c >= '0' && c <= '9') {
                i = figures(text, i, to);
                if (i < 0) {
                    return false;
                }
            } else if (Character.isLetter(c)) {
                var end = i;
                while (end < to && Character.isLetter(text[end])) {
                    end++;
                }
                if (!word(text, i, end)) {
                    return false;
                }
                i = end;
            } else if (isZone(c, i, to)) {
                return true;
            } else if (c == '/' || c == '-' || c == '.' || c == ' ' || c == ':' || c == ',' || c == '\'') {
                i++;
            } else {
                return false;
            }
        }
        return true;
    }

    /** A zone such as {@code +01:00} behind a time. */
    private boolean isZone(char c, int at, int to) {
        return (c == '+' || c == '-') && count >= 5 - (namedMonth > 0 ? 1 : 0) && to - at <= 6;
    }

    private int figures(char[] text, int from, int to) {
        if (count == parts.length) {
            return -1;
        }
        var i = from;
        var value = 0L;
        while (i < to && text[i] >= '0' && text[i] <= '9') {
            value = i - from < 9 ? value * 10 + (text[i] - '0') : value;
            i++;
        }
        widths[count] = i - from;
        if (i - from == 14 && count == 0) {
            return compactTime(text, from) ? i : -1;
        }
        if (i - from > 9) {
            return -1;
        }
        parts[count++] = (int) value;
        return i;
    }

    private boolean compactTime(char[] text, int from) {
        int[] ends = {4, 6, 8, 10, 12, 14};
        var start = 0;
        for (var end : ends) {
            widths[count] = end - start;
            parts[count++] = Integer.parseInt(new String(text, from + start, end - start));
            start = end;
        }
        return true;
    }

    private boolean word(char[] text, int from, int to) {
        var length = to - from;
        if (length == 1) {
            return text[from] == 'T' || text[from] == 'Z';
        }
        var lower = new String(text, from, length).toLowerCase(java.util.Locale.ROOT);
        if (count >= 2 && (lower.equals("pm") || lower.equals("am"))) {
            afternoon = lower.equals("pm");
            morning = !afternoon;
            return true;
        }
        if (count >= 2 && (lower.equals("utc") || lower.equals("gmt") || lower.equals("cet") || lower.equals("cest"))) {
            return true;
        }
        var month = length >= 3 ? MONTHS.get(lower.substring(0, 3)) : null;
        if (month == null || namedMonth != 0) {
            return false;
        }
        namedMonth = month;
        return true;
    }

    private @Nullable LocalDateTime compact() {
        if (widths[0] == 8) {
            return LocalDateTime.of(parts[0] / 10_000, parts[0] / 100 % 100, parts[0] % 100, 0, 0);
        }
        return widths[0] == 5 ? serial(Integer.toString(parts[0])) : null;
    }

    private @Nullable LocalDateTime parted() {
        if (namedMonth > 0) {
            return count < 2 ? null : named();
        }
        if (count == 2 && widths[0] == 5) {
            throw new DateTimeException("a serial number");
        }
        if (widths[0] == 8 && count >= 3) {
            return at(parts[0] / 10_000, parts[0] / 100 % 100, parts[0] % 100, 1);
        }
        if (count < 3) {
            return null;
        }
        if (widths[0] == 4) {
            return at(parts[0], parts[1], parts[2], 3);
        }
        if (widths[0] > 2 || widths[1] > 2 || widths[2] == 3 || widths[2] > 4) {
            return null;
        }
        return switch (order) {
            case DAY_MONTH_YEAR -> at(year(2), parts[1], parts[0], 3);
            case MONTH_DAY_YEAR -> at(year(2), parts[0], parts[1], 3);
            case YEAR_MONTH_DAY ->
                widths[2] == 4 ? at(parts[2], parts[1], parts[0], 3) : at(year(0), parts[1], parts[2], 3);
        };
    }

    private @Nullable LocalDateTime named() {
        return widths[0] == 4 ? at(parts[0], namedMonth, parts[1], 2) : at(year(1), namedMonth, parts[0], 2);
    }

    private int year(int part) {
        if (widths[part] == 4) {
            return parts[part];
        }
        if (widths[part] > 2) {
            throw new DateTimeException("a year of " + widths[part] + " figures");
        }
        var year = lastYear / 100 * 100 + parts[part];
        return year > lastYear ? year - 100 : year;
    }

    private @Nullable LocalDateTime at(int year, int month, int day, int next) {
        if (count == next) {
            return LocalDateTime.of(year, month, day, 0, 0);
        }
        if (count == next + 1) {
            return afternoon || morning ? LocalDateTime.of(year, month, day, hour(parts[next]), 0) : null;
        }
        var second = count > next + 2 ? parts[next + 2] : 0;
        return LocalDateTime.of(year, month, day, hour(parts[next]), parts[next + 1], second);
    }

    private int hour(int stated) {
        if (afternoon) {
            return stated < 12 ? stated + 12 : stated;
        }
        return morning && stated == 12 ? 0 : stated;
    }
}

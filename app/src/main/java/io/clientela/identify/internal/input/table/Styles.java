package io.clientela.identify.internal.input.table;

import io.clientela.identify.internal.input.table.DateStyle.Order;
import io.clientela.identify.internal.input.table.Sample.SampleRow;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out how the numbers and dates of a table are written, over all its columns and the whole sample. */
final class Styles {

    private static final Pattern NUMBER = Pattern.compile(
            "[-+(]?\\s*(?:[€$£]|[A-Z]{3})?\\s*[-+]?(\\d{1,18}(?:[., ']\\d+)+)\\s*(?:[€$£%]|[A-Z]{3})?\\)?-?");
    private static final Pattern DATE = Pattern.compile("(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?:[ T,].*)?");

    private Styles() {}

    /**
     * How numbers are written.
     *
     * @param local whether the file shows signs of a country with decimal comma, used where the numbers leave a doubt
     */
    static NumberStyle numbers(List<SampleRow> rows, boolean local) {
        var comma = 0;
        var point = 0;
        var doubtful = 0;
        for (var row : rows) {
            for (var i = 0; i < row.cells().size(); i++) {
                var decimal = row.isPlain(i) ? ' ' : decimal(row.cells().get(i));
                comma += decimal == ',' ? 1 : 0;
                point += decimal == '.' ? 1 : 0;
                doubtful += decimal == '?' ? 1 : 0;
            }
        }
        if (comma == point) {
            return new NumberStyle(local ? ',' : '.', comma + doubtful == 0);
        }
        var less = Math.min(comma, point);
        return new NumberStyle(comma > point ? ',' : '.', less * 20 <= comma + point);
    }

    /** The decimal separator that a cell proves: comma, point, {@code ?} where it could be either, space where none. */
    private static char decimal(String cell) {
        var matcher = NUMBER.matcher(cell);
        if (cell.length() > 30 || !matcher.matches()) {
            return ' ';
        }
        var number = matcher.group(1);
        var comma = number.lastIndexOf(',');
        var point = number.lastIndexOf('.');
        if (comma >= 0 && point >= 0) {
            return comma > point ? ',' : '.';
        }
        var last = Math.max(comma, point);
        if (last < 0) {
            return ' ';
        }
        var found = number.charAt(last);
        var first = number.indexOf(found);
        var behind = number.length() - last - 1;
        if (first != last) {
            return behind == 3 && last - first == 4 ? (found == ',' ? '.' : ',') : ' ';
        }
        return behind == 3 && first <= 3 && number.charAt(0) != '0' ? '?' : behind > 6 ? ' ' : found;
    }

    /** How often figures that stand for dates can be read only one way. */
    static final class Evidence {

        private long dayFirst;
        private long monthFirst;
        private long either;
        private long dayBack;
        private long monthBack;
        private @Nullable LocalDateTime lastDay;
        private @Nullable LocalDateTime lastMonth;
        private final Dates asDay = new Dates(Order.DAY_MONTH_YEAR, 2069);
        private final Dates asMonth = new Dates(Order.MONTH_DAY_YEAR, 2069);

        /** Takes one cell; what is no date of figures counts for nothing. */
        void add(String cell) {
            if (cell.length() < 6 || cell.length() > 32 || cell.charAt(0) > '9') {
                return;
            }
            var matcher = DATE.matcher(cell);
            if (!matcher.matches()) {
                return;
            }
            var first = Integer.parseInt(matcher.group(1));
            var second = Integer.parseInt(matcher.group(3));
            if (first > 12 && second <= 12) {
                dayFirst++;
            } else if (second > 12 && first <= 12) {
                monthFirst++;
            } else {
                either++;
                order(cell);
            }
        }

        private void order(String cell) {
            var day = asDay.parse(cell);
            var month = asMonth.parse(cell);
            dayBack += day != null && lastDay != null && day.isBefore(lastDay) ? 1 : 0;
            monthBack += month != null && lastMonth != null && month.isBefore(lastMonth) ? 1 : 0;
            lastDay = day;
            lastMonth = month;
        }

        /**
         * The style that fits.
         *
         * @param monthFirstCountry whether the file shows signs of a country that writes the month first
         */
        DateStyle style(boolean monthFirstCountry) {
            if (dayFirst + monthFirst + either == 0) {
                return DateStyle.ISO;
            }
            if (dayFirst != monthFirst) {
                var order = dayFirst > monthFirst ? Order.DAY_MONTH_YEAR : Order.MONTH_DAY_YEAR;
                return new DateStyle(order, Math.min(dayFirst, monthFirst) * 20 <= dayFirst + monthFirst);
            }
            if (either > 5 && dayBack != monthBack && Math.min(dayBack, monthBack) == 0) {
                return new DateStyle(dayBack == 0 ? Order.DAY_MONTH_YEAR : Order.MONTH_DAY_YEAR, false);
            }
            return new DateStyle(monthFirstCountry ? Order.MONTH_DAY_YEAR : Order.DAY_MONTH_YEAR, false);
        }
    }
}

package io.clientela.differentiate.internal.analysis;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part of the period of a report.
 *
 * @param name by which its parameters are called; parts of one period have different ones
 * @param from its first day; empty where it has none
 * @param to its last day; empty where it has none
 * @param whole whether it begins and ends with months
 */
record ReportSpan(String name, Optional<LocalDate> from, Optional<LocalDate> to, boolean whole) {

    /** The period in one piece. */
    static ReportSpan of(Optional<LocalDate> from, Optional<LocalDate> to) {
        boolean starts = from.map(day -> day.getDayOfMonth() == 1).orElse(true);
        boolean ends =
                to.map(day -> day.equals(YearMonth.from(day).atEndOfMonth())).orElse(true);
        return new ReportSpan("Period", from, to, starts && ends);
    }

    /** The whole months in it, if there are any, and what is left before and after. */
    List<ReportSpan> months() {
        if (whole) {
            return List.of(this);
        }
        var first = from.map(day -> day.getDayOfMonth() == 1
                ? day
                : YearMonth.from(day).plusMonths(1).atDay(1));
        var last = to.map(day -> day.equals(YearMonth.from(day).atEndOfMonth())
                ? day
                : YearMonth.from(day).minusMonths(1).atEndOfMonth());
        if (first.isPresent() && last.isPresent() && first.get().isAfter(last.get())) {
            return List.of(this);
        }
        var spans = new ArrayList<ReportSpan>();
        spans.add(new ReportSpan("Months", first, last, true));
        if (!first.equals(from)) {
            spans.add(new ReportSpan("Head", from, first.map(day -> day.minusDays(1)), false));
        }
        if (!last.equals(to)) {
            spans.add(new ReportSpan("Tail", last.map(day -> day.plusDays(1)), to, false));
        }
        return spans;
    }
}

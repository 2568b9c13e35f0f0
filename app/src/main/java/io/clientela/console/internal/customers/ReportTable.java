package io.clientela.console.internal.customers;

import io.clientela.console.internal.shell.Words;
import io.clientela.identify.Report;
import io.clientela.identify.Report.Heading;
import io.clientela.kernel.value.Money;
import io.clientela.platform.CsvSheet;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** How a report reads: its headings and figures in the reader's words. */
public final class ReportTable {

    private ReportTable() {}

    /** A heading in words: its label, or what stands for "others" and "not stated". */
    public static String heading(Heading heading, Words words) {
        if (heading.others()) {
            return words.say("report.others");
        }
        if (heading.dimension() == Report.Dimension.ALL) {
            return words.say("report.all");
        }
        return heading.label().isEmpty() ? words.say("report.not-stated") : heading.label();
    }

    /** A figure of a report for its table: whole units of the currency, or a whole number. */
    public static String figure(BigDecimal value, Words words) {
        return words.number(value.setScale(0, RoundingMode.HALF_UP));
    }

    /** A figure of a report in full. */
    public static String exact(BigDecimal value, Report report, Words words) {
        return isMoney(report)
                ? words.money(
                        new Money(value, Currency.getInstance(report.question().currency())).rounded())
                : Figures.quantity(value, words);
    }

    /** Whether the report counts amounts of money. */
    public static boolean isMoney(Report report) {
        return switch (report.question().measure()) {
            case NET, MARGIN, COST, RETURNS -> true;
            case QUANTITY, CUSTOMERS, DOCUMENTS -> false;
        };
    }

    /** The share of the largest cell that a cell has, in tenths from 0 to 10, for its shade. */
    public static int shade(Optional<BigDecimal> value, Report report) {
        double largest = report.cells().stream()
                .flatMap(List::stream)
                .flatMap(Optional::stream)
                .mapToDouble(BigDecimal::doubleValue)
                .max()
                .orElse(0);
        double share = largest <= 0 ? 0 : value.map(BigDecimal::doubleValue).orElse(0.0) / largest;
        return (int) Math.clamp(Math.ceil(share * 10), 0, 10);
    }

    /** The report as CSV with its totals. */
    static String csv(Report report, Words words) {
        StringWriter text = new StringWriter();
        var csv = CsvSheet.to(text);
        List<String> head = new ArrayList<>();
        head.add(words.name("report.dimension", report.question().rows()));
        report.columns().forEach(column -> head.add(heading(column, words)));
        head.add(words.say("report.total"));
        csv.row(head);
        for (int i = 0; i < report.rows().size(); i++) {
            csv.row(row(
                    heading(report.rows().get(i), words),
                    report.cells().get(i),
                    report.rowTotals().get(i)));
        }
        csv.row(row(words.say("report.total"), report.columnTotals(), Optional.of(report.total())));
        csv.flush();
        return text.toString();
    }

    private static List<String> row(String label, List<Optional<BigDecimal>> cells, Optional<BigDecimal> total) {
        List<String> row = new ArrayList<>();
        row.add(label);
        cells.forEach(cell -> row.add(cell.map(BigDecimal::toPlainString).orElse("")));
        row.add(total.map(BigDecimal::toPlainString).orElse(""));
        return row;
    }
}

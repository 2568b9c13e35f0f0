package io.clientela.identify.internal.input.table;

import io.clientela.identify.PurchaseLines.Receiver;
import io.clientela.identify.internal.input.archive.ZipReader;
import io.clientela.kernel.value.Flaw;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** Reads the columns of a table that {@link io.clientela.identify.PurchaseLines} asks for. */
public final class PurchaseLinesReader {

    private static final int LAST_YEAR = 2069;

    private final Path file;
    private final List<String> names;
    private final Receiver receiver;

    public PurchaseLinesReader(Path file, String customer, String date, List<String> amounts, Receiver receiver) {
        this.file = file;
        this.names = new ArrayList<>(List.of(customer, date));
        this.names.addAll(amounts);
        this.receiver = receiver;
    }

    /** Reads the file to its end. */
    public void run() throws IOException {
        var head = TableReader.head(file);
        var workbook = ZipReader.recognises(head);
        var format = TextFormat.of(workbook ? new byte[0] : head);
        var sample = workbook ? TableReader.sample(file, 0) : TextFormat.sample(head, format);
        var header = header(file, sample, names);
        var columns = names.stream().mapToInt(header.cells()::indexOf).toArray();
        var below = sample.below(header.line());
        var evidence = new Styles.Evidence();
        below.forEach(row -> evidence.add(row.cell(columns[1])));
        var dates = new Dates(evidence.style(false).order(), LAST_YEAR);
        var plainDates = new Dates(DateStyle.Order.YEAR_MONTH_DAY, LAST_YEAR);
        var decimals = new Decimals(Styles.numbers(below, format.separator() == ';'));
        try (var rows = workbook ? WorkbookRows.of(file, 0) : TextRows.of(file, format)) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                if (row.line() > header.line()) {
                    take(row, columns, row.isPlain(columns[1]) ? plainDates : dates, decimals);
                }
            }
        }
    }

    /** The row that names the columns. */
    static Sample.SampleRow header(Path file, Sample sample, List<String> names) {
        for (var row : sample.rows()) {
            if (row.cells().containsAll(names)) {
                return row;
            }
        }
        var first =
                sample.rows().isEmpty() ? List.of() : sample.rows().getFirst().cells();
        throw new IllegalArgumentException(
                "no line of " + file + " names the columns " + names + "; it begins with " + first);
    }

    private void take(Row row, int[] columns, Dates dates, Decimals decimals) {
        if (row.isBroken()) {
            leftOut(row, 0, "broken-quotes", "a quotation mark is opened in this line and never closed");
            return;
        }
        if (row.isBlank(columns[0])) {
            leftOut(row, 0, "missing-value", "no customer");
            return;
        }
        LocalDateTime day = dates.parse(row.chars(), row.start(columns[1]), row.end(columns[1]));
        if (day == null) {
            leftOut(row, 1, "not-a-date", "'" + row.text(columns[1]) + "' is no date");
            return;
        }
        var amount = BigDecimal.ONE;
        for (var i = 2; i < columns.length; i++) {
            var at = columns[i];
            var factor = decimals.parse(row.chars(), row.start(at), row.end(at), row.isPlain(at));
            if (factor == null) {
                leftOut(row, i, "not-a-number", "'" + row.text(at) + "' is no number");
                return;
            }
            amount = i == 2 ? factor : amount.multiply(factor);
        }
        receiver.line(row.text(columns[0]), day.toLocalDate(), amount);
    }

    private void leftOut(Row row, int column, String reason, String detail) {
        receiver.leftOut(new Flaw(String.valueOf(file.getFileName()), row.line(), names.get(column), reason, detail));
    }
}

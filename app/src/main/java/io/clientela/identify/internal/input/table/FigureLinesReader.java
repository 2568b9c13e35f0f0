package io.clientela.identify.internal.input.table;

import io.clientela.identify.FigureLines.Receiver;
import io.clientela.identify.internal.input.archive.ZipReader;
import io.clientela.kernel.value.Flaw;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the columns of a table that {@link io.clientela.identify.FigureLines} asks for. */
public final class FigureLinesReader {

    private final Path file;
    private final int texts;
    private final List<String> names;
    private final Receiver receiver;

    public FigureLinesReader(Path file, List<String> texts, List<String> figures, Receiver receiver) {
        this.file = file;
        this.texts = texts.size();
        this.names = new ArrayList<>(texts);
        this.names.addAll(figures);
        this.receiver = receiver;
    }

    /** Reads the file to its end. */
    public void run() throws IOException {
        var head = TableReader.head(file);
        var workbook = ZipReader.recognises(head);
        var format = TextFormat.of(workbook ? new byte[0] : head);
        var sample = workbook ? TableReader.sample(file, 0) : TextFormat.sample(head, format);
        var header = PurchaseLinesReader.header(file, sample, names);
        var columns = names.stream().mapToInt(header.cells()::indexOf).toArray();
        var decimals = new Decimals(Styles.numbers(sample.below(header.line()), format.separator() == ';'));
        try (var rows = workbook ? WorkbookRows.of(file, 0) : TextRows.of(file, format)) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                if (row.line() > header.line() && !row.isBlank()) {
                    take(row, columns, decimals);
                }
            }
        }
    }

    private void take(Row row, int[] columns, Decimals decimals) {
        if (row.isBroken()) {
            leftOut(row, 0, "broken-quotes", "a quotation mark is opened in this line and never closed");
            return;
        }
        var words = new ArrayList<String>(texts);
        for (var i = 0; i < texts; i++) {
            if (row.isBlank(columns[i])) {
                leftOut(row, i, "missing-value", "the cell is empty");
                return;
            }
            words.add(row.text(columns[i]));
        }
        var figures = new ArrayList<@Nullable BigDecimal>(columns.length - texts);
        for (var i = texts; i < columns.length; i++) {
            var at = columns[i];
            var figure =
                    row.isBlank(at) ? null : decimals.parse(row.chars(), row.start(at), row.end(at), row.isPlain(at));
            if (figure == null && !row.isBlank(at)) {
                leftOut(row, i, "not-a-number", "'" + row.text(at) + "' is no number");
                return;
            }
            figures.add(figure);
        }
        receiver.line(row.line(), words, figures);
    }

    private void leftOut(Row row, int column, String reason, String detail) {
        receiver.leftOut(new Flaw(String.valueOf(file.getFileName()), row.line(), names.get(column), reason, detail));
    }
}

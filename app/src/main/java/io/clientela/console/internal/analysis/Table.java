package io.clientela.console.internal.analysis;

import io.clientela.platform.CsvSheet;
import java.io.StringWriter;
import java.util.List;

/**
 * A table of an analysis, on the page and as a file.
 *
 * @param caption what it shows
 * @param heads the headings of its columns
 * @param rows its rows, each as long as the headings; the first cell names the row
 */
public record Table(String caption, List<String> heads, List<List<Entry>> rows) {

    private static final int SHOWN = 200;

    public Table {
        heads = List.copyOf(heads);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** The rows that stand on a page: the first ones. */
    public List<List<Entry>> shown() {
        return rows.subList(0, Math.min(SHOWN, rows.size()));
    }

    /** Whether the file has more rows than the page. */
    public boolean isCut() {
        return rows.size() > SHOWN;
    }

    /** Whether a column holds numbers, by its first row. */
    public boolean isNumber(int column) {
        return !rows.isEmpty() && rows.getFirst().get(column).number();
    }

    /** As CSV with a heading. */
    String csv() {
        StringWriter text = new StringWriter();
        var csv = CsvSheet.to(text);
        csv.row(heads);
        rows.forEach(row -> csv.row(row.stream().map(Entry::plain).toList()));
        csv.flush();
        return text.toString();
    }
}

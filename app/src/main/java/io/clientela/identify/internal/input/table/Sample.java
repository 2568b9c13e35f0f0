package io.clientela.identify.internal.input.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The first rows of a table.
 *
 * @param rows at most {@value #ROWS}
 */
record Sample(List<SampleRow> rows) {

    static final int ROWS = 1000;

    Sample {
        rows = List.copyOf(rows);
    }

    /**
     * One row.
     *
     * @param line its line from 1
     * @param cells the trimmed cells
     * @param plain for each cell whether numbers and dates in it are written plainly
     */
    record SampleRow(long line, List<String> cells, List<Boolean> plain) {

        SampleRow {
            cells = List.copyOf(cells);
            plain = List.copyOf(plain);
        }

        String cell(int index) {
            return index < cells.size() ? cells.get(index) : "";
        }

        boolean isPlain(int index) {
            return index < plain.size() && plain.get(index);
        }

        long filled() {
            return cells.stream().filter(cell -> !cell.isEmpty()).count();
        }
    }

    /** The first rows of a source; what breaks off ends the sample. */
    static Sample of(RowSource source) throws IOException {
        var rows = new ArrayList<SampleRow>();
        try {
            for (var row = source.next(); row != null && rows.size() < ROWS; row = source.next()) {

                rows.add(new SampleRow(row.line(), row.cells(), row.plain()));
            }
        } catch (BrokenTableException e) {
            return new Sample(rows);
        }
        return new Sample(rows);
    }

    /** The rows below the header. */
    List<SampleRow> below(long headerLine) {
        return rows.stream().filter(row -> row.line() > headerLine).toList();
    }

    /** The rows below the header in which the column is filled. */
    List<SampleRow> column(int index, long headerLine) {
        return below(headerLine).stream()
                .filter(row -> !row.cell(index).isEmpty())
                .toList();
    }

    /** The number of cells that most rows have; of two, the larger. */
    int width() {
        var counts = new java.util.TreeMap<Integer, Integer>();
        for (var row : rows) {
            counts.merge(row.cells().size(), 1, Integer::sum);
        }
        var width = 0;
        var best = 0;
        for (var entry : counts.entrySet()) {
            if (entry.getValue() >= best) {
                best = entry.getValue();
                width = entry.getKey();
            }
        }
        return width;
    }
}

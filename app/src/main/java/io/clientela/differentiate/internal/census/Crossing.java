package io.clientela.differentiate.internal.census;

import io.clientela.differentiate.internal.census.Censuses.Counted;
import io.clientela.identify.ReportCells;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.IntStream;

/** A table of customers or documents, each counted once in every cell, row, column and in all. */
final class Crossing {

    /** Customers are gone through in so many parts at once. */
    private static final int PARTS = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);

    private final Census census;
    private final Selection selection;
    private final Key rows;
    private final Key columns;
    private final boolean documents;
    private final int ownMask;

    /** Whether all lines of a document stand under the same headings. */
    private final boolean alike;

    /** @param documents whether documents are counted, and not customers */
    Crossing(Census census, Selection selection, Key rows, Key columns, boolean documents) {
        this.census = census;
        this.selection = selection;
        this.rows = rows;
        this.columns = columns;
        this.documents = documents;
        this.ownMask = (1 << census.ownBits()) - 1;
        this.alike = rows.ofDocument() && columns.ofDocument();
    }

    /** Hears of each line: its headings, and by what it is counted; −1 for a customer who is nobody. */
    private interface Counter {
        void line(int row, int column, int one);
    }

    /** What one part counts. */
    private record Counts(Tally rows, Tally columns, Tally cells, Tally all) {

        Counts(int rows, int columns, int cells) {
            this(new Tally(rows), new Tally(columns), new Tally(cells), new Tally(1));
        }

        Counts with(Counts other) {
            rows.add(other.rows);
            columns.add(other.columns);
            cells.add(other.cells);
            all.add(other.all);
            return this;
        }
    }

    /** Counts it, in two goings through: all together in the first, in which no cell stands, and the table in the second. */
    Counted count() {
        var first = parts((from, to) -> {
            var counts = new Counts(rows.size(), columns.size(), 0);
            go(from, to, (row, column, one) -> {
                counts.rows().add(row, one);
                counts.columns().add(column, one);
                counts.all().add(0, one);
            });
            return counts;
        });
        return new Counted(
                cells(rows.folded(first.rows()), columns.folded(first.columns())),
                BigDecimal.valueOf(first.all().count(0)));
    }

    private ReportCells cells(int[] foldedRows, int[] foldedColumns) {
        int across = width(foldedColumns);
        int down = width(foldedRows);
        var counts = parts((from, to) -> {
            var part = new Counts(down, across, down * across);
            go(from, to, (row, column, one) -> {
                int r = foldedRows[row];
                int c = foldedColumns[column];
                part.rows().add(r, one);
                part.columns().add(c, one);
                part.cells().add(r * across + c, one);
                part.all().add(0, one);
            });
            return part;
        });
        var downTexts = texts(rows, foldedRows, down);
        var acrossTexts = texts(columns, foldedColumns, across);
        var cells = new ReportCells();
        for (int r = 0; r < down; r++) {
            for (int c = 0; c < across; c++) {
                add(cells, Optional.of(downTexts[r]), Optional.of(acrossTexts[c]), counts.cells(), r * across + c);
            }
            add(cells, Optional.of(downTexts[r]), Optional.empty(), counts.rows(), r);
        }
        for (int c = 0; c < across; c++) {
            add(cells, Optional.empty(), Optional.of(acrossTexts[c]), counts.columns(), c);
        }
        cells.add(Optional.empty(), Optional.empty(), number(counts.all(), 0));
        return cells;
    }

    private static void add(ReportCells cells, Optional<String> row, Optional<String> column, Tally counted, int at) {
        if (counted.seen(at)) {
            cells.add(row, column, number(counted, at));
        }
    }

    private static Optional<BigDecimal> number(Tally counted, int at) {
        return Optional.of(BigDecimal.valueOf(counted.count(at)));
    }

    private static int width(int[] folded) {
        return IntStream.of(folded).max().orElse(-1) + 1;
    }

    private static String[] texts(Key key, int[] folded, int size) {
        var texts = new String[size];
        for (int i = 0; i < folded.length; i++) {
            if (folded[i] >= 0) {
                texts[folded[i]] = folded[i] == key.most()
                        ? ReportCells.OTHERS
                        : key.texts().get(i);
            }
        }
        return texts;
    }

    private interface Part {
        Counts of(int from, int to);
    }

    private Counts parts(Part part) {
        int size = census.size();
        return IntStream.range(0, PARTS)
                .parallel()
                .mapToObj(i -> part.of((int) ((long) size * i / PARTS), (int) ((long) size * (i + 1) / PARTS)))
                .reduce(Counts::with)
                .orElseThrow();
    }

    /** Goes through the lines of some customers. */
    private void go(int from, int to, Counter counter) {
        for (int customer = from; customer < to; customer++) {
            long number = census.customers()[customer];
            if (selection.customer(number, census.places()[customer])) {
                int who = number == Census.NOBODY ? -1 : customer;
                for (int d = census.firstDocument()[customer]; d < census.firstDocument()[customer + 1]; d++) {
                    if (selection.document(census.heads()[d], census.days()[d])) {
                        document(customer, d, documents ? d : who, counter);
                    }
                }
            }
        }
    }

    private void document(int customer, int document, int one, Counter counter) {
        int place = census.places()[customer];
        int head = census.heads()[document];
        int last = census.firstLine()[document + 1];
        for (int line = census.firstLine()[document]; line < last; line++) {
            int product = census.goods()[line] >>> census.ownBits();
            int own = census.goods()[line] & ownMask;
            if (selection.everyLine() || selection.line(product, own)) {
                counter.line(
                        rows.at(customer, place, head, product, own),
                        columns.at(customer, place, head, product, own),
                        one);
                if (alike) {
                    return;
                }
            }
        }
    }
}

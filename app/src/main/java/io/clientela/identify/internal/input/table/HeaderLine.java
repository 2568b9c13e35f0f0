package io.clientela.identify.internal.input.table;

import io.clientela.identify.internal.input.table.Sample.SampleRow;
import java.util.HashSet;

/** Finds the row of column names, below title rows if there are any. */
final class HeaderLine {

    private static final int LOOKED_AT = 30;

    private HeaderLine() {}

    /** The line of the column names from 1, or 0 where there is none. */
    static long of(Sample sample) {
        var width = sample.width();
        var bestLine = 0L;
        var best = 0;
        var looked = 0;
        for (var row : sample.rows()) {
            if (looked++ == LOOKED_AT) {
                break;
            }
            var known = allWords(row) && row.filled() * 2 >= width ? known(row) : 0;
            if (known > best) {
                best = known;
                bestLine = row.line();
            }
        }
        if (best >= 2 || (best == 1 && width <= 2)) {
            return bestLine;
        }
        return unknownNames(sample, width);
    }

    /** The line on which the columns of a remembered mapping are named, from 1, or 0 where there is none. */
    static long of(Sample sample, TableMapping remembered) {
        if (remembered.columns().stream().allMatch(column -> column.header().isEmpty())) {
            return 0;
        }
        return sample.rows().stream()
                .limit(LOOKED_AT)
                .filter(row -> Recogniser.fits(remembered, row.cells()))
                .mapToLong(SampleRow::line)
                .findFirst()
                .orElse(0);
    }

    /** A first full row of distinct words, where the rows below hold figures in some column. */
    private static long unknownNames(Sample sample, int width) {
        for (var row : sample.rows()) {
            if (row.filled() >= width && width > 0) {
                var distinct = new HashSet<>(row.cells()).size() == row.cells().size();
                return distinct && allWords(row) && figuresBelow(sample, row) ? row.line() : 0;
            }
        }
        return 0;
    }

    private static boolean figuresBelow(Sample sample, SampleRow header) {
        for (var row : sample.below(header.line())) {
            for (var cell : row.cells()) {
                if (isFigure(cell) || cell.indexOf('@') > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int known(SampleRow row) {
        var known = 0;
        for (var cell : row.cells()) {
            var match = cell.length() > 40 ? null : HeaderNames.known().match(cell);
            known += match != null && match.closeness() > 0.7 ? 2 : match != null ? 1 : 0;
        }
        return known / 2;
    }

    private static boolean allWords(SampleRow row) {
        return row.cells().stream().noneMatch(cell -> isFigure(cell) || cell.indexOf('@') > 0);
    }

    private static boolean isFigure(String cell) {
        var figures = 0;
        for (var i = 0; i < cell.length(); i++) {
            var c = cell.charAt(i);
            if (Character.isLetter(c)) {
                return false;
            }
            figures += c >= '0' && c <= '9' ? 1 : 0;
        }
        return figures > 0;
    }
}

package io.clientela.identify.internal.input.table;

import java.util.List;

/**
 * The keys by which rows of sales belong together, as 64-bit hashes: number (with its series) and day, or what stands for a
 * number in a table without numbers ({@code SalesRecords.number}).
 */
final class DocumentKeys {

    private static final long START = 0xcbf29ce484222325L;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    /** The figures of a day, and the fewest of a day with its time, as in 20260131 and 202601311430. */
    private static final int COMPACT_DAY = 8;

    private static final int COMPACT_WITH_TIME = 12;

    /** By what a buyer is known in a table without document numbers: the first that a row states. */
    static final List<Meaning> BUYER =
            List.of(Meaning.CUSTOMER_CODE, Meaning.CARD_NUMBER, Meaning.EMAIL, Meaning.SERIES);

    private final int series;
    private final int number;
    private final int date;
    private final int time;

    private final int[] buyer;

    DocumentKeys(TableMapping mapping) {
        this.series = index(mapping, Meaning.SERIES);
        this.number = index(mapping, Meaning.DOCUMENT_NUMBER);
        this.date = index(mapping, Meaning.DATE);
        this.time = index(mapping, Meaning.TIME);
        this.buyer = BUYER.stream().mapToInt(meaning -> index(mapping, meaning)).toArray();
    }

    private static int index(TableMapping mapping, Meaning meaning) {
        return mapping.column(meaning).map(ColumnMapping::index).orElse(-1);
    }

    /** Whether the table has document numbers; without them the customer and the moment stand for one. */
    private boolean numbered() {
        return number >= 0;
    }

    /** The column of the date, -1 where there is none. */
    int date() {
        return date;
    }

    /** Whether the row has what its key is made of. */
    boolean has(Row row) {
        return !row.isBroken() && !row.isBlank(numbered() ? number : date);
    }

    /** The key of the row's document; equal for rows of one document, different for others but once in 2^64 pairs. */
    long key(Row row) {
        if (!numbered()) {
            var who = who(row);
            var hash = add(START, row, who, row.end(who));
            return mixed(add(add(hash, row, date, row.end(date)), row, time, row.end(time)));
        }
        var hash = add(START, row, series, row.end(series));
        hash = add(hash, row, number, row.end(number));
        return mixed(add(hash, row, date, dayEnd(row)));
    }

    private int who(Row row) {
        for (var column : buyer) {
            if (column >= 0 && !row.isBlank(column)) {
                return column;
            }
        }
        return -1;
    }

    /** Where the day ends in a cell of date and time. */
    private int dayEnd(Row row) {
        var end = row.end(date);
        if (end - row.start(date) >= COMPACT_WITH_TIME && figures(row, row.start(date), end)) {
            return row.start(date) + COMPACT_DAY;
        }
        for (var i = Math.min(row.start(date) + 6, end); i < end; i++) {
            if (row.chars()[i] == ' ' || row.chars()[i] == 'T') {
                return i;
            }
        }
        return end;
    }

    private static boolean figures(Row row, int from, int to) {
        for (var i = from; i < to; i++) {
            if (row.chars()[i] < '0' || row.chars()[i] > '9') {
                return false;
            }
        }
        return true;
    }

    private static long add(long start, Row row, int cell, int end) {
        var hash = start;
        if (cell >= 0) {
            var chars = row.chars();
            for (var i = row.start(cell); i < end; i++) {
                hash = (hash ^ chars[i]) * FACTOR;
                hash ^= hash >>> 29;
            }
        }
        return (hash ^ 0x1F) * FACTOR;
    }

    private static long mixed(long hash) {
        var mixed = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        return mixed ^ mixed >>> 33;
    }
}

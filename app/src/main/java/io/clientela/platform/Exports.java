package io.clientela.platform;

import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes tables for people and their programs: CSV (UTF-8, comma, a heading line, decimal point, ISO dates) and Parquet
 * (zstd). Rows flow through; memory stays flat however many there are. The stream is left open.
 */
public interface Exports {

    /** What a column holds, and as which Java type its values come. */
    enum Kind {
        /** {@link String}. */
        TEXT,
        /** {@link Long} or {@link Integer}. */
        WHOLE,
        /** {@link java.math.BigDecimal}. */
        DECIMAL,
        /** {@link java.time.LocalDate}. */
        DAY,
        /** {@link java.time.Instant}. */
        MOMENT,
        /** {@link Boolean}. */
        YES_NO
    }

    /**
     * One column.
     *
     * @param name its heading
     * @param kind what it holds
     * @param scale digits after the point of a {@link Kind#DECIMAL}, 0 to 18; values are rounded to it half up; 0 for
     *     others
     */
    record Column(String name, Kind kind, int scale) {
        public Column {
            if (scale < 0 || scale > 18) {
                throw new IllegalArgumentException("The scale of column " + name + " is " + scale);
            }
        }

        /** A column of anything but decimals. */
        public static Column of(String name, Kind kind) {
            return new Column(name, kind, 0);
        }

        /** A column of amounts. */
        public static Column decimal(String name, int scale) {
            return new Column(name, Kind.DECIMAL, scale);
        }
    }

    /** Takes the rows one by one. */
    @FunctionalInterface
    interface Sink {
        /** One row: a value per column, null where there is none. */
        void row(@Nullable Object... values);
    }

    /** Gives the rows one by one. */
    @FunctionalInterface
    interface Rows {
        /** Gives all rows to the sink, on the calling thread; that may be another than the one that asked for the export. */
        void to(Sink sink);
    }

    /** Writes rows as CSV. */
    void csv(List<Column> columns, Rows rows, OutputStream out);

    /** Writes rows as Parquet. */
    void parquet(List<Column> columns, Rows rows, OutputStream out);

    /**
     * The rows of a query, read by a cursor in a transaction of its own, to be written by one of the two methods above.
     *
     * @param sql a statement with named parameters, from {@link Statements}
     */
    Table table(String sql, Map<String, ?> parameters);

    /** Columns with their rows. */
    record Table(List<Column> columns, Rows rows) {}
}

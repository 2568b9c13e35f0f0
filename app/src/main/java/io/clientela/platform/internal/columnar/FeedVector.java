package io.clientela.platform.internal.columnar;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/** The values of one column of one chunk on their way: gathered row by row, written at once. */
final class FeedVector {

    private static final long MILLION = 1_000_000;

    private final FeedColumn.Kind kind;
    private long[] values = new long[0];
    private long[] words = new long[0]; // one bit for each row that has a value

    private byte[] @Nullable [] texts = new byte[0][]; // UTF-8
    private byte[] latest = new byte[0];

    FeedVector(FeedColumn.Kind kind) {
        this.kind = kind;
    }

    FeedColumn.Kind kind() {
        return kind;
    }

    /** Begins a chunk. */
    void begin(int most) {
        if (values.length < most) {
            values = new long[most];
            words = new long[Math.ceilDiv(most, Long.SIZE)];
            texts = new byte[kind == FeedColumn.Kind.TEXT ? most : 0][];
        }
        Arrays.fill(words, -1L);
    }

    void set(int row, long value) {
        values[row] = value;
    }

    /** Neighbours are often equal. */
    void set(int row, byte[] from, int at, int length) {
        if (!Arrays.equals(latest, 0, latest.length, from, at, at + length)) {
            latest = Arrays.copyOfRange(from, at, at + length);
        }
        texts[row] = latest;
    }

    void setNull(int row) {
        if (kind == FeedColumn.Kind.TEXT) {
            texts[row] = null;
        }
        words[row / Long.SIZE] &= ~(1L << row);
    }

    /** Writes the chunk. */
    void end(DuckDBWritableVector vector, int rows) {
        if (kind == FeedColumn.Kind.TEXT) {
            vector.setStringUtf8Batch(0, rows == texts.length ? texts : Arrays.copyOf(texts, rows));
            return;
        }
        Bulk.write(vector, kind.width(), values, words, rows, this::write);
    }

    private void write(DuckDBWritableVector vector, int row) {
        long value = values[row];
        switch (kind) {
            case LONG -> vector.setLong(row, value);
            case INT -> vector.setInt(row, (int) value);
            case LETTER -> vector.setByte(row, (byte) value);
            case TRUTH -> vector.setBoolean(row, value != 0);
            case TIME ->
                vector.setTimestamp(
                        row,
                        LocalDateTime.ofEpochSecond(
                                Math.floorDiv(value, MILLION),
                                (int) Math.floorMod(value, MILLION) * 1000,
                                ZoneOffset.UTC));
            case DECIMAL -> vector.setBigDecimal(row, BigDecimal.valueOf(value, Numeric.SCALE));
            case TEXT -> throw new IllegalStateException("text was written");
        }
    }
}

package io.clientela.platform.internal.columnar;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/**
 * Whole columns into vectors of DuckDB. Its own setters take a lock for each value, which is a quarter of the time of writing
 * many; so the memory behind a vector, its values and one bit a row that says whether there is a value, is written at once
 * where this version lets it be reached, else value by value.
 */
final class Bulk {

    private static final @Nullable VarHandle DATA = field("data");
    private static final @Nullable VarHandle VALIDITY = field("validity");

    private Bulk() {}

    private static @Nullable VarHandle field(String name) {
        try {
            return MethodHandles.privateLookupIn(DuckDBWritableVector.class, MethodHandles.lookup())
                    .findVarHandle(DuckDBWritableVector.class, name, ByteBuffer.class);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    private static @Nullable ByteBuffer memory(@Nullable VarHandle field, DuckDBWritableVector vector) {
        return field == null || !(field.get(vector) instanceof ByteBuffer buffer)
                ? null
                : buffer.duplicate().order(ByteOrder.nativeOrder());
    }

    /** Writes a column of BIGINT without gaps. */
    static void write(DuckDBWritableVector vector, long[] values, int rows) {
        var data = memory(DATA, vector);
        var validity = memory(VALIDITY, vector);
        if (data != null && validity != null) {
            data.clear().asLongBuffer().put(0, values, 0, rows);
            var words = validity.clear().asLongBuffer();
            for (int word = 0; word < Math.ceilDiv(rows, Long.SIZE); word++) {
                words.put(word, -1L);
            }
            return;
        }
        for (int row = 0; row < rows; row++) {
            vector.setLong(row, values[row]);
        }
    }

    /** Writes the value of one row by the vector's own setter. */
    @FunctionalInterface
    interface Setter {
        void set(DuckDBWritableVector vector, int row);
    }

    /**
     * Writes a column of numbers or times.
     *
     * @param width of a value in bytes
     * @param words one bit for each row that has a value; the others become NULL
     * @param setter for a value that there is, where the memory is not to be reached
     */
    static void write(DuckDBWritableVector vector, int width, long[] values, long[] words, int rows, Setter setter) {
        var data = memory(DATA, vector);
        var validity = memory(VALIDITY, vector);
        if (data != null && validity != null) {
            write(data, width, values, rows);
            validity.clear().asLongBuffer().put(0, words, 0, Math.ceilDiv(rows, Long.SIZE));
            return;
        }
        for (int row = 0; row < rows; row++) {
            if ((words[row / Long.SIZE] >> row & 1) == 0) {
                vector.setNull(row);
            } else {
                setter.set(vector, row);
            }
        }
    }

    private static void write(ByteBuffer data, int width, long[] values, int rows) {
        data.clear();
        switch (width) {
            case Long.BYTES -> data.asLongBuffer().put(0, values, 0, rows);
            case Integer.BYTES -> {
                for (int row = 0; row < rows; row++) {
                    data.putInt(row * Integer.BYTES, (int) values[row]);
                }
            }
            default -> {
                for (int row = 0; row < rows; row++) {
                    data.put(row, (byte) values[row]);
                }
            }
        }
    }

    /** Writes a column of DOUBLE; what is no number becomes NULL. */
    static void write(DuckDBWritableVector vector, double[] values, int rows) {
        var data = memory(DATA, vector);
        var validity = memory(VALIDITY, vector);
        if (data != null && validity != null) {
            data.clear().asDoubleBuffer().put(0, values, 0, rows);
            mark(validity.clear().asLongBuffer(), values, rows);
            return;
        }
        for (int row = 0; row < rows; row++) {
            if (Double.isNaN(values[row])) {
                vector.setNull(row);
            } else {
                vector.setDouble(row, values[row]);
            }
        }
    }

    private static void mark(LongBuffer validity, double[] values, int rows) {
        for (int from = 0; from < rows; from += Long.SIZE) {
            long word = -1L;
            int end = Math.min(rows, from + Long.SIZE);
            for (int row = from; row < end; row++) {
                if (Double.isNaN(values[row])) {
                    word &= ~(1L << row);
                }
            }
            validity.put(from / Long.SIZE, word);
        }
    }
}

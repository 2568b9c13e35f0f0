package io.clientela.platform.internal.columnar;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.duckdb.DuckDBDataChunkWriter;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * The rows of one query on PostgreSQL, read by COPY in its binary format (PostgreSQL 18 documentation, COPY, "Binary
 * Format") into vectors of DuckDB.
 */
final class Feed {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final int SIGNATURE = 11;
    private static final long EPOCH_MICROS = 946_684_800_000_000L; // 2000-01-01
    private static final int LOOK = 1 << 14;

    private final PGConnection postgres;
    private final String query;
    private final List<FeedColumn> columns;
    private final FeedVector[] gathered;
    private final LongConsumer watch;
    private @Nullable CopyOut copy;
    private @Nullable RuntimeException failure;
    private long rows;

    Feed(Connection postgres, String query, LongConsumer watch) throws SQLException {
        this.postgres = postgres.unwrap(PGConnection.class);
        this.query = query;
        this.columns = columns(postgres, query);
        this.gathered = columns.stream().map(one -> new FeedVector(one.kind())).toArray(FeedVector[]::new);
        this.watch = watch;
    }

    private static List<FeedColumn> columns(Connection postgres, String query) throws SQLException {
        try (var statement = postgres.prepareStatement(query)) {
            var data = statement.getMetaData();
            var columns = new ArrayList<FeedColumn>();
            for (int i = 1; i <= data.getColumnCount(); i++) {
                columns.add(FeedColumn.of(data.getColumnLabel(i), data.getColumnTypeName(i)));
            }
            return columns;
        }
    }

    List<FeedColumn> columns() {
        return columns;
    }

    /** What went wrong on this side, where something did. */
    @Nullable
    RuntimeException failure() {
        return failure;
    }

    void begin() {
        try {
            copy = postgres.getCopyAPI().copyOut("COPY (" + query + ") TO STDOUT (FORMAT binary)");
        } catch (SQLException e) {
            throw failed(new IllegalStateException("PostgreSQL gives no rows: " + e.getMessage(), e));
        }
    }

    /** Fills one chunk. @return how many rows it has, 0 at the end */
    long fill(DuckDBDataChunkWriter chunk) {
        try {
            int most = Math.toIntExact(chunk.capacity());
            for (var one : gathered) {
                one.begin(most);
            }
            int row = 0;
            while (row < most && next(row)) {
                row++;
            }
            for (int i = 0; i < gathered.length; i++) {
                gathered[i].end(chunk.vector(i), row);
            }
            tell(row);
            return row;
        } catch (SQLException e) {
            throw failed(new IllegalStateException("PostgreSQL stopped giving rows: " + e.getMessage(), e));
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    private void tell(int more) {
        if (more == 0 || rows / LOOK != (rows + more) / LOOK) {
            watch.accept(rows + more);
        }
        rows += more;
    }

    private boolean next(int row) throws SQLException {
        var from = copy;
        if (from == null) {
            return false;
        }
        byte[] message = from.readFromCopy();
        if (message == null) {
            copy = null;
            return false;
        }
        int at = rows + row == 0 ? SIGNATURE + 8 + (int) INTS.get(message, SIGNATURE + 4) : 0;
        if ((short) SHORTS.get(message, at) < 0) {
            while (from.readFromCopy() != null) {
                // the end follows
            }
            copy = null;
            return false;
        }
        gather(row, message, at + Short.BYTES);
        return true;
    }

    private void gather(int row, byte[] message, int first) {
        int at = first;
        for (var vector : gathered) {
            int length = (int) INTS.get(message, at);
            at += Integer.BYTES;
            if (length < 0) {
                vector.setNull(row);
            } else {
                put(vector, row, message, at, length);
                at += length;
            }
        }
    }

    private static void put(FeedVector vector, int row, byte[] message, int at, int length) {
        switch (vector.kind()) {
            case LONG -> vector.set(row, (long) LONGS.get(message, at));
            case INT -> vector.set(row, (int) INTS.get(message, at));
            case LETTER, TRUTH -> vector.set(row, message[at]);
            case TEXT -> vector.set(row, message, at, length);
            case TIME -> vector.set(row, (long) LONGS.get(message, at) + EPOCH_MICROS);
            case DECIMAL -> {
                long millionths = Numeric.millionths(message, at);
                if (millionths == Numeric.UNFIT) {
                    vector.setNull(row);
                } else {
                    vector.set(row, millionths);
                }
            }
        }
    }

    private RuntimeException failed(RuntimeException e) {
        if (failure == null) {
            failure = e;
        }
        return e;
    }

    /** Whether rows are left that were not taken. */
    boolean cutShort() {
        var from = copy;
        return from != null && from.isActive();
    }
}

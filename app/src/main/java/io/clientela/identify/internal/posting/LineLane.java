package io.clientela.identify.internal.posting;

import io.clientela.platform.Statements;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes the lines of new documents on a connection of its own, while the documents are written on the batch's.
 *
 * <p>Lines are in the database before the batch ends, so no document ever stands without its lines. Where a crash takes
 * the batch away, its lines belong to no document and count nowhere: everything that reads lines comes to them through
 * their document. Their numbers lie beyond the last document's, and the next import takes them away as it starts.
 *
 * <p>What was written is summed at once, file by file, while it is still at hand: it is the proof that the file is in the
 * ledger to the cent.
 */
final class LineLane {

    private static final Statements STATEMENTS = Statements.of("identify/posting");

    private final DataSource dataSource;
    private final CopyRows rows = new CopyRows(1 << 18);
    private final Map<Integer, Held> held = new HashMap<>();
    private @Nullable FutureTask<Void> writing;

    LineLane(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What writes rows. */
    @FunctionalInterface
    interface Lines {
        void to(CopyRows rows);
    }

    /**
     * What the database holds because of a file.
     *
     * @param lines how many lines
     * @param amount their sum
     */
    record Held(long lines, BigDecimal amount) {

        static final Held NOTHING = new Held(0, BigDecimal.ZERO);

        private Held plus(Held more) {
            return new Held(lines + more.lines, amount.add(more.amount));
        }
    }

    /**
     * Begins to write, after what was begun before is done.
     *
     * @param first the first document whose lines they are
     * @param last the last one; all between are documents of this batch
     */
    void begin(Lines lines, long first, long last) {
        settle();
        var task = new FutureTask<Void>(() -> {
            write(lines, first, last);
            return null;
        });
        writing = task;
        Thread.ofPlatform().name("posting-lines").daemon().start(task);
    }

    /**
     * Waits until what was begun is in the database.
     *
     * @throws IllegalStateException if it could not be written
     */
    void settle() {
        var task = writing;
        if (task == null) {
            return;
        }
        writing = null;
        try {
            task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("copy-lines: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    /** What the database was found to hold because of a file, of all that was settled; it is forgotten. */
    Held takeHeld(int file) {
        var found = held.remove(file);
        return found == null ? Held.NOTHING : found;
    }

    /** Waits until nothing is being written any more, however it went: for a batch that failed. */
    void rest() {
        var task = writing;
        writing = null;
        if (task != null) {
            try {
                task.get();
            } catch (ExecutionException e) {
                // the batch failed already, and its lines count nowhere
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void write(Lines lines, long first, long last) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                settled(connection);
                rows.stream(connection, STATEMENTS.get("copy-lines"), () -> lines.to(rows));
                count(connection, first, last);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /** Sums what was written, as the database has it. */
    private void count(Connection connection, long first, long last) throws SQLException {
        try (var statement = connection.prepareStatement(STATEMENTS.get("held-of-documents"))) {
            statement.setLong(1, first);
            statement.setLong(2, last);
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    var more = new Held(found.getLong("lines"), found.getBigDecimal("amount"));
                    held.merge(found.getInt("file_id"), more, Held::plus);
                }
            }
        }
    }

    private static void settled(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(STATEMENTS.get("settle-for-batch"));
        }
    }
}

package io.clientela.identify.internal.posting;

import io.clientela.platform.Statements;
import java.sql.Connection;
import java.sql.SQLException;
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
 */
final class LineLane {

    private static final Statements STATEMENTS = Statements.of("identify/posting");

    private final DataSource dataSource;
    private final CopyRows rows = new CopyRows(1 << 18);
    private @Nullable FutureTask<Void> writing;

    LineLane(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What writes rows. */
    @FunctionalInterface
    interface Lines {
        void to(CopyRows rows);
    }

    /** Begins to write, after what was begun before is done. */
    void begin(Lines lines) {
        settle();
        var task = new FutureTask<Void>(() -> {
            write(lines);
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

    private void write(Lines lines) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                settled(connection);
                rows.stream(connection, STATEMENTS.get("copy-lines"), () -> lines.to(rows));
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static void settled(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(STATEMENTS.get("settle-for-batch"));
        }
    }
}

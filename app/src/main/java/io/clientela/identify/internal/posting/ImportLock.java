package io.clientela.identify.internal.posting;

import io.clientela.platform.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * One import at a time writes into a database, whichever process runs it. The lock stands on a connection of its own: when
 * the process is gone, PostgreSQL frees it.
 */
public final class ImportLock implements AutoCloseable {

    private static final Statements SQL = Statements.of("identify/imports");
    private static final long KEY = 0x636c_6965_6e74_0001L;
    private static final long PAUSE_MILLIS = 200;

    private final Connection connection;

    private ImportLock(Connection connection) {
        this.connection = connection;
    }

    /**
     * Waits for its turn.
     *
     * @throws CancellationException if told so while it waits
     */
    public static ImportLock take(DataSource dataSource, BooleanSupplier cancelled) {
        try {
            var connection = dataSource.getConnection();
            try {
                while (!ask(connection, "hold-imports")) {
                    if (cancelled.getAsBoolean()) {
                        throw new CancellationException("cancelled");
                    }
                    Thread.sleep(PAUSE_MILLIS);
                }
                return new ImportLock(connection);
            } catch (InterruptedException e) {
                connection.close();
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            } catch (RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer: " + e.getMessage(), e);
        }
    }

    private static boolean ask(Connection connection, String statement) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true))
                .sql(SQL.get(statement))
                .param("key", KEY)
                .query(Boolean.class)
                .single();
    }

    @Override
    public void close() {
        try (connection) {
            ask(connection, "free-imports");
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer: " + e.getMessage(), e);
        }
    }
}

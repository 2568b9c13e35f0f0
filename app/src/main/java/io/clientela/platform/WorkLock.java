package io.clientela.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Held by work of which one at a time goes on in a database, whichever process does it. The lock stands on a connection of
 * its own: when the process is gone, PostgreSQL frees it.
 */
public final class WorkLock implements AutoCloseable {

    private static final Statements SQL = Statements.of("platform/locks");
    private static final long PAUSE_MILLIS = 200;

    private final Connection connection;
    private final long key;

    private WorkLock(Connection connection, long key) {
        this.connection = connection;
        this.key = key;
    }

    /**
     * Waits until it is free.
     *
     * @param key what work it is: the same number for all that must not overlap
     * @param cancelled asked while it waits
     * @throws CancellationException if told so while it waits
     */
    public static WorkLock take(DataSource dataSource, long key, BooleanSupplier cancelled) {
        try {
            var connection = dataSource.getConnection();
            try {
                while (!ask(connection, "hold", key)) {
                    if (cancelled.getAsBoolean()) {
                        throw new CancellationException("cancelled");
                    }
                    Thread.sleep(PAUSE_MILLIS);
                }
                return new WorkLock(connection, key);
            } catch (InterruptedException e) {
                connection.close();
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            } catch (RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw unanswered(e);
        }
    }

    private static boolean ask(Connection connection, String statement, long key) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true))
                .sql(SQL.get(statement))
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    private static IllegalStateException unanswered(SQLException e) {
        return new IllegalStateException("the database does not answer: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try (connection) {
            ask(connection, "free", key);
        } catch (SQLException e) {
            throw unanswered(e);
        }
    }
}

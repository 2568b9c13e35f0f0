package io.clientela.platform.internal.jobs;

import com.zaxxer.hikari.HikariDataSource;
import io.clientela.platform.Statements;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The sign of life of this process: an advisory lock on a connection of its own. PostgreSQL frees it when the process is
 * gone, without a clock and without waiting.
 */
final class Ownership implements AutoCloseable {

    private static final Statements SQL = Statements.of("platform/jobs");

    private final HikariDataSource pool;
    private final long key = new SecureRandom().nextLong(1, Long.MAX_VALUE);
    private @Nullable Connection connection;

    Ownership(HikariDataSource pool) {
        this.pool = pool;
    }

    /** The key of the lock, above 0. */
    long key() {
        return key;
    }

    /** Takes the lock, again when the connection was lost. */
    synchronized void hold() {
        try {
            if (connection != null && connection.isValid(5)) {
                return;
            }
            close();
            Connection fresh = pool.getConnection();
            connection = fresh;
            boolean held = JdbcClient.create(new SingleConnectionDataSource(fresh, true))
                    .sql(SQL.get("hold-owner"))
                    .param("owner", key)
                    .query(Boolean.class)
                    .single();
            if (!held) {
                throw new IllegalStateException("Another process holds the key " + key);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not answer: " + e.getMessage(), e);
        }
    }

    /** Lets the lock go, by ending the connection: a pool would hand it on with the lock still held. */
    @Override
    public synchronized void close() {
        Connection held = connection;
        connection = null;
        if (held != null) {
            try {
                pool.evictConnection(held);
                held.close();
            } catch (SQLException e) {
                throw new IllegalStateException("Cannot let go of the lock: " + e.getMessage(), e);
            }
        }
    }
}

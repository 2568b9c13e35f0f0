package io.clientela.interact.internal.outbox;

import com.zaxxer.hikari.HikariDataSource;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The sign of life of the sender of this process: an advisory lock on a connection of its own. PostgreSQL frees it when the
 * process is gone, so that others know that its claims are abandoned.
 */
final class Life implements AutoCloseable {

    private final HikariDataSource pool;
    private final long key = new SecureRandom().nextLong(1, Long.MAX_VALUE);
    private @Nullable Connection connection;

    Life(HikariDataSource pool) {
        this.pool = pool;
    }

    /** The name under which claims are made. */
    String owner() {
        return String.valueOf(key);
    }

    /** Takes the lock, again where the connection was lost. */
    synchronized void hold() {
        try {
            if (connection != null && connection.isValid(5)) {
                return;
            }
            close();
            var fresh = pool.getConnection();
            connection = fresh;
            if (!JdbcClient.create(new SingleConnectionDataSource(fresh, true))
                    .sql(MessageTable.SQL.get("hold-owner"))
                    .param("owner", key)
                    .query(Boolean.class)
                    .single()) {
                throw new IllegalStateException("another sender holds the key " + key);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void close() {
        var held = connection;
        connection = null;
        if (held != null) {
            try {
                pool.evictConnection(held); // a pool would hand it on with the lock still held
                held.close();
            } catch (SQLException e) {
                throw new IllegalStateException("cannot let go of the lock: " + e.getMessage(), e);
            }
        }
    }
}

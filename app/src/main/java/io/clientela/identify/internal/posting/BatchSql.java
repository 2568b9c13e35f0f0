package io.clientela.identify.internal.posting;

import io.clientela.platform.Statements;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** The statements of posting, on the connection of the transaction that runs. */
final class BatchSql {

    private static final Statements STATEMENTS = Statements.of("identify/posting");

    private final DataSource dataSource;
    private final JdbcClient client;

    BatchSql(DataSource dataSource) {
        this.dataSource = dataSource;
        this.client = JdbcClient.create(dataSource);
    }

    /** The named statement. */
    StatementSpec sql(String name) {
        return client.sql(STATEMENTS.get(name));
    }

    /** Sends rows through the named COPY command and takes them away. */
    void copy(CopyRows rows, String name) {
        try {
            rows.send(connection(), STATEMENTS.get(name));
        } catch (SQLException e) {
            throw new IllegalStateException(name + ": " + e.getMessage(), e);
        }
    }

    Array keys(Collection<Key> keys) {
        return array("uuid", keys.stream().map(Key::uuid).toArray());
    }

    Array longs(Collection<Long> values) {
        return array("int8", values.toArray());
    }

    Array integers(Collection<Integer> values) {
        return array("int4", values.toArray());
    }

    Array texts(Collection<String> values) {
        return array("text", values.toArray());
    }

    /** An array of the named element type. */
    Array array(String type, Object[] values) {
        try {
            return connection().createArrayOf(type, values);
        } catch (SQLException e) {
            throw new IllegalStateException("array of " + type, e);
        }
    }

    private Connection connection() {
        return DataSourceUtils.getConnection(dataSource);
    }
}

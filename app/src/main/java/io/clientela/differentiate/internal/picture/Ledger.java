package io.clientela.differentiate.internal.picture;

import io.clientela.platform.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** The ledger in PostgreSQL, read in one snapshot. */
@Component
class Ledger {

    private static final Statements SQL = Statements.of("differentiate/ledger");

    private final DataSource dataSource;

    Ledger(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Work in one snapshot. */
    @FunctionalInterface
    interface Reading<T> {
        T in(Snapshot snapshot) throws SQLException;
    }

    /**
     * Where a snapshot stands.
     *
     * @param identity whose database it is
     * @param position transactions before this number are over
     * @param next the number of the next transaction
     */
    record Moment(String identity, long position, long next) {}

    /** One entry of the change feed: a range of ids, or ids one by one. */
    record Change(long id, long xid, Instant at, String what, Optional<Range> range, List<Long> ids) {}

    /** Ids from the first to the last. */
    record Range(long first, long last) {}

    /** Reads in one snapshot, without writing; the transaction ends with the connection. */
    <T> T read(Reading<T> reading) {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            return reading.in(new Snapshot(connection));
        } catch (SQLException e) {
            throw new IllegalStateException("The ledger cannot be read: " + e.getMessage(), e);
        }
    }

    /** The query for one kind of thing. */
    static String query(String name, String which) {
        return SQL.get(name).replace(":which", which);
    }

    /** A snapshot of the ledger. */
    record Snapshot(Connection connection) {

        Moment moment() throws SQLException {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(SQL.get("moment"))) {
                row.next();
                return new Moment(
                        row.getString("identity"),
                        Long.parseLong(row.getString("position")),
                        Long.parseLong(row.getString("next")));
            }
        }

        /** About how many lines there are. */
        long lines() throws SQLException {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(SQL.get("size"))) {
                row.next();
                return row.getLong("lines");
            }
        }

        /** What changed from a position on, in order. */
        List<Change> changes(long position) throws SQLException {
            var changes = new ArrayList<Change>();
            var sql = SQL.get("changes").replace(":position", "?");
            try (var statement = connection.prepareStatement(sql)) {
                statement.setString(1, String.valueOf(position));
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        var ids = row.getArray("ids");
                        long first = row.getLong("first_id");
                        changes.add(new Change(
                                row.getLong("change_id"),
                                Long.parseLong(row.getString("xid")),
                                row.getTimestamp("at").toInstant(),
                                row.getString("what"),
                                ids == null ? Optional.of(new Range(first, row.getLong("last_id"))) : Optional.empty(),
                                ids == null ? List.of() : List.of((Long[]) ids.getArray())));
                    }
                }
            }
            return changes;
        }
    }
}

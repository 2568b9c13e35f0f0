package io.clientela.platform.internal;

import io.clientela.platform.Statements;
import io.clientela.platform.internal.postgres.Address;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Other processes that use a database whose owner is done with it. */
final class Guests {

    private static final Statements SQL = Statements.of("platform/guests");

    private Guests() {}

    /** Whether a pool of connections is open there; the one of who asks is closed before. False where no server answers. */
    static boolean any(Address address) {
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var statement = connection.prepareStatement(SQL.get("guests"))) {
            statement.setString(1, Pool.NAME);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getInt(1) > 0;
            }
        } catch (SQLException e) {
            String state = String.valueOf(e.getSQLState());
            return !state.startsWith("08") && !state.startsWith("57P"); // it is down: nobody can be cut off
        }
    }
}

package io.clientela.differentiate.internal.analysis;

import io.clientela.platform.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import org.duckdb.DuckDBConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is in which portfolio, brought beside the picture for one question. */
@Component
class PlacedCustomers {

    private static final Statements SQL = Statements.of("differentiate/portfolios");
    private static final AnalysisSql HERE = new AnalysisSql("service");

    private final JdbcClient database;

    PlacedCustomers(JdbcClient database) {
        this.database = database;
    }

    /** Which state of the portfolios it is: a number that grows with each change; 0 where there are none. */
    long version() {
        return database.sql(SQL.get("last-version")).query(Long.class).single();
    }

    /** Makes the table {@code placed_in} of the session. */
    void bring(Connection picture) throws SQLException {
        execute(picture, "make-placed-in");
        try (var rows = picture.unwrap(DuckDBConnection.class).createAppender("temp", "main", "placed_in")) {
            database.sql(SQL.get("placed-in")).query(row -> {
                rows.beginRow();
                rows.append(row.getLong("customer_id"));
                rows.append(row.getLong("portfolio_id"));
                rows.endRow();
            });
        }
    }

    /** Drops it. */
    void forget(Connection picture) throws SQLException {
        execute(picture, "forget-placed-in");
    }

    private static void execute(Connection picture, String name) throws SQLException {
        try (var statement = picture.createStatement()) {
            statement.execute(HERE.text(name));
        }
    }
}

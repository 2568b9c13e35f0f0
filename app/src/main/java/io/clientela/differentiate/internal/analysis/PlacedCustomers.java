package io.clientela.differentiate.internal.analysis;

import io.clientela.platform.Columnar.Session;
import io.clientela.platform.Statements;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is in which portfolio, brought beside the picture for one question. */
@Component
class PlacedCustomers {

    private static final Statements SQL = Statements.of("differentiate/portfolios");
    private static final AnalysisSql HERE = new AnalysisSql("service");

    private final JdbcClient database;
    private final DataSource dataSource;

    PlacedCustomers(JdbcClient database, DataSource dataSource) {
        this.database = database;
        this.dataSource = dataSource;
    }

    /** Which state of the portfolios it is: a number that grows with each change; 0 where there are none. */
    long version() {
        return database.sql(SQL.get("last-version")).query(Long.class).single();
    }

    /** Makes the table {@code placed_in} of the session; it goes with it. */
    void bring(Session session) throws SQLException {
        try (var postgres = dataSource.getConnection()) {
            session.take(HERE.text("make-placed-in"), postgres, SQL.get("placed-in"), rows -> {});
        }
    }
}

package io.clientela.differentiate.internal.extract;

import io.clientela.differentiate.internal.picture.EmptyPicture;
import io.clientela.platform.Columnar.Session;
import io.clientela.platform.JobRun;
import io.clientela.platform.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.duckdb.DuckDBConnection;

/** The ledger as it was known at a moment, laid into an empty file by the name of the picture, always in the same order. */
final class ThenLedger {

    static final Statements SQL = Statements.of("differentiate/extracts");

    private final Session session;
    private final Connection postgres;
    private final Instant moment;
    private final JobRun run;

    ThenLedger(Session session, Connection postgres, Instant moment, JobRun run) {
        this.session = session;
        this.postgres = postgres;
        this.moment = moment;
        this.run = run;
    }

    /** Lays everything but the features. */
    void lay() throws SQLException {
        run.step("ledger", "");
        EmptyPicture.make(session.connection());
        take("documents");
        execute("lay-documents");
        take("lines");
        take("products");
        take("sources");
        run.step("customers", "");
        take("records");
        take("joins");
        members();
        execute("lay-records");
        take("values");
        execute("lay-faces");
    }

    private void take(String what) throws SQLException {
        var query = SQL.get(what).replace(":moment", "TIMESTAMPTZ '" + moment + "'");
        session.take(SQL.get("take-" + what), postgres, query, rows -> {
            run.checkCancelled();
            run.progress(rows, 0, "rows");
        });
    }

    /** Works out which records hang together. */
    private void members() throws SQLException {
        execute("make-members");
        var clusters = new Clusters();
        try (var statement = session.connection().createStatement();
                var row = statement.executeQuery(SQL.get("edges"))) {
            while (row.next()) {
                clusters.join(row.getLong(1), row.getLong(2));
            }
        }
        var duckDb = session.connection().unwrap(DuckDBConnection.class);
        try (var appender = duckDb.createAppender("temp", "main", "then_member")) {
            for (var member : clusters.roots().entrySet()) {
                appender.beginRow();
                appender.append(member.getKey().longValue());
                appender.append(member.getValue().longValue());
                appender.endRow();
            }
        }
    }

    private void execute(String name) throws SQLException {
        try (var statement = session.connection().createStatement()) {
            statement.execute(SQL.get(name));
        }
    }
}

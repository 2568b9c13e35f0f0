package io.clientela.differentiate.internal.picture;

import io.clientela.differentiate.internal.picture.Ledger.Snapshot;
import io.clientela.platform.Columnar.Session;
import io.clientela.platform.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.LongConsumer;

/** The tables of the picture, and the way of rows into them. */
final class PictureTables {

    /** The file, and the name under which its tables stand. */
    static final String FILE = "picture";

    static final Statements SQL = Statements.of("differentiate/picture");

    private final Session session;
    private final Snapshot snapshot;

    PictureTables(Session session, Snapshot snapshot) {
        this.session = session;
        this.snapshot = snapshot;
    }

    /** Drops all that the file holds, as another version left it; what else lies in it than the picture is computed anew. */
    void clear() throws SQLException {
        var all = PictureQuestions.rows(
                session.connection(), SQL.get("all-tables"), none -> {}, row -> row.getString("drops"));
        for (var drop : all) {
            execute(drop);
        }
    }

    /** Makes the tables anew, empty. */
    void make() throws SQLException {
        execute(SQL.get("make"));
    }

    /** Takes rows of one kind from the ledger. @return how many */
    long take(String what, String which, LongConsumer watch) throws SQLException {
        var sql = SQL.get("take-" + what).replace(":which", which);
        return session.take(sql, snapshot.connection(), Ledger.query(what, which), watch);
    }

    /** Puts rows of one kind, as the ledger has them now, in the place of those that stood there. */
    void replace(String what, String which) throws SQLException {
        execute(SQL.get("drop-" + what).replace(":which", which));
        take(what, which, rows -> {});
    }

    /** Notes the customers of some things as ones whose features change. */
    void touch(String what, String which) throws SQLException {
        execute(SQL.get("todo-" + what).replace(":which", which));
    }

    /** Executes a statement. */
    void execute(String sql) throws SQLException {
        execute(session.connection(), sql);
    }

    static void execute(Connection picture, String sql) throws SQLException {
        try (var statement = picture.createStatement()) {
            statement.execute(sql);
        }
    }
}

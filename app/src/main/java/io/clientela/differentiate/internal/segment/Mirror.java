package io.clientela.differentiate.internal.segment;

import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.platform.Columnar;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * The present members of segments beside the picture, so that who enters and who leaves is found where the rule is asked.
 * It bears the revision of the members in PostgreSQL; where that is another one it is filled anew.
 */
@Component
class Mirror {

    private static final String FILE = "picture";
    private static final int CHUNK = 10_000;

    private final Columnar columnar;
    private final DataSource dataSource;

    Mirror(Columnar columnar, DataSource dataSource) {
        this.columnar = columnar;
        this.dataSource = dataSource;
    }

    /** Who has to enter a segment and who to leave it, so that its members are those for whom the rule holds. */
    record Difference(List<Long> enter, List<Long> leave) {

        Difference {
            enter = List.copyOf(enter);
            leave = List.copyOf(leave);
        }
    }

    /** Finds the difference between the members of a segment and a rule; the members are those of the revision. */
    Difference difference(long segment, long revision, RuleSql.Asked rule) {
        return columnar.run(FILE, session -> {
            var picture = session.connection();
            picture.setAutoCommit(false);
            execute(picture, RuleSql.SQL.get("make-mirror"));
            if (revision(picture, segment) != revision) {
                fill(session, segment, revision);
            }
            try (var statement = picture.prepareStatement(rule.in("make-moves"))) {
                rule.set(statement, 1);
                statement.execute();
            }
            var enter = new ArrayList<Long>();
            var leave = new ArrayList<Long>();
            PictureQuestions.rows(
                    picture,
                    RuleSql.SQL.get("moves"),
                    statement -> {
                        statement.setLong(1, segment);
                        statement.setLong(2, segment);
                    },
                    row -> (row.getBoolean("enters") ? enter : leave).add(row.getLong("customer_id")));
            execute(picture, RuleSql.SQL.get("forget-moves"));
            picture.commit();
            return new Difference(enter, leave);
        });
    }

    private void fill(Columnar.Session session, long segment, long revision) throws SQLException {
        with(session.connection(), "forget-mirror", segment);
        try (var postgres = dataSource.getConnection()) {
            var query = SegmentTable.SQL.get("mirrored").replace(":segment", String.valueOf(segment));
            session.take(RuleSql.SQL.get("fill-mirror"), postgres, query, rows -> {});
        }
        write(session.connection(), segment, revision);
    }

    /** Repeats a move that PostgreSQL has taken; a mirror of another revision than the one before is left as it is. */
    void follow(MemberTable.Move move, long revision) {
        columnar.run(FILE, session -> {
            var picture = session.connection();
            picture.setAutoCommit(false);
            execute(picture, RuleSql.SQL.get("make-mirror"));
            if (revision(picture, move.segment()) == revision - 1) {
                for (int from = 0; from < move.leave().size(); from += CHUNK) {
                    var ids = move.leave().subList(from, Math.min(move.leave().size(), from + CHUNK)).stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
                    try (var statement = picture.prepareStatement(
                            RuleSql.SQL.get("leave-mirror").replace(":ids", ids))) {
                        statement.setLong(1, move.segment());
                        statement.executeUpdate();
                    }
                }
                enter(picture, move);
                write(picture, move.segment(), revision);
            }
            picture.commit();
            return true;
        });
    }

    private static void enter(Connection picture, MemberTable.Move move) throws SQLException {
        for (int from = 0; from < move.enter().size(); from += CHUNK) {
            var rows = move.enter().subList(from, Math.min(move.enter().size(), from + CHUNK)).stream()
                    .map(id -> "(" + move.segment() + ", " + id + ")")
                    .collect(Collectors.joining(", "));
            execute(picture, RuleSql.SQL.get("enter-mirror").replace(":rows", rows));
        }
    }

    private static long revision(Connection picture, long segment) throws SQLException {
        return PictureQuestions.rows(
                        picture,
                        RuleSql.SQL.get("mirror-revision"),
                        one -> one.setLong(1, segment),
                        row -> row.getLong(1))
                .stream()
                .findFirst()
                .orElse(-1L);
    }

    private static void write(Connection picture, long segment, long revision) throws SQLException {
        with(picture, "forget-mirror-state", segment);
        try (var statement = picture.prepareStatement(RuleSql.SQL.get("write-mirror-state"))) {
            statement.setLong(1, segment);
            statement.setLong(2, revision);
            statement.executeUpdate();
        }
    }

    private static void with(Connection picture, String name, long segment) throws SQLException {
        try (var statement = picture.prepareStatement(RuleSql.SQL.get(name))) {
            statement.setLong(1, segment);
            statement.executeUpdate();
        }
    }

    private static void execute(Connection picture, String sql) throws SQLException {
        try (var statement = picture.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The day for which the picture computed features. */
    static LocalDate today(Connection picture) throws SQLException {
        return PictureQuestions.day(picture).orElseThrow();
    }
}

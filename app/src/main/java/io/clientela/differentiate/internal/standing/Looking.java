package io.clientela.differentiate.internal.standing;

import io.clientela.differentiate.internal.group.GroupPoints;
import io.clientela.differentiate.internal.group.GroupStore;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.differentiate.internal.worth.ErrorParts;
import io.clientela.differentiate.internal.worth.SumErrors;
import io.clientela.kernel.grouping.Placing;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Columnar;
import io.clientela.platform.Columnar.Session;
import io.clientela.platform.Statements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks at customers in the picture: their value, their needs, their look-alikes. */
@Component
class Looking {

    /** The file of the picture. */
    private static final String PICTURE = "picture";

    private static final Statements SQL = Statements.of("differentiate/standing");

    private final Columnar columnar;
    private final DataSource dataSource;
    private final GroupStore groups;

    Looking(Columnar columnar, DataSource dataSource, GroupStore groups) {
        this.columnar = columnar;
        this.dataSource = dataSource;
        this.groups = groups;
    }

    /**
     * What was seen.
     *
     * @param run the run whose groups are in force
     * @param valueRun the run whose values stand
     */
    record Seen(LocalDate day, Optional<Long> run, Optional<Long> valueRun, List<Looked> customers) {}

    /** Looks at all customers, or at some; unknown where there is no picture. */
    Outcome<Seen> look(@Nullable Collection<Long> some) {
        if (!columnar.available()) {
            return new Outcome.Unknown<>("elsewhere", "another process owns the data folder");
        }
        var run = groups.lastFound(null);
        return columnar.run(PICTURE, session -> {
            var picture = session.connection();
            picture.setAutoCommit(false); // all parts see the same picture
            try {
                var day = PictureQuestions.day(picture);
                if (day.isEmpty()) {
                    return new Outcome.Unknown<>("none", "it was not made yet");
                }
                lookAlikes(session, run);
                execute(picture, SQL.get("make-usual"));
                execute(picture, SQL.get(SumErrors.valued(picture) ? "make-worth" : "no-worth"));
                return new Outcome.Known<>(new Seen(day.get(), run, SumErrors.standing(picture), read(picture, some)));
            } finally {
                picture.rollback(); // the temporary tables go
            }
        });
    }

    /** The group of each customer: as the run put him, or the nearest one where he came later. */
    private void lookAlikes(Session session, Optional<Long> run) throws SQLException {
        var picture = session.connection();
        if (run.isEmpty()) {
            execute(picture, SQL.get("no-look-alike"));
            return;
        }
        try (var connection = dataSource.getConnection()) {
            session.take(
                    SQL.get("make-look-alike"),
                    connection,
                    SQL.get("group-members").replace(":run", String.valueOf(run.get())),
                    rows -> {});
        }
        var placing = groups.placing(run.get());
        if (placing.isPresent()) {
            place(picture, placing.get());
        }
    }

    private static void place(Connection picture, Placing placing) throws SQLException {
        var later = GroupPoints.some(picture, SQL.get("later"), placing.features());
        try (var statement = picture.prepareStatement(SQL.get("add-look-alike"))) {
            for (int i = 0; i < later.customers().length; i++) {
                statement.setLong(1, later.customers()[i]);
                statement.setInt(2, placing.group(later.values(i, placing.features())));
                statement.addBatch();
            }
            if (later.customers().length > 0) {
                statement.executeBatch();
            }
        }
    }

    private static List<Looked> read(Connection picture, @Nullable Collection<Long> some) throws SQLException {
        String those = "true";
        if (some != null) {
            execute(picture, SQL.get("make-todo"));
            try (var statement = picture.prepareStatement(SQL.get("add-todo"))) {
                for (long id : some) {
                    statement.setLong(1, id);
                    statement.addBatch();
                }
                if (!some.isEmpty()) {
                    statement.executeBatch();
                }
            }
            those = SQL.get("in-todo");
        }
        return new ArrayList<>(PictureQuestions.rows(
                picture, SQL.get("standings").replace(":those", those), none -> {}, Looking::looked));
    }

    private static Looked looked(ResultSet row) throws SQLException {
        return new Looked(
                row.getLong(1),
                row.getString(2).intern(),
                row.getString(3).intern(),
                number(row, 4),
                number(row, 5),
                number(row, 6),
                row.getDouble(7),
                whole(row, 8),
                whole(row, 9),
                row.getString(10).intern(),
                whole(row, 11),
                whole(row, 12),
                row.getDouble(13),
                ErrorParts.of(row.getArray(14)));
    }

    private static double number(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }

    private static int whole(ResultSet row, int column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? -1 : value;
    }

    private static void execute(Connection picture, String sql) throws SQLException {
        try (var statement = picture.createStatement()) {
            statement.execute(sql);
        }
    }
}

package io.clientela.differentiate.internal.picture;

import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Columnar;
import io.clientela.platform.Columnar.Session;
import io.clientela.platform.JobFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Questions to the picture: answered from one state of it, or not at all where there is none. */
@Component
public class PictureQuestions {

    private final Columnar columnar;
    private final Turn turn;

    PictureQuestions(Columnar columnar, Turn turn) {
        this.columnar = columnar;
        this.turn = turn;
    }

    /** A question to the picture; its tables are {@code picture.<table>}. */
    @FunctionalInterface
    public interface Question<T> {
        Outcome<T> to(Connection picture) throws SQLException;
    }

    /** A question that brings rows of PostgreSQL beside the picture, into tables that go with the session. */
    @FunctionalInterface
    public interface SessionQuestion<T> {
        Outcome<T> to(Session session) throws SQLException;
    }

    /** A question that wants to know how old the picture is. */
    @FunctionalInterface
    public interface FreshQuestion<T> {
        /**
         * Asks.
         *
         * @param seenAt when the picture was last seen to equal the ledger
         */
        Outcome<T> to(Connection picture, Instant seenAt) throws SQLException;
    }

    /** Sets the parameters of a statement. */
    @FunctionalInterface
    public interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /**
     * Asks; the session is not for writing, and a question asks no other one.
     *
     * @return the answer, or unknown: {@code elsewhere} where another process owns the data folder, {@code none} where the
     *     picture or its features were not made yet
     */
    public <T> Outcome<T> ask(Question<T> question) {
        return askSession(session -> question.to(session.connection()));
    }

    /** Asks as {@link #ask} does, and gives the question the session. */
    public <T> Outcome<T> askSession(SessionQuestion<T> question) {
        if (!columnar.available()) {
            return new Outcome.Unknown<>("elsewhere", "another process owns the data folder");
        }
        return columnar.run(PictureTables.FILE, session -> {
            session.connection().setAutoCommit(false); // all parts of the question see the same picture
            return day(session.connection()).isPresent()
                    ? question.to(session)
                    : new Outcome.Unknown<>("none", "it was not made yet");
        });
    }

    /**
     * What a job tells as its result that found no picture: it looked at nobody, and whoever waits for the picture asks for
     * it again once there is one. A job that was left over by an earlier start may begin before that.
     *
     * @throws JobFailure where another process owns the data folder
     */
    public static Map<String, Object> without(Outcome.Unknown<?> none) {
        if (none.reason().equals("elsewhere")) {
            throw new JobFailure("Another process keeps the picture of this data folder.");
        }
        return Map.of("without-picture", 0);
    }

    /** Asks as {@link #ask} does, and tells the question when the picture last equalled the ledger. */
    public <T> Outcome<T> askFresh(FreshQuestion<T> question) {
        var looked = turn.seenAt(); // before the state that is asked, so that it is not said to be younger than it is
        return ask(connection -> {
            var written = About.read(connection).map(About::seenAt).orElse(Instant.EPOCH);
            return question.to(connection, written.isAfter(looked) ? written : looked);
        });
    }

    /** The rows of a statement. */
    public static <T> List<T> rows(Connection picture, String sql, Parameters parameters, Row<T> reader)
            throws SQLException {
        try (var statement = picture.prepareStatement(sql)) {
            parameters.set(statement);
            try (var row = statement.executeQuery()) {
                var rows = new ArrayList<T>();
                while (row.next()) {
                    rows.add(reader.of(row));
                }
                return rows;
            }
        }
    }

    /** The day for which the features were computed; empty where there are none, or tables of another format. */
    public static Optional<LocalDate> day(Connection picture) throws SQLException {
        if (!holds(picture, "feature")) {
            return Optional.empty();
        }
        return rows(
                        picture,
                        PictureTables.SQL.get("features-on"),
                        one -> one.setInt(1, About.FORMAT),
                        row -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .stream()
                .findFirst()
                .flatMap(day -> day);
    }

    /** Whether the picture has a table of this name. */
    public static boolean holds(Connection picture, String table) throws SQLException {
        return !rows(picture, PictureTables.SQL.get("has-table"), one -> one.setString(1, table), row -> 1)
                .isEmpty();
    }
}

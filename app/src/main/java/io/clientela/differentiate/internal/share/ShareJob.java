package io.clientela.differentiate.internal.share;

import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.differentiate.internal.share.AlikeBuyers.Buyer;
import io.clientela.differentiate.internal.share.AlikeBuyers.Found;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Columnar;
import io.clientela.platform.JobFailure;
import io.clientela.platform.JobHandler;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobRun;
import io.clientela.platform.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.springframework.stereotype.Component;

/**
 * Looks for the look-alikes of all customers, category by category, as a job of the kind {@value #KIND}. What it finds
 * stands in the picture and is lost with it.
 */
@Component
class ShareJob implements JobHandler {

    static final String KIND = "share";
    static final String FILE = "picture";
    static final Statements SQL = Statements.of("differentiate/shares-picture");

    private final PictureQuestions picture;
    private final Columnar columnar;
    private final Clock clock;
    private final ReentrantLock one = new ReentrantLock();

    ShareJob(PictureQuestions picture, Columnar columnar, Clock clock) {
        this.picture = picture;
        this.columnar = columnar;
        this.clock = clock;
    }

    static JobOrder order(String who) {
        return new JobOrder(KIND, "look-alikes", Map.of(), who);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean restartable() {
        return true;
    }

    @Override
    public Object run(JobRun run) {
        one.lock();
        try {
            run.step("read", "");
            return switch (picture.ask(ShareJob::year)) {
                case Outcome.Unknown<Year> none -> {
                    if (none.reason().equals("nothing-bought")) {
                        throw new JobFailure("No customer bought anything yet. Import sales first.");
                    }
                    yield PictureQuestions.without(none);
                }
                case Outcome.Known<Year> year -> compute(year.value(), run);
            };
        } finally {
            one.unlock();
        }
    }

    private static Outcome<Year> year(Connection connection) throws SQLException {
        var currency = rows(connection, "currency", row -> row.getString(1));
        return currency.isEmpty()
                ? new Outcome.Unknown<>("nothing-bought", "no customer with a purchase")
                : new Outcome.Known<>(new Year(
                        PictureQuestions.day(connection).orElseThrow(),
                        currency.getFirst(),
                        rows(connection, "first-day", row -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                                .getFirst()));
    }

    /** Lays the year out, looks group by group, and puts the result in place: no turn in the picture lasts longer than a step. */
    private Map<String, Object> compute(Year year, JobRun run) {
        var parts = write(connection -> {
            execute(connection, year.in(SQL.get("lay-spend")));
            execute(connection, SQL.get("make"));
            return rows(connection, "groups", row -> new Part(row.getString(1), row.getString(2)));
        });
        run.step("look", "");
        long written = 0;
        int done = 0;
        for (var part : parts) {
            run.checkCancelled();
            var buyers = write(connection -> buyers(connection, part));
            var found = AlikeBuyers.look(buyers);
            written += write(connection -> append(connection, part, found));
            run.progress(++done, parts.size(), "rows");
        }
        write(connection -> {
            execute(connection, SQL.get("turn"));
            return sign(connection, year);
        });
        return Map.of("shares", written);
    }

    private <T> T write(Question<T> work) {
        return columnar.run(FILE, session -> {
            var connection = session.connection();
            connection.setAutoCommit(false);
            try {
                var result = work.to(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        });
    }

    private int sign(Connection connection, Year year) throws SQLException {
        try (var statement = connection.prepareStatement(SQL.get("add-run"))) {
            statement.setObject(1, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            statement.setObject(2, year.day());
            statement.setString(3, year.currency());
            statement.setObject(4, year.since().orElse(null));
            return statement.executeUpdate();
        }
    }

    private static <T> List<T> rows(Connection connection, String name, PictureQuestions.Row<T> reader)
            throws SQLException {
        return PictureQuestions.rows(connection, SQL.get(name), none -> {}, reader);
    }

    private static List<Buyer> buyers(Connection connection, Part part) throws SQLException {
        return PictureQuestions.rows(
                connection,
                SQL.get("group"),
                both -> {
                    both.setString(1, part.kind());
                    both.setString(2, part.category());
                },
                AlikeBuyers::buyer);
    }

    static void execute(Connection picture, String sql) throws SQLException {
        try (var statement = picture.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What is asked of the picture on a connection of its own. */
    @FunctionalInterface
    private interface Question<T> {
        T to(Connection connection) throws SQLException;
    }

    /** The year that ends with a day, in a currency. */
    private record Year(LocalDate day, String currency, Optional<LocalDate> since) {

        String in(String sql) {
            return sql.replace(":day", "'" + day + "'").replace(":currency", "'" + currency.replace("'", "''") + "'");
        }
    }

    /** A kind of customer and a category. */
    private record Part(String kind, String category) {}

    private static long append(Connection connection, Part part, List<Found> found) throws SQLException {
        try (var appender = connection.unwrap(DuckDBConnection.class).createAppender(FILE, "main", "share_next")) {
            for (var one : found) {
                appender.beginRow()
                        .append(one.buyer().customer())
                        .append(part.kind())
                        .append(part.category())
                        .append(one.buyer().now().own())
                        .append(one.buyer().before().own());
                interval(appender, one.wallet());
                appender.append(one.wallet() instanceof Outcome.Unknown<Interval> why ? why.reason() : "");
                interval(appender, one.earlier());
                appender.endRow();
            }
        }
        return found.size();
    }

    private static void interval(DuckDBAppender appender, Outcome<Interval> outcome) throws SQLException {
        if (outcome instanceof Outcome.Known<Interval> known) {
            appender.append(known.value().estimate())
                    .append(known.value().low())
                    .append(known.value().high());
        } else {
            appender.appendNull().appendNull().appendNull();
        }
    }
}

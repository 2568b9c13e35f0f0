package io.clientela.differentiate.internal.share;

import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.kernel.share.LookAlikes;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Columnar;
import io.clientela.platform.JobFailure;
import io.clientela.platform.JobHandler;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobRun;
import io.clientela.platform.Statements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
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

    /** Look-alikes are looked for among at most so many customers of a kind and category, drawn by a number made of theirs. */
    static final int AMONG = 3_000;

    private static final int YEAR = 365;

    private final Columnar columnar;
    private final Clock clock;

    ShareJob(Columnar columnar, Clock clock) {
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
        if (!columnar.available()) {
            throw new JobFailure("Another process keeps the picture of this data folder.");
        }
        return columnar.run(FILE, session -> {
            var connection = session.connection();
            connection.setAutoCommit(false);
            try {
                var result = compute(connection, run);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        });
    }

    private Map<String, Object> compute(Connection picture, JobRun run) throws SQLException {
        run.step("read", "");
        var day = PictureQuestions.day(picture)
                .orElseThrow(() -> new JobFailure("There is no picture of the ledger yet. Make it first."));
        var currency = one(picture, "currency", row -> row.getString(1));
        if (currency.isEmpty()) {
            throw new JobFailure("No customer bought anything yet. Import sales first.");
        }
        var since = one(picture, "first-day", row -> row.getObject(1, LocalDate.class))
                .getFirst();
        execute(
                picture,
                SQL.get("lay-spend")
                        .replace(":day", "'" + day + "'")
                        .replace(":currency", "'" + currency.getFirst().replace("'", "''") + "'"));
        execute(picture, SQL.get("make"));
        run.step("look", "");
        long written = groups(picture, run);
        execute(picture, SQL.get("drop-spend"));
        try (var statement = picture.prepareStatement(SQL.get("add-run"))) {
            statement.setObject(1, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            statement.setObject(2, day);
            statement.setString(3, currency.getFirst());
            statement.setObject(4, since);
            statement.executeUpdate();
        }
        return Map.of("shares", written);
    }

    private static <T> List<T> one(Connection picture, String name, PictureQuestions.Row<T> reader)
            throws SQLException {
        return PictureQuestions.rows(picture, SQL.get(name), none -> {}, reader);
    }

    static void execute(Connection picture, String sql) throws SQLException {
        try (var statement = picture.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A kind of customer and a category. */
    private record Part(String kind, String category) {}

    private static long groups(Connection picture, JobRun run) throws SQLException {
        var parts = one(picture, "groups", row -> new Part(row.getString(1), row.getString(2)));
        long written = 0;
        int done = 0;
        try (var appender = picture.unwrap(DuckDBConnection.class).createAppender(FILE, "main", "share")) {
            for (var part : parts) {
                run.checkCancelled();
                var rows = PictureQuestions.rows(
                        picture,
                        SQL.get("group"),
                        both -> {
                            both.setString(1, part.kind());
                            both.setString(2, part.category());
                        },
                        ShareJob::buyer);
                write(appender, part, rows);
                written += rows.size();
                run.progress(++done, parts.size(), "rows");
            }
        }
        return written;
    }

    /** What a customer did in one year: own is what he spent on the category, whole whether he was there from the start. */
    private record Year(double own, double other, double orders, double categories, boolean whole) {

        boolean counts() {
            return whole && own > 0;
        }

        double[] traits() {
            return new double[] {Math.log1p(Math.max(0, other)), Math.log1p(orders), categories};
        }
    }

    private record Buyer(long customer, Year now, Year before) {}

    private static Buyer buyer(ResultSet row) throws SQLException {
        return new Buyer(
                row.getLong("customer_id"),
                new Year(
                        row.getDouble("own"),
                        row.getDouble("other"),
                        row.getDouble("orders"),
                        row.getDouble("categories"),
                        row.getBoolean("whole")),
                new Year(
                        row.getDouble("own_before"),
                        row.getDouble("other_before"),
                        row.getDouble("orders_before"),
                        row.getDouble("categories_before"),
                        row.getBoolean("whole_before")));
    }

    /** The customers of one year among whom look-alikes are looked for. */
    private static final class Among {

        private final LookAlikes alike;
        private final List<Year> years;

        Among(List<Year> all) {
            years = all.stream().filter(Year::counts).limit(AMONG).toList();
            var traits = new double[3 * years.size()];
            var spends = new double[years.size()];
            for (int i = 0; i < spends.length; i++) {
                System.arraycopy(years.get(i).traits(), 0, traits, 3 * i, 3);
                spends[i] = years.get(i).own();
            }
            alike = new LookAlikes(3, traits, spends);
        }

        /** @param place his place among those that count; beyond the number of those looked at he is not among them */
        Outcome<Interval> wallet(Year mine, int place) {
            if (!mine.whole()) {
                return new Outcome.Unknown<>("less-than-a-year", "first purchase less than " + YEAR + " days before");
            }
            return alike.wallet(mine.traits(), mine.counts() && place < years.size() ? place : -1);
        }
    }

    private static void write(DuckDBAppender appender, Part part, List<Buyer> buyers) throws SQLException {
        var now = new Among(buyers.stream().map(Buyer::now).toList());
        var before = new Among(buyers.stream().map(Buyer::before).toList());
        int placeNow = 0;
        int placeBefore = 0;
        for (var buyer : buyers) {
            var wallet = now.wallet(buyer.now(), placeNow);
            var earlier = before.wallet(buyer.before(), placeBefore);
            placeNow += buyer.now().counts() ? 1 : 0;
            placeBefore += buyer.before().counts() ? 1 : 0;
            appender.beginRow()
                    .append(buyer.customer())
                    .append(part.kind())
                    .append(part.category())
                    .append(buyer.now().own())
                    .append(buyer.before().own());
            interval(appender, wallet);
            appender.append(wallet instanceof Outcome.Unknown<Interval> why ? why.reason() : "");
            interval(appender, earlier);
            appender.endRow();
        }
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

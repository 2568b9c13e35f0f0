package io.clientela.differentiate.internal.overview;

import io.clientela.differentiate.Overview;
import io.clientela.differentiate.Overview.Coming;
import io.clientela.differentiate.Overview.Concentration;
import io.clientela.differentiate.Overview.Glance;
import io.clientela.differentiate.Overview.Month;
import io.clientela.differentiate.Overview.Point;
import io.clientela.differentiate.Overview.Silence;
import io.clientela.differentiate.Overview.Silent;
import io.clientela.differentiate.Overview.Year;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Statements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Reads the glance from one state of the picture. */
final class GlanceReader {

    static final Statements SQL = Statements.of("differentiate/overview");

    private static final double LEVEL = 0.95;

    private final Connection picture;
    private final Frame frame;

    private GlanceReader(Connection picture, Frame frame) {
        this.picture = picture;
        this.frame = frame;
    }

    /** In which currency most customers buy, and from when to when. */
    private record Frame(String currency, LocalDate first, LocalDate last) {}

    /** The concentration with the two sums beside it. */
    private record Step(Point point, long place) {}

    static Outcome<Glance> read(Connection picture, Optional<Coming> coming, Instant now) throws SQLException {
        if (!PictureQuestions.holds(picture, "basket")) {
            return new Outcome.Unknown<>("none", "the picture is of an earlier format and is being made anew");
        }
        var frames = PictureQuestions.rows(
                picture,
                SQL.get("frame"),
                none -> {},
                row -> new Frame(
                        row.getString("currency"),
                        row.getObject("first_on", LocalDate.class),
                        row.getObject("last_on", LocalDate.class)));
        return frames.isEmpty()
                ? new Outcome.Unknown<>("nothing-bought", "the picture knows no purchase")
                : new Outcome.Known<>(new GlanceReader(picture, frames.getFirst()).glance(coming, now));
    }

    private Glance glance(Optional<Coming> coming, Instant now) throws SQLException {
        execute("lay-years");
        var years = one(
                "years",
                row -> List.of(
                        new Year(row.getLong("customers"), row.getDouble("net")),
                        new Year(row.getLong("customers_before"), row.getDouble("net_before"))));
        boolean reachesBack = !frame.first().isAfter(frame.last().minusDays(Overview.YEAR + Overview.QUARTER));
        var glance = new Glance(
                frame.last(),
                now,
                frame.currency(),
                years.getFirst(),
                reachesBack ? Optional.of(years.getLast()) : Optional.empty(),
                coming,
                silence(),
                concentration(),
                months());
        execute("forget-years");
        return glance;
    }

    private Silence silence() throws SQLException {
        boolean rhythm = PictureQuestions.holds(picture, "worth") && one("worth-rows", row -> row.getLong(1)) > 0;
        execute(rhythm ? "lay-silent" : "lay-silent-by-interval");
        var first = list("silent-first", GlanceReader::silent);
        var silence = one(
                "silent-sum",
                row -> new Silence(
                        rhythm ? "rhythm" : "interval", row.getLong("customers"), row.getDouble("net"), first));
        execute("forget-silent");
        return silence;
    }

    private static Silent silent(ResultSet row) throws SQLException {
        double alive = row.getDouble("alive");
        Optional<Interval> chance = row.wasNull()
                ? Optional.empty()
                : Optional.of(new Interval(row.getDouble("alive_low"), alive, row.getDouble("alive_high"), LEVEL));
        return new Silent(
                row.getLong("customer_id"),
                row.getDouble("net"),
                row.getObject("last_on", LocalDate.class),
                row.getDouble("usual_gap"),
                chance);
    }

    private Concentration concentration() throws SQLException {
        var steps = list(
                "points",
                row -> new Step(new Point(row.getDouble("customers"), row.getDouble("net")), row.getLong("place")));
        var fifth = steps.get(4);
        return new Concentration(
                steps.stream().map(Step::point).toList(),
                fifth.place(),
                fifth.point().net(),
                one("half", row -> row.getLong(1)));
    }

    private List<Month> months() throws SQLException {
        return list(
                "months",
                row -> new Month(
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        row.getLong("come"),
                        row.getLong("gone")));
    }

    private <T> T one(String name, PictureQuestions.Row<T> reader) throws SQLException {
        return list(name, reader).getFirst();
    }

    private <T> List<T> list(String name, PictureQuestions.Row<T> reader) throws SQLException {
        return PictureQuestions.rows(picture, sql(name), none -> {}, reader);
    }

    private void execute(String name) throws SQLException {
        try (var statement = picture.createStatement()) {
            statement.execute(sql(name));
        }
    }

    private String sql(String name) {
        return SQL.get(name)
                .replace(":currency", "'" + frame.currency().replace("'", "''") + "'")
                .replace(":day", "'" + frame.last() + "'");
    }
}

package io.clientela.differentiate.internal.worth;

import io.clientela.differentiate.ValueRun.Best;
import io.clientela.differentiate.ValueRun.Move;
import io.clientela.differentiate.ValueRun.Slice;
import io.clientela.differentiate.ValueRun.Totals;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.kernel.lifetime.Lifetime;
import io.clientela.kernel.lifetime.Observation;
import io.clientela.kernel.lifetime.Prediction;
import io.clientela.kernel.lifetime.Uncertainty;
import io.clientela.kernel.lifetime.Valuation;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.JobRun;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Writes the tables of values, in the transaction of the connection, and adds up what it writes. */
final class WorthWriter {

    private static final int CHUNK = 50_000;

    private final DuckDBConnection picture;
    private final Sold sold;
    private final Valued valued;
    private final JobRun run;
    private final Added added = new Added();

    WorthWriter(Connection picture, Sold sold, Valued valued, JobRun run) throws SQLException {
        this.picture = picture.unwrap(DuckDBConnection.class);
        this.sold = sold;
        this.valued = valued;
        this.run = run;
    }

    /** What was written, added up. */
    record Sums(Totals totals, List<Move> moves, List<Slice> slices, Best best) {}

    /** Makes the tables anew and fills them. */
    Sums write() throws SQLException {
        run.step("write", "");
        try (var statement = picture.createStatement()) {
            statement.execute(SoldReader.SQL.get("make"));
        }
        var look = Moved.Look.of(valued);
        try (var worth = picture.createAppender("picture", "main", "worth");
                var more = picture.createAppender("picture", "main", "worth_more")) {
            now(worth, more, look instanceof Outcome.Known<Moved.Look> known ? known.value() : null);
        }
        Optional<Interval> valueBefore = Optional.empty();
        if (valued.before() instanceof Outcome.Known<Valued.Before> before) {
            try (var appender = picture.createAppender("picture", "main", "worth_before")) {
                valueBefore = before(appender, before.value());
            }
        }
        var moves = look instanceof Outcome.Known<?> && valued.values() instanceof Outcome.Known<Valuation> values
                ? added.moves(values.value().uncertainty())
                : List.<Move>of();
        return new Sums(totals(valueBefore), moves, slices(), best());
    }

    private List<Slice> slices() throws SQLException {
        return PictureQuestions.rows(
                picture,
                SoldReader.SQL.get("slices"),
                none -> {},
                row -> new Slice(row.getLong("customers"), row.getDouble("value"), row.getDouble("past")));
    }

    private Best best() throws SQLException {
        return PictureQuestions.rows(
                        picture,
                        SoldReader.SQL.get("best"),
                        none -> {},
                        row -> new Best(row.getLong("customers"), row.getLong("both_ways")))
                .getFirst();
    }

    private Totals totals(Optional<Interval> valueBefore) {
        var all = valued.now().scores().total();
        var still = valued.now().scores().customersStill();
        Optional<Uncertainty> uncertainty = valued.values() instanceof Outcome.Known<Valuation> known
                ? Optional.of(known.value().uncertainty())
                : Optional.empty();
        return new Totals(
                uncertainty.map(added::value),
                valueBefore,
                still.estimate(),
                all.expectation(),
                all.outcome(),
                Optional.of(still),
                uncertainty.map(added::stake));
    }

    /** One customer of now. */
    private record Row(
            Scored scored, Prediction likely, @Nullable Moved moved, Valuation.@Nullable Worth atStake) {}

    private void now(DuckDBAppender worth, DuckDBAppender more, Moved.@Nullable Look look) throws SQLException {
        var lifetime = valued.now();
        var observation = lifetime.observation();
        int n = observation.size();
        for (int from = 0; from < n; from += CHUNK) {
            run.checkCancelled();
            run.progress(from, n, "customers");
            var rows = IntStream.range(from, Math.min(n, from + CHUNK))
                    .parallel()
                    .mapToObj(place -> row(lifetime, look, place))
                    .toArray(Row[]::new);
            for (var row : rows) {
                score(worth, lifetime, row.scored());
                more(more, observation, row);
                added.add(row.scored(), row.moved(), row.atStake());
            }
        }
    }

    private Row row(Lifetime lifetime, Moved.@Nullable Look look, int place) {
        var scored = Scored.of(lifetime, valued.values(), place);
        var worth = scored.worth();
        return new Row(
                scored,
                lifetime.scores().predicted(place),
                look == null || worth == null
                        ? null
                        : look.at(
                                lifetime.observation().customer(place),
                                worth.interval().estimate(),
                                scored.alive().estimate()),
                atStake(scored));
    }

    /** What is at stake with a customer whose silence became unusual since the day that is looked back to; null of others. */
    private Valuation.@Nullable Worth atStake(Scored scored) {
        var silence = scored.silence();
        boolean warns = silence != null
                && silence.unusualFrom().date().isAfter(sold.before())
                && !silence.unusualFrom().date().isAfter(sold.asOf());
        return warns
                        && valued.values() instanceof Outcome.Known<Valuation> values
                        && values.value().atStake(scored.place()) instanceof Outcome.Known<Valuation.Worth> stake
                ? stake.value()
                : null;
    }

    private Optional<Interval> before(DuckDBAppender appender, Valued.Before before) throws SQLException {
        int n = before.then().observation().size();
        for (int from = 0; from < n; from += CHUNK) {
            run.checkCancelled();
            run.progress(from, n, "customers");
            var rows = IntStream.range(from, Math.min(n, from + CHUNK))
                    .parallel()
                    .mapToObj(place -> Scored.of(before.then(), before.values(), place))
                    .toArray(Scored[]::new);
            for (var row : rows) {
                score(appender, before.then(), row);
            }
        }
        return before.values() instanceof Outcome.Known<Valuation> known
                ? Optional.of(known.value().total())
                : Optional.empty();
    }

    private void score(DuckDBAppender appender, Lifetime lifetime, Scored scored) throws SQLException {
        var observation = lifetime.observation();
        appender.beginRow()
                .append(sold.id(observation.customer(scored.place())))
                .append(sold.currency())
                .append(observation.until().date())
                .append(valued.horizonDays());
        interval(appender, scored.alive());
        interval(appender, scored.purchases());
        interval(appender, scored.spend());
        interval(appender, scored.expectedSpend());
        interval(appender, scored.expectedMargin());
        var worth = scored.worth();
        interval(appender, worth == null ? null : worth.interval());
        var silence = scored.silence();
        if (silence == null) {
            appender.appendNull().appendNull().appendNull();
        } else {
            appender.append(silence.usualGap())
                    .append(silence.unusualFrom().date())
                    .append(silence.longer().value());
        }
        appender.endRow();
    }

    private static void interval(DuckDBAppender appender, @Nullable Interval interval) throws SQLException {
        if (interval == null) {
            appender.appendNull().appendNull().appendNull();
        } else {
            appender.append(interval.estimate()).append(interval.low()).append(interval.high());
        }
    }

    private void more(DuckDBAppender appender, Observation observation, Row row) throws SQLException {
        int place = row.scored().place();
        int customer = observation.customer(place);
        appender.beginRow()
                .append(sold.id(customer))
                .append(observation.first(place).date())
                .append(observation.last(place).date())
                .append(observation.bought(place))
                .append(observation.spent(place))
                .append(spentInYear(observation, place))
                .append(Math.clamp(sold.parts().estimate(customer), -1, 1))
                .append(row.likely().low())
                .append(row.likely().high());
        again(appender, row.scored());
        var worth = row.scored().worth();
        for (int i = 0; i < Uncertainty.SLOPES; i++) {
            if (worth == null) {
                appender.appendNull();
            } else {
                appender.append(worth.slope(i));
            }
        }
        number(appender, worth == null ? null : worth.own());
        moved(appender, row.moved());
        appender.endRow();
    }

    /** What lists sort and filter by, a second time. */
    private static void again(DuckDBAppender appender, Scored scored) throws SQLException {
        var worth = scored.worth();
        var silence = scored.silence();
        double alive = scored.alive().estimate();
        appender.append(alive).append(scored.purchases().estimate());
        number(appender, worth == null ? null : worth.interval().estimate());
        if (silence == null) {
            appender.appendNull().appendNull();
        } else {
            appender.append(silence.unusualFrom().date())
                    .append(silence.longer().value());
        }
        number(appender, worth == null || alive <= 0 ? null : worth.interval().estimate() / alive);
    }

    private static void number(DuckDBAppender appender, @Nullable Double number) throws SQLException {
        if (number == null) {
            appender.appendNull();
        } else {
            appender.append(number.doubleValue());
        }
    }

    private static double spentInYear(Observation observation, int place) {
        int customer = observation.customer(place);
        int[] days = observation.purchases().days(customer);
        double[] amounts = observation.purchases().amounts(customer);
        int until = observation.until().epochDay();
        double sum = 0;
        for (int i = days.length - 1; i >= 0 && days[i] > until - 365; i--) {
            sum += amounts[i];
        }
        return sum;
    }

    private static void moved(DuckDBAppender appender, @Nullable Moved moved) throws SQLException {
        if (moved == null) {
            for (int i = 0; i < 6; i++) {
                appender.appendNull();
            }
        } else {
            appender.append(moved.cause().name())
                    .append(moved.before())
                    .append(moved.learned())
                    .append(moved.change())
                    .append(moved.since())
                    .append(moved.expected());
        }
    }
}

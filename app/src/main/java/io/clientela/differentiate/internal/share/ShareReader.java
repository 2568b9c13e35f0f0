package io.clientela.differentiate.internal.share;

import io.clientela.differentiate.Shares.Entered;
import io.clientela.differentiate.Shares.Figure;
import io.clientela.differentiate.Shares.Filter;
import io.clientela.differentiate.Shares.Method;
import io.clientela.differentiate.Shares.OfCategory;
import io.clientela.differentiate.Shares.OfCustomer;
import io.clientela.differentiate.Shares.Run;
import io.clientela.differentiate.Shares.Scope;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.kernel.share.Share;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Puts figures that people know and look-alikes together, in the picture. */
final class ShareReader {

    private static final double LEVEL = 0.95;

    private final Connection picture;
    private final List<Entered> figures;

    /** @param figures those that stand, in the currency of the estimates */
    ShareReader(Connection picture, List<Entered> figures) {
        this.picture = picture;
        this.figures = figures;
    }

    /** How the estimates stand; empty where there are none. */
    static Optional<Run> run(Connection picture) throws SQLException {
        if (!PictureQuestions.holds(picture, "share_sum")) {
            return Optional.empty();
        }
        return PictureQuestions.rows(
                        picture,
                        ShareJob.SQL.get("run"),
                        none -> {},
                        row -> new Run(
                                row.getObject("made_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                                row.getObject("day", LocalDate.class),
                                row.getString("currency"),
                                Optional.ofNullable(row.getObject("since", LocalDate.class))))
                .stream()
                .findFirst();
    }

    /** The rows of a filter, those with most room in front. */
    List<OfCustomer> rows(Filter filter) throws SQLException {
        lay();
        return PictureQuestions.rows(
                picture,
                ShareJob.SQL.get("list"),
                some -> {
                    filter(some, 1, filter);
                    some.setInt(7, filter.limit());
                    filter(some, 8, filter);
                    some.setInt(14, filter.limit());
                },
                ShareReader::ofCustomer);
    }

    private static void filter(PreparedStatement some, int from, Filter filter) throws SQLException {
        some.setString(from, filter.category());
        some.setString(from + 1, filter.category());
        some.setString(from + 2, filter.kind());
        some.setString(from + 3, filter.kind());
        some.setLong(from + 4, filter.customerId());
        some.setLong(from + 5, filter.customerId());
    }

    /** All customers added up by category. */
    List<OfCategory> categories() throws SQLException {
        lay();
        var markets = new HashMap<String, Double>();
        for (var entered : figures) {
            if (entered.figure().scope() == Scope.MARKET) {
                markets.put(
                        entered.figure().category(), entered.figure().amount().doubleValue());
            }
        }
        return PictureQuestions.rows(
                picture, ShareJob.SQL.get("categories"), none -> {}, row -> ofCategory(row, markets));
    }

    private void lay() throws SQLException {
        ShareJob.execute(picture, ShareJob.SQL.get("make-figures"));
        var engine = picture.unwrap(DuckDBConnection.class);
        try (var customers = engine.createAppender("temp", "main", "figure_of_customer");
                var kinds = engine.createAppender("temp", "main", "figure_of_kind")) {
            for (var entered : figures) {
                var figure = entered.figure();
                if (figure.scope() == Scope.CUSTOMER) {
                    add(customers.beginRow().append(figure.customerId()), figure);
                } else if (figure.scope() == Scope.KIND) {
                    add(kinds.beginRow().append(figure.kind()), figure);
                }
            }
        }
        ShareJob.execute(picture, ShareJob.SQL.get("lay-shares"));
    }

    private static void add(DuckDBAppender appender, Figure figure) throws SQLException {
        appender.append(figure.category()).append(figure.amount().doubleValue());
        for (var end : List.of(figure.low(), figure.high())) {
            if (end.isPresent()) {
                appender.append(end.get().doubleValue());
            } else {
                appender.appendNull();
            }
        }
        appender.endRow();
    }

    private static OfCustomer ofCustomer(ResultSet row) throws SQLException {
        double own = row.getDouble("own");
        double ownBefore = row.getDouble("own_before");
        var total = interval(row, "total", "low", "high", row.getString("reason"));
        var before = interval(row, "before", "before_low", "before_high", "no-year-before");
        return new OfCustomer(
                row.getLong("customer_id"),
                row.getString("kind"),
                row.getString("category"),
                own,
                ownBefore,
                Method.valueOf(row.getString("method")),
                !row.getBoolean("unranged"),
                total,
                total.map(known -> Share.of(own, known)),
                total.map(known -> Share.room(own, known)),
                trend(own, total, ownBefore, before));
    }

    private static Outcome<Interval> interval(ResultSet row, String estimate, String low, String high, String reason)
            throws SQLException {
        double value = row.getDouble(estimate);
        return row.wasNull()
                ? new Outcome.Unknown<>(reason.isEmpty() ? "too-few-look-alikes" : reason, "")
                : new Outcome.Known<>(new Interval(row.getDouble(low), value, row.getDouble(high), LEVEL));
    }

    /** The share of this year less that of the year before, with the widest interval that both allow. */
    private static Outcome<Interval> trend(
            double own, Outcome<Interval> total, double ownBefore, Outcome<Interval> before) {
        return switch (before) {
            case Outcome.Unknown<Interval> unknown -> new Outcome.Unknown<>(unknown.reason(), unknown.detail());
            case Outcome.Known<Interval> known -> {
                var earlier = Share.of(ownBefore, known.value());
                yield total.map(now -> Share.of(own, now))
                        .map(share -> new Interval(
                                share.low() - earlier.high(),
                                share.estimate() - earlier.estimate(),
                                share.high() - earlier.low(),
                                LEVEL));
            }
        };
    }

    private static OfCategory ofCategory(ResultSet row, Map<String, Double> markets) throws SQLException {
        double own = row.getDouble("own");
        double total = row.getDouble("total");
        String category = row.getString("category");
        Double market = markets.get(category);
        return new OfCategory(
                category,
                row.getLong("customers"),
                row.getLong("estimated"),
                own,
                total,
                total > 0 && row.getLong("estimated") > 0
                        ? new Outcome.Known<>(
                                Share.of(own, new Interval(row.getDouble("low"), total, row.getDouble("high"), LEVEL)))
                        : new Outcome.Unknown<>("nothing-estimated", ""),
                marketShare(row.getDouble("own_all"), market));
    }

    private static Outcome<Double> marketShare(double own, @Nullable Double market) {
        if (market == null) {
            return new Outcome.Unknown<>("no-market", "");
        }
        return own <= market
                ? new Outcome.Known<>(own / market)
                : new Outcome.Unknown<>("market-too-small", own + " sold of " + market);
    }
}

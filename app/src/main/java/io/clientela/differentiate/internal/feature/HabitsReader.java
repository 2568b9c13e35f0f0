package io.clientela.differentiate.internal.feature;

import io.clientela.differentiate.Habits;
import io.clientela.differentiate.Habits.Breadth;
import io.clientela.differentiate.Habits.ChannelUse;
import io.clientela.differentiate.Habits.Cycle;
import io.clientela.differentiate.Habits.Occasion;
import io.clientela.differentiate.Habits.Purchases;
import io.clientela.differentiate.Habits.Spending;
import io.clientela.differentiate.Habits.Spread;
import io.clientela.differentiate.Habits.Taste;
import io.clientela.differentiate.Habits.Time;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Reads the habits of one customer from the picture. */
final class HabitsReader {

    private final Connection picture;

    HabitsReader(Connection picture) {
        this.picture = picture;
    }

    /** The habits; empty where the picture knows no line of the customer. */
    Optional<Habits> read(long customerId) throws SQLException {
        var tastes = list("taste-of", customerId, HabitsReader::taste);
        var channels = list("channels-of", customerId, HabitsReader::channel);
        var cycles = list("cycles-of", customerId, HabitsReader::cycle);
        return list(
                        "habits",
                        customerId,
                        row -> new Habits(
                                customerId,
                                row.getString("currency"),
                                row.getInt("currencies"),
                                purchases(row),
                                spending(row),
                                number(row, "interval_median").isPresent()
                                        ? Optional.of(spread(row))
                                        : Optional.empty(),
                                occasion(row),
                                breadth(row),
                                tastes,
                                channels,
                                cycles))
                .stream()
                .findFirst();
    }

    private <T> List<T> list(String name, long customerId, PictureQuestions.Row<T> reader) throws SQLException {
        return PictureQuestions.rows(
                picture, FeatureSteps.SQL.get(name), statement -> statement.setLong(1, customerId), reader);
    }

    private static Purchases purchases(ResultSet row) throws SQLException {
        return new Purchases(
                row.getInt("purchases"),
                row.getInt("purchase_days"),
                row.getInt("active_months"),
                number(row, "purchases_per_year"));
    }

    private static Spending spending(ResultSet row) throws SQLException {
        return new Spending(
                row.getBigDecimal("spend"),
                row.getBigDecimal("spend_12m"),
                row.getBigDecimal("spend_3m"),
                Optional.ofNullable(row.getBigDecimal("margin")),
                number(row, "basket_mean"),
                number(row, "basket_median"),
                number(row, "returns_share"),
                number(row, "discount_share"),
                number(row, "trend"));
    }

    private static Spread spread(ResultSet row) throws SQLException {
        return new Spread(
                row.getDouble("interval_median"), row.getDouble("interval_low"), row.getDouble("interval_high"));
    }

    private static Optional<Occasion> occasion(ResultSet row) throws SQLException {
        int weekday = row.getInt("favourite_weekday");
        if (weekday == 0) {
            return Optional.empty();
        }
        var parts = Stream.of(part(row, "morning"), part(row, "afternoon"), part(row, "evening"), part(row, "night"))
                .flatMap(Optional::stream)
                .max(Comparator.comparingDouble(Time::share));
        return Optional.of(new Occasion(
                DayOfWeek.of(weekday),
                row.getDouble("favourite_weekday_share"),
                row.getDouble("weekend_share"),
                parts));
    }

    private static Optional<Time> part(ResultSet row, String part) throws SQLException {
        var share = number(row, part + "_share");
        return share.isPresent() ? Optional.of(new Time(part, share.getAsDouble())) : Optional.empty();
    }

    private static Breadth breadth(ResultSet row) throws SQLException {
        return new Breadth(
                row.getInt("departments"),
                row.getInt("categories"),
                row.getInt("articles"),
                number(row, "price_level"));
    }

    private static Taste taste(ResultSet row) throws SQLException {
        return new Taste(
                row.getString("category"),
                row.getInt("times"),
                row.getBigDecimal("net"),
                row.getDouble("share"),
                number(row, "price_level"));
    }

    private static ChannelUse channel(ResultSet row) throws SQLException {
        return new ChannelUse(
                row.getString("channel"), row.getInt("purchases"), row.getBigDecimal("net"), row.getDouble("share"));
    }

    private static Cycle cycle(ResultSet row) throws SQLException {
        var last = row.getObject("last_on", LocalDate.class);
        var interval = spread(row);
        return new Cycle(
                row.getString("name"),
                row.getInt("days"),
                last,
                interval,
                last.plusDays(Math.round(interval.median())));
    }

    private static OptionalDouble number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}

package io.clientela.differentiate.internal.worth;

import io.clientela.differentiate.CustomerWorth;
import io.clientela.differentiate.CustomerWorth.Moved;
import io.clientela.differentiate.CustomerWorth.Past;
import io.clientela.differentiate.CustomerWorth.Rhythm;
import io.clientela.differentiate.ValueRun.Cause;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.kernel.lifetime.Prediction;
import io.clientela.kernel.value.Interval;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads values from the picture. */
final class WorthRows {

    private WorthRows() {}

    /** The values of some customers in the given order, without those who have none. */
    static List<CustomerWorth> read(Connection picture, List<Long> ids) throws SQLException {
        if (ids.isEmpty()) {
            return List.of();
        }
        String list = ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
        Map<Long, CustomerWorth> found = new HashMap<>();
        PictureQuestions.rows(picture, SoldReader.SQL.get("rows").replace(":ids", list), none -> {}, WorthRows::of)
                .forEach(one -> found.put(one.customerId(), one));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private static CustomerWorth of(ResultSet row) throws SQLException {
        return new CustomerWorth(
                row.getLong("customer_id"),
                row.getString("currency"),
                row.getObject("as_of", LocalDate.class),
                row.getInt("horizon_days"),
                past(row),
                known(row, "alive"),
                known(row, "purchases"),
                new Prediction(row.getInt("likely_low"), row.getInt("likely_high"), Valued.LEVEL),
                interval(row, "spend"),
                interval(row, "expected_spend"),
                interval(row, "expected_margin"),
                interval(row, "value"),
                number(row, "stake"),
                rhythm(row),
                moved(row));
    }

    private static Past past(ResultSet row) throws SQLException {
        return new Past(
                row.getObject("first_on", LocalDate.class),
                row.getObject("last_on", LocalDate.class),
                row.getInt("bought"),
                row.getDouble("spent"),
                row.getDouble("spent_year"),
                row.getDouble("margin"));
    }

    private static Optional<Rhythm> rhythm(ResultSet row) throws SQLException {
        var usual = number(row, "usual_gap");
        return usual.isEmpty()
                ? Optional.empty()
                : Optional.of(new Rhythm(
                        usual.get(), row.getObject("unusual_from", LocalDate.class), row.getDouble("longer")));
    }

    private static Optional<Moved> moved(ResultSet row) throws SQLException {
        var cause = row.getString("cause");
        return cause == null
                ? Optional.empty()
                : Optional.of(new Moved(
                        Cause.valueOf(cause),
                        row.getDouble("before"),
                        row.getDouble("learned"),
                        row.getDouble("change"),
                        row.getDouble("since"),
                        row.getDouble("expected")));
    }

    private static Optional<Interval> interval(ResultSet row, String name) throws SQLException {
        return number(row, name).isEmpty() ? Optional.empty() : Optional.of(known(row, name));
    }

    private static Interval known(ResultSet row, String name) throws SQLException {
        return new Interval(
                row.getDouble(name + "_low"), row.getDouble(name), row.getDouble(name + "_high"), Valued.LEVEL);
    }

    private static Optional<Double> number(ResultSet row, String name) throws SQLException {
        double value = row.getDouble(name);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }
}

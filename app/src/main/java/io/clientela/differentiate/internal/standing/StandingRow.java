package io.clientela.differentiate.internal.standing;

import io.clientela.differentiate.Standing;
import io.clientela.differentiate.Standing.Basis;
import io.clientela.differentiate.Standing.RfmClass;
import io.clientela.kernel.value.Interval;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads a row of the table of standings. */
final class StandingRow {

    private StandingRow() {}

    static Standing read(ResultSet row, int number) throws SQLException {
        double value = row.getDouble("value");
        boolean valued = !row.wasNull();
        return new Standing(
                row.getLong("customer_id"),
                row.getString("currency"),
                Basis.valueOf(row.getString("basis").toUpperCase(Locale.ROOT)),
                valued ? OptionalDouble.of(value) : OptionalDouble.empty(),
                interval(row, value),
                row.getDouble("needs"),
                whole(row, "open_needs"),
                row.getInt("tier"),
                whole(row, "group_id"),
                rfm(row),
                row.getString("area"),
                portfolio(row));
    }

    private static Optional<Interval> interval(ResultSet row, double value) throws SQLException {
        double low = row.getDouble("value_low");
        if (row.wasNull()) {
            return Optional.empty();
        }
        double high = row.getDouble("value_high");
        return row.wasNull() || low > value || high < value
                ? Optional.empty()
                : Optional.of(new Interval(low, value, high, 0.95));
    }

    private static OptionalInt whole(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static Optional<RfmClass> rfm(ResultSet row) throws SQLException {
        int recency = row.getInt("recency");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new RfmClass(recency, row.getInt("frequency"), row.getInt("amount")));
    }

    private static OptionalLong portfolio(ResultSet row) throws SQLException {
        long id = row.getLong("portfolio_id");
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(id);
    }
}

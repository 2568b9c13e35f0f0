package io.clientela.differentiate.internal.analysis;

import io.clientela.differentiate.AsOf;
import io.clientela.differentiate.Behaviours;
import io.clientela.kernel.value.Outcome;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads how customers buy, in a few groups. */
final class BehaviourReader {

    private static final AnalysisSql SQL = new AnalysisSql("behaviour");

    private BehaviourReader() {}

    static Outcome<Behaviours> read(Connection picture, AsOf asOf, String currency) throws SQLException {
        return new Outcome.Known<>(new Behaviours(
                asOf,
                SQL.rows(
                        picture,
                        "kinds",
                        Map.of("currency", currency),
                        row -> new Behaviours.Kind(
                                row.getString("kind"),
                                row.getLong("customers"),
                                row.getBigDecimal("net"),
                                row.getBigDecimal("net_12m"),
                                Optional.ofNullable(row.getBigDecimal("margin_12m")),
                                number(row, "interval"),
                                number(row, "basket")))));
    }

    private static OptionalDouble number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}

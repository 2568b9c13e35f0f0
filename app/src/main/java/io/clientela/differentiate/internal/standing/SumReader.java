package io.clientela.differentiate.internal.standing;

import io.clientela.differentiate.Standings.Sum;
import io.clientela.differentiate.internal.worth.ValueSum;
import io.clientela.kernel.lifetime.Uncertainty;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Reads sums of values in the main currency with their intervals.
 *
 * @param currency the main currency
 * @param uncertainty what the run of the values leaves unsure; empty where there is none
 */
record SumReader(String currency, Optional<Uncertainty> uncertainty) {

    private static final Statements SQL = Statements.of("differentiate/standing");

    /** A statement with the columns that {@link #read} needs. */
    static String in(String name) {
        return SQL.get(name).replace(":errors", SQL.get("errors"));
    }

    Sum read(ResultSet row) throws SQLException {
        var value = ValueSum.of(row);
        return new Sum(
                row.getLong("customers"),
                value.value(),
                value.interval(uncertainty).orElse(null));
    }
}

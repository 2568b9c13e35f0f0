package io.clientela.differentiate.internal.standing;

import io.clientela.differentiate.Standings.Sum;
import io.clientela.differentiate.internal.worth.SumErrors;
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
        double value = row.getDouble("value");
        boolean below = row.getBoolean("some_below");
        var parts = SumErrors.parts(row.getArray("error_parts"));
        return new Sum(
                row.getLong("customers"),
                value,
                uncertainty
                        .flatMap(unsure -> parts.map(sums -> SumErrors.interval(unsure, value, sums, below)))
                        .orElse(null));
    }
}

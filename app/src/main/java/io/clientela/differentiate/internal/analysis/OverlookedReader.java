package io.clientela.differentiate.internal.analysis;

import io.clientela.differentiate.AsOf;
import io.clientela.differentiate.Assumptions.Assumed;
import io.clientela.differentiate.Overlooked;
import io.clientela.differentiate.Overlooked.Part;
import io.clientela.differentiate.Overlooked.Tenth;
import io.clientela.differentiate.internal.worth.SumErrors;
import io.clientela.differentiate.internal.worth.ValueSum;
import io.clientela.kernel.lifetime.Uncertainty;
import io.clientela.kernel.value.Outcome;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads who is worth more than he gets. */
final class OverlookedReader {

    private static final AnalysisSql SQL = new AnalysisSql("service");

    private OverlookedReader() {}

    private record Read(Part part, OptionalDouble rate) {}

    static Outcome<Overlooked> read(
            Connection picture, AsOf asOf, Assumed assumed, Map<String, String> parameters, SumErrors errors)
            throws SQLException {
        if (!SumErrors.valued(picture)) {
            return new Outcome.Unknown<>("unvalued", "no table of values");
        }
        var unsure = SumErrors.standing(picture).flatMap(errors::of);
        var tenths = SQL.rows(
                picture,
                "given-by-tenth",
                parameters,
                row -> new Tenth(
                        row.getInt("tenth"),
                        row.getLong("customers"),
                        row.getDouble("value"),
                        row.getDouble("margin"),
                        row.getDouble("gets"),
                        row.getLong("overlooked")));
        var parts = SQL.rows(picture, "overlooked", parameters, row -> part(row, unsure));
        var rate = parts.isEmpty() ? OptionalDouble.empty() : parts.getFirst().rate();
        if (tenths.isEmpty() || rate.isEmpty()) {
            return new Outcome.Unknown<>(
                    tenths.isEmpty() ? "no-margin" : "unvalued", tenths.size() + " tenths of customers");
        }
        return new Outcome.Known<>(new Overlooked(
                asOf,
                assumed,
                rate.getAsDouble(),
                parts.getFirst().part(),
                parts.stream().skip(1).map(Read::part).toList(),
                tenths));
    }

    private static Read part(ResultSet row, Optional<Uncertainty> unsure) throws SQLException {
        var value = ValueSum.of(row);
        double rate = row.getDouble("rate");
        boolean known = !row.wasNull();
        return new Read(
                new Part(
                        row.getString("why"),
                        row.getLong("customers"),
                        value.value(),
                        value.interval(unsure),
                        row.getDouble("margin"),
                        row.getDouble("gets")),
                known ? OptionalDouble.of(rate) : OptionalDouble.empty());
    }
}

package io.clientela.differentiate.internal.analysis;

import io.clientela.differentiate.AnalysisQuestion;
import io.clientela.differentiate.AsOf;
import io.clientela.differentiate.Concentration;
import io.clientela.differentiate.Concentration.Hundredth;
import io.clientela.kernel.counting.Inequality;
import io.clientela.kernel.value.Outcome;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;

/** Reads how unequally net or margin is spread over customers. */
final class ConcentrationReader {

    private static final AnalysisSql SQL = new AnalysisSql("concentration");

    private ConcentrationReader() {}

    private record Part(Hundredth hundredth, double weighted, long below, BigDecimal lost) {}

    private record Unknown(long customers, BigDecimal net) {}

    static Outcome<Concentration> read(Connection picture, AsOf asOf, AnalysisQuestion question, Concentration.Of of)
            throws SQLException {
        var parameters = new HashMap<String, Object>(question.parameters());
        parameters.put("spread", of.name());
        var parts = SQL.rows(
                picture,
                "curve",
                parameters,
                row -> new Part(
                        new Hundredth(row.getInt("percent"), row.getLong("customers"), row.getBigDecimal("amount")),
                        row.getDouble("weighted"),
                        row.getLong("below"),
                        row.getBigDecimal("lost")));
        var unknown = SQL.rows(
                        picture,
                        "unknown",
                        parameters,
                        row -> new Unknown(row.getLong("customers"), row.getBigDecimal("net")))
                .getFirst();
        return new Outcome.Known<>(of(asOf, of, parts, unknown));
    }

    private static Concentration of(AsOf asOf, Concentration.Of of, List<Part> parts, Unknown unknown) {
        long customers =
                parts.stream().mapToLong(part -> part.hundredth().customers()).sum();
        var total = sum(parts.stream().map(part -> part.hundredth().amount()).toList());
        return new Concentration(
                asOf,
                of,
                customers,
                total,
                unknown.customers(),
                unknown.net(),
                parts.stream().mapToLong(Part::below).sum(),
                sum(parts.stream().map(Part::lost).toList()),
                Inequality.gini(
                        customers,
                        total.doubleValue(),
                        parts.stream().mapToDouble(Part::weighted).sum()),
                parts.stream().map(Part::hundredth).toList());
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

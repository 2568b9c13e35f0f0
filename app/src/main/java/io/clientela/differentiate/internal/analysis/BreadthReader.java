package io.clientela.differentiate.internal.analysis;

import io.clientela.differentiate.AnalysisQuestion;
import io.clientela.differentiate.AsOf;
import io.clientela.differentiate.Breadths;
import io.clientela.differentiate.Breadths.Departments;
import io.clientela.differentiate.Breadths.Pair;
import io.clientela.differentiate.Breadths.Step;
import io.clientela.kernel.counting.Lift;
import io.clientela.kernel.counting.Means;
import io.clientela.kernel.counting.Share;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads of how much each customer buys. */
final class BreadthReader {

    private static final AnalysisSql SQL = new AnalysisSql("scope");

    private BreadthReader() {}

    private record Wide(
            int n, long customers, long purchases, BigDecimal net, Optional<BigDecimal> margin, Sample sample) {}

    private record Sample(long n, double mean, double deviation) {

        Means.Sample of() {
            return new Means.Sample(n, mean, deviation);
        }
    }

    private record Stepped(String what, Step step) {}

    static Outcome<Breadths> read(Connection picture, AsOf asOf, AnalysisQuestion question) throws SQLException {
        var parameters = question.parameters();
        var steps = SQL.rows(
                picture,
                "breadths",
                parameters,
                row -> new Stepped(
                        row.getString("what"),
                        step(row.getInt("step"), row.getLong("customers"), row.getBigDecimal("net"))));
        return new Outcome.Known<>(new Breadths(
                asOf,
                departments(picture, parameters),
                of(steps, "categories"),
                of(steps, "articles"),
                pairs(picture, parameters)));
    }

    private static List<Departments> departments(Connection picture, Map<String, String> parameters)
            throws SQLException {
        var wide = SQL.rows(
                picture,
                "departments",
                parameters,
                row -> new Wide(
                        row.getInt("departments"),
                        row.getLong("customers"),
                        row.getLong("purchases"),
                        row.getBigDecimal("net"),
                        Optional.ofNullable(row.getBigDecimal("margin")),
                        new Sample(row.getLong("known"), row.getDouble("mean"), row.getDouble("deviation"))));
        var departments = new ArrayList<Departments>();
        for (int i = 0; i < wide.size(); i++) {
            var one = wide.get(i);
            Outcome<Interval> further =
                    i > 0 && wide.get(i - 1).n() > 0 && wide.get(i - 1).n() == one.n() - 1
                            ? Means.difference(
                                    one.sample().of(), wide.get(i - 1).sample().of())
                            : new Outcome.Unknown<>("first", "nobody with one department less");
            departments.add(new Departments(
                    one.n(),
                    one.customers(),
                    one.purchases(),
                    one.net(),
                    one.margin(),
                    one.sample().n(),
                    Means.of(one.sample().n(), one.sample().mean(), one.sample().deviation()),
                    further));
        }
        return departments;
    }

    private static Step step(int step, long customers, BigDecimal net) {
        return switch (step) {
            case 10 -> new Step(6, 10, customers, net);
            case 20 -> new Step(11, 20, customers, net);
            case 50 -> new Step(21, 50, customers, net);
            case 51 -> new Step(51, Step.OPEN, customers, net);
            default -> new Step(step, step, customers, net);
        };
    }

    private static List<Step> of(List<Stepped> steps, String what) {
        return steps.stream()
                .filter(one -> one.what().equals(what))
                .map(Stepped::step)
                .toList();
    }

    private static List<Pair> pairs(Connection picture, Map<String, String> parameters) throws SQLException {
        return SQL.rows(picture, "pairs", parameters, row -> {
            long both = row.getLong("both");
            long first = row.getLong("first");
            long second = row.getLong("second");
            return new Pair(
                    row.getString("one"),
                    row.getString("other"),
                    both,
                    first,
                    second,
                    Lift.of(both, first, second, row.getLong("customers")),
                    Share.of(both, first));
        });
    }
}

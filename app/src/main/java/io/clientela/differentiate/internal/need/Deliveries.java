package io.clientela.differentiate.internal.need;

import io.clientela.differentiate.NeedsGroups.Check;
import io.clientela.differentiate.NeedsGroups.Delivery;
import io.clientela.differentiate.NeedsGroups.Failing;
import io.clientela.differentiate.NeedsGroups.Rule;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.kernel.need.Proportion;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Statements;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whether expectations are delivered: by what people found, or by a rule on what the picture shows. */
@Component
class Deliveries {

    private static final Statements SQL = Statements.of("differentiate/needs-picture");

    private final PictureQuestions picture;

    Deliveries(PictureQuestions picture) {
        this.picture = picture;
    }

    /** By hand: the share of checks that found it kept; it is kept where the latest check says so. */
    static Outcome<Delivery> byHand(List<Check> checks) {
        var counted = checks.stream().filter(check -> !check.takenBack()).toList();
        long well = counted.stream().filter(Check::kept).count();
        Map<Long, Failing> failing = new HashMap<>();
        for (var check : counted) {
            check.customerId()
                    .ifPresent(id -> failing.merge(
                            id,
                            new Failing(id, check.kept() ? 0 : 1, 1),
                            (one, other) ->
                                    new Failing(id, one.failures() + other.failures(), one.cases() + other.cases())));
        }
        return Proportion.of(well, counted.size())
                .map(share -> new Delivery(
                        well, counted.size(), share, counted.getFirst().kept(), worst(List.copyOf(failing.values()))));
    }

    /** By a rule: the share of cases that were well; it is kept where the share of the others is within the bound. */
    Outcome<Delivery> measured(Rule rule, double bound, List<Long> members) {
        if (members.isEmpty()) {
            return new Outcome.Unknown<>("no-cases", "no members");
        }
        var statement = SQL.get(rule == Rule.RETURNS_AT_MOST ? "returned" : "price-changes");
        var ids = members.stream().map(String::valueOf).collect(Collectors.joining(","));
        return picture.ask(connection -> {
            var day = PictureQuestions.day(connection).orElseThrow();
            var sql = statement.replace(":customers", ids).replace(":day", day.toString());
            return delivery(
                    PictureQuestions.rows(
                            connection,
                            sql,
                            none -> {},
                            row -> new Failing(
                                    row.getLong("customer_id"),
                                    Math.min(row.getLong("failures"), row.getLong("cases")),
                                    row.getLong("cases"))),
                    bound);
        });
    }

    private static Outcome<Delivery> delivery(List<Failing> customers, double bound) {
        long cases = customers.stream().mapToLong(Failing::cases).sum();
        long failures = customers.stream().mapToLong(Failing::failures).sum();
        Outcome<Interval> share = Proportion.of(cases - failures, cases);
        return share.map(
                known -> new Delivery(cases - failures, cases, known, failures <= bound * cases, worst(customers)));
    }

    private static List<Failing> worst(List<Failing> customers) {
        return customers.stream()
                .filter(one -> one.failures() > 0)
                .sorted(Comparator.comparingLong(Failing::failures).reversed().thenComparingLong(Failing::customerId))
                .toList();
    }

    /** By its rule. */
    Outcome<Delivery> of(Rule rule, double bound, List<Check> checks, List<Long> members) {
        return rule == Rule.BY_HAND ? byHand(checks) : measured(rule, bound, members);
    }
}

package io.clientela.differentiate.internal.segment;

import io.clientela.differentiate.Rule;
import io.clientela.differentiate.Rule.Comparison;
import io.clientela.differentiate.Truth;
import io.clientela.differentiate.Verdict;
import io.clientela.differentiate.Verdict.Figure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Tests one customer against rules; the other form of the same rules is {@link RuleSql}. */
final class Judge {

    private static final Figure NOTHING = new Verdict.Nothing();

    private final Facts facts;
    private final LongFunction<Optional<Rule>> segments;

    /**
     * @param facts the customer
     * @param segments the present rules of segments; none leads to itself
     */
    Judge(Facts facts, LongFunction<Optional<Rule>> segments) {
        this.facts = facts;
        this.segments = segments;
    }

    /** Whether a rule holds, and why. */
    Verdict verdict(Rule rule) {
        return switch (rule) {
            case Rule.All all -> {
                var parts = all.of().stream().map(this::verdict).toList();
                yield group(rule, parts.stream().map(Verdict::truth).reduce(Truth.TRUE, Truth::and), parts);
            }
            case Rule.Any any -> {
                var parts = any.of().stream().map(this::verdict).toList();
                yield group(rule, parts.stream().map(Verdict::truth).reduce(Truth.FALSE, Truth::or), parts);
            }
            case Rule.Not not -> {
                var part = verdict(not.of());
                yield group(rule, part.truth().not(), List.of(part));
            }
            case Rule.FeatureIs is -> {
                var value = facts.features().get(is.feature());
                yield leaf(rule, compare(value, is.comparison(), is.value(), facts.today()), figure(value));
            }
            case Rule.WorthIs is -> {
                var value = facts.worth().get(is.worth());
                yield leaf(rule, compare(value, is.comparison(), is.value(), facts.today()), figure(value));
            }
            case Rule.Bought bought -> bought(bought);
            case Rule.PlaceIs is -> {
                var name = facts.places().get(is.place());
                yield leaf(
                        rule,
                        name == null
                                ? Truth.UNKNOWN
                                : Truth.of(is.names().stream()
                                        .anyMatch(one -> lower(one).equals(lower(name)))),
                        figure(name));
            }
            case Rule.KindIs is ->
                leaf(
                        rule,
                        facts.kind().isEmpty()
                                ? Truth.UNKNOWN
                                : Truth.of(facts.kind().equals(RuleSql.kind(is.kind()))),
                        facts.kind().isEmpty() ? NOTHING : new Verdict.Word(facts.kind()));
            case Rule.In in -> {
                var other = segments.apply(in.segment()).map(this::verdict);
                yield group(
                        rule,
                        other.map(Verdict::truth).orElse(Truth.UNKNOWN),
                        other.map(List::of).orElse(List.of()));
            }
        };
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Verdict group(Rule rule, Truth truth, List<Verdict> parts) {
        return new Verdict(rule, truth, NOTHING, parts);
    }

    private static Verdict leaf(Rule rule, Truth truth, Figure figure) {
        return new Verdict(rule, truth, figure, List.of());
    }

    private static Figure figure(@Nullable Object value) {
        return switch (value) {
            case null -> NOTHING;
            case Double number -> new Verdict.Measured(number);
            case LocalDate day -> new Verdict.On(day);
            default -> new Verdict.Word(value.toString());
        };
    }

    private Verdict bought(Rule.Bought bought) {
        var lines = facts.lines().stream()
                .filter(line -> bought.time().holds(line.day(), facts.today()))
                .filter(line -> name(bought.what(), line).equals(bought.name()))
                .toList();
        var number = switch (bought.measure()) {
            case TIMES ->
                BigDecimal.valueOf(lines.stream()
                        .filter(Facts.Line::sells)
                        .mapToLong(Facts.Line::document)
                        .distinct()
                        .count());
            case AMOUNT -> lines.stream().map(Facts.Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        };
        int order = number.compareTo(bought.number());
        var holds = switch (bought.bound()) {
            case AT_LEAST -> order >= 0;
            case AT_MOST -> order <= 0;
        };
        return leaf(
                bought,
                Truth.of(holds),
                bought.measure() == Rule.Measure.TIMES
                        ? new Verdict.Measured(number.doubleValue())
                        : new Verdict.Amount(number));
    }

    private static String name(Rule.What what, Facts.Line line) {
        return switch (what) {
            case ANYTHING -> "";
            case ARTICLE -> line.article();
            case CATEGORY -> line.category();
            case DEPARTMENT -> line.department();
            case CHANNEL -> line.channel();
        };
    }

    /** How a value compares: a {@link Double}, a {@link LocalDate}, a {@link String}, or null where it is unknown. */
    static Truth compare(@Nullable Object value, Comparison comparison, String with, LocalDate today) {
        if (comparison.alone()) {
            return Truth.of((value == null) == (comparison == Comparison.UNKNOWN));
        }
        return switch (value) {
            case null -> Truth.UNKNOWN;
            case LocalDate day -> Truth.of(dates(day, comparison, with, today));
            case Double number -> Truth.of(numbers(number, comparison, Double.parseDouble(with)));
            default -> Truth.of(value.equals(with) == (comparison == Comparison.EQUAL));
        };
    }

    private static boolean numbers(double value, Comparison comparison, double with) {
        return switch (comparison) {
            case LESS -> value < with;
            case AT_MOST -> value <= with;
            case EQUAL -> value == with;
            case DIFFERENT -> value != with;
            case AT_LEAST -> value >= with;
            case MORE -> value > with;
            default -> throw new IllegalArgumentException(comparison + " of numbers");
        };
    }

    private static boolean dates(LocalDate value, Comparison comparison, String with, LocalDate today) {
        return switch (comparison) {
            case LONGER_AGO -> value.isBefore(today.minusDays(Rule.days(with)));
            case WITHIN -> value.isAfter(today.minusDays(Rule.days(with)));
            case BEFORE -> value.isBefore(Rule.day(with));
            case FROM -> !value.isBefore(Rule.day(with));
            default -> throw new IllegalArgumentException(comparison + " of days");
        };
    }
}

package io.clientela.console.internal.segments;

import io.clientela.differentiate.Feature;
import io.clientela.differentiate.Rule;
import io.clientela.differentiate.Rule.Comparison;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns what stands in the builder into a rule and back. Conditions that are not finished are left aside and named. */
public final class RuleForm {

    private final List<String> unfinished = new ArrayList<>();

    private RuleForm() {}

    /**
     * A rule from the builder.
     *
     * @param rule of the finished conditions
     * @param unfinished the places of the others
     */
    public record Read(Rule rule, List<String> unfinished) {
        public Read {
            unfinished = List.copyOf(unfinished);
        }
    }

    /** Reads a rule. */
    static Read read(RuleNode node) {
        var form = new RuleForm();
        var rule = form.rule(node).orElse(new Rule.All(List.of()));
        return new Read(rule, form.unfinished);
    }

    private Optional<Rule> rule(RuleNode node) {
        if (node.isGroup()) {
            var parts =
                    node.parts().stream().flatMap(part -> rule(part).stream()).toList();
            if (parts.isEmpty() && !node.path().equals("r")) {
                return Optional.empty();
            }
            return Optional.of(
                    switch (node.topic()) {
                        case "any" -> parts.isEmpty() ? new Rule.All(List.of()) : new Rule.Any(parts);
                        case "none" -> new Rule.Not(new Rule.Any(parts));
                        default -> new Rule.All(parts);
                    });
        }
        try {
            var condition = condition(node);
            return Optional.of(node.field("not").equals("yes") ? new Rule.Not(condition) : condition);
        } catch (RuntimeException e) {
            unfinished.add(node.place());
            return Optional.empty();
        }
    }

    private static Rule condition(RuleNode node) {
        return switch (node.kind()) {
            case "feature" -> {
                var feature = Feature.valueOf(node.about());
                yield new Rule.FeatureIs(feature, comparison(node, feature.unit()), value(node, feature.unit()));
            }
            case "worth" -> {
                var worth = Rule.Worth.valueOf(node.about());
                yield new Rule.WorthIs(worth, comparison(node, worth.unit()), value(node, worth.unit()));
            }
            case "bought" -> bought(node);
            case "place" ->
                new Rule.PlaceIs(
                        Rule.Place.valueOf(node.about()),
                        Arrays.stream(node.field("names").split("[;\\n]"))
                                .map(String::strip)
                                .filter(name -> !name.isEmpty())
                                .toList());
            case "kind" -> new Rule.KindIs(Rule.Kind.valueOf(node.field("kind", "PERSON")));
            case "in" -> new Rule.In(Long.parseLong(node.field("segment")));
            default -> throw new IllegalArgumentException("no condition: " + node.topic());
        };
    }

    /** How a condition compares: what was chosen where it fits, else the first that does. */
    static Comparison comparison(RuleNode node, Feature.Unit unit) {
        var fitting = Comparison.of(unit);
        return fitting.stream()
                .filter(one -> one.name().equals(node.field("comparison")))
                .findFirst()
                .orElse(fitting.getFirst());
    }

    private static String value(RuleNode node, Feature.Unit unit) {
        var comparison = comparison(node, unit);
        if (comparison.alone()) {
            return "";
        }
        var value = node.field("value");
        if (unit == Feature.Unit.SHARE) {
            return number(value).movePointLeft(2).toPlainString();
        }
        boolean text = unit == Feature.Unit.WORD || unit == Feature.Unit.DATE;
        return text ? value : number(value).toPlainString();
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text.replace(',', '.'));
    }

    private static Rule bought(RuleNode node) {
        var what = Rule.What.valueOf(node.about());
        Rule.Time time = switch (node.field("time", "last-days")) {
            case "ever" -> new Rule.Ever();
            case "between" ->
                new Rule.Between(LocalDate.parse(node.field("first")), LocalDate.parse(node.field("last")));
            default -> new Rule.LastDays(Integer.parseInt(node.field("days")));
        };
        return new Rule.Bought(
                what,
                what == Rule.What.ANYTHING ? "" : node.field("name"),
                Rule.Measure.valueOf(node.field("measure", "TIMES")),
                Rule.Bound.valueOf(node.field("bound", "AT_LEAST")),
                number(node.field("number")),
                time);
    }

    /** Shows a rule; the whole is always a group. */
    static RuleNode show(Rule rule) {
        var node = node(rule);
        return node.isGroup() ? node.at("r") : RuleNode.group("all", List.of(node));
    }

    private static RuleNode node(Rule rule) {
        return switch (rule) {
            case Rule.All all -> RuleNode.group("all", nodes(all.of()));
            case Rule.Any any -> RuleNode.group("any", nodes(any.of()));
            case Rule.Not not -> not(not.of());
            case Rule.FeatureIs is ->
                RuleNode.condition(
                        "feature:" + is.feature(),
                        "comparison",
                        is.comparison().name(),
                        "value",
                        shown(is.value(), is.feature().unit()));
            case Rule.WorthIs is ->
                RuleNode.condition(
                        "worth:" + is.worth(),
                        "comparison",
                        is.comparison().name(),
                        "value",
                        shown(is.value(), is.worth().unit()));
            case Rule.Bought bought -> bought(bought);
            case Rule.PlaceIs is ->
                RuleNode.condition(
                        "place:" + is.place(), "names", is.names().stream().collect(Collectors.joining("; ")));
            case Rule.KindIs is -> RuleNode.condition("kind", "kind", is.kind().name());
            case Rule.In in -> RuleNode.condition("in", "segment", String.valueOf(in.segment()));
        };
    }

    private static List<RuleNode> nodes(List<Rule> rules) {
        return rules.stream().map(RuleForm::node).toList();
    }

    private static RuleNode not(Rule rule) {
        if (rule instanceof Rule.Any any) {
            return RuleNode.group("none", nodes(any.of()));
        }
        var node = node(rule);
        if (List.of("place", "kind", "in").contains(node.kind())) {
            var fields = new java.util.LinkedHashMap<>(node.fields());
            fields.put("not", "yes");
            return new RuleNode("r", node.topic(), fields, List.of());
        }
        return RuleNode.group("none", List.of(node));
    }

    private static String shown(String value, Feature.Unit unit) {
        return unit == Feature.Unit.SHARE && !value.isEmpty()
                ? new BigDecimal(value).movePointRight(2).stripTrailingZeros().toPlainString()
                : value;
    }

    private static RuleNode bought(Rule.Bought bought) {
        var fields = new ArrayList<>(List.of(
                "name",
                bought.name(),
                "measure",
                bought.measure().name(),
                "bound",
                bought.bound().name(),
                "number",
                bought.number().toPlainString()));
        switch (bought.time()) {
            case Rule.Ever ever -> fields.addAll(List.of("time", "ever"));
            case Rule.LastDays last -> fields.addAll(List.of("time", "last-days", "days", String.valueOf(last.days())));
            case Rule.Between between ->
                fields.addAll(List.of(
                        "time",
                        "between",
                        "first",
                        between.first().toString(),
                        "last",
                        between.last().toString()));
        }
        return RuleNode.condition("bought:" + bought.what(), fields.toArray(String[]::new));
    }
}

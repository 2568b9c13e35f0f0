package io.clientela.console.internal.segments;

import io.clientela.differentiate.Feature;
import io.clientela.differentiate.Rule;
import io.clientela.differentiate.Rule.Comparison;
import io.clientela.differentiate.Segments;
import io.clientela.kernel.value.Outcome;
import java.util.List;
import java.util.Optional;

/** Ready-made rules to start from. */
final class Examples {

    static final List<String> NAMES = List.of("silent", "best", "once", "new", "narrow", "returns");

    private final Segments segments;

    Examples(Segments segments) {
        this.segments = segments;
    }

    /** The rule of an example; empty where there is none of that name, or nothing to compute it from. */
    Optional<Rule> rule(String name) {
        return switch (name) {
            case "silent" ->
                Optional.of(
                        segments.knowsWorth()
                                ? new Rule.All(List.of(
                                        new Rule.WorthIs(Rule.Worth.SILENT, Comparison.AT_LEAST, "0"),
                                        is(Feature.PURCHASE_DAYS, Comparison.AT_LEAST, "3"),
                                        is(Feature.LAST_ON, Comparison.WITHIN, "365")))
                                : new Rule.All(List.of(
                                        is(Feature.PURCHASE_DAYS, Comparison.AT_LEAST, "3"),
                                        is(Feature.LAST_ON, Comparison.LONGER_AGO, "90"),
                                        is(Feature.LAST_ON, Comparison.WITHIN, "365"))));
            case "best" ->
                segments.bestTenth() instanceof Outcome.Known<Double> known
                        ? Optional.of(all(
                                is(Feature.SPEND_12M, Comparison.AT_LEAST, String.valueOf(Math.round(known.value())))))
                        : Optional.empty();
            case "once" -> Optional.of(all(is(Feature.PURCHASE_DAYS, Comparison.EQUAL, "1")));
            case "new" -> Optional.of(all(is(Feature.FIRST_ON, Comparison.WITHIN, "90")));
            case "narrow" ->
                Optional.of(all(
                        is(Feature.DEPARTMENTS, Comparison.EQUAL, "1"),
                        is(Feature.PURCHASE_DAYS, Comparison.AT_LEAST, "3")));
            case "returns" ->
                Optional.of(all(
                        is(Feature.RETURNS_SHARE, Comparison.AT_LEAST, "0.2"),
                        is(Feature.PURCHASES, Comparison.AT_LEAST, "3")));
            default -> Optional.empty();
        };
    }

    private static Rule all(Rule... rules) {
        return new Rule.All(List.of(rules));
    }

    private static Rule is(Feature feature, Comparison comparison, String value) {
        return new Rule.FeatureIs(feature, comparison, value);
    }
}

package io.clientela.differentiate.internal.segment;

import io.clientela.differentiate.Rule;
import io.clientela.differentiate.Rule.Comparison;
import io.clientela.differentiate.Truth;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;

/**
 * What a rule may come to for a customer of whom no features are known, who therefore bought nothing. Parts are taken as
 * independent of each other: it may name too much, never too little.
 */
final class Possible {

    private static final Set<Truth> ANY = Set.of(Truth.values());

    private final LongFunction<Optional<Rule>> segments;

    Possible(LongFunction<Optional<Rule>> segments) {
        this.segments = segments;
    }

    /** Whether the rule can hold for him. */
    boolean canHold(Rule rule) {
        return of(rule).contains(Truth.TRUE);
    }

    private Set<Truth> of(Rule rule) {
        return switch (rule) {
            case Rule.All all -> fold(all.of(), Truth.TRUE, false);
            case Rule.Any any -> fold(any.of(), Truth.FALSE, true);
            case Rule.Not not -> {
                var truths = EnumSet.noneOf(Truth.class);
                of(not.of()).forEach(truth -> truths.add(truth.not()));
                yield truths;
            }
            case Rule.FeatureIs is -> Set.of(unknown(is.comparison()));
            case Rule.WorthIs is -> Set.of(unknown(is.comparison()));
            case Rule.Bought bought ->
                Set.of(Truth.of(
                        bought.bound() == Rule.Bound.AT_LEAST
                                ? bought.number().signum() <= 0
                                : bought.number().signum() >= 0));
            case Rule.PlaceIs place -> ANY;
            case Rule.KindIs kind -> ANY;
            case Rule.In in -> segments.apply(in.segment()).map(this::of).orElse(Set.of(Truth.UNKNOWN));
        };
    }

    private static Truth unknown(Comparison comparison) {
        return comparison.alone() ? Truth.of(comparison == Comparison.UNKNOWN) : Truth.UNKNOWN;
    }

    private Set<Truth> fold(List<Rule> parts, Truth start, boolean or) {
        Set<Truth> truths = EnumSet.of(start);
        for (var part : parts) {
            var next = EnumSet.noneOf(Truth.class);
            for (var one : truths) {
                of(part).forEach(other -> next.add(or ? one.or(other) : one.and(other)));
            }
            truths = next;
        }
        return truths;
    }
}

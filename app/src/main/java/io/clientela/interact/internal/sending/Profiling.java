package io.clientela.interact.internal.sending;

import io.clientela.differentiate.Rule;
import io.clientela.differentiate.Segments;
import io.clientela.interact.Sendings.Plan;
import io.clientela.measure.ExperimentPlan.Target;
import io.clientela.measure.Experiments;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Whether the target of a sending is chosen by what customers bought, or by what is worked out of that: a segment whose rule
 * asks for habits, purchases or worth, mini-portfolios (which are made of worth and needs). Places and kinds of customers are
 * no such thing, nor is everybody, nor a list of customers that somebody brought.
 */
@Component
class Profiling {

    private final Segments segments;
    private final Experiments experiments;

    Profiling(Segments segments, Experiments experiments) {
        this.segments = segments;
        this.experiments = experiments;
    }

    boolean chooses(Plan plan) {
        return plan.segmentId().isPresent()
                ? asksFor(plan.segmentId())
                : experiments
                        .find(plan.experimentId().orElseThrow())
                        .filter(one -> chooses(one.plan().target()))
                        .isPresent();
    }

    private boolean chooses(Target target) {
        return switch (target.of()) {
            case ALL, CUSTOMERS -> false;
            case SEGMENT -> asksFor(OptionalLong.of(target.ids().getFirst()));
            case PORTFOLIOS -> true;
        };
    }

    private boolean asksFor(OptionalLong segment) {
        return asks(new Rule.In(segment.orElseThrow()), new HashSet<>());
    }

    private boolean asks(Rule rule, Set<Long> seen) {
        return switch (rule) {
            case Rule.All all -> all.of().stream().anyMatch(one -> asks(one, seen));
            case Rule.Any any -> any.of().stream().anyMatch(one -> asks(one, seen));
            case Rule.Not not -> asks(not.of(), seen);
            case Rule.FeatureIs _, Rule.WorthIs _, Rule.Bought _ -> true;
            case Rule.PlaceIs _, Rule.KindIs _ -> false;
            case Rule.In in ->
                seen.add(in.segment())
                        && segments.find(in.segment())
                                .filter(one -> asks(one.rule(), seen))
                                .isPresent();
        };
    }
}

package io.clientela.interact.internal.sending;

import io.clientela.differentiate.Segment;
import io.clientela.differentiate.Segments;
import io.clientela.interact.Sendings.Plan;
import io.clientela.measure.Exposure;
import io.clientela.measure.Exposures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whom a sending goes to: the members of a segment, or the target of an experiment. */
@Component
class Target {

    static final int PIECE = 5_000;
    private static final Stand NOT_MEASURED = new Stand(Exposure.Kind.NOT_MEASURED, Optional.empty());

    private final Segments segments;
    private final Exposures exposures;

    Target(Segments segments, Exposures exposures) {
        this.segments = segments;
        this.exposures = exposures;
    }

    /** Takes in customers whose exposures would say the same, piece by piece. */
    interface Taker {
        void take(Stand stand, List<Long> customers);
    }

    /**
     * What the exposures of some customers would say.
     *
     * @param arm the name of their arm; empty where they are in none
     */
    record Stand(Exposure.Kind kind, Optional<String> arm) {}

    /** Adds to the target of a running experiment those who came into it since, where it grows. */
    void grow(Plan plan) {
        plan.experimentId().ifPresent(exposures::grow);
    }

    /** How many it is about; 0 where that is not known. */
    long size(Plan plan) {
        if (plan.segmentId().isPresent()) {
            return segments.find(plan.segmentId().getAsLong())
                    .map(Segment::members)
                    .orElse(0L);
        }
        return exposures.targetSize(plan.experimentId().orElseThrow());
    }

    /** @throws IllegalArgumentException if there is no such segment, or the experiment does not run */
    void each(Plan plan, Taker taker) {
        if (plan.segmentId().isPresent()) {
            members(plan.segmentId().getAsLong(), taker);
        } else {
            arms(plan.experimentId().orElseThrow(), taker);
        }
    }

    private void members(long segmentId, Taker taker) {
        var waiting = new ArrayList<Long>();
        segments.members(segmentId, Segment.Show.PRESENT, Instant.EPOCH, Instant.EPOCH, some -> {
            some.forEach(member -> waiting.add(member.customer()));
            while (waiting.size() >= PIECE) {
                taker.take(NOT_MEASURED, List.copyOf(waiting.subList(0, PIECE)));
                waiting.subList(0, PIECE).clear();
            }
        });
        if (!waiting.isEmpty()) {
            taker.take(NOT_MEASURED, List.copyOf(waiting));
        }
    }

    private void arms(long experimentId, Taker taker) {
        long after = 0;
        while (true) {
            var page = exposures.target(experimentId, after, PIECE);
            page.stream()
                    .collect(Collectors.groupingBy(
                            one -> new Stand(one.kind(), one.arm()),
                            Collectors.mapping(Exposures.Targeted::customerId, Collectors.toSet())))
                    .forEach((stand, customers) -> taker.take(stand, List.copyOf(customers)));
            if (page.size() < PIECE) {
                return;
            }
            after = page.getLast().recordId();
        }
    }
}

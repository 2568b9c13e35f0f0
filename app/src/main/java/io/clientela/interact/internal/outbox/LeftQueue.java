package io.clientela.interact.internal.outbox;

import io.clientela.interact.ConsentWithdrawn;
import io.clientela.interact.ContactPaused;
import io.clientela.interact.ContactRefused;
import io.clientela.interact.Medium;
import io.clientela.interact.Purpose;
import io.clientela.interact.TrackingRefused;
import io.clientela.interact.internal.row.Reason;
import io.clientela.measure.ExperimentOver;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Stops what waits for a customer who left or wants to be left alone, or for an experiment that is stopped or over, in the
 * transaction in which that is said. Nobody claims meanwhile: what is claimed afterwards has heard of it, what was claimed before and not begun is taken back.
 */
@Component
class LeftQueue {

    private final MessageTable table;
    private final Clock clock;

    LeftQueue(MessageTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @EventListener
    void left(ConsentWithdrawn event) {
        table.holdClaims();
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (var purpose : event.purposes()) {
            if (purpose == Purpose.PROFILING) {
                table.leftProfiling(event.customerId(), event.dialogue(), Reason.write("gate.profiling.left", today));
                continue;
            }
            table.left(
                    event.customerId(),
                    event.dialogue(),
                    java.util.Set.of(purpose),
                    event.media(),
                    Reason.write("gate.purpose.left", purpose, today));
        }
    }

    @EventListener
    void refused(ContactRefused event) {
        table.holdClaims();
        table.left(event.customerId(), "", Purpose.agreed(), EnumSet.allOf(Medium.class), "gate.pause.always");
    }

    @EventListener
    void untracked(TrackingRefused event) {
        table.holdClaims();
        table.leftTracked(event.customerId(), "gate.track");
    }

    @EventListener
    void over(ExperimentOver event) {
        table.holdClaims();
        table.over(event.experimentId(), "gate.arm.over");
    }

    /** What was claimed passed the gate before he said so: it is judged again. */
    @EventListener
    void paused(ContactPaused event) {
        table.holdClaims();
        table.judgeAgain(event.customerId(), Purpose.agreed());
    }
}

package io.clientela.interact.internal.outbox;

import io.clientela.interact.Medium;
import io.clientela.interact.internal.outbox.Claims.Uncertain;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks after what a crash left: claims of those who are gone, and uncertain messages whose medium can tell. */
@Component
class Settling {

    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);
    private static final int BATCH = 500;

    /** So long after it was begun a medium knows what it has. */
    private static final Duration KNOWN = Duration.ofSeconds(20);

    private final Claims claims;
    private final MessageTable table;
    private final MediumCarriers carriers;
    private final Clock clock;
    private long after;

    Settling(Claims claims, MessageTable table, MediumCarriers carriers, Clock clock) {
        this.claims = claims;
        this.table = table;
        this.carriers = carriers;
        this.clock = clock;
    }

    /** One round of one thread at a time. @return how many messages it moved */
    synchronized int round() {
        int moved = claims.adopt();
        if (moved > 0) {
            LOG.warn("{} messages were claimed by a process that is gone", moved);
        }
        var some = claims.uncertain(clock.instant().minus(KNOWN), after, BATCH);
        after = some.size() < BATCH ? 0 : some.getLast().messageId(); // the next, so that all come round
        var byMedium = some.stream().collect(Collectors.groupingBy(Uncertain::medium));
        for (var of : byMedium.entrySet()) {
            moved += settle(of.getKey(), of.getValue());
        }
        return moved;
    }

    private int settle(Medium medium, List<Uncertain> some) {
        var told = carriers.of(medium)
                .map(carrier ->
                        carrier.left(some.stream().map(Uncertain::reference).toList()))
                .orElse(Map.of());
        int moved = 0;
        for (var one : some) {
            var left = told.get(one.reference());
            if (left != null && table.settle(one.messageId(), left, left ? "outbox.told" : "")) {
                moved++;
            }
        }
        return moved;
    }
}

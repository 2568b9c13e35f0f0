package io.clientela.interact.internal.outbox;

import io.clientela.interact.ConsentWithdrawn;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Stops what waits for a customer who left, in the transaction in which he leaves. */
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
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (var purpose : event.purposes()) {
            table.left(
                    event.customerId(),
                    event.dialogue(),
                    java.util.Set.of(purpose),
                    event.media(),
                    Reason.write("gate.purpose.left", purpose, today));
        }
    }
}

package io.clientela.differentiate.internal.segment;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Asks all segments once after a start: a process that was killed may not have told them what changed. */
@Component
class CatchUp {

    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);

    private final Keeper keeper;
    private final boolean background;

    CatchUp(Keeper keeper, @Value("${clientela.background-jobs}") boolean background) {
        this.keeper = keeper;
        this.background = background;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        if (background) {
            Thread.ofPlatform().daemon().name("segments").start(() -> {
                try {
                    keeper.all();
                } catch (RuntimeException e) {
                    LOG.warn("segments could not catch up", e);
                }
            });
        }
    }
}

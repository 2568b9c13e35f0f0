package io.clientela.interact.internal.medium;

import io.clientela.interact.ConsentWithdrawn;
import io.clientela.interact.ContactPaused;
import io.clientela.interact.ContactRefused;
import io.clientela.interact.Medium;
import io.clientela.interact.Purpose;
import io.clientela.platform.Statements;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes out what lies ready for a customer who left or wants to be left alone, in the transaction in which he says so: his
 * letters in the batch that is not printed yet, the calls to him that were not made, what other programs were not told yet.
 */
@Component
class LeftMedia {

    private static final Statements SQL = Statements.of("interact/media");

    private final JdbcClient database;
    private final Clock clock;

    LeftMedia(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @EventListener
    void left(ConsentWithdrawn event) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (var purpose : event.purposes()) {
            if (purpose == Purpose.PROFILING) {
                stop(
                        new Gone(event.customerId(), event.dialogue(), Purpose.agreed(), true),
                        EnumSet.allOf(Medium.class),
                        "gate.profiling.left|" + today);
            } else {
                stop(
                        new Gone(event.customerId(), event.dialogue(), Set.of(purpose), false),
                        event.media(),
                        "gate.purpose.left|" + purpose + "|" + today);
            }
        }
    }

    @EventListener
    void refused(ContactRefused event) {
        refused(event.customerId());
    }

    private void refused(long customer) {
        stop(new Gone(customer, "", Purpose.agreed(), false), EnumSet.allOf(Medium.class), "gate.pause.always");
    }

    /** For a time letters wait with the rest, and calls are not made before; without an end all is stopped. */
    @EventListener
    void paused(ContactPaused event) {
        if (event.until().isEmpty()) {
            refused(event.customerId());
            return;
        }
        var until = event.until().get().atOffset(ZoneOffset.UTC);
        for (String statement : new String[] {"paused-letters", "paused-calls", "paused-hook-calls"}) {
            database.sql(SQL.get(statement))
                    .param("customer", event.customerId())
                    .param("purposes", names(Purpose.agreed()))
                    .param("why", "gate.pause.until|" + until.toLocalDate())
                    .param("until", until)
                    .update();
        }
    }

    private static String[] names(Collection<Purpose> purposes) {
        return purposes.stream().map(Purpose::name).toArray(String[]::new);
    }

    /**
     * What is stopped.
     *
     * @param dialogue empty for all
     * @param profiled only what goes to whom was chosen by what customers bought
     */
    private record Gone(long customer, String dialogue, Collection<Purpose> purposes, boolean profiled) {}

    private void stop(Gone gone, Set<Medium> media, String why) {
        if (media.contains(Medium.LETTER)) {
            stop("left-letters", gone, why);
        }
        if (media.contains(Medium.PHONE)) {
            stop("left-calls", gone, why);
        }
        if (media.contains(Medium.WEBHOOK)) {
            stop("left-hook-calls", gone, why);
        }
    }

    private void stop(String statement, Gone gone, String why) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        database.sql(SQL.whole(statement))
                .param("customer", gone.customer())
                .param("dialogue", gone.dialogue())
                .param("purposes", names(gone.purposes()))
                .param("profiled", gone.profiled())
                .param("why", why)
                .param("at", now)
                .update();
    }
}

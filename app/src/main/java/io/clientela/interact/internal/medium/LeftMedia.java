package io.clientela.interact.internal.medium;

import io.clientela.interact.ConsentWithdrawn;
import io.clientela.interact.ContactPaused;
import io.clientela.interact.ContactRefused;
import io.clientela.interact.Medium;
import io.clientela.interact.Message.State;
import io.clientela.interact.Purpose;
import io.clientela.interact.TrackingRefused;
import io.clientela.interact.internal.row.Reason;
import io.clientela.measure.ExperimentOver;
import io.clientela.platform.Statements;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes out what lies ready and is not to leave any more, in the transaction in which that is said: letters in the batch that
 * is not printed yet, calls that were not made, what other programs were not told yet. So where a customer leaves or wants to
 * be left alone, where a message is taken back or its sending stopped, and where its experiment is stopped or over.
 */
@Component
public class LeftMedia {

    private static final Statements SQL = Statements.of("interact/media");

    private final JdbcClient database;
    private final Clock clock;

    LeftMedia(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Takes one message out.
     *
     * @param to where it stands then
     * @return whether it lay ready
     */
    public boolean takeBack(long messageId, State to, String why) {
        return stop(Gone.of(0, messageId, 0, 0), EnumSet.allOf(Medium.class), to, why) > 0;
    }

    /** Takes out what lies ready of a sending that was stopped. @return how many messages */
    public int recallSending(long sendingId, String why) {
        return stop(Gone.of(0, 0, sendingId, 0), EnumSet.allOf(Medium.class), State.RECALLED, why);
    }

    @EventListener
    void over(ExperimentOver event) {
        refuse(Gone.of(0, 0, 0, event.experimentId()), EnumSet.allOf(Medium.class), "gate.arm.over");
    }

    @EventListener
    void left(ConsentWithdrawn event) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (var purpose : event.purposes()) {
            if (purpose == Purpose.PROFILING) {
                refuse(
                        Gone.to(event.customerId(), event.dialogue(), Purpose.agreed(), Chosen.PROFILED),
                        EnumSet.allOf(Medium.class),
                        Reason.write("gate.profiling.left", today));
            } else {
                refuse(
                        Gone.to(event.customerId(), event.dialogue(), Set.of(purpose), Chosen.ANY),
                        event.media(),
                        Reason.write("gate.purpose.left", purpose, today));
            }
        }
    }

    @EventListener
    void untracked(TrackingRefused event) {
        refuse(
                Gone.to(event.customerId(), "", Purpose.agreed(), Chosen.TRACKED),
                EnumSet.allOf(Medium.class),
                "gate.track");
    }

    @EventListener
    void refused(ContactRefused event) {
        refused(event.customerId());
    }

    private void refused(long customer) {
        refuse(Gone.to(customer, "", Purpose.agreed(), Chosen.ANY), EnumSet.allOf(Medium.class), "gate.pause.always");
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
                    .param("why", Reason.write("gate.pause.until", until.toLocalDate()))
                    .param("until", until)
                    .update();
        }
    }

    private static String[] names(Collection<Purpose> purposes) {
        return purposes.stream().map(Purpose::name).toArray(String[]::new);
    }

    /** By what it was chosen to whom something goes. */
    private enum Chosen {
        /** It does not matter. */
        ANY,
        /** By what customers bought. */
        PROFILED,
        /** By what customers bought, or for an initiative. */
        TRACKED
    }

    /**
     * What is stopped: of one customer, one message, one sending, one experiment; 0: of any.
     *
     * @param dialogue empty for all
     */
    private record Gone(
            long customer,
            long message,
            long sending,
            long experiment,
            String dialogue,
            Collection<Purpose> purposes,
            Chosen chosen) {

        static Gone of(long customer, long message, long sending, long experiment) {
            return new Gone(customer, message, sending, experiment, "", EnumSet.allOf(Purpose.class), Chosen.ANY);
        }

        static Gone to(long customer, String dialogue, Collection<Purpose> purposes, Chosen chosen) {
            return new Gone(customer, 0, 0, 0, dialogue, purposes, chosen);
        }
    }

    private void refuse(Gone gone, Set<Medium> media, String why) {
        stop(gone, media, State.REFUSED, why);
    }

    private int stop(Gone gone, Set<Medium> media, State to, String why) {
        int stopped = 0;
        if (media.contains(Medium.LETTER)) {
            stopped += stop("left-letters", gone, to, why);
        }
        if (media.contains(Medium.PHONE)) {
            stopped += stop("left-calls", gone, to, why);
        }
        if (media.contains(Medium.WEBHOOK)) {
            stopped += stop("left-hook-calls", gone, to, why);
        }
        return stopped;
    }

    private int stop(String statement, Gone gone, State to, String why) {
        return database.sql(SQL.whole(statement))
                .param("customer", gone.customer())
                .param("message", gone.message())
                .param("sending", gone.sending())
                .param("experiment", gone.experiment())
                .param("dialogue", gone.dialogue())
                .param("purposes", names(gone.purposes()))
                .param("chosen", gone.chosen().name())
                .param("state", to.name())
                .param("why", why)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}

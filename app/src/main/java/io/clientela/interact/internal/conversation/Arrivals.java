package io.clientela.interact.internal.conversation;

import io.clientela.interact.AnswerReceived;
import io.clientela.interact.Medium;
import io.clientela.interact.internal.row.Columns;
import io.clientela.platform.Journal;
import io.clientela.platform.Statements;
import java.time.Clock;
import java.util.Map;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What follows once something that came in has its place: the answer to a question is read, others hear of it. */
@Component
class Arrivals {

    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);
    private static final Statements SQL = Statements.of("interact/dialogue");

    private final JdbcClient database;
    private final ObjectProvider<AnswerReader> readers;
    private final ApplicationEventPublisher events;
    private final Journal journal;
    private final Clock clock;

    Arrivals(
            JdbcClient database,
            ObjectProvider<AnswerReader> readers,
            ApplicationEventPublisher events,
            Journal journal,
            Clock clock) {
        this.database = database;
        this.readers = readers;
        this.events = events;
        this.journal = journal;
        this.clock = clock;
    }

    /** Writes down that something came in, in the transaction in which it was taken. */
    void note(long receivedId, Place place, Medium medium) {
        var note = switch (place) {
            case Place.Found found ->
                new Journal.Note(
                        "customer:" + found.customerId(),
                        "interact.received",
                        "customer:" + found.customerId(),
                        Map.of("received", receivedId, "medium", medium.name(), "placed-by", found.how()),
                        "",
                        "received:" + receivedId);
            case Place.Unknown unknown ->
                new Journal.Note(
                        "system",
                        "interact.received",
                        "received:" + receivedId,
                        Map.of("received", receivedId, "medium", medium.name(), "unplaced", unknown.why()),
                        "",
                        "received:" + receivedId);
        };
        journal.record(note);
    }

    /** Goes on with what a person wrote, once it is written down and placed. What fails here does not undo that it came in. */
    void arrived(long receivedId, long customerId) {
        var kept = database.sql(SQL.get("arrived"))
                .param("received", receivedId)
                .query((row, number) -> new Kept(
                        Columns.number(row, "message_id"),
                        Medium.valueOf(row.getString("medium")),
                        row.getString("body"),
                        row.getBoolean("automatic")))
                .single();
        if (kept.automatic()) {
            return;
        }
        var question = OptionalLong.empty();
        try {
            var reader = readers.getIfAvailable();
            question = reader == null
                    ? question
                    : reader.read(customerId, receivedId, kept.messageId(), kept.medium(), kept.text());
            events.publishEvent(
                    new AnswerReceived(customerId, receivedId, kept.messageId(), question, clock.instant()));
        } catch (RuntimeException e) {
            LOG.error("what followed received {} failed", receivedId, e);
        }
    }

    /** What is known of it. */
    private record Kept(OptionalLong messageId, Medium medium, String text, boolean automatic) {}
}

package io.clientela.interact.internal.medium.sms;

import io.clientela.interact.Agreements;
import io.clientela.interact.Agreements.Proof;
import io.clientela.interact.Dialogue;
import io.clientela.interact.Medium;
import io.clientela.interact.Received;
import io.clientela.interact.internal.medium.Reach;
import io.clientela.platform.Statements;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the operator tells: receipts, and what customers write. Who writes STOP has left. */
@Component
class SmsIntake {

    private static final Statements SQL = Statements.of("interact/sms");
    private static final Set<String> FAILED = Set.of("UNDELIV", "REJECTD", "EXPIRED", "DELETED");
    private static final Set<String> STOP = Set.of("STOP", "BASTA", "STOPALL", "UNSUBSCRIBE", "CANCELLA", "ESCI");

    private final JdbcClient database;
    private final Reach reach;
    private final Dialogue dialogue;
    private final ObjectProvider<Agreements> agreements;
    private final Clock clock;

    SmsIntake(JdbcClient database, Reach reach, Dialogue dialogue, ObjectProvider<Agreements> agreements, Clock clock) {
        this.database = database;
        this.reach = reach;
        this.dialogue = dialogue;
        this.agreements = agreements;
        this.clock = clock;
    }

    /** The operator took a message under this number of his. */
    void sent(String operatorId, long messageId, int segments) {
        if (messageId > 0 && !operatorId.isEmpty()) {
            database.sql(SQL.get("sent"))
                    .param("operator", operatorId)
                    .param("message", messageId)
                    .param("segments", segments)
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    /**
     * A receipt: a message of several parts has arrived once all of them have.
     *
     * @param state {@code DELIVRD}, {@code UNDELIV} and so on (SMPP 3.4, appendix B)
     */
    void receipt(String operatorId, String state) {
        Optional<Long> message = database.sql(SQL.get("receipt"))
                .param("operator", operatorId)
                .param("state", state)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional();
        if (message.isEmpty()) {
            return;
        }
        if (FAILED.contains(state)) {
            reach.cameBack(message.get(), "medium.back.sms|" + state);
        } else if (Boolean.TRUE.equals(database.sql(SQL.get("all-delivered"))
                .param("message", message.get())
                .query(Boolean.class)
                .single())) {
            reach.confirm(message.get());
        }
    }

    /** Somebody wrote. The operator may say so twice: the same text of the same number in the same minute is one. */
    long written(String from, String text) {
        return written(from, text, "");
    }

    /** @param id by which the operator knows the message, so that he may say it twice at any time; empty where he has none */
    long written(String from, String text, String id) {
        Instant now = clock.instant();
        String phone = "+" + from.replaceFirst("^(\\+|00)", "");
        String minute = now.getEpochSecond() / 60 + ":" + Integer.toHexString(text.hashCode());
        long received = dialogue.receive(new Received(
                Medium.SMS,
                phone,
                OptionalLong.empty(),
                "",
                text,
                "sms:" + phone + ":" + (id.isEmpty() ? minute : id),
                List.of(),
                Optional.of(now)));
        if (STOP.contains(text.strip().toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", ""))) {
            stop(received, text);
        }
        return received;
    }

    private void stop(long received, String text) {
        Optional<Long> customer = database.sql(SQL.get("customer-of"))
                .param("received", received)
                .query(Long.class)
                .optional();
        customer.ifPresent(id -> agreements.ifAvailable(known -> known.leave(
                id,
                Optional.empty(),
                Optional.of(Medium.SMS),
                new Proof("customer:" + id, "sms", text.strip(), "received:" + received))));
    }
}

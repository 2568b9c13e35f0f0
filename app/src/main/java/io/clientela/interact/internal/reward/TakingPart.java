package io.clientela.interact.internal.reward;

import io.clientela.interact.Agreements;
import io.clientela.interact.Agreements.Agreement;
import io.clientela.interact.Agreements.Terms;
import io.clientela.interact.AnswerReceived;
import io.clientela.interact.Rewards;
import io.clientela.platform.Statements;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Credits what the agreement promises for taking part: once for each message of ours that is answered, however often it is;
 * nothing for writing by oneself, so that nobody writes for the points. An answer that came while this process was not
 * there to hear is credited by the next run.
 */
@Component
class TakingPart {

    private static final Logger LOG = LoggerFactory.getLogger(TakingPart.class);
    private static final Statements SQL = Statements.of("interact/rewards");
    private static final Duration LOOKS_BACK = Duration.ofDays(45);

    private final JdbcClient database;
    private final Rewards rewards;
    private final ObjectProvider<Agreements> agreements;
    private final Clock clock;

    TakingPart(JdbcClient database, Rewards rewards, ObjectProvider<Agreements> agreements, Clock clock) {
        this.database = database;
        this.rewards = rewards;
        this.agreements = agreements;
        this.clock = clock;
    }

    /**
     * An answer to a message of ours.
     *
     * @param at when it came: what was agreed then holds for it
     * @param question whether it answered a question
     */
    private record Answer(long messageId, long customerId, Instant at, boolean question) {}

    @TransactionalEventListener(fallbackExecution = true)
    void answered(AnswerReceived event) {
        if (event.messageId().isPresent()) {
            try {
                credit(new Answer(
                        event.messageId().getAsLong(),
                        event.customerId(),
                        event.at(),
                        event.questionId().isPresent()));
            } catch (RuntimeException e) {
                LOG.warn("the answer {} is credited by the next run", event.receivedId(), e);
            }
        }
    }

    /** Credits answers that nobody heard of. Answers how many were credited. */
    long catchUp() {
        return database
                .sql(SQL.get("unrewarded"))
                .param("since", clock.instant().minus(LOOKS_BACK).atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Answer(
                        row.getLong("message_id"),
                        row.getLong("customer_id"),
                        row.getObject("taken_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("question")))
                .list()
                .stream()
                .filter(this::credit)
                .count();
    }

    private boolean credit(Answer answer) {
        var promised = agreed(answer).flatMap(terms -> promise(terms, answer.question()));
        return promised.isPresent()
                && rewards.credit(
                                answer.customerId(),
                                promised.get().occasion(),
                                promised.get().points(),
                                "message:" + answer.messageId(),
                                "system")
                        .isPresent();
    }

    /** The terms in force when he answered. */
    private Optional<Terms> agreed(Answer answer) {
        var all = agreements.getIfAvailable();
        return all == null
                ? Optional.empty()
                : database.sql(SQL.get("dialogue"))
                        .param("message", answer.messageId())
                        .query(String.class)
                        .optional()
                        .flatMap(dialogue -> all.of(answer.customerId()).stream()
                                .filter(agreement -> agreement.dialogue().equals(dialogue))
                                .map(Agreement::agreementId)
                                .distinct()
                                .flatMap(agreement -> inForce(all, agreement, answer.at()).stream())
                                .findFirst());
    }

    private static Optional<Terms> inForce(Agreements all, long agreementId, Instant at) {
        int version = 0;
        for (var event : all.events(agreementId)) {
            if (!event.at().isAfter(at)) {
                version = switch (event.what()) {
                    case "accepted" -> event.version();
                    case "ended" -> 0;
                    default -> version;
                };
            }
        }
        var day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        return version == 0
                ? Optional.empty()
                : all.version(agreementId, version)
                        .map(Agreement::terms)
                        .filter(terms -> terms.until().filter(day::isAfter).isEmpty());
    }

    private record Promise(String occasion, long points) {}

    private static Optional<Promise> promise(Terms terms, boolean question) {
        var points = terms.rewardPoints();
        String occasion = question && points.containsKey("question") ? "question" : "answer";
        Integer promised = points.get(occasion);
        return promised == null || promised <= 0 ? Optional.empty() : Optional.of(new Promise(occasion, promised));
    }
}

package io.clientela.interact.internal.question;

import io.clientela.interact.Medium;
import io.clientela.interact.Question;
import io.clientela.interact.Questions.Asked;
import io.clientela.interact.internal.conversation.AnswerReader;
import io.clientela.interact.internal.question.Landing.Arrived;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Journal;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes answers: what came in by a medium, what was said on his page or on the phone. */
@Component
class Answering implements AnswerReader {

    /** An answer so short says nothing else that somebody should read. */
    private static final int ALONE = 60;

    private final JdbcClient database;
    private final QuestionRows rows;
    private final Choosing choosing;
    private final Landing landing;
    private final Journal journal;
    private final TransactionTemplate transaction;

    Answering(
            JdbcClient database,
            QuestionRows rows,
            Choosing choosing,
            Landing landing,
            Journal journal,
            TransactionTemplate transaction) {
        this.database = database;
        this.rows = rows;
        this.choosing = choosing;
        this.landing = landing;
        this.journal = journal;
        this.transaction = transaction;
    }

    /**
     * What answers the message by which he was asked, and what comes by a medium that cannot tell what it answers (SMS) while
     * a question waits, if it can be read as an answer; his own words only where they answer that message.
     */
    @Override
    public OptionalLong read(long customerId, long receivedId, OptionalLong messageId, Medium medium, String text) {
        var open = rows.of(customerId).stream().filter(Asked::open).findFirst();
        if (open.isEmpty() || !meant(open.get(), messageId, medium)) {
            return OptionalLong.empty();
        }
        var said = new Said(text, medium, OptionalLong.of(receivedId), "customer:" + customerId);
        if (!(take(customerId, open.get().askedId(), said) instanceof Outcome.Known<Asked> known)) {
            return OptionalLong.empty();
        }
        if (known.value().kind() != Question.Kind.TEXT && Understood.own(text).length() <= ALONE) {
            database.sql(QuestionRows.SQL.get("settle-answer"))
                    .param("received", receivedId)
                    .param("at", choosing.now())
                    .update();
        }
        return OptionalLong.of(known.value().questionId());
    }

    private static boolean meant(Asked asked, OptionalLong messageId, Medium medium) {
        if (messageId.isPresent()) {
            return messageId.equals(asked.messageId());
        }
        return medium == Medium.SMS && asked.medium() == Medium.SMS && asked.kind() != Question.Kind.TEXT;
    }

    /** What was said, how and by whom. */
    record Said(String text, Medium medium, OptionalLong receivedId, String who) {}

    Outcome<Asked> take(long customerId, long askedId, Said said) {
        return Objects.requireNonNull(transaction.execute(status -> taken(customerId, askedId, said)));
    }

    private Outcome<Asked> taken(long customerId, long askedId, Said said) {
        boolean mine = rows.find(customerId, askedId).isPresent();
        boolean open = mine
                && database.sql(QuestionRows.SQL.get("lock"))
                        .param("asked", askedId)
                        .query(Long.class)
                        .optional()
                        .isPresent();
        if (!open) {
            return new Outcome.Unknown<>("no-question", String.valueOf(askedId));
        }
        var asked = rows.find(customerId, askedId).orElseThrow();
        return switch (Understood.of(asked.kind(), asked.choices(), said.text())) {
            case Outcome.Unknown<Understood> unknown -> new Outcome.Unknown<>(unknown.reason(), unknown.detail());
            case Outcome.Known<Understood> known -> keep(asked, known.value(), said);
        };
    }

    private Outcome<Asked> keep(Asked asked, Understood answer, Said said) {
        database.sql(QuestionRows.SQL.get("answer"))
                .param("asked", asked.askedId())
                .param("at", choosing.now())
                .param("answer", answer.text())
                .param("number", answer.number().orElse(null))
                .param("choice", answer.choice().isPresent() ? answer.choice().getAsInt() : null)
                .param("medium", said.medium().name())
                .param("who", said.who())
                .param("received", QuestionRows.boxed(said.receivedId()))
                .update();
        var question = rows.all().stream()
                .filter(one -> one.questionId() == asked.questionId())
                .findFirst()
                .orElseThrow();
        var arrived = new Arrived(asked, question, answer, choosing.now().toLocalDate());
        String landed = landing.land(arrived);
        database.sql(QuestionRows.SQL.get("land"))
                .param("asked", asked.askedId())
                .param("landed", landed)
                .update();
        landing.reward(arrived);
        journal.record(new Journal.Note(
                said.who(),
                "interact.answered",
                "customer:" + asked.customerId(),
                Map.of("question", asked.questionId(), "asked", asked.askedId(), "landed", landed),
                "",
                said.receivedId().isPresent() ? "received:" + said.receivedId().getAsLong() : ""));
        return new Outcome.Known<>(
                rows.find(asked.customerId(), asked.askedId()).orElseThrow());
    }
}

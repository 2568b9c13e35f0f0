package io.clientela.interact.internal.question;

import io.clientela.interact.Medium;
import io.clientela.interact.Message;
import io.clientela.interact.MessageDraft;
import io.clientela.interact.Outbox;
import io.clientela.interact.Purpose;
import io.clientela.interact.Question;
import io.clientela.interact.Questions.Asked;
import io.clientela.interact.internal.conversation.Leaving;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Journal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks a customer a question: by a message through the gate, or face to face. */
@Component
class Asking {

    private static final String DIALOGUE = "general";

    private final JdbcClient database;
    private final QuestionRows rows;
    private final Choosing choosing;
    private final Leaving leaving;
    private final Journal journal;

    Asking(JdbcClient database, QuestionRows rows, Choosing choosing, Leaving leaving, Journal journal) {
        this.database = database;
        this.rows = rows;
        this.choosing = choosing;
        this.leaving = leaving;
        this.journal = journal;
    }

    @Transactional
    Outcome<Asked> byMessage(long customerId, Optional<Medium> medium, String who) {
        choosing.endStale(customerId);
        var next = choosing.next(customerId);
        if (!(next instanceof Outcome.Known<Question> known)) {
            return none((Outcome.Unknown<Question>) next);
        }
        var draft = draft(customerId, known.value(), medium);
        Outbox.Verdict verdict = leaving.ask(draft);
        // what is only put off (quiet hours, pressure of the month) may wait in the outbox
        if (!verdict.passes() && verdict.until().isEmpty()) {
            return new Outcome.Unknown<>("gate", verdict.words());
        }
        var asked = ask(customerId, known.value(), medium.orElse(Medium.EMAIL), draft.language(), who);
        if (asked.isEmpty()) {
            return new Outcome.Unknown<>("open-question", "");
        }
        Message message = leaving.plan(draft, who);
        database.sql(QuestionRows.SQL.get("asked-by"))
                .param("asked", asked.get())
                .param("message", message.messageId())
                .param("medium", message.medium().name())
                .update();
        return found(customerId, asked.get());
    }

    @Transactional
    Outcome<Asked> here(long customerId, Medium medium, String language, String who) {
        choosing.endStale(customerId);
        var open = rows.of(customerId).stream().filter(Asked::open).findFirst();
        if (open.isPresent()) {
            return new Outcome.Known<>(open.get());
        }
        var next = choosing.next(customerId);
        if (!(next instanceof Outcome.Known<Question> known)) {
            return none((Outcome.Unknown<Question>) next);
        }
        return ask(customerId, known.value(), medium, language, who)
                .map(asked -> found(customerId, asked))
                .orElseGet(() -> new Outcome.Unknown<>("open-question", ""));
    }

    private Outcome<Asked> found(long customerId, long askedId) {
        return new Outcome.Known<>(rows.find(customerId, askedId).orElseThrow());
    }

    private static Outcome<Asked> none(Outcome.Unknown<Question> why) {
        return new Outcome.Unknown<>(why.reason(), why.detail());
    }

    private MessageDraft draft(long customerId, Question question, Optional<Medium> medium) {
        String language = question.spoken(choosing.language(customerId));
        var text = question.text(language);
        return new MessageDraft(
                customerId,
                DIALOGUE,
                Purpose.QUESTIONS,
                medium,
                language,
                Phrases.subject(language),
                Phrases.message(question.kind(), text.body(), text.choices(), language),
                "",
                Phrases.why(language),
                "question:" + question.questionId(),
                "question:" + question.questionId(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    /** Empty where another question was asked at the same moment. */
    private Optional<Long> ask(long customerId, Question question, Medium medium, String language, String who) {
        String spoken = question.spoken(language);
        var text = question.text(spoken);
        var asked = database.sql(QuestionRows.SQL.get("ask"))
                .param("question", question.questionId())
                .param("record", choosing.record(customerId).orElseThrow())
                .param("medium", medium.name())
                .param("language", spoken)
                .param("body", text.body())
                .param("choices", text.choices().toArray(String[]::new))
                .param("at", choosing.now())
                .param("who", who)
                .query(Long.class)
                .optional();
        asked.ifPresent(id -> journal.record(new Journal.Note(
                who,
                "interact.asked",
                "customer:" + customerId,
                Map.of("question", question.questionId(), "asked", id),
                "",
                "question:" + question.questionId())));
        return asked;
    }
}

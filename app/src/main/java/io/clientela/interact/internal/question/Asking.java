package io.clientela.interact.internal.question;

import io.clientela.interact.Agreements;
import io.clientela.interact.Medium;
import io.clientela.interact.MessageDraft;
import io.clientela.interact.Outbox.Verdict;
import io.clientela.interact.Purpose;
import io.clientela.interact.Question;
import io.clientela.interact.Questions.Asked;
import io.clientela.interact.internal.conversation.Leaving;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Journal;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks a customer a question: by a message through the gate, or face to face. */
@Component
class Asking {

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
        var told = Objects.requireNonNull(
                byMessage(List.of(customerId), medium, who).get(customerId));
        return told.isPresent() ? found(customerId, told.asked()) : new Outcome.Unknown<>(told.reason(), told.detail());
    }

    /**
     * What became of asking one customer.
     *
     * @param asked the number of what he was asked; 0 where he was not, with the reason
     */
    record Told(long asked, String reason, String detail) {

        static Told not(String reason, String detail) {
            return new Told(0, reason, detail);
        }

        boolean isPresent() {
            return asked > 0;
        }
    }

    /** Asks each of some customers what is next for him; what is read and written is read and written of all at once. */
    @Transactional
    Map<Long, Told> byMessage(Collection<Long> customerIds, Optional<Medium> medium, String who) {
        choosing.endStale(customerIds);
        Map<Long, Told> told = new LinkedHashMap<>();
        Map<Long, Question> chosen = new LinkedHashMap<>();
        choosing.next(customerIds).forEach((customer, next) -> {
            switch (next) {
                case Outcome.Known<Question> known -> chosen.put(customer, known.value());
                case Outcome.Unknown<Question> none -> told.put(customer, Told.not(none.reason(), none.detail()));
            }
        });
        var drafts = drafts(chosen, medium);
        var verdicts = leaving.ask(drafts);
        List<MessageDraft> pass = new ArrayList<>();
        List<MessageDraft> refused = new ArrayList<>();
        List<Verdict> whys = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            var verdict = verdicts.get(i);
            // what is only put off (quiet hours, a pause) may wait in the outbox
            if (verdict.passes() || verdict.until().isPresent()) {
                pass.add(drafts.get(i));
            } else {
                refused.add(drafts.get(i));
                whys.add(verdict);
                told.put(drafts.get(i).customerId(), Told.not("gate", verdict.words()));
            }
        }
        leaving.keepRefused(refused, whys, who);
        var asked = ask(
                chosen,
                pass.stream()
                        .map(draft -> new Spoken(draft.customerId(), draft.language()))
                        .toList(),
                medium.orElse(Medium.EMAIL),
                who);
        var leaves = pass.stream()
                .filter(draft -> asked.containsKey(draft.customerId()))
                .toList();
        leave(leaves, asked, who);
        for (var draft : pass) {
            long number = asked.getOrDefault(draft.customerId(), 0L);
            told.put(draft.customerId(), number > 0 ? new Told(number, "", "") : Told.not("open-question", ""));
        }
        return told;
    }

    private void leave(List<MessageDraft> drafts, Map<Long, Long> asked, String who) {
        if (drafts.isEmpty()) {
            return;
        }
        var messages = leaving.plan(drafts, who);
        database.sql(QuestionRows.SQL.get("asked-by"))
                .param(
                        "asked",
                        drafts.stream()
                                .mapToLong(draft -> asked.getOrDefault(draft.customerId(), 0L))
                                .toArray())
                .param("messages", QuestionRows.array(messages))
                .update();
    }

    @Transactional
    Outcome<Asked> here(long customerId, Medium medium, String language, String who) {
        choosing.endStale(List.of(customerId));
        var open = rows.of(customerId).stream().filter(Asked::open).findFirst();
        if (open.isPresent()) {
            return new Outcome.Known<>(open.get());
        }
        var next = choosing.next(customerId);
        if (!(next instanceof Outcome.Known<Question> known)) {
            return none((Outcome.Unknown<Question>) next);
        }
        var spoken = new Spoken(customerId, known.value().spoken(language));
        var asked = ask(Map.of(customerId, known.value()), List.of(spoken), medium, who);
        return asked.containsKey(customerId)
                ? found(customerId, asked.get(customerId))
                : new Outcome.Unknown<>("open-question", "");
    }

    private Outcome<Asked> found(long customerId, long askedId) {
        return new Outcome.Known<>(rows.find(customerId, askedId).orElseThrow());
    }

    private static Outcome<Asked> none(Outcome.Unknown<Question> why) {
        return new Outcome.Unknown<>(why.reason(), why.detail());
    }

    private List<MessageDraft> drafts(Map<Long, Question> chosen, Optional<Medium> medium) {
        var languages = choosing.languages(chosen.keySet());
        return chosen.entrySet().stream()
                .map(one -> draft(one.getKey(), one.getValue(), languages.getOrDefault(one.getKey(), "en"), medium))
                .toList();
    }

    private static MessageDraft draft(long customerId, Question question, String wanted, Optional<Medium> medium) {
        String language = question.spoken(wanted);
        var text = question.text(language);
        return new MessageDraft(
                customerId,
                Agreements.GENERAL,
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

    /** A customer, and in which of its languages he is asked his question. */
    private record Spoken(long customerId, String language) {}

    /** What each was asked, by number; who was asked something else at the same moment is missing. */
    private Map<Long, Long> ask(Map<Long, Question> chosen, List<Spoken> spoken, Medium medium, String who) {
        if (spoken.isEmpty()) {
            return Map.of();
        }
        var records = choosing.records(spoken.stream().map(Spoken::customerId).toList());
        Map<Long, Long> customers = new HashMap<>();
        records.forEach((customer, record) -> customers.put(record, customer));
        Map<Long, Long> asked = new LinkedHashMap<>();
        database.sql(QuestionRows.SQL.get("ask"))
                .param(
                        "questions",
                        spoken.stream()
                                .mapToLong(one -> question(chosen, one).questionId())
                                .toArray())
                .param(
                        "records",
                        spoken.stream()
                                .mapToLong(one -> Objects.requireNonNull(records.get(one.customerId())))
                                .toArray())
                .param("languages", spoken.stream().map(Spoken::language).toArray(String[]::new))
                .param("medium", medium.name())
                .param("at", choosing.now())
                .param("who", who)
                .query((ResultSet row) -> {
                    asked.put(Objects.requireNonNull(customers.get(row.getLong("record_id"))), row.getLong("asked_id"));
                });
        journal.record(spoken.stream()
                .filter(one -> asked.containsKey(one.customerId()))
                .map(one -> note(
                        one.customerId(),
                        question(chosen, one),
                        Objects.requireNonNull(asked.get(one.customerId())),
                        who))
                .toList());
        return asked;
    }

    private static Question question(Map<Long, Question> chosen, Spoken one) {
        return Objects.requireNonNull(chosen.get(one.customerId()));
    }

    private static Journal.Note note(long customerId, Question question, long asked, String who) {
        return new Journal.Note(
                who,
                "interact.asked",
                "customer:" + customerId,
                Map.of("question", question.questionId(), "asked", asked),
                "",
                "question:" + question.questionId());
    }
}

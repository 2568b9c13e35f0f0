package io.clientela.interact.internal.question;

import io.clientela.interact.Medium;
import io.clientela.interact.Question;
import io.clientela.interact.Questions;
import io.clientela.interact.internal.question.Answering.Said;
import io.clientela.kernel.counting.Means;
import io.clientela.kernel.counting.Share;
import io.clientela.kernel.value.Outcome;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The questions in the database. */
@Service
class KeptQuestions implements Questions {

    private final JdbcClient database;
    private final QuestionRows rows;
    private final Choosing choosing;
    private final Asking asking;
    private final Answering answering;
    private final QuestionTools tools;

    KeptQuestions(
            JdbcClient database,
            QuestionRows rows,
            Choosing choosing,
            Asking asking,
            Answering answering,
            QuestionTools tools) {
        this.database = database;
        this.rows = rows;
        this.choosing = choosing;
        this.asking = asking;
        this.answering = answering;
        this.tools = tools;
    }

    @Override
    public List<Question> all() {
        return rows.all();
    }

    @Override
    public Optional<Question> find(long questionId) {
        return rows.all().stream().filter(one -> one.questionId() == questionId).findFirst();
    }

    @Override
    public List<Result> results() {
        Map<Long, Result> found = new HashMap<>();
        Map<Long, Question> questions = new HashMap<>();
        var all = rows.all();
        all.forEach(question -> questions.put(question.questionId(), question));
        database.sql(QuestionRows.SQL.get("results")).query(row -> {
            var question = questions.get(row.getLong("question_id"));
            long asked = row.getLong("asked");
            long answered = row.getLong("answered");
            long waiting = row.getLong("waiting");
            if (question != null) {
                found.put(
                        question.questionId(),
                        new Result(
                                question,
                                asked,
                                answered,
                                waiting,
                                Share.of(answered, asked - waiting),
                                Means.of(row.getLong("numbers"), row.getDouble("mean"), row.getDouble("deviation"))));
            }
        });
        return all.stream()
                .map(question -> found.getOrDefault(
                        question.questionId(), new Result(question, 0, 0, 0, Share.of(0, 0), Means.of(0, 0, 0))))
                .toList();
    }

    @Override
    @Transactional
    public long add(Question question, String who) {
        long id = written(database.sql(QuestionRows.SQL.get("add")), question)
                .param("at", choosing.now())
                .param("who", who)
                .query(Long.class)
                .single();
        texts(id, question);
        tools.note(who, "interact.question-added", id);
        return id;
    }

    @Override
    @Transactional
    public List<Long> addSurvey(String who) {
        var asked = rows.all().stream()
                .filter(Question::active)
                .map(Question::fills)
                .toList();
        return ShortSurvey.questions().stream()
                .filter(question -> !asked.contains(question.fills()))
                .map(question -> add(question, who))
                .toList();
    }

    private static JdbcClient.StatementSpec written(JdbcClient.StatementSpec spec, Question question) {
        return spec.param("kind", question.kind().name())
                .param("fills", question.fills().name())
                .param("subject", question.subject().strip())
                .param("points", question.points())
                .param("again", question.againDays())
                .param("moment", question.moment().name())
                .param("days", question.momentDays())
                .param("active", question.active());
    }

    private void texts(long questionId, Question question) {
        database.sql(QuestionRows.SQL.get("forget-texts"))
                .param("question", questionId)
                .update();
        question.texts()
                .forEach((language, text) -> database.sql(QuestionRows.SQL.get("add-text"))
                        .param("question", questionId)
                        .param("language", language)
                        .param("body", text.body().strip())
                        .param("choices", text.choices().toArray(String[]::new))
                        .update());
    }

    @Override
    @Transactional
    public boolean change(Question question, String who) {
        int changed = written(database.sql(QuestionRows.SQL.get("change")), question)
                .param("question", question.questionId())
                .update();
        if (changed > 0) {
            texts(question.questionId(), question);
            tools.note(who, "interact.question-changed", question.questionId());
        }
        return changed > 0;
    }

    @Override
    @Transactional
    public boolean move(long questionId, boolean up, String who) {
        var order =
                new ArrayList<>(rows.all().stream().map(Question::questionId).toList());
        int at = order.indexOf(questionId);
        int to = up ? at - 1 : at + 1;
        if (at < 0 || to < 0 || to >= order.size()) {
            return false;
        }
        Collections.swap(order, at, to);
        for (int i = 0; i < order.size(); i++) {
            database.sql(QuestionRows.SQL.get("set-position"))
                    .param("question", order.get(i))
                    .param("position", i + 1)
                    .update();
        }
        tools.note(who, "interact.question-moved", questionId);
        return true;
    }

    @Override
    @Transactional
    public boolean activate(long questionId, boolean active, String who) {
        boolean changed = database.sql(QuestionRows.SQL.get("activate"))
                        .param("question", questionId)
                        .param("active", active)
                        .update()
                > 0;
        if (changed) {
            tools.note(who, active ? "interact.question-started" : "interact.question-stopped", questionId);
        }
        return changed;
    }

    @Override
    public Optional<Asked> open(long customerId) {
        return rows.of(customerId).stream().filter(Asked::open).findFirst();
    }

    @Override
    public Outcome<Question> next(long customerId) {
        return choosing.next(customerId);
    }

    @Override
    public Optional<String> known(long customerId, Question question) {
        return choosing.known(customerId, question);
    }

    @Override
    public Outcome<Asked> ask(long customerId, Optional<Medium> medium, String who) {
        return asking.byMessage(customerId, medium, who);
    }

    @Override
    public Outcome<Asked> askHere(long customerId, Medium medium, String language, String who) {
        return asking.here(customerId, medium, language, who);
    }

    @Override
    public Outcome<Asked> answer(long customerId, long askedId, String said, Medium medium, String who) {
        return answering.take(customerId, askedId, new Said(said, medium, OptionalLong.empty(), who));
    }

    @Override
    @Transactional
    public boolean withdraw(long askedId, String who) {
        var message = database.sql(QuestionRows.SQL.get("withdraw"))
                .param("asked", askedId)
                .param("at", choosing.now())
                .query(Long.class)
                .optional();
        message.filter(id -> id > 0).ifPresent(id -> tools.recall(id, who));
        message.ifPresent(id -> tools.note(who, "interact.question-withdrawn", askedId));
        return message.isPresent();
    }

    @Override
    public List<Asked> asked(OptionalLong customerId, OptionalLong questionId, long before, int limit) {
        return rows.asked(customerId, questionId, before, limit);
    }

    @Override
    public void exportCsv(OptionalLong questionId, OutputStream out) {
        tools.exportCsv(questionId, out);
    }

    @Override
    public long round(String who) {
        return tools.round(who);
    }
}

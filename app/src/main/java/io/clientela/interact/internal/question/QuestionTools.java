package io.clientela.interact.internal.question;

import io.clientela.interact.Outbox;
import io.clientela.platform.Exports;
import io.clientela.platform.Jobs;
import io.clientela.platform.Journal;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What questions need of the house: the journal, files, jobs, the outbox. */
@Component
class QuestionTools {

    private final Journal journal;
    private final Exports exports;
    private final Jobs jobs;
    private final Outbox outbox;

    QuestionTools(Journal journal, Exports exports, @Lazy Jobs jobs, @Lazy Outbox outbox) {
        this.journal = journal;
        this.exports = exports;
        this.jobs = jobs;
        this.outbox = outbox;
    }

    void note(String who, String what, long questionId) {
        journal.record(new Journal.Note(who, what, "question:" + questionId, Map.of(), "", ""));
    }

    void recall(long messageId, String who) {
        outbox.recall(messageId, who, "question-withdrawn");
    }

    void exportCsv(OptionalLong questionId, OutputStream out) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("question", QuestionRows.boxed(questionId));
        var table = exports.table(QuestionRows.SQL.get("export"), parameters);
        exports.csv(table.columns(), table.rows(), out);
    }

    long round(String who) {
        return jobs.submit(QuestionRound.order(who));
    }
}

package io.clientela.interact.internal.question;

import io.clientela.platform.JobHandler;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobRun;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks everybody who agreed to questions, and was not asked lately, the question that is next for him. */
@Component
class QuestionRound implements JobHandler {

    static final String KIND = "questions";

    /** Nobody is asked twice within so many days by a round. */
    private static final Duration REST = Duration.ofDays(7);

    /** So many are asked in one transaction. */
    private static final int PIECE = 500;

    private final JdbcClient database;
    private final Asking asking;
    private final Choosing choosing;

    QuestionRound(JdbcClient database, Asking asking, Choosing choosing) {
        this.database = database;
        this.asking = asking;
        this.choosing = choosing;
    }

    static JobOrder order(String who) {
        return new JobOrder(KIND, "round", Map.of(), who);
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Whoever was asked before the crash was asked lately. */
    @Override
    public boolean restartable() {
        return true;
    }

    @Override
    public Object run(JobRun run) {
        run.step("ask", "");
        var customers = database.sql(QuestionRows.SQL.get("agreed"))
                .param("before", choosing.now().minus(REST))
                .query(Long.class)
                .list();
        Map<String, Long> counted = new TreeMap<>();
        for (int from = 0; from < customers.size(); from += PIECE) {
            run.checkCancelled();
            var some = customers.subList(from, Math.min(customers.size(), from + PIECE));
            asking.byMessage(some, Optional.empty(), run.who())
                    .values()
                    .forEach(told -> counted.merge(told.isPresent() ? "asked" : told.reason(), 1L, Long::sum));
            run.progress(from + some.size(), customers.size(), "customers");
        }
        return counted;
    }
}

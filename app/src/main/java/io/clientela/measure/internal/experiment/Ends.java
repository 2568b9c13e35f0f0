package io.clientela.measure.internal.experiment;

import io.clientela.measure.Experiment;
import io.clientela.measure.ExperimentOver;
import io.clientela.platform.Journal;
import io.clientela.platform.Statements;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Experiments whose time is over, told once to those who act for them ({@link ExperimentOver}). That one is finished follows
 * from its end alone; here is said whom somebody still has to take something back for.
 */
@Component
public class Ends {

    private static final Statements SQL = Statements.of("measure/experiments");

    private final JdbcClient database;
    private final ExperimentRows rows;
    private final TransactionTemplate transaction;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Ends(
            JdbcClient database,
            ExperimentRows rows,
            TransactionTemplate transaction,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.database = database;
        this.rows = rows;
        this.transaction = transaction;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /** The earliest end that was not told yet; it may have passed. */
    Optional<Instant> next() {
        return database.sql(SQL.get("next-end"))
                .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    /** Tells each end that has come, each in a transaction of its own. @return how many */
    public int tell() {
        int told = 0;
        for (long id : database.sql(SQL.get("untold"))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .list()) {
            told += Boolean.TRUE.equals(transaction.execute(status -> tell(id))) ? 1 : 0;
        }
        return told;
    }

    private boolean tell(long id) {
        var over = rows.locked(id).filter(one -> one.state() == Experiment.State.FINISHED);
        if (over.isEmpty()
                || database.sql(SQL.get("tell-over"))
                                .param("id", id)
                                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                                .update()
                        == 0) {
            return false;
        }
        events.publishEvent(new ExperimentOver(id));
        journal.record(new Journal.Note(
                "system",
                "measure.experiment-finished",
                "experiment:" + id,
                Map.of(
                        "name",
                        over.get().plan().name(),
                        "ended",
                        over.get().endsAt().orElseThrow().toString()),
                "",
                ""));
        return true;
    }
}

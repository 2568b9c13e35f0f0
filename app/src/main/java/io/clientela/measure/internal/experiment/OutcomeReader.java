package io.clientela.measure.internal.experiment;

import io.clientela.measure.Experiment;
import io.clientela.measure.ExperimentPlan;
import io.clientela.measure.internal.holdout.KeptHoldOuts.Holding;
import io.clientela.platform.Statements;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads from the ledger what customers came to. Days begin at midnight UTC; that of the first exposure counts whole. */
@Component
public class OutcomeReader {

    private static final Statements SQL = Statements.of("measure/experiments");
    private static final int ROWS = 5_000;

    private final JdbcClient database;
    private final ExperimentRows rows;

    OutcomeReader(JdbcClient database, ExperimentRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** What the target of a plan came to in the last days before today, as many as the plan looks at. */
    @Transactional(readOnly = true)
    public Outcomes recent(ExperimentPlan plan, Holding held, LocalDate today) {
        return read(rows.fixed("recent", plan.target())
                .param("key", held.hash().experiment())
                .param("places", held.places())
                .param("today", today)
                .param("days", plan.measured().days())
                .param("before", plan.measured().before())
                .param("currency", plan.measured().currency()));
    }

    /**
     * What the customers of an experiment that has started came to, as far as that lies before a day. Where windows start
     * with each customer's exposure, those count whose window is over.
     */
    @Transactional(readOnly = true)
    public Outcomes of(Experiment experiment, LocalDate today) {
        var measured = experiment.plan().measured();
        return read(database.sql(SQL.whole("outcomes"))
                .param("id", experiment.id())
                .param("from", measured.from().name())
                .param("start", start(experiment))
                .param("today", today)
                .param("days", measured.days())
                .param("before", measured.before())
                .param("currency", measured.currency()));
    }

    /** The currency of most lines of some days; the euro where there are none. */
    public String currency(LocalDate from, LocalDate to) {
        return database.sql(SQL.get("currency"))
                .param("first", from)
                .param("end", to)
                .query(String.class)
                .optional()
                .orElse("EUR");
    }

    /**
     * What all customers came to from the day on which some were held out of all, as far as that lies before a day. The arm
     * is 0 for those held out and 1 for the others; broken is who was exposed as one of the other arm since.
     */
    @Transactional(readOnly = true)
    public Outcomes ofAll(Holding held, Instant since, int before, LocalDate today, String currency) {
        return read(database.sql(SQL.whole("outcomes-of-all"))
                .param("key", held.hash().experiment())
                .param("places", held.places())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("start", day(since))
                .param("today", today)
                .param("before", before)
                .param("currency", currency));
    }

    /** How many units were exposed, the hold-out over all included. */
    public long exposed(long experimentId) {
        return database.sql(SQL.whole("exposed"))
                .param("id", experimentId)
                .query(Long.class)
                .single();
    }

    /** The day of the start. */
    public static LocalDate start(Experiment experiment) {
        return day(experiment.started().orElseThrow().at());
    }

    /** The day of a moment. */
    public static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private static Outcomes read(StatementSpec statement) {
        var outcomes = new Outcomes();
        statement.withFetchSize(ROWS).query(outcomes);
        return outcomes;
    }
}

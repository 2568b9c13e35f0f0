package io.clientela.differentiate.internal.worth;

import io.clientela.differentiate.ValueRun;
import io.clientela.differentiate.WorthSettings;
import io.clientela.platform.Journal;
import io.clientela.platform.Journal.Note;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The account of computed values, and how they are computed. */
@Component
class ValueRuns {

    private static final Statements SQL = Statements.of("differentiate/values");

    private final JdbcClient database;
    private final Journal journal;
    private final JsonMapper json;

    ValueRuns(JdbcClient database, Journal journal, JsonMapper json) {
        this.database = database;
        this.journal = journal;
        this.json = json;
    }

    WorthSettings settings() {
        return database.sql(SQL.get("settings"))
                .query((row, n) -> new WorthSettings(row.getInt("horizon_days"), row.getDouble("yearly_discount")))
                .single();
    }

    /** How values were computed by the last run until a moment; empty before the first. */
    Optional<WorthSettings> settings(Instant moment) {
        return database.sql(SQL.get("settings-then"))
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new WorthSettings(row.getInt("horizon_days"), row.getDouble("yearly_discount")))
                .optional();
    }

    @Transactional
    void set(WorthSettings settings, String who) {
        var before = settings();
        database.sql(SQL.get("set"))
                .param("horizonDays", settings.horizonDays())
                .param("yearlyDiscount", settings.yearlyDiscount())
                .update();
        journal.record(new Note(
                who, "differentiate.value-set", "values", Map.of("before", before, "after", settings), "", ""));
    }

    /** Keeps a run. @return its number */
    @Transactional
    long add(ValueRun run) {
        var fitted = run.fitted();
        long id = database.sql(SQL.get("add-run"))
                .param("who", run.who())
                .param("asOf", run.question().asOf())
                .param("currency", run.question().currency())
                .param("horizonDays", run.question().horizonDays())
                .param("yearlyDiscount", run.question().yearlyDiscount())
                .param(
                        "model",
                        fitted.map(known -> known.choice().model().code()).orElse(""))
                .param(
                        "logLikelihood",
                        fitted.map(ValueRun.Fitted::logLikelihood).orElse(null))
                .param("customers", run.input().customers())
                .param("fingerprint", run.input().fingerprint())
                .param("code", run.code())
                .param("seconds", run.seconds())
                .param("detail", json.writeValueAsString(run))
                .query(Long.class)
                .single();
        journal.record(new Note(
                run.who(),
                "differentiate.valued",
                "values:" + id,
                Map.of(
                        "asOf", run.question().asOf().toString(),
                        "model",
                                fitted.map(known -> known.choice().model().code())
                                        .orElse(run.unknown()),
                        "customers", run.input().customers()),
                "",
                "purchases:" + run.input().fingerprint()));
        return id;
    }

    Optional<ValueRun> run(long id) {
        return database.sql(SQL.get("run"))
                .param("runId", id)
                .query((row, n) -> read(row))
                .optional();
    }

    List<ValueRun> latest(int limit) {
        return database.sql(SQL.get("latest"))
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    private ValueRun read(ResultSet row) throws SQLException {
        var run = json.readValue(row.getString("detail"), ValueRun.class);
        return new ValueRun(
                row.getLong("run_id"),
                row.getTimestamp("at").toInstant(),
                run.who(),
                run.question(),
                run.input(),
                run.fitted(),
                run.unknown(),
                run.code(),
                run.seconds());
    }
}

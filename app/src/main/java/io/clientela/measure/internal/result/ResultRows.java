package io.clientela.measure.internal.result;

import io.clientela.measure.Experiment;
import io.clientela.measure.ExperimentResult;
import io.clientela.measure.ExperimentResult.Computed;
import io.clientela.measure.Results;
import io.clientela.measure.internal.experiment.ExperimentRows;
import io.clientela.measure.internal.experiment.OutcomeReader;
import io.clientela.platform.Jobs;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Results as rows of a table that only grows. */
@Component
class ResultRows implements Results {

    private static final Statements SQL = Statements.of("measure/results");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient database;
    private final Clock clock;
    private final ExperimentRows experiments;
    private final ObjectProvider<Jobs> jobs;

    ResultRows(JdbcClient database, Clock clock, ExperimentRows experiments, ObjectProvider<Jobs> jobs) {
        this.database = database;
        this.clock = clock;
        this.experiments = experiments;
        this.jobs = jobs; // the jobs know their handlers, one of which keeps results here
    }

    long keep(long experimentId, String who, Computed computed) {
        return database.sql(SQL.get("keep"))
                .param("experiment", experimentId)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", who)
                .param("result", JSON.writeValueAsString(computed))
                .query(Long.class)
                .single();
    }

    @Override
    public Optional<ExperimentResult> latest(long experimentId) {
        return runs(experimentId, 1).stream().findFirst();
    }

    @Override
    public List<ExperimentResult> runs(long experimentId, int limit) {
        return database.sql(SQL.get("runs"))
                .param("experiment", experimentId)
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    @Override
    public List<ExperimentResult> latest() {
        return database.sql(SQL.get("latest")).query((row, n) -> read(row)).list();
    }

    private static ExperimentResult read(ResultSet row) throws SQLException {
        return new ExperimentResult(
                row.getLong("run_id"),
                row.getLong("experiment_id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("by"),
                JSON.readValue(row.getString("result"), Computed.class));
    }

    @Override
    public boolean mayLook(Experiment experiment) {
        return Look.allowed(experiment, OutcomeReader.day(clock.instant()));
    }

    @Override
    public long compute(long experimentId, String who) {
        var experiment = experiments
                .find(experimentId)
                .orElseThrow(() -> new IllegalArgumentException("no experiment " + experimentId));
        return jobs.getObject().submit(ResultJob.order(experiment, who));
    }
}

package io.clientela.measure.internal.result;

import io.clientela.measure.HoldOutResult;
import io.clientela.measure.HoldOutResult.Computed;
import io.clientela.measure.HoldOutResults;
import io.clientela.measure.HoldOuts;
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

/** Results of the lasting hold-out as rows of a table that only grows. */
@Component
class HoldOutRows implements HoldOutResults {

    private static final Statements SQL = Statements.of("measure/results");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient database;
    private final HoldOuts holdOuts;
    private final Clock clock;
    private final ObjectProvider<Jobs> jobs;

    HoldOutRows(JdbcClient database, HoldOuts holdOuts, Clock clock, ObjectProvider<Jobs> jobs) {
        this.jobs = jobs; // the jobs know their handlers, one of which keeps results here
        this.database = database;
        this.holdOuts = holdOuts;
        this.clock = clock;
    }

    void keep(long holdOutId, String who, Computed computed) {
        database.sql(SQL.get("keep-of-all"))
                .param("holdOut", holdOutId)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", who)
                .param("result", JSON.writeValueAsString(computed))
                .update();
    }

    @Override
    public long compute(String who) {
        return jobs.getObject().submit(DailyResults.order(OutcomeReader.day(clock.instant()), who));
    }

    @Override
    public Optional<HoldOutResult> latest() {
        return runs(1).stream().findFirst();
    }

    @Override
    public List<HoldOutResult> runs(int limit) {
        return holdOuts.since()
                .map(since -> database.sql(SQL.get("runs-of-all"))
                        .param("holdOut", since.id())
                        .param("limit", limit)
                        .query((row, n) -> read(row))
                        .list())
                .orElse(List.of());
    }

    private static HoldOutResult read(ResultSet row) throws SQLException {
        return new HoldOutResult(
                row.getLong("run_id"),
                row.getLong("hold_out_id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("by"),
                JSON.readValue(row.getString("result"), Computed.class));
    }
}

package io.clientela.differentiate.internal.portfolio;

import io.clientela.differentiate.MeasurementPlans;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The plans of comparisons, kept one after another. */
@Component
class KeptPlans implements MeasurementPlans {

    private static final Statements SQL = Statements.of("differentiate/portfolios");
    private static final Planned USUAL = new Planned(0, Plan.USUAL, Instant.EPOCH, "", "");

    private final JdbcClient database;
    private final Versions versions;
    private final Clock clock;

    KeptPlans(JdbcClient database, Versions versions, Clock clock) {
        this.database = database;
        this.versions = versions;
        this.clock = clock;
    }

    @Override
    public Planned now() {
        return history(1).stream().findFirst().orElse(USUAL);
    }

    @Override
    public List<Planned> history(int limit) {
        return database.sql(SQL.get("plans"))
                .param("limit", limit)
                .query((row, n) -> planned(row))
                .list();
    }

    private static Planned planned(ResultSet row) throws SQLException {
        return new Planned(
                row.getLong("plan_id"),
                new Plan(
                        row.getInt("days"),
                        row.getDouble("held"),
                        row.getDouble("effect"),
                        row.getDouble("significance"),
                        row.getDouble("power")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("by"),
                row.getString("why"));
    }

    @Override
    @Transactional
    public void plan(Plan plan, String who, String why) {
        versions.turn();
        var before = now();
        long id = database.sql(SQL.get("add-plan"))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", who)
                .param("why", why)
                .param("days", plan.days())
                .param("held", plan.held())
                .param("effect", plan.effect())
                .param("significance", plan.significance())
                .param("power", plan.power())
                .query(Long.class)
                .single();
        versions.sums(List.of(), true);
        database.sql(Versions.lately("recount-proposed")).update();
        versions.note(who, "measurement-planned", "plan:" + id, Map.of("before", before.plan(), "after", plan), why);
    }

    @Override
    @Transactional
    public Optional<Plan> back(long id, String who, String why) {
        var then = id == 0
                ? Optional.of(Plan.USUAL)
                : database.sql(SQL.get("plan"))
                        .param("id", id)
                        .query((row, n) -> planned(row).plan())
                        .optional();
        then.ifPresent(plan -> plan(plan, who, why));
        return then;
    }
}

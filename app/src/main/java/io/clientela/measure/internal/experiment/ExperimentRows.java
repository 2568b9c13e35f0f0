package io.clientela.measure.internal.experiment;

import io.clientela.identify.Households;
import io.clientela.measure.Experiment;
import io.clientela.measure.Experiment.Step;
import io.clientela.measure.ExperimentPlan.Target;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Reads experiments. */
@Component
public class ExperimentRows {

    private static final Statements SQL = Statements.of("measure/experiments");

    private final JdbcClient database;
    private final Clock clock;
    private final Households households;

    ExperimentRows(JdbcClient database, Clock clock, Households households) {
        this.database = database;
        this.households = households;
        this.clock = clock;
    }

    /** All, the latest first. */
    public List<Experiment> all() {
        return read(null);
    }

    /** One. */
    public Optional<Experiment> find(long id) {
        return read(id).stream().findFirst();
    }

    /** One, which does not stop before the transaction of the caller ends. */
    public Optional<Experiment> held(long id) {
        database.sql(SQL.get("hold")).param("id", id).query((row, n) -> "").single();
        return find(id);
    }

    /** One, which nobody else changes before the transaction of the caller ends. */
    Optional<Experiment> locked(long id) {
        database.sql(SQL.get("let-end")).param("id", id).query((row, n) -> "").single();
        return database.sql(SQL.get("lock"))
                        .param("id", id)
                        .query(Long.class)
                        .optional()
                        .isEmpty()
                ? Optional.empty()
                : find(id);
    }

    /** A statement of {@code measure/experiments} about the customers of a target. */
    public StatementSpec target(String statement, Target target) {
        return database.sql(SQL.whole(statement))
                .param("of", target.of().name())
                .param("ids", target.ids().stream().mapToLong(Long::longValue).toArray());
    }

    /** The same, about those customers with their households, where households are drawn. */
    public StatementSpec fixed(String statement, Target target) {
        var numbers = target.households()
                ? target("member-numbers", target).query(Long.class).list()
                : List.<Long>of();
        var units = households.of(numbers);
        return target(statement, target)
                .param("customers", numbers.stream().mapToLong(Long::longValue).toArray())
                .param(
                        "households",
                        numbers.stream()
                                .mapToLong(id -> units.getOrDefault(id, id))
                                .toArray());
    }

    private List<Experiment> read(@Nullable Long id) {
        var now = clock.instant();
        return database.sql(SQL.get("experiments"))
                .param("id", id)
                .query((row, n) -> experiment(row, now))
                .list();
    }

    private static Experiment experiment(ResultSet row, Instant now) throws SQLException {
        var started = step(row, "started_at", row.getString("started_by"), "");
        var endsAt = moment(row, "ends_at");
        var stopped = step(row, "stopped_at", row.getString("stopped_by"), row.getString("stop_why"));
        return new Experiment(
                row.getLong("experiment_id"),
                row.getString("key"),
                row.getInt("version"),
                PlanText.read(row.getString("plan")),
                row.getString("hash"),
                Experiment.state(started, endsAt, stopped, now),
                moment(row, "created_at").orElseThrow(),
                started,
                endsAt,
                stopped);
    }

    private static Optional<Step> step(ResultSet row, String at, @Nullable String by, @Nullable String why)
            throws SQLException {
        var moment = moment(row, at);
        return by == null || why == null ? Optional.empty() : moment.map(then -> new Step(then, by, why));
    }

    static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}

package io.clientela.measure.internal.experiment;

import io.clientela.identify.Page;
import io.clientela.kernel.value.Outcome;
import io.clientela.measure.Experiment;
import io.clientela.measure.Experiment.State;
import io.clientela.measure.ExperimentOver;
import io.clientela.measure.ExperimentPlan;
import io.clientela.measure.ExperimentResult.Known;
import io.clientela.measure.Experiments;
import io.clientela.platform.Journal;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Experiments as rows; what must not change, the database keeps. */
@Component
class KeptExperiments implements Experiments {

    private static final Statements SQL = Statements.of("measure/experiments");

    private final JdbcClient database;
    private final Journal journal;
    private final Clock clock;
    private final ExperimentRows rows;
    private final Sizes sizes;
    private final ApplicationEventPublisher events;

    KeptExperiments(
            JdbcClient database,
            Journal journal,
            Clock clock,
            ExperimentRows rows,
            Sizes sizes,
            ApplicationEventPublisher events) {
        this.events = events;
        this.database = database;
        this.journal = journal;
        this.clock = clock;
        this.rows = rows;
        this.sizes = sizes;
    }

    @Override
    public List<Experiment> all() {
        return rows.all();
    }

    @Override
    public Optional<Experiment> find(long id) {
        return rows.find(id);
    }

    @Override
    public List<Version> versions(long id) {
        return database.sql(SQL.get("versions"))
                .param("id", id)
                .query((row, n) -> new Version(
                        row.getInt("version"),
                        PlanText.read(row.getString("plan")),
                        row.getString("hash"),
                        ExperimentRows.moment(row, "at").orElseThrow(),
                        row.getString("by"),
                        row.getString("why")))
                .list();
    }

    @Override
    @Transactional
    public Experiment draft(ExperimentPlan plan, String who, String why) {
        var now = clock.instant();
        long id = database.sql(SQL.get("add"))
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("by", who)
                .query(Long.class)
                .single();
        addPlan(id, 1, plan, now, who, why);
        var made = rows.find(id).orElseThrow();
        note(who, "experiment-drafted", made, why);
        return made;
    }

    private void addPlan(long id, int version, ExperimentPlan plan, Instant now, String who, String why) {
        database.sql(SQL.get("add-plan"))
                .param("id", id)
                .param("version", version)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("by", who)
                .param("why", why)
                .param("plan", PlanText.write(plan))
                .update();
    }

    private void note(String who, String what, Experiment of, String why) {
        journal.record(new Journal.Note(
                who,
                "measure." + what,
                "experiment:" + of.id(),
                Map.of("name", of.plan().name(), "version", of.version(), "plan", of.hash()),
                why,
                ""));
    }

    @Override
    @Transactional
    public Outcome<Experiment> change(long id, ExperimentPlan plan, String who, String why) {
        var found = rows.locked(id);
        if (found.isEmpty()) {
            return unknown("no-such-experiment", id);
        }
        if (found.get().state() != State.DRAFT) {
            return unknown("not-a-draft", id);
        }
        if (found.get().plan().equals(plan)) {
            return new Outcome.Known<>(found.get());
        }
        int version = found.get().version() + 1;
        addPlan(id, version, plan, clock.instant(), who, why);
        database.sql(SQL.get("count-version"))
                .param("id", id)
                .param("version", version)
                .update();
        return done(id, who, "experiment-changed", why);
    }

    private Outcome<Experiment> done(long id, String who, String what, String why) {
        var now = rows.find(id).orElseThrow();
        note(who, what, now, why);
        return new Outcome.Known<>(now);
    }

    private static Outcome<Experiment> unknown(String reason, long id) {
        return new Outcome.Unknown<>(reason, String.valueOf(id));
    }

    @Override
    @Transactional
    public Outcome<Experiment> start(long id, String who) {
        var found = rows.locked(id);
        if (found.isEmpty()) {
            return unknown("no-such-experiment", id);
        }
        if (found.get().state() != State.DRAFT) {
            return unknown("not-a-draft", id);
        }
        var plan = found.get().plan();
        if (rows.fixed("fix-target", plan.target()).param("id", id).update() == 0) {
            return unknown("empty-target", id);
        }
        var now = clock.instant();
        database.sql(SQL.get("start"))
                .param("id", id)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("by", who)
                .param("ends", now.plus(Duration.ofDays(plan.run().days())).atOffset(ZoneOffset.UTC))
                .update();
        return done(id, who, "experiment-started", "");
    }

    @Override
    @Transactional
    public Outcome<Experiment> stop(long id, String who, String why) {
        var found = rows.locked(id);
        if (found.isEmpty()) {
            return unknown("no-such-experiment", id);
        }
        if (why.isBlank()) {
            return unknown("no-reason", id);
        }
        var state = found.get().state();
        if (state == State.STOPPED || state == State.FINISHED) {
            return unknown("over", id);
        }
        database.sql(SQL.get("stop"))
                .param("id", id)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", who)
                .param("why", why.strip())
                .update();
        events.publishEvent(new ExperimentOver(id));
        return done(id, who, "experiment-stopped", why.strip());
    }

    @Override
    public Outcome<Size> size(ExperimentPlan plan) {
        return sizes.of(plan);
    }

    @Override
    public List<ArmCount> arms(long id) {
        return database.sql(SQL.whole("arms"))
                .param("id", id)
                .query((row, n) -> {
                    int arm = row.getInt("arm");
                    return new ArmCount(
                            arm < 0 ? OptionalInt.empty() : OptionalInt.of(arm),
                            row.getLong("customers"),
                            row.getLong("broken"));
                })
                .list();
    }

    @Override
    public Page<Long> customers(long id, OptionalInt arm, OptionalLong portfolio, Optional<String> cursor, int limit) {
        var found = database.sql(SQL.whole("customers"))
                .param("id", id)
                .param("arm", arm.orElse(-1))
                .param("portfolio", portfolio.isPresent() ? portfolio.getAsLong() : null)
                .param("after", cursor.map(Long::parseLong).orElse(0L))
                .param("limit", limit + 1)
                .query(Long.class)
                .list();
        return page(found, limit);
    }

    @Override
    public Page<Long> customersOf(
            Experiment experiment, int arm, Known feature, String part, Optional<String> cursor, int limit) {
        return page(
                database.sql(SQL.whole("customers-of-part"))
                        .param("id", experiment.id())
                        .param("start", OutcomeReader.start(experiment))
                        .param("currency", experiment.plan().measured().currency())
                        .param("arm", arm)
                        .param("feature", feature.name())
                        .param("part", part)
                        .param("after", cursor.map(Long::parseLong).orElse(0L))
                        .param("limit", limit + 1)
                        .query(Long.class)
                        .list(),
                limit);
    }

    private static Page<Long> page(List<Long> found, int limit) {
        return found.size() <= limit
                ? new Page<>(found, Optional.empty())
                : new Page<>(found.subList(0, limit), Optional.of(String.valueOf(found.get(limit - 1))));
    }

    @Override
    public List<Taking> of(long customerId) {
        return database.sql(SQL.get("of-customer"))
                .param("customer", customerId)
                .query((row, n) -> taking(row))
                .list();
    }

    private Taking taking(ResultSet row) throws SQLException {
        var experiment = rows.find(row.getLong("experiment_id")).orElseThrow();
        int number = row.getInt("arm");
        var arm = Optional.of(number).filter(n -> n >= 0).map(experiment.plan().arms()::get);
        return new Taking(
                experiment.id(),
                experiment.plan().name(),
                experiment.state(),
                arm.map(ExperimentPlan.Arm::name).orElse(""),
                arm.map(ExperimentPlan.Arm::held).orElse(true),
                row.getLong("unit"),
                row.getInt("place") / 1e6,
                ExperimentRows.moment(row, "at").orElseThrow(),
                row.getBoolean("broken"));
    }
}

package io.clientela.measure.internal.experiment;

import io.clientela.measure.Experiment;
import io.clientela.measure.ExperimentPlan;
import io.clientela.measure.HoldOuts;
import io.clientela.measure.PastExperiments;
import io.clientela.organize.Installation;
import io.clientela.platform.Journal;
import io.clientela.platform.Statements;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes experiments of the past into a demo; the journal says that they were made. */
@Component
class MadePast implements PastExperiments {

    private static final Statements SQL = Statements.of("measure/past");
    private static final Statements PLANS = Statements.of("measure/experiments");
    private static final Statements EXPOSURES = Statements.of("measure/exposures");
    private static final Duration PLANNED_BEFORE = Duration.ofDays(5);

    private final JdbcClient database;
    private final ExperimentRows rows;
    private final HoldOuts holdOuts;
    private final Installation installation;
    private final Journal journal;
    private final Clock clock;

    MadePast(
            JdbcClient database,
            ExperimentRows rows,
            HoldOuts holdOuts,
            Installation installation,
            Journal journal,
            Clock clock) {
        this.database = database;
        this.rows = rows;
        this.holdOuts = holdOuts;
        this.installation = installation;
        this.journal = journal;
        this.clock = clock;
    }

    private long planned(ExperimentPlan plan, Instant at, String who) {
        long id = database.sql(PLANS.get("add"))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", who)
                .query(Long.class)
                .single();
        database.sql(PLANS.get("add-plan"))
                .param("id", id)
                .param("version", 1)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", who)
                .param("why", "")
                .param("plan", PlanText.write(plan))
                .update();
        return id;
    }

    private record Drawn(long recordId, long customerId, long unit) {}

    @Override
    @Transactional
    public Past write(ExperimentPlan plan, Instant started, String who) {
        if (!installation.isDemo()) {
            throw new IllegalStateException("only a demo has a past that is made");
        }
        if (!started.isBefore(clock.instant())) {
            throw new IllegalArgumentException("it does not lie in the past: " + started);
        }
        long id = planned(plan, started.minus(PLANNED_BEFORE), who);
        if (rows.fixed("fix-target", plan.target()).param("id", id).update() == 0) {
            throw new IllegalArgumentException("nobody is in the target of " + plan.name());
        }
        database.sql(SQL.get("begin"))
                .param("id", id)
                .param("at", started.atOffset(ZoneOffset.UTC))
                .param("by", who)
                .param("ends", started.plus(Duration.ofDays(plan.run().days())).atOffset(ZoneOffset.UTC))
                .update();
        var experiment = rows.find(id).orElseThrow();
        var past = new Past(experiment, expose(experiment, started));
        journal.record(new Journal.Note(
                who,
                "measure.experiment-made",
                "experiment:" + id,
                Map.of("name", plan.name(), "started", started.toString()),
                "a past of the demo firm",
                ""));
        return past;
    }

    @Override
    @Transactional
    public void holdOut(double share, Instant since, String who) {
        if (!installation.isDemo()) {
            throw new IllegalStateException("only a demo has a past that is made");
        }
        if (!since.isBefore(clock.instant()) || holdOuts.now().id() > 0) {
            throw new IllegalArgumentException("it does not lie in the past, or is not the first: " + since);
        }
        database.sql(EXPOSURES.get("add-hold-out"))
                .param("key", holdOuts.now().key())
                .param("share", share)
                .param("at", since.atOffset(ZoneOffset.UTC))
                .param("by", who)
                .param("why", "")
                .query(Long.class)
                .single();
        journal.record(new Journal.Note(
                who,
                "measure.hold-out-made",
                "hold-out:" + holdOuts.now().key(),
                Map.of("share", share, "since", since.toString()),
                "a past of the demo firm",
                ""));
    }

    @Override
    @Transactional
    public void reveal(long experimentId, double effect, String who) {
        if (!installation.isDemo()) {
            throw new IllegalStateException("only a demo has a past that is made");
        }
        database.sql(SQL.get("reveal"))
                .param("id", experimentId)
                .param("effect", effect)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", who)
                .update();
    }

    @Override
    public OptionalDouble trueEffect(long experimentId) {
        return database.sql(SQL.get("true-effect"))
                .param("id", experimentId)
                .query(Double.class)
                .optional()
                .map(OptionalDouble::of)
                .orElseGet(OptionalDouble::empty);
    }

    private Map<String, List<Long>> expose(Experiment experiment, Instant at) {
        var plan = experiment.plan();
        var hash = plan.assignment(experiment.key());
        var units = database.sql(SQL.get("units"))
                .param("id", experiment.id())
                .query((row, n) -> new Drawn(row.getLong("record_id"), row.getLong("customer_id"), row.getLong("unit")))
                .list();
        Map<String, List<Long>> arms = new TreeMap<>();
        var numbers = new int[units.size()];
        for (int i = 0; i < numbers.length; i++) {
            String arm = hash.arm(units.get(i).unit());
            numbers[i] = plan.arm(arm).orElseThrow();
            arms.computeIfAbsent(arm, none -> new ArrayList<>())
                    .add(units.get(i).customerId());
        }
        database.sql(SQL.get("expose"))
                .param("id", experiment.id())
                .param("records", units.stream().mapToLong(Drawn::recordId).toArray())
                .param("arms", numbers)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        return arms;
    }
}

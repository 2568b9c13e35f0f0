package io.clientela.measure.internal.result;

import io.clientela.kernel.value.Outcome;
import io.clientela.measure.Experiment;
import io.clientela.measure.Experiment.State;
import io.clientela.measure.ExperimentPlan.Counted;
import io.clientela.measure.ExperimentPlan.From;
import io.clientela.measure.ExperimentResult.Computed;
import io.clientela.measure.ExperimentResult.Units;
import io.clientela.measure.internal.experiment.ExperimentRows;
import io.clientela.measure.internal.experiment.OutcomeReader;
import io.clientela.measure.internal.experiment.Outcomes;
import io.clientela.platform.JobFailure;
import io.clientela.platform.JobHandler;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobRun;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Computes what an experiment returned, as a job of the kind {@value #KIND}. */
@Component
class ResultJob implements JobHandler {

    static final String KIND = "experiment";

    private final ExperimentRows experiments;
    private final OutcomeReader reader;
    private final ResultRows results;
    private final Clock clock;

    ResultJob(ExperimentRows experiments, OutcomeReader reader, ResultRows results, Clock clock) {
        this.experiments = experiments;
        this.reader = reader;
        this.results = results;
        this.clock = clock;
    }

    /** What a job is told. */
    record Asked(long experiment) {}

    static JobOrder order(Experiment experiment, String who) {
        return new JobOrder(KIND, experiment.plan().name(), new Asked(experiment.id()), who);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean restartable() {
        return true;
    }

    @Override
    public Object run(JobRun run) throws JobFailure {
        var experiment = experiments
                .find(run.parameters(Asked.class).experiment())
                .orElseThrow(() -> new JobFailure("There is no such experiment."));
        var today = OutcomeReader.day(clock.instant());
        if (!mayLook(experiment, today)) {
            throw new JobFailure("Its time is not over, and its plan does not allow looks before the end.");
        }
        run.step("outcomes", experiment.plan().name());
        var outcomes = reader.of(experiment, today);
        long exposed = reader.exposed(experiment.id());
        run.checkCancelled();
        run.step("compare", "");
        var computed = computed(experiment, outcomes, exposed, today);
        long id = results.keep(experiment.id(), run.who(), computed);
        return Map.of("run", id, "customers", computed.units().counted());
    }

    /** After the end, or before it where the plan allows that; never on the day of the start, when nothing can be known. */
    static boolean mayLook(Experiment experiment, LocalDate today) {
        if (experiment.started().isEmpty() || !today.isAfter(OutcomeReader.start(experiment))) {
            return false;
        }
        return experiment.plan().run().early() || over(experiment, today);
    }

    /** Whether no outcome is missing any more. */
    private static boolean over(Experiment experiment, LocalDate today) {
        var measured = experiment.plan().measured();
        var last = experiment
                .stopped()
                .map(Experiment.Step::at)
                .or(experiment::endsAt)
                .orElseThrow();
        return measured.from() == From.START
                ? !today.isBefore(OutcomeReader.start(experiment).plusDays(measured.days()))
                : experiment.state() != State.RUNNING
                        && !today.isBefore(OutcomeReader.day(last).plusDays(measured.days()));
    }

    private static Computed computed(Experiment experiment, Outcomes outcomes, long exposed, LocalDate today) {
        double elapsed = Compared.elapsed(experiment, today);
        var compared = new Compared(experiment.plan(), outcomes, elapsed);
        long broken = outcomes.brokenCount();
        boolean costless =
                experiment.plan().measured().counted() == Counted.MARGIN && outcomes.rate() == 0 && outcomes.sells();
        Outcome<Compared.Result> result =
                costless ? new Outcome.Unknown<>("no-cost", "no line has a cost") : compared.result(broken);
        var units = new Units(
                outcomes.size() - outcomes.heldOfAll(),
                exposed - outcomes.size(),
                outcomes.heldOfAll(),
                broken,
                outcomes.costKnown(),
                Fingerprint.of(experiment.plan(), outcomes));
        boolean complete = over(experiment, today);
        return switch (result) {
            case Outcome.Known<Compared.Result>(Compared.Result known) ->
                new Computed(
                        experiment.version(),
                        experiment.hash(),
                        today,
                        elapsed,
                        complete,
                        units,
                        "",
                        "",
                        known.rows(),
                        known.fit());
            case Outcome.Unknown<Compared.Result>(String reason, String detail) ->
                new Computed(
                        experiment.version(),
                        experiment.hash(),
                        today,
                        elapsed,
                        complete,
                        units,
                        reason,
                        detail,
                        List.of(),
                        null);
        };
    }
}

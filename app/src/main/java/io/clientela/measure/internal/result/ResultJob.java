package io.clientela.measure.internal.result;

import io.clientela.measure.Experiment;
import io.clientela.measure.internal.experiment.ExperimentRows;
import io.clientela.measure.internal.experiment.OutcomeReader;
import io.clientela.platform.JobFailure;
import io.clientela.platform.JobHandler;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobRun;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Computes what an experiment returned, as a job of the kind {@value #KIND}. */
@Component
class ResultJob implements JobHandler {

    static final String KIND = "experiment";

    private final ExperimentRows experiments;
    private final Look look;
    private final ResultRows results;
    private final Clock clock;

    ResultJob(ExperimentRows experiments, Look look, ResultRows results, Clock clock) {
        this.experiments = experiments;
        this.look = look;
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
        if (!Look.allowed(experiment, today)) {
            throw new JobFailure("Its time is not over, and its plan does not allow looks before the end.");
        }
        run.step("compare", experiment.plan().name());
        var computed = look.at(experiment, today);
        long id = results.keep(experiment.id(), run.who(), computed);
        return Map.of("run", id, "customers", computed.units().counted());
    }
}

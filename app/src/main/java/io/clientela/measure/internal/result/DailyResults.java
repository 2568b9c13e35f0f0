package io.clientela.measure.internal.result;

import io.clientela.measure.Experiment;
import io.clientela.measure.ExperimentResult;
import io.clientela.measure.internal.experiment.ExperimentRows;
import io.clientela.measure.internal.experiment.OutcomeReader;
import io.clientela.platform.JobHandler;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobRun;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Computes what is due of all that is measured, as a job of the kind {@value #KIND}. */
@Component
class DailyResults implements JobHandler {

    static final String KIND = "results";

    private static final Logger LOG = LoggerFactory.getLogger(DailyResults.class);

    private final ExperimentRows experiments;
    private final Look look;
    private final ResultRows results;
    private final Clock clock;

    DailyResults(ExperimentRows experiments, Look look, ResultRows results, Clock clock) {
        this.experiments = experiments;
        this.look = look;
        this.results = results;
        this.clock = clock;
    }

    JobOrder order(String who) {
        return new JobOrder(KIND, OutcomeReader.day(clock.instant()).toString(), Map.of(), who);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean restartable() {
        return true;
    }

    /** The experiments whose result is due. */
    List<Experiment> due() {
        var today = OutcomeReader.day(clock.instant());
        var last = results.latest().stream()
                .collect(Collectors.toMap(ExperimentResult::experimentId, Function.identity()));
        return experiments.all().stream()
                .filter(one -> Look.due(one, Optional.ofNullable(last.get(one.id())), today))
                .toList();
    }

    @Override
    public Object run(JobRun run) {
        var today = OutcomeReader.day(clock.instant());
        var due = due();
        int failed = 0;
        for (int i = 0; i < due.size(); i++) {
            run.step("compare", due.get(i).plan().name());
            run.progress(i, due.size(), "experiments");
            run.checkCancelled();
            failed += kept(due.get(i), run.who(), today) ? 0 : 1;
        }
        return failed == 0
                ? Map.of("experiments", due.size())
                : Map.of("experiments", due.size() - failed, "failed", failed);
    }

    /** Computes one; what goes wrong with it does not stop the others. */
    private boolean kept(Experiment experiment, String who, LocalDate today) {
        try {
            results.keep(experiment.id(), who, look.at(experiment, today));
            return true;
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("experiment {} could not be computed", experiment.id(), e);
            return false;
        }
    }
}

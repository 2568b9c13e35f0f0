package io.clientela.measure.internal.result;

import io.clientela.measure.Experiment;
import io.clientela.measure.ExperimentResult;
import io.clientela.measure.HoldOuts;
import io.clientela.measure.HoldOuts.HoldOut;
import io.clientela.measure.internal.experiment.ExperimentRows;
import io.clientela.measure.internal.experiment.OutcomeReader;
import io.clientela.platform.JobHandler;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobRun;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
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
    private final OverAll overAll;
    private final Clock clock;

    /** The lasting hold-out, and what it says. */
    @Component
    record OverAll(HoldOuts holdOuts, LookOverAll look, HoldOutRows results) {

        /** The hold-out over all, where its result is due. */
        Optional<HoldOut> due(LocalDate today) {
            return holdOuts.since()
                    .filter(since -> LookOverAll.allowed(since, today)
                            && results.latest()
                                    .filter(last -> !last.computed().asOf().isBefore(today))
                                    .isEmpty());
        }
    }

    DailyResults(ExperimentRows experiments, Look look, ResultRows results, OverAll overAll, Clock clock) {
        this.experiments = experiments;
        this.look = look;
        this.results = results;
        this.overAll = overAll;
        this.clock = clock;
    }

    static JobOrder order(LocalDate today, String who) {
        return new JobOrder(KIND, today.toString(), Map.of(), who);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean restartable() {
        return true;
    }

    /** Whether a result is due. */
    boolean isDue() {
        var today = OutcomeReader.day(clock.instant());
        return !due(today).isEmpty() || overAll.due(today).isPresent();
    }

    private List<Experiment> due(LocalDate today) {
        var last = results.latest().stream()
                .collect(Collectors.toMap(ExperimentResult::experimentId, Function.identity()));
        return experiments.all().stream()
                .filter(one -> Look.due(one, Optional.ofNullable(last.get(one.id())), today))
                .toList();
    }

    @Override
    public Object run(JobRun run) {
        var today = OutcomeReader.day(clock.instant());
        var due = due(today);
        int failed = 0;
        for (int i = 0; i < due.size(); i++) {
            var one = due.get(i);
            run.step("compare", one.plan().name());
            run.progress(i, due.size(), "experiments");
            run.checkCancelled();
            failed +=
                    did("experiment " + one.id(), () -> results.keep(one.id(), run.who(), look.at(one, today))) ? 0 : 1;
        }
        var told = new LinkedHashMap<String, Object>();
        told.put("experiments", due.size() - failed);
        var since = overAll.due(today);
        if (since.isPresent()) {
            run.step("hold-out", "");
            boolean well = did("the hold-out over all", () -> told.put("hold-out", overAll(since.get(), today, run)));
            failed += well ? 0 : 1;
        }
        if (failed > 0) {
            told.put("failed", failed);
        }
        return told;
    }

    /** How many customers were compared. */
    private long overAll(HoldOut since, LocalDate today, JobRun run) {
        var computed = overAll.look().at(since, today);
        overAll.results().keep(since.id(), run.who(), computed);
        return computed.units().held() + computed.units().others();
    }

    /** Computes one; what goes wrong with it does not stop the others. */
    private static boolean did(String what, Runnable work) {
        try {
            work.run();
            return true;
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("{} could not be computed", what, e);
            return false;
        }
    }
}

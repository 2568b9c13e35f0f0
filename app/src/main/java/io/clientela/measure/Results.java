package io.clientela.measure;

import java.util.List;
import java.util.Optional;

/** What experiments returned: computed by a job, each time kept. */
public interface Results {

    /** The last result. */
    Optional<ExperimentResult> latest(long experimentId);

    /** The results, the latest first. */
    List<ExperimentResult> runs(long experimentId, int limit);

    /** The last result of each experiment that has one, the latest experiment first. */
    List<ExperimentResult> latest();

    /** Whether a result may be computed now: after the end; before it only where the plan allows looks. */
    boolean mayLook(Experiment experiment);

    /**
     * Asks for a result to be computed by a job.
     *
     * @return the job's number
     * @throws IllegalArgumentException if there is no such experiment
     */
    long compute(long experimentId, String who);
}

package io.clientela.measure;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Experiments that ran before the installation was there: for the demo firm alone, whose past is made. Everywhere else an
 * experiment is written down before it starts, and this refuses.
 */
public interface PastExperiments {

    /**
     * Writes an experiment down as if it had been started then, and exposes its whole target at once. The arms are those of
     * the hash, as for any other.
     *
     * @param started before now
     * @throws IllegalStateException if this installation is no demo
     * @throws IllegalArgumentException if the target is empty or the start is not over
     */
    Past write(ExperimentPlan plan, Instant started, String who);

    /**
     * Writes down that a share of all customers has been held out of all initiatives since then.
     *
     * @throws IllegalStateException if this installation is no demo
     * @throws IllegalArgumentException if that is not over, or somebody is held out already
     */
    void holdOut(double share, Instant since, String who);

    /**
     * Writes down what an experiment of the past truly brings, once.
     *
     * @param effect on the outcome of one treated customer, in the mean
     * @throws IllegalStateException if this installation is no demo
     */
    void reveal(long experimentId, double effect, String who);

    /** What an experiment truly brings; empty where nobody can know, as everywhere but in a demo. */
    OptionalDouble trueEffect(long experimentId);

    /**
     * What was written.
     *
     * @param arms the customers of each arm by its name
     */
    record Past(Experiment experiment, Map<String, List<Long>> arms) {}
}

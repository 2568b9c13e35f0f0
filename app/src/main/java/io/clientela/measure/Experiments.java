package io.clientela.measure;

import io.clientela.identify.Page;
import io.clientela.kernel.value.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The experiments: written down before they start; then they can be stopped, not changed. The database keeps that too.
 */
public interface Experiments {

    /** All, the latest first. */
    List<Experiment> all();

    Optional<Experiment> find(long id);

    /** The versions of its plan, the latest first. */
    List<Version> versions(long id);

    /** Writes a draft. */
    Experiment draft(ExperimentPlan plan, String who, String why);

    /** Plans a draft otherwise. Unknown: {@code no-such-experiment}, {@code not-a-draft}. */
    Outcome<Experiment> change(long id, ExperimentPlan plan, String who, String why);

    /**
     * Starts a draft: fixes its target and its plan.
     *
     * @return unknown: {@code no-such-experiment}, {@code not-a-draft}, {@code empty-target}
     */
    Outcome<Experiment> start(long id, String who);

    /**
     * Stops it, or lays a draft aside.
     *
     * @param why not empty
     * @return unknown: {@code no-such-experiment}, {@code over}, {@code no-reason}
     */
    Outcome<Experiment> stop(long id, String who, String why);

    /**
     * What such an experiment can show, from what its target did of late.
     *
     * @return unknown: {@code empty-target}, {@code too-few} where an arm would be empty, {@code no-spread} where all had the
     *     same outcome of late, such as none
     */
    Outcome<Size> size(ExperimentPlan plan);

    /** How many customers are in each arm by now, in the order of the plan. */
    List<ArmCount> arms(long id);

    /** Customers of an arm, or of a portfolio in it, by number; those of the hold-out over all where the arm is empty. */
    Page<Long> customers(long id, OptionalInt arm, OptionalLong portfolio, Optional<String> cursor, int limit);

    /**
     * Customers of an arm in a part of a feature, as they were before the start, by number.
     *
     * @param part as {@link ExperimentResult.Known} says
     */
    Page<Long> customersOf(
            Experiment experiment,
            int arm,
            ExperimentResult.Known feature,
            String part,
            Optional<String> cursor,
            int limit);

    /** The customer's experiments, the latest first. */
    List<Taking> of(long customerId);

    /** One version of a plan. */
    record Version(int version, ExperimentPlan plan, String hash, Instant at, String by, String why) {}

    /**
     * What an experiment can show.
     *
     * @param customers in the target now, those of the hold-out over all left out
     * @param heldOfAll how many of the target are in the hold-out over all
     * @param base the mean outcome of the last days, as many as are looked at
     * @param deviation the standard deviation of it
     * @param explained the share of its variance that the time before explains, from 0 to below 1
     * @param detectable the smallest effect that they show, the time before taken into account; empty where not even the
     *     largest would be seen
     * @param needed how many customers are needed in all arms together for the smallest effect worth knowing; empty where no
     *     number is enough
     * @param power the chance to see that effect with the customers there are
     */
    record Size(
            long customers,
            long heldOfAll,
            double base,
            double deviation,
            double explained,
            Optional<Double> detectable,
            OptionalLong needed,
            double power) {

        /** Whether there are enough customers. */
        public boolean enough() {
            return needed.isPresent() && customers >= needed.getAsLong();
        }
    }

    /**
     * How many customers are in an arm.
     *
     * @param arm its number in the plan; empty for the hold-out over all
     * @param customers by their numbers now: who became one counts once, in the arm of the earliest exposure
     * @param broken how many of them are in another arm, too, because two customers became one
     */
    record ArmCount(OptionalInt arm, long customers, long broken) {}

    /**
     * That a customer takes part.
     *
     * @param arm the name of his arm; empty for the hold-out over all
     * @param held whether he is held out
     * @param unit his number when he was taken in: what was hashed
     * @param place his place from 0 to 1 by the hash
     * @param broken whether he is in two arms because two customers became one
     */
    record Taking(
            long experimentId,
            String name,
            Experiment.State state,
            String arm,
            boolean held,
            long unit,
            double place,
            Instant at,
            boolean broken) {}
}

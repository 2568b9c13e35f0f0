package io.clientela.measure;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one place where exposures are made. */
public interface Exposures {

    /**
     * The exposures of customers to a running experiment, in the order asked; written down as they are made, those held out
     * too. Asked again for the same customer it is the same arm, written down once.
     *
     * @throws IllegalArgumentException if the experiment does not run, or somebody asked for is not in its target
     */
    List<Exposure> expose(long experimentId, Collection<Long> customerIds);

    /**
     * For what is no initiative and is not measured: an answer to what the customer said, a notice about his order, a safety
     * notice, a question of service. Nothing that is to sell may go this way; the gate asks for its purpose.
     */
    Exposure notMeasured(long customerId);

    /**
     * Some of the target of an experiment that runs, by record, with what an exposure of each would say now. Nothing is
     * written down. Who became one with another stands there as often as he has records in the target.
     *
     * @param after only records behind this one; 0 for the first
     * @throws IllegalArgumentException if the experiment does not run
     */
    List<Targeted> target(long experimentId, long after, int limit);

    /**
     * What stands of customers who were exposed to an experiment: whether they are still to be treated. Nothing is written
     * down.
     *
     * @return for each of them; {@link Exposure.Kind#OVER} where the experiment does not run, or he is in its target no more
     */
    Map<Long, Exposure.Kind> standing(long experimentId, Collection<Long> customerIds);

    /**
     * The arms of customers of an experiment: as written down, and while it runs for the others as an exposure would say now.
     *
     * @return the names of arms; whoever is in none is missing
     */
    Map<Long, String> arms(long experimentId, Collection<Long> customerIds);

    /**
     * Adds to the target of an experiment that runs those who came into the segment or the portfolios since, where it grows.
     *
     * @return how many
     * @throws IllegalArgumentException if the experiment does not run
     */
    long grow(long experimentId);

    /** How many records the target of an experiment has. */
    long targetSize(long experimentId);

    /**
     * A customer of a target, by one of his records.
     *
     * @param arm the name of his arm; empty where he is held out of all
     */
    record Targeted(long recordId, long customerId, Exposure.Kind kind, Optional<String> arm) {}
}

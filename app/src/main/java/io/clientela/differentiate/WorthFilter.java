package io.clientela.differentiate;

import io.clientela.differentiate.ValueRun.Cause;
import java.util.Optional;

/**
 * Which customers a list of values shows; what is empty lets all through.
 *
 * @param state how they stand
 * @param cause why their value moved
 * @param area the area of the shown address, the country where there is none
 * @param department a department that sold to them
 * @param least the least value
 */
public record WorthFilter(
        Optional<State> state,
        Optional<Cause> cause,
        Optional<String> area,
        Optional<String> department,
        Optional<Double> least) {

    /** All customers. */
    public static final WorthFilter ALL =
            new WorthFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** How a customer stands. */
    public enum State {
        /** Likelier a customer than not. */
        ALIVE,
        /** Likelier gone than not. */
        GONE,
        /** His silence is unusual for him. */
        SILENT,
        /** His silence became unusual in the last 91 days. */
        WARNING,
        /** He bought once. */
        ONCE,
        /** He costs more than he brings. */
        BELOW_ZERO
    }
}

package io.clientela.interact.internal.mark;

import io.clientela.interact.Marks.Given;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * When a topic is paused for a customer: his latest mark of it is 1, or the two latest are 2 or less, both of the same kind.
 * Whether it was understood is looked at first: what is not understood cannot be judged of interest.
 */
final class PauseRule {

    /** Marks up to this one are low. */
    static final int LOW = 2;

    private static final int VERY_LOW = 1;

    private PauseRule() {}

    /**
     * What speaks for a pause; empty where nothing does.
     *
     * @param marks the customer's marks of one topic, the latest first
     */
    static Optional<String> why(List<Given> marks) {
        if (low(marks, Given::understood)) {
            return Optional.of("understood");
        }
        return low(marks, Given::interesting) ? Optional.of("interesting") : Optional.empty();
    }

    private static boolean low(List<Given> marks, Function<Given, OptionalInt> kind) {
        if (marks.isEmpty() || kind.apply(marks.getFirst()).isEmpty()) {
            return false;
        }
        var given =
                marks.stream().map(kind).filter(OptionalInt::isPresent).limit(2).toList();
        return given.getFirst().getAsInt() <= VERY_LOW
                || (given.size() == 2 && given.stream().allMatch(mark -> mark.getAsInt() <= LOW));
    }
}

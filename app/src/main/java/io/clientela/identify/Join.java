package io.clientela.identify;

import java.time.Instant;
import java.util.Optional;

/**
 * One join of two customers, with why.
 *
 * @param by a person's name, {@code linkage} or {@code rule}
 * @param keptId the customer that went on, the one with the lower number
 * @param joinedId the customer that became part of it
 * @param recordA the record on the kept side on which the join rests
 * @param recordB the record on the joined side
 * @param why what the person said, empty for linkage
 * @param undone when and by whom it was taken back, if it was
 */
public record Join(
        long joinId,
        Instant at,
        String by,
        long keptId,
        long joinedId,
        long recordA,
        long recordB,
        String nameA,
        String nameB,
        Evidence evidence,
        String why,
        Optional<Undone> undone) {

    /** Whether a person made or decided it. */
    public boolean isOfAPerson() {
        return !by.equals("linkage") && !by.equals("rule");
    }

    /** When, by whom and why a join was taken back. */
    public record Undone(Instant at, String by, String why) {}
}

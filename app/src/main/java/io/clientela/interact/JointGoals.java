package io.clientela.interact;

import io.clientela.interact.Agreements.Side;
import io.clientela.kernel.value.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Joint goals with a customer, and how important each side holds the relation (R57). */
public interface JointGoals {

    /** How the part of one side stands. */
    enum Status {
        OPEN,
        KEPT,
        BROKEN
    }

    /**
     * A goal.
     *
     * @param weDo what we do
     * @param heDoes what he does
     * @param by until when
     * @param ours how our part stands
     * @param his how his part stands
     * @param notes what was noted, the latest first, what was taken back left out
     */
    record Goal(
            long goalId,
            long customerId,
            String weDo,
            String heDoes,
            LocalDate by,
            Status ours,
            Status his,
            Instant at,
            String who,
            List<Note> notes) {

        public Goal {
            notes = List.copyOf(notes);
        }

        /** Whether a part is still open after its day. */
        public boolean overdue(LocalDate today) {
            return today.isAfter(by) && (ours == Status.OPEN || his == Status.OPEN);
        }
    }

    /** What was noted of one side's part. */
    record Note(long noteId, Side side, boolean kept, String evidence, Instant at, String who) {}

    /** How important a side holds the relation, from 1 to 5. */
    record Importance(Side side, int value, Instant at, String who) {}

    /** Writes a goal down. @return its number; unknown, {@code no-customer} */
    Outcome<Long> agree(long customerId, String weDo, String heDoes, LocalDate by, String who);

    /** Notes whether a side kept its part. @return false where there is no such goal, or nothing would change */
    boolean note(long goalId, Side side, boolean kept, String evidence, String who);

    /** Takes back what was noted last; where nothing is noted, the goal. */
    boolean takeBack(long goalId, String who);

    /** The goals with a customer, the next due first, those settled last. */
    List<Goal> of(long customerId);

    /** Goals of all customers with an open part, the next due first. */
    List<Goal> open(int limit);

    /** Rates the relation. @return false where there is no such customer */
    boolean rate(long customerId, Side side, int value, String who);

    /** The ratings, the latest first. */
    List<Importance> importance(long customerId);

    /** The latest rating of a side. */
    default Optional<Importance> importance(long customerId, Side side) {
        return importance(customerId).stream().filter(one -> one.side() == side).findFirst();
    }
}

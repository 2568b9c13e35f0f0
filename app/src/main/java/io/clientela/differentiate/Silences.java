package io.clientela.differentiate;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Who falls silent against his own rhythm, what was done about it, and what came of it (R56). */
public interface Silences {

    /** How many are silent, and what is at stake. */
    Outcome<Count> count();

    /**
     * Silent customers.
     *
     * @param customers whose silence is unusual for them
     * @param warnings those of them whose silence became unusual in the last 91 days
     * @param stake what the warnings would be worth if they surely were customers still
     * @param value what they are expected to be worth
     * @param stakeInterval of the stake; empty where there are no warnings and where it is not known
     * @param valueInterval of the value; empty where there are no warnings and where it is not known
     */
    record Count(
            long customers,
            long warnings,
            double stake,
            double value,
            Optional<Interval> stakeInterval,
            Optional<Interval> valueInterval) {}

    /** What was done about some customers, the newest first. */
    List<Action> about(List<Long> customerIds);

    /** What was done, the newest first. */
    List<Action> latest(int limit);

    /**
     * Notes what was done about a customer who is silent.
     *
     * @param onDay the day on which it was done
     * @param note what was done
     * @return the action's number; unknown, with the reason, where the customer has no rhythm
     */
    Outcome<Long> note(long customerId, LocalDate onDay, String note, String who);

    /** Says what came of an action. @return false where there is none */
    boolean result(long actionId, String result, String who);

    /** Takes an action back that was noted by mistake. @return false where there is none */
    boolean withdraw(long actionId, String who);

    /** How an action came out, told by the purchases. */
    enum Comeback {
        /** He bought again by the day that was due. */
        BACK,
        /** He bought again, but later. */
        BACK_LATE,
        /** The day that is due is still to come. */
        WAITING,
        /** He has not bought, and the day has passed. */
        NOT_BACK;

        /**
         * How it came out.
         *
         * @param due the day by which he should have bought
         * @param next the day on which he bought next; empty where he has not
         * @param asOf the last day that is known
         */
        public static Comeback of(LocalDate due, Optional<LocalDate> next, LocalDate asOf) {
            if (next.isPresent()) {
                return next.get().isAfter(due) ? BACK_LATE : BACK;
            }
            return asOf.isAfter(due) ? NOT_BACK : WAITING;
        }
    }

    /**
     * What was done about a customer.
     *
     * @param id its number
     * @param customerId the customer
     * @param at when it was noted
     * @param who by whom
     * @param note what was done
     * @param onDay on which day
     * @param due by which day he usually would have bought again
     * @param next the day on which he bought next; empty where he has not
     * @param outcome how it came out
     * @param result what a person says of it, may be empty
     */
    record Action(
            long id,
            long customerId,
            Instant at,
            String who,
            String note,
            LocalDate onDay,
            LocalDate due,
            Optional<LocalDate> next,
            Comeback outcome,
            String result) {}
}

package io.clientela.interact;

import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Calls to make: who, why, what to say; what the customer said enters his conversation. */
public interface Calls {

    /** Those to make, the one that waits longest first; or those made, the latest first. */
    List<Call> list(boolean open, int limit);

    /** All to make, or all made, as CSV. */
    void exportCsv(boolean open, OutputStream out);

    Optional<Call> find(long callId);

    /** How many are to make. */
    long open();

    /**
     * Writes down what became of a call.
     *
     * @param note what he said, or what was noticed; what he said when {@link Result#REACHED} enters the conversation
     * @return false where there is no such call, or it is done
     */
    boolean note(long callId, Result result, String note, String who);

    /** Puts a call that was done back on the list. */
    boolean reopen(long callId, String who);

    /** What became of a call. */
    enum Result {
        /** He was spoken to. */
        REACHED(true),
        /** Nobody answered; the call comes again after four hours. */
        NOT_REACHED(false),
        /** He asked to be called another time; it comes again tomorrow. */
        LATER(false),
        /** The number is not his: it is not used again. */
        WRONG_NUMBER(true),
        /** He wants no calls: he has left this medium. */
        NO_CALLS(true);

        private final boolean done;

        Result(boolean done) {
            this.done = done;
        }

        /** Whether nothing more is to be done. */
        public boolean done() {
            return done;
        }
    }

    /**
     * A call.
     *
     * @param notBefore when it is to be made at the earliest
     * @param result the last one, empty before the first
     * @param note that of the last try
     */
    record Call(
            long callId,
            long messageId,
            long customerId,
            String phone,
            String name,
            String language,
            String subject,
            String text,
            String why,
            Instant at,
            Instant notBefore,
            Optional<Result> result,
            Optional<Instant> doneAt,
            int tries,
            String note) {}
}

package io.clientela.differentiate;

import io.clientela.kernel.value.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Today's picture: a columnar copy of the ledger's lines, with the features of each customer. It follows PostgreSQL by
 * increments, can be thrown away at any moment and is made again.
 */
public interface Picture {

    /**
     * How the picture stands; unknown where there is none ({@code none}, {@code elsewhere} when another process keeps it).
     */
    Outcome<State> state();

    /** When it last equalled the ledger; empty where there is none, or another process keeps it. */
    Optional<Instant> seenAt();

    /** Asks for the picture to be made anew by a job. @return the job's number */
    long rebuild(String who);

    /**
     * Takes over what changed in PostgreSQL since the last time, on the thread of the caller.
     *
     * @return false where that cannot be done because the picture has to be made anew
     */
    boolean follow();

    /**
     * How the picture stands.
     *
     * @param seenAt when it last equalled the ledger
     * @param changedAt when the last change was made that it took over; empty where none was since it was made
     * @param builtAt when it was last made anew
     * @param builtIn how long that took
     * @param lines lines that count
     * @param documents documents that count
     * @param customers customers, prospects included
     * @param products products as the sources name them
     * @param leftOut lines that it cannot hold because their amount is 10¹² or more
     * @param bytes what its file takes on disk
     */
    record State(
            Instant seenAt,
            Optional<Instant> changedAt,
            Instant builtAt,
            Duration builtIn,
            long lines,
            long documents,
            long customers,
            long products,
            long leftOut,
            long bytes) {}
}

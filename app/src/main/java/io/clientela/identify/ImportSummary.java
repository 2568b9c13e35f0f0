package io.clientela.identify;

import java.time.Instant;
import java.util.Optional;

/**
 * One import in a list.
 *
 * @param importId its id
 * @param source the source's name
 * @param startedAt when
 * @param startedBy by whom
 * @param endedAt when it ended, empty while it runs
 * @param state what became of it
 * @param files how many files it has met so far
 * @param postedLines ledger lines it posted
 * @param openFlaws refused parts that nobody settled yet
 */
public record ImportSummary(
        long importId,
        String source,
        Instant startedAt,
        String startedBy,
        Optional<Instant> endedAt,
        State state,
        long files,
        long postedLines,
        long openFlaws) {

    /** What became of an import. */
    public enum State {
        RUNNING,
        DONE,
        CANCELLED,
        INTERRUPTED,
        FAILED
    }
}

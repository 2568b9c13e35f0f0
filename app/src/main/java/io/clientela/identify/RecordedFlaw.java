package io.clientela.identify;

import io.clientela.kernel.value.Flaw;
import io.clientela.kernel.value.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A flaw that an import kept.
 *
 * @param flawId its id
 * @param fileId the file it was met in
 * @param flaw what is wrong and where
 * @param refused whether the part did not go in; else it is a remark
 * @param columns the column names of the row, empty for formats without columns
 * @param raw the row cell by cell, or the one text of the element
 * @param amount what it would have added to the ledger, where that can be read
 * @param state what became of it
 * @param settledAt when it was mended or dismissed
 * @param settledBy by which import, or by whom
 * @param settledWhy why it was dismissed, empty otherwise
 */
public record RecordedFlaw(
        long flawId,
        int fileId,
        Flaw flaw,
        boolean refused,
        List<String> columns,
        List<String> raw,
        Optional<Money> amount,
        State state,
        Optional<Instant> settledAt,
        String settledBy,
        String settledWhy) {

    /** What became of a flaw. */
    public enum State {
        OPEN,
        MENDED,
        DISMISSED
    }

    public RecordedFlaw {
        columns = List.copyOf(columns);
        raw = List.copyOf(raw);
    }
}

package io.clientela.interact;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Letters, collected in batches that are printed and posted together. */
public interface Letters {

    /** The batches, the latest first; the open one takes what is handed over. */
    List<Batch> batches();

    /** The letters of a batch in the order in which they are printed. */
    List<Letter> letters(long batchId);

    /** Closes the open batch: nothing more comes in, it can be printed. False where it is empty or closed. */
    boolean close(long batchId, String who);

    /** Writes the letters of a batch as one PDF, each beginning on a page of its own. */
    void print(long batchId, OutputStream out);

    /** Writes the letters of a batch as CSV, for a printer or a post office: whom they go to, what they cost, what came back. */
    void exportCsv(long batchId, OutputStream out);

    /** Says that a closed batch was posted, or takes that back. */
    boolean posted(long batchId, boolean posted, String who);

    /** The post brought a letter back: its message failed, the address reaches nobody. */
    boolean cameBack(long letterId, String who);

    /** A batch with the sum of its cost. */
    record Batch(
            long batchId,
            Instant openedAt,
            Optional<Instant> closedAt,
            Optional<Instant> postedAt,
            String postedBy,
            long letters,
            BigDecimal cost,
            String currency,
            long back) {}

    /**
     * A letter.
     *
     * @param address by lines
     */
    record Letter(
            long letterId,
            long messageId,
            long customerId,
            String address,
            String language,
            String subject,
            String text,
            String leaveLink,
            Instant at,
            boolean back) {}
}

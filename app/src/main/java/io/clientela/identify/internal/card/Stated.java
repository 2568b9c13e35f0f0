package io.clientela.identify.internal.card;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One value as one record states it, as far as it matters for what is shown.
 *
 * @param field the field, such as {@code EMAIL}
 * @param text as stated
 * @param normal as compared; empty where flawed
 * @param superseded whether the record states something else by now
 * @param own whether the customer himself said it
 */
record Stated(
        long recordId,
        int sourceId,
        String field,
        String text,
        Optional<String> normal,
        LocalDate statedOn,
        boolean superseded,
        boolean own) {

    /** A value that one of the firm's systems states. */
    Stated(
            long recordId,
            int sourceId,
            String field,
            String text,
            Optional<String> normal,
            LocalDate statedOn,
            boolean superseded) {
        this(recordId, sourceId, field, text, normal, statedOn, superseded, false);
    }
}

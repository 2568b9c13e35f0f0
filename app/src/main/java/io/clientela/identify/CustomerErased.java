package io.clientela.identify;

import java.util.List;
import java.util.function.Consumer;

/**
 * A customer is being erased: identify has done its part, in the transaction that runs. Every room to the right hears it on
 * the same thread, takes away what it keeps of him, and tells each place that it looked at.
 *
 * @param records his records, on which things hang
 * @param words what identifies him, as it stood anywhere (names, e-mail addresses, phones, tax codes, streets), for texts that
 *     people wrote; kept nowhere
 * @param told hears each place
 */
public record CustomerErased(long customerId, List<Long> records, List<String> words, Consumer<Erasures.Place> told) {

    public CustomerErased {
        records = List.copyOf(records);
        words = List.copyOf(words);
    }

    /** Tells a place that was looked at. */
    public void tell(String where, String what, long count) {
        told.accept(new Erasures.Place(where, what, count));
    }
}

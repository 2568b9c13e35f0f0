package io.clientela.interact;

import java.util.Set;

/**
 * A customer left purposes on media; published in the transaction that writes it down, so that what waits for him is
 * stopped with it.
 *
 * @param dialogue the dialogue, empty for all
 */
public record ConsentWithdrawn(long customerId, String dialogue, Set<Purpose> purposes, Set<Medium> media) {
    public ConsentWithdrawn {
        purposes = Set.copyOf(purposes);
        media = Set.copyOf(media);
    }
}

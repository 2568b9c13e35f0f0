package io.clientela.identify.internal.posting;

import java.util.Comparator;
import java.util.UUID;

/**
 * A hash of 128 bits, used as a key or as the fingerprint of a content. Fingerprints can be added: the sum of those of a
 * document's head and of its lines is that of the document, whatever the order of the lines.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
record Key(long high, long low) {

    /** The order of their upper halves in the database. */
    static final Comparator<Key> IN_ORDER = (one, other) -> Long.compareUnsigned(one.high, other.high);

    /** The key that the database holds. */
    static Key of(UUID uuid) {
        return new Key(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }

    /** The same bits as the database holds them. */
    UUID uuid() {
        return new UUID(high, low);
    }

    /** The sum modulo 2^128. */
    Key plus(Key other) {
        long sum = low + other.low;
        long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        return new Key(high + other.high + carry, sum);
    }

    /** This less the other, modulo 2^128. */
    Key minus(Key other) {
        long borrow = Long.compareUnsigned(low, other.low) < 0 ? 1 : 0;
        return new Key(high - other.high - borrow, low - other.low);
    }
}

package io.clientela.identify.internal.posting;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Gives one object for the products that lines name alike, as long as it is met often: two places for each hash, in a
 * fixed amount of memory. Not for several threads.
 */
final class ProductNames {

    private static final int PLACES = 1 << 17;
    private static final int LONGEST = 200;

    private final Fingerprint fingerprint = new Fingerprint();
    private final @Nullable ProductName[] places = new ProductName[PLACES];
    private final AtomicLong made = new AtomicLong();

    /** How many were made so far; asked from any thread. */
    long made() {
        return made.get();
    }

    /** The product of a source that has this code, else this description. */
    ProductName of(int sourceId, String code, String description) {
        int hash = (code.hashCode() * 31 + description.hashCode()) * 0x9E3779B9 + sourceId;
        int place = (hash ^ hash >>> 15) & (PLACES - 1);
        var latest = places[place];
        if (latest != null && latest.is(sourceId, code, description)) {
            return latest;
        }
        var before = places[place ^ 1];
        if (before != null && before.is(sourceId, code, description)) {
            return before;
        }
        var name = new ProductName(
                sourceId, code, description, key(sourceId, code, description), words(code, description));
        made.incrementAndGet();
        if (description.length() <= LONGEST) {
            places[place ^ 1] = latest;
            places[place] = name;
        }
        return name;
    }

    /** No product: what a line says that sells nothing. All such lines of a source share the product without a name. */
    ProductName text(int sourceId, String description) {
        made.incrementAndGet();
        return ProductName.text(sourceId, key(sourceId, "", ""), words("", description));
    }

    private Key key(int sourceId, String code, String description) {
        fingerprint.add(sourceId);
        return (code.isEmpty()
                        ? fingerprint.add("description").add(description)
                        : fingerprint.add("code").add(code))
                .key();
    }

    private Key words(String code, String description) {
        return fingerprint.add(code).add(description).key();
    }
}

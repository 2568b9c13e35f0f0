package io.clientela.kernel.linkage;

import java.util.List;

/**
 * Records that agree in all parts are candidates for one party.
 *
 * @param parts one to three parts
 */
public record BlockingRule(List<KeyPart> parts) {

    public BlockingRule {
        parts = List.copyOf(parts);
        if (parts.isEmpty() || parts.size() > 3) {
            throw new IllegalArgumentException("a blocking rule has one to three parts: " + parts);
        }
    }

    /** The rule made of the given parts. */
    public static BlockingRule of(KeyPart... parts) {
        return new BlockingRule(List.of(parts));
    }

    /** A number that tells rules apart in stored keys. */
    long hashOfParts() {
        long hash = 0;
        for (var part : parts) {
            hash = Keys.mix(hash * 31 + Keys.hash(part.name()));
        }
        return hash;
    }
}

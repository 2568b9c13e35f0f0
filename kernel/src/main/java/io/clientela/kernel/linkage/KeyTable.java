package io.clientela.kernel.linkage;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;

/**
 * The key parts of some records side by side, so that each part is looked up once for all the rules that use it. For one
 * thread while it is loaded, then for any.
 */
final class KeyTable {

    /** How many records are best loaded at once: their parts stay in the processor's nearest memory. */
    static final int STRETCH = 512;

    private final Keys keys;
    private final List<KeyPart> parts;
    private final long[][] hashes;

    /** @param room the most records that are loaded at once */
    KeyTable(Keys keys, Collection<KeyPart> parts, int room) {
        this.keys = keys;
        this.parts = parts.isEmpty() ? List.of() : List.copyOf(EnumSet.copyOf(parts));
        this.hashes = new long[this.parts.size()][room];
    }

    /** Takes the first of the given records, in their order, in place of those before. */
    void load(int[] records, int count) {
        for (int i = 0; i < hashes.length; i++) {
            keys.parts(parts.get(i), records, count, hashes[i]);
        }
    }

    /** Takes the records of a range in place of those before. */
    void load(int from, int to) {
        int[] records = new int[to - from];
        for (int i = 0; i < records.length; i++) {
            records[i] = from + i;
        }
        load(records, records.length);
    }

    /** Where the parts of a rule stand in this table. */
    int[] places(BlockingRule rule) {
        return rule.parts().stream().mapToInt(parts::indexOf).toArray();
    }

    /** The key of the record at a place among those loaded, 0 if a part is missing. */
    long key(int[] places, int at) {
        long key = 0;
        for (int place : places) {
            long hash = hashes[place][at];
            if (hash == 0) {
                return 0;
            }
            key = Keys.mix(key * 31 + hash);
        }
        return key;
    }
}

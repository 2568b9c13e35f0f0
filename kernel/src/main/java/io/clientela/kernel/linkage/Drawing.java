package io.clientela.kernel.linkage;

import io.clientela.kernel.linkage.RuleChoice.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Draws blocks under many rules in one pass over the records: a block is drawn whole, by a hash of its key, with the
 * rule's rate.
 */
final class Drawing {

    /** Pieces of work for each thread. */
    private static final int PIECES = 4;

    private final Keys keys;
    private final LinkageSettings settings;
    private final int size;

    Drawing(Keys keys, LinkageSettings settings, int size) {
        this.keys = keys;
        this.settings = settings;
        this.size = size;
    }

    /** The bits of an entry that say which record it is; the others are the upper bits of its key. */
    static long mask(int size) {
        return (1L << (64 - Long.numberOfLeadingZeros(size))) - 1;
    }

    /** The drawn records of each option as entries, in no order. */
    List<long[]> records(List<Option> options) {
        int pieces = settings.threads() * PIECES;
        var found = new ArrayList<Entries[]>();
        var tasks = new ArrayList<Runnable>();
        for (int piece = 0; piece < pieces; piece++) {
            int from = (int) ((long) size * piece / pieces);
            int to = (int) ((long) size * (piece + 1) / pieces);
            var entries = new Entries[options.size()];
            Arrays.setAll(entries, i -> new Entries());
            found.add(entries);
            tasks.add(() -> draw(options, from, to, entries));
        }
        Parallel.run(settings.threads(), tasks);
        var out = new ArrayList<long[]>();
        for (int i = 0; i < options.size(); i++) {
            int at = i;
            out.add(found.stream()
                    .flatMapToLong(entries -> Arrays.stream(entries[at].at, 0, entries[at].size))
                    .toArray());
        }
        return out;
    }

    private void draw(List<Option> options, int from, int to, Entries[] into) {
        var parts =
                options.stream().flatMap(option -> option.rule.parts().stream()).toList();
        var table = new KeyTable(keys, parts, KeyTable.STRETCH);
        var places = options.stream().map(option -> table.places(option.rule)).toList();
        for (int start = from; start < to; start += KeyTable.STRETCH) {
            int end = Math.min(to, start + KeyTable.STRETCH);
            table.load(start, end);
            for (int i = 0; i < into.length; i++) {
                draw(options.get(i), places.get(i), table, start, end, into[i]);
            }
        }
    }

    private void draw(Option option, int[] places, KeyTable table, int start, int end, Entries into) {
        long limit = (long) (option.rate * Long.MAX_VALUE);
        long mask = mask(size);
        for (int rec = start; rec < end; rec++) {
            long key = table.key(places, rec - start);
            if (key != 0 && (Keys.mix(key ^ settings.seed()) >>> 1) <= limit && !option.oversized.contains(key)) {
                into.add((key & ~mask) | rec);
            }
        }
    }

    /** Numbers that grow in number. */
    private static final class Entries {

        private long[] at = new long[16];
        private int size;

        void add(long entry) {
            if (size == at.length) {
                at = Arrays.copyOf(at, size * 2);
            }
            at[size++] = entry;
        }
    }
}

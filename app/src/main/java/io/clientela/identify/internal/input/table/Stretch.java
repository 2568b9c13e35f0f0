package io.clientela.identify.internal.input.table;

import org.jspecify.annotations.Nullable;

/** What a stretch of rows tells of the whole file: its documents in their order, its bytes, its dates. For one thread. */
final class Stretch {

    private final DocumentKeys keys;
    private final LongHashes seen = new LongHashes();
    private final @Nullable Dates dates;
    private final Styles.@Nullable Evidence evidence;
    private long first;
    private long last;
    private boolean adjacent = true;
    private boolean decodable = true;

    Stretch(TableMapping mapping) {
        var style = mapping.format().dates();
        this.keys = new DocumentKeys(mapping);
        this.dates = style.certain() ? new Dates(style.order(), 2069) : null;
        this.evidence = style.certain() ? null : new Styles.Evidence();
    }

    /** Takes a row of the table's body or head. */
    void take(Row row, boolean head) {
        decodable &= !row.undecodable();
        if (head || !keys.has(row)) {
            return;
        }
        var key = keys.key(row);
        if (key != last && adjacent && dated(row)) {
            adjacent = seen.add(key);
            last = key;
            first = first == 0 ? key : first;
        }
        if (evidence != null && !row.isPlain(keys.date())) {
            evidence.add(row.text(keys.date()));
        }
    }

    /** Whether the row's date can be read: a row whose date is wrong is refused and stands between no others. */
    private boolean dated(Row row) {
        var date = keys.date();
        return dates == null || row.isBlank(date) || dates.parse(row.chars(), row.start(date), row.end(date)) != null;
    }

    /** Whether the rows of each document stand together. */
    boolean adjacent() {
        return adjacent;
    }

    /** Whether they do so in this stretch and the one behind it together; the border may lie within a document. */
    boolean adjacentWith(Stretch next) {
        return adjacent && next.adjacent && next.seen.without(next.first == last ? last : 0, seen);
    }

    /** Whether every byte belongs to the encoding. */
    boolean decodable() {
        return decodable;
    }

    /**
     * How dates are written.
     *
     * @return null where the sample had settled it
     */
    @Nullable
    DateStyle dates(TableSettings settings) {
        return evidence == null ? null : evidence.style(settings.region().equals("US"));
    }
}

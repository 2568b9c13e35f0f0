package io.clientela.identify.internal.input.table;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What only the whole file can tell, found by going through it once before it is read.
 *
 * @param adjacent whether the rows of each document stand together
 * @param decodable whether every byte belongs to the encoding
 * @param dates how dates are written, seen over all rows; null where the sample had settled it
 */
record FirstPass(
        boolean adjacent, boolean decodable, @Nullable DateStyle dates) {

    /** Told of how far the pass is. */
    interface Watch {
        /** Tells how much of the pass is done, from 0 to 1. */
        void passed(double share);
    }

    /** Whether the row's date can be read: a row whose date is wrong is refused and stands between no others. */
    private static boolean dated(Row row, DocumentKeys keys, @Nullable Dates dates) {
        var date = keys.date();
        return dates == null || row.isBlank(date) || dates.parse(row.chars(), row.start(date), row.end(date)) != null;
    }

    /** Goes through the rows up to the end, or to where they break off. */
    static FirstPass over(RowSource rows, TableMapping mapping, TableSettings settings, Watch watch)
            throws IOException {
        var keys = new DocumentKeys(mapping);
        var seen = new LongHashes();
        var evidence = mapping.format().dates().certain() ? null : new Styles.Evidence();
        var dates = mapping.format().dates().certain()
                ? new Dates(mapping.format().dates().order(), 2069)
                : null;
        var last = 0L;
        var adjacent = true;
        var decodable = true;
        var count = 0L;
        try {
            for (var row = rows.next(); row != null; row = rows.next()) {
                decodable &= !row.undecodable();
                if (row.line() <= mapping.format().headerLine() || !keys.has(row)) {
                    continue;
                }
                var key = keys.key(row);
                if (key != last && adjacent && dated(row, keys, dates)) {
                    adjacent = seen.add(key);
                    last = key;
                }
                if (evidence != null && !row.isPlain(keys.date())) {
                    evidence.add(row.text(keys.date()));
                }
                if ((++count & 0x3FFF) == 0) {
                    watch.passed(rows.share());
                }
            }
        } catch (BrokenTableException e) {
            // the reading itself will tell of it, at the same place
            watch.passed(1);
        }
        var style = evidence == null ? null : evidence.style(settings.region().equals("US"));
        return new FirstPass(adjacent, decodable, style);
    }
}

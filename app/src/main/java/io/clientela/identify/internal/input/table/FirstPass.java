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

    /** Goes through the rows up to the end, or to where they break off. */
    static FirstPass over(RowSource rows, TableMapping mapping, TableSettings settings, Watch watch)
            throws IOException {
        var stretch = new Stretch(mapping);
        var count = 0L;
        try {
            for (var row = rows.next(); row != null; row = rows.next()) {
                stretch.take(row, row.line() <= mapping.format().headerLine());
                if ((++count & 0x3FFF) == 0) {
                    watch.passed(rows.share());
                }
            }
        } catch (BrokenTableException e) {
            // the reading itself will tell of it, at the same place
            watch.passed(1);
        }
        return new FirstPass(stretch.adjacent(), stretch.decodable(), stretch.dates(settings));
    }
}

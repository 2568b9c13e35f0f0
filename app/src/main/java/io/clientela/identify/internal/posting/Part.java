package io.clientela.identify.internal.posting;

import io.clientela.identify.internal.input.Document;
import io.clientela.identify.internal.posting.Told.Trade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a part that the document does not have yet.
 *
 * @param lines the lines
 * @param products their products
 * @param content the sum of their fingerprints
 */
record Part(List<Document.Line> lines, List<ProductName> products, Key content) {

    /** A line that the document has. */
    record Present(int position, int fileId, int line, BigDecimal quantity, BigDecimal amount) {

        private boolean is(Document.Line told) {
            return line == (int) told.place().line()
                    && amount.compareTo(told.amount()) == 0
                    && quantity.compareTo(told.quantity()) == 0;
        }
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /**
     * The told lines less those that are present: read in the same place, with the same quantity and amount.
     *
     * @param fileId only lines of this file are compared; 0 for all
     */
    static Part without(List<Present> present, Trade trade, int fileId) {
        var left = new ArrayList<>(present);
        left.removeIf(line -> fileId != 0 && line.fileId() != fileId);
        var told = trade.document();
        var lines = new ArrayList<Document.Line>();
        var products = new ArrayList<ProductName>();
        var content = new Key(0, 0);
        for (int i = 0; i < told.lines().size(); i++) {
            var line = told.document().lines().get(i);
            var found = left.stream().filter(one -> one.is(line)).findFirst();
            if (found.isPresent()) {
                left.remove(found.get());
            } else {
                lines.add(line);
                products.add(told.products().get(i));
                content = content.plus(told.lines().get(i));
            }
        }
        return new Part(lines, products, content);
    }
}

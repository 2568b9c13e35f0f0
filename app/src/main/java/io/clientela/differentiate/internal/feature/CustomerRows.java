package io.clientela.differentiate.internal.feature;

import io.clientela.platform.Supply;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Rows of all customers of some sheets, computed when they are asked for; threads share the customers out among themselves.
 *
 * @param columns of the rows, the customer's number first
 * @param sheets the documents
 * @param shelf the goods
 * @param work makes, for one thread, what computes the rows of one customer
 * @param next the customer who comes next
 */
record CustomerRows(List<String> columns, Sheets sheets, Shelf shelf, Supplier<Work> work, AtomicInteger next)
        implements Supply {

    private static final int TOGETHER = 512;

    /** Computes the figures of the rows of one customer who has lines. */
    @FunctionalInterface
    interface Work {
        void rows(Buyer buyer, FigureRow row);
    }

    CustomerRows(List<String> columns, Sheets sheets, Shelf shelf, Supplier<Work> work) {
        this(columns, sheets, shelf, work, new AtomicInteger());
    }

    /** One for each customer, or some. */
    @Override
    public long about() {
        return sheets.size();
    }

    @Override
    public Reader reader() {
        return new Share(work.get(), new Buyer(sheets, shelf));
    }

    /** What one thread does. */
    private final class Share implements Reader {

        private final Work its;
        private final Buyer buyer;
        private final FigureRow row = new FigureRow();
        private int given;
        private int at;
        private int end;

        Share(Work its, Buyer buyer) {
            this.its = its;
            this.buyer = buyer;
        }

        @Override
        public int read(long[] keys, double[][] figures, int most) {
            int rows = 0;
            while (rows < most && (given < row.size() || compute())) {
                keys[rows] = buyer.customer();
                for (var column : figures) {
                    column[rows] = row.get(given++);
                }
                rows++;
            }
            return rows;
        }

        /** Computes the rows of the next customer who has any. @return whether there is one */
        private boolean compute() {
            row.clear();
            given = 0;
            while (row.size() == 0) {
                if (at == end) {
                    at = next.getAndAdd(TOGETHER);
                    end = Math.min(at + TOGETHER, sheets.size());
                    if (at >= end) {
                        at = end;
                        return false;
                    }
                }
                buyer.read(at++);
                if (!buyer.papers().isEmpty()) {
                    its.rows(buyer, row);
                }
            }
            return true;
        }
    }
}

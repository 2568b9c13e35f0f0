package io.clientela.terminal.internal;

import io.clientela.identify.PurchaseLines;
import io.clientela.kernel.lifetime.Purchases;
import io.clientela.kernel.value.Day;
import io.clientela.kernel.value.Flaw;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The purchases of a file of transactions.
 *
 * @param customers the customers as the file names them, by place
 * @param purchases what they bought
 * @param leftOut the number of lines that were left out
 * @param firstFlaws why the first of them were
 */
record TransactionFile(List<String> customers, Purchases purchases, long leftOut, List<Flaw> firstFlaws) {

    private static final int SHOWN = 3;

    /**
     * Reads a file.
     *
     * @param amounts the columns whose product is the amount; may be empty
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if a column does not exist or no line can be read
     */
    static TransactionFile read(Path file, String customer, String date, List<String> amounts) throws IOException {
        var collector = new Collector(!amounts.isEmpty());
        PurchaseLines.read(file, customer, date, amounts, collector);
        if (collector.customers.isEmpty()) {
            throw new IllegalArgumentException("no line of " + file + " could be read"
                    + (collector.flaws.isEmpty() ? "" : "; the first: " + collector.flaws.getFirst()));
        }
        return new TransactionFile(
                collector.customers, collector.purchases.build(), collector.leftOut, List.copyOf(collector.flaws));
    }

    private static final class Collector implements PurchaseLines.Receiver {

        private final Map<String, Integer> places = new HashMap<>();
        private final List<String> customers = new ArrayList<>();
        private final List<Flaw> flaws = new ArrayList<>();
        private final Purchases.Builder purchases;
        private long leftOut;

        Collector(boolean spend) {
            this.purchases = Purchases.builder(spend);
        }

        @Override
        public void line(String customer, LocalDate day, BigDecimal amount) {
            Integer place = places.get(customer);
            if (place == null) {
                place = customers.size();
                places.put(customer, place);
                customers.add(customer);
            }
            purchases.add(place, Day.of(day).epochDay(), amount.doubleValue());
        }

        @Override
        public void leftOut(Flaw flaw) {
            leftOut++;
            if (flaws.size() < SHOWN) {
                flaws.add(flaw);
            }
        }
    }
}

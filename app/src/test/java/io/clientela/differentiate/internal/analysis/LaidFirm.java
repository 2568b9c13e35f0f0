package io.clientela.differentiate.internal.analysis;

import io.clientela.identify.internal.joining.Books;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A small firm of three departments, laid straight into the ledger, and what was laid. */
public final class LaidFirm {

    static final List<String> DEPARTMENTS = List.of("garden", "house", "kitchen");
    static final List<String> CHANNELS = List.of("agent", "shop", "web");

    /** A document of one line. A cost below is that of one piece; every purchase is of one. */
    public record Purchase(
            long customer,
            LocalDate day,
            String department,
            String channel,
            BigDecimal amount,
            @Nullable BigDecimal cost,
            String currency) {

        public boolean sells() {
            return amount.signum() > 0;
        }

        /** The margin, null where the cost is not known. */
        public @Nullable BigDecimal margin() {
            return cost == null ? null : amount.subtract(sells() ? cost : cost.negate());
        }
    }

    private final List<Purchase> purchases = new ArrayList<>();
    private final LocalDate today;

    private LaidFirm(LocalDate today) {
        this.today = today;
    }

    /** Nothing laid yet. */
    static LaidFirm none() {
        return new LaidFirm(LocalDate.EPOCH);
    }

    /** Lays it, the same for the same seed. */
    public static LaidFirm lay(JdbcClient jdbc, LocalDate today, long seed) {
        var firm = new LaidFirm(today);
        var books = new Books(jdbc);
        books.clear();
        var random = new SplittableRandom(seed);
        var products = new ArrayList<List<Integer>>();
        for (var department : DEPARTMENTS) {
            books.begin(department);
            products.add(List.of(
                    books.product(department, department + "-known", "of " + department, new BigDecimal("12.00")),
                    books.product(department, department + "-unknown", "of " + department, null)));
        }
        for (int c = 0; c < 120; c++) {
            long customer = books.record(DEPARTMENTS.getFirst(), "person", today, Map.of("FULL_NAME", "Nome " + c));
            int most = random.nextInt(10);
            for (int d = 0; d < most; d++) {
                firm.buy(books, jdbc, customer, products, random);
            }
        }
        books.purchase("garden", null, today.minusDays(5), products.getFirst().getFirst(), "77.70", "EUR");
        return firm;
    }

    private void buy(
            Books books, JdbcClient jdbc, long customer, List<List<Integer>> products, SplittableRandom random) {
        int department = Math.min(random.nextInt(3), random.nextInt(3));
        boolean known = random.nextInt(4) > 0;
        int product = products.get(department).get(known ? 0 : 1);
        var day = today.minusDays(random.nextInt(800));
        var amount = BigDecimal.valueOf((random.nextInt(7) == 0 ? -1 : 1) * random.nextLong(500, 20_000), 2);
        var currency = random.nextInt(12) == 0 ? "CHF" : "EUR";
        var channel = CHANNELS.get(random.nextInt(3));
        long document =
                books.purchase(DEPARTMENTS.get(department), customer, day, product, amount.toPlainString(), currency);
        jdbc.sql("UPDATE identify.document SET channel = :c WHERE document_id = :d")
                .param("c", channel)
                .param("d", document)
                .update();
        purchases.add(new Purchase(
                customer,
                day,
                DEPARTMENTS.get(department),
                channel,
                amount,
                known ? new BigDecimal("12.00") : null,
                currency));
    }

    /** What was bought in a currency, of the last twelve months or of all time. */
    List<Purchase> bought(String currency, boolean lastYear) {
        return purchases.stream()
                .filter(one -> one.currency().equals(currency))
                .filter(one -> !lastYear || one.day().isAfter(today.minusMonths(12)))
                .toList();
    }
}

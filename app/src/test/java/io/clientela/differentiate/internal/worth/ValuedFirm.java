package io.clientela.differentiate.internal.worth;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.identify.internal.joining.Books;
import io.clientela.platform.JobOrder;
import io.clientela.platform.Jobs;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A firm whose purchases are known, with values computed.
 *
 * @param laid what each customer spent on each day
 * @param kept what was sold with a known cost, and what of it stayed
 */
public record ValuedFirm(TreeMap<Long, TreeMap<LocalDate, Double>> laid, List<Kept> kept) {

    /** How many customers buy in euros; one buys in dollars. */
    public static final int CUSTOMERS = 300;

    static final ValuedFirm EMPTY = new ValuedFirm(new TreeMap<>(), List.of());

    /** What was sold with a known cost, and what of it stayed. */
    public record Kept(long customer, LocalDate day, double sold, double stayed) {}

    /** Lays the purchases, the same ones each time seen from today, and computes picture and values. */
    public static ValuedFirm lay(JdbcClient jdbc, Jobs jobs) {
        var firm = new ValuedFirm(new TreeMap<>(), new ArrayList<>());
        var books = new Books(jdbc);
        books.clear();
        books.begin("shop");
        int free = books.product("shop", "P1", "food", null);
        int costed = books.product("shop", "P2", "food", new BigDecimal("12.00"));
        var today = LocalDate.now(ZoneOffset.UTC);
        var random = new SplittableRandom(5);
        for (int c = 0; c < CUSTOMERS; c++) {
            long rec = books.record("shop", "person", today, Map.of("FULL_NAME", "Nome " + c));
            double gap = 10 + 60 * random.nextDouble();
            double leaving = 0.15 * random.nextDouble();
            double spend = 20 + 200 * random.nextDouble();
            var day = today.minusDays(10 + random.nextInt(690));
            while (!day.isAfter(today.minusDays(1))) {
                var amount = BigDecimal.valueOf(Math.round(100 * spend * (0.5 + random.nextDouble())), 2);
                boolean known = random.nextInt(3) > 0;
                books.purchase("shop", rec, day, known ? costed : free, amount.toPlainString(), "EUR");
                firm.laid.computeIfAbsent(rec, k -> new TreeMap<>()).merge(day, amount.doubleValue(), Double::sum);
                if (known) {
                    firm.kept.add(new Kept(rec, day, amount.doubleValue(), amount.doubleValue() - 12));
                }
                if (random.nextInt(20) == 0) {
                    var back = day.plusDays(1 + random.nextInt(200)); // in a quarter without a sale, too
                    books.purchase("shop", rec, back, costed, amount.negate().toPlainString(), "EUR");
                    firm.kept.add(new Kept(rec, back, 0, 12 - amount.doubleValue()));
                }
                if (random.nextDouble() < leaving) {
                    break;
                }
                day = day.plusDays(1 + (int) (-gap * Math.log(random.nextDouble())));
            }
        }
        long dollars = books.record("shop", "person", today, Map.of("FULL_NAME", "Uncle Sam"));
        books.purchase("shop", dollars, today.minusDays(3), free, "50.00", "USD");
        run(jobs, "picture");
        run(jobs, "worth");
        return firm;
    }

    /** Runs a job to its end. */
    public static void run(Jobs jobs, String kind) {
        assertThat(jobs.runHere(new JobOrder(kind, "test", Map.of(), "test"), progress -> {})
                        .error())
                .isEmpty();
    }
}

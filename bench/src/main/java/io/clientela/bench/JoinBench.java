package io.clientela.bench;

import io.clientela.identify.internal.joining.Linker;
import io.clientela.identify.internal.joining.Watch;
import io.clientela.platform.Statements;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Measures how long a new record takes to find its customer in a made-up firm whose records are linked: half of the new
 * ones speak of somebody who is there, with slips of the pen and without one of the things that are known of him, half of
 * somebody new. Each is timed alone, from the call of {@link Linker#link} until the join, its reasons and the customer's
 * card stand in the database.
 *
 * <p>Arguments: {@code --customers N} (1,000,000), {@code --lines N} (1,000,000), {@code --records N} new ones (400),
 * {@code --seed N}, {@code --home FOLDER} keeps the firm there and uses it again. Ends with 1 when the 95th percentile is
 * above 100 ms, or when fewer than 95 of 100 familiar ones stand with their customer, or fewer than 90 of 100 new ones alone
 * or with what is new of the same party.
 */
final class JoinBench {

    private static final Statements SQL = Statements.of("bench/joining");
    private static final double LIMIT = 100;
    private static final double FAMILIAR = 0.95;
    private static final double STRANGE = 0.90;
    private static final int WARM_UP = 40;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Linker linker;
    private final SplittableRandom random;
    private final Misprint misprint;

    private JoinBench(ConfigurableApplicationContext context, long seed) {
        this.jdbc = context.getBean(JdbcClient.class);
        this.transactions = context.getBean(TransactionTemplate.class);
        this.linker = context.getBean(Linker.class);
        this.random = new SplittableRandom(seed);
        this.misprint = new Misprint(random);
    }

    /** Runs the bench and tells its exit code. */
    static int run(String[] args) {
        return LaidFirm.in(Arguments.of(args), (context, arguments) -> {
            var firm = new LaidFirm(context, arguments);
            firm.fill(1_000_000);
            firm.derive();
            int seed = arguments.number("--seed", 7);
            return new JoinBench(context, seed + 1L).measure(arguments.number("--records", 400), seed);
        });
    }

    private int measure(int records, int seed) {
        linkAll();
        linker.link(Watch.SILENT); // what an earlier run left
        long known = jdbc.sql(SQL.get("last-record")).query(Long.class).single();
        var strangers = new ArrayList<Stranger>();
        new PartyGenerator(seed + known) // others than those of an earlier run
                .generate(
                        records + WARM_UP,
                        (party, values) -> strangers.add(new Stranger(party, CustomerFiller.stated(values))));
        Map<Integer, Long> first = new HashMap<>();
        var familiar = new Timing("speaks of a customer", records / 2);
        var strange = new Timing("speaks of somebody new", records / 2);
        for (int i = 0; i < records + WARM_UP; i++) {
            boolean timed = i >= WARM_UP;
            if (i % 2 == 0) {
                long original = 1 + random.nextLong(known);
                long id = add(blurred(original));
                long took = link();
                if (timed) {
                    familiar.add("record " + original, took, customer(id) == customer(original));
                }
            } else {
                var stranger = strangers.get(i);
                long id = add(stranger.states());
                long took = link();
                long earlier = first.computeIfAbsent(stranger.party(), party -> id);
                if (timed) {
                    strange.add("record " + id, took, customer(id) == customer(earlier) && customer(earlier) > known);
                }
            }
        }
        System.out.printf(Locale.ROOT, "%nOne new record beside %,d%n", known);
        Timing.heading();
        boolean good = familiar.print() < LIMIT;
        good &= strange.print() < LIMIT;
        boolean right = familiar.found() >= FAMILIAR && strange.found() >= STRANGE;
        System.out.printf(
                Locale.ROOT,
                "found: those that stand with their customer, new ones alone or with what is new of the same%n"
                        + "p95 below %.0f ms: %s%n%.0f and %.0f %% of them found: %s%n",
                LIMIT,
                good ? "reached" : "missed",
                100 * FAMILIAR,
                100 * STRANGE,
                right ? "reached" : "missed");
        return good && right ? 0 : 1;
    }

    /** A made record of somebody new; the same party may come again. */
    private record Stranger(int party, Map<String, CustomerFiller.Stated> states) {}

    /** A linkage over all records, where none has run yet. */
    private void linkAll() {
        if (jdbc.sql(SQL.get("is-linked")).query(Boolean.class).single()) {
            return;
        }
        long start = System.nanoTime();
        var outcome = linker.full(Watch.SILENT);
        System.out.printf(
                Locale.ROOT,
                "%,d records linked in %.1f s, %,d joins%n",
                outcome.records(),
                (System.nanoTime() - start) / 1e9,
                outcome.joins());
        jdbc.sql("VACUUM ANALYZE").update();
    }

    private long link() {
        long start = System.nanoTime();
        var outcome = linker.link(Watch.SILENT);
        long took = System.nanoTime() - start;
        if (outcome.full() || outcome.records() != 1) {
            throw new IllegalStateException("not one new record: " + outcome);
        }
        return took;
    }

    /** What a record states, as another source might have it. */
    private Map<String, CustomerFiller.Stated> blurred(long original) {
        var values = new LinkedHashMap<String, CustomerFiller.Stated>();
        jdbc.sql(SQL.get("of-record")).param("record", original).query(rs -> {
            values.put(rs.getString("field"), new CustomerFiller.Stated(rs.getString("text"), rs.getString("normal")));
        });
        for (var name : new String[] {"GIVEN_NAME", "FAMILY_NAME", "COMPANY_NAME"}) {
            if (random.nextInt(3) == 0) {
                values.computeIfPresent(name, (field, stated) -> {
                    String slip = misprint.letter(stated.text());
                    return new CustomerFiller.Stated(slip, slip);
                });
            }
        }
        if (values.size() > 4) {
            values.remove(new String[] {"EMAIL", "PHONE", "STREET", "BIRTH_DATE"}[random.nextInt(4)]);
        }
        return values;
    }

    private long add(Map<String, CustomerFiller.Stated> values) {
        long id = jdbc.sql(SQL.get("last-record")).query(Long.class).single() + 1;
        transactions.executeWithoutResult(status -> {
            jdbc.sql(SQL.get("add-customer")).param("id", id).update();
            jdbc.sql(SQL.get("add-record"))
                    .param("id", id)
                    .param("kind", values.containsKey("COMPANY_NAME") ? "company" : "person")
                    .update();
            values.forEach((field, stated) -> jdbc.sql(SQL.get("add-value"))
                    .param("id", id)
                    .param("field", field)
                    .param("text", stated.text())
                    .param("normal", stated.normal())
                    .update());
        });
        return id;
    }

    private long customer(long id) {
        return jdbc.sql(SQL.get("customer-of"))
                .param("id", id)
                .query(Long.class)
                .single();
    }
}

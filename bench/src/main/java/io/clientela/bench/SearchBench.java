package io.clientela.bench;

import io.clientela.identify.Customers;
import io.clientela.organize.People;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Measures the ways to a customer in a made-up firm: the search as one types, the list, the customer's page, the report.
 *
 * <p>The firm is laid straight into the tables of an embedded PostgreSQL; cards and search are derived by the ordinary
 * rebuild. Then a few hundred fragments of each kind, one after the other, each timed from the call of {@link
 * Customers#search} to its ten hits, and once more as the console's search box asks for them; then the pages.
 *
 * <p>Arguments: {@code --customers N} (1,000,000), {@code --lines N} (10,000,000), {@code --queries N} for each kind (200),
 * {@code --seed N}, {@code --home FOLDER} keeps the firm there and uses it again, {@code --only fill|derive|search|pages} does a part. Ends with 1
 * when the 95th percentile of a kind of fragment is above 50 ms.
 */
public final class SearchBench {

    private static final double LIMIT = 50;
    private static final int HITS = 10;

    private final ConfigurableApplicationContext context;
    private final Arguments arguments;

    private SearchBench(ConfigurableApplicationContext context, Arguments arguments) {
        this.context = context;
        this.arguments = arguments;
    }

    /** Runs the bench and tells its exit code. */
    static int run(String[] args) {
        return LaidFirm.in(Arguments.of(args), (context, arguments) -> new SearchBench(context, arguments).measure());
    }

    private int measure() {
        var firm = new LaidFirm(context, arguments);
        firm.fill(10_000_000);
        String only = arguments.text("--only", "");
        if (only.equals("fill")) {
            return 0;
        }
        firm.derive();
        if (only.equals("derive")) {
            return 0;
        }
        var port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        var screens = new Screens(port, context.getBean(People.class));
        boolean good = only.equals("pages") || search(screens);
        if (!only.equals("search")) {
            new PagesBench(context.getBean(Customers.class), screens).measure();
        }
        return good ? 0 : 1;
    }

    private boolean search(Screens screens) {
        var fragments = Fragments.of(
                context.getBean(JdbcClient.class),
                arguments.number("--queries", 200),
                new SplittableRandom(arguments.number("--seed", 7)));
        var customers = context.getBean(Customers.class);
        System.out.println("\nSearch: from the call to ten hits");
        boolean good = table(fragments, f -> !customers.search(f, HITS).isEmpty());
        System.out.println("\nSearch: as the console's search box asks for it, over HTTP");
        good &= table(fragments, f -> screens.get(Screens.panel(f)).body().contains("/customers/"));
        System.out.printf(Locale.ROOT, "%s %.0f ms at p95%n", good ? "every kind below" : "some kind above", LIMIT);
        return good;
    }

    private static boolean table(Map<String, List<String>> fragments, Predicate<String> search) {
        int warm = 0;
        for (var list : fragments.values()) {
            warm += (int) list.stream().limit(10).filter(search).count();
        }
        System.out.printf(Locale.ROOT, "%d answers to warm up%n", warm);
        Timing.heading();
        boolean good = true;
        for (var kind : fragments.entrySet()) {
            if (kind.getValue().isEmpty()) {
                System.out.println(kind.getKey() + ": nothing of this kind in this firm");
                continue;
            }
            var timing = new Timing(kind.getKey(), kind.getValue().size());
            for (var fragment : kind.getValue()) {
                long start = System.nanoTime();
                boolean found = search.test(fragment);
                timing.add(fragment, System.nanoTime() - start, found);
            }
            good &= timing.print() < LIMIT;
        }
        return good;
    }
}

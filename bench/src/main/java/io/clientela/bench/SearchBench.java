package io.clientela.bench;

import io.clientela.bench.Fragments.Fragment;
import io.clientela.identify.Customers;
import io.clientela.identify.Hit;
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
 * when the 95th percentile of a kind of fragment is above 50 ms, when a kind has nobody in this firm, or when fewer answers
 * than 95 of 100 have what was sought: the very customer where the fragment speaks of one alone, anybody otherwise.
 */
public final class SearchBench {

    private static final double LIMIT = 50;
    private static final int HITS = 10;
    private static final double FOUND = 0.95;

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
        boolean good = table(fragments, f -> isAmong(f, customers.search(f.text(), HITS)));
        System.out.println("\nSearch: as the console's search box asks for it, over HTTP");
        good &= table(
                fragments, f -> isIn(f, screens.get(Screens.panel(f.text())).body()));
        System.out.printf(
                Locale.ROOT,
                "every kind below %.0f ms at p95, and what was sought among the %d: %s%n",
                LIMIT,
                HITS,
                good ? "reached" : "missed");
        return good;
    }

    private static boolean isAmong(Fragment fragment, List<Hit> hits) {
        return fragment.customer() == Fragments.ANYBODY
                ? !hits.isEmpty()
                : hits.stream().anyMatch(hit -> hit.customer().customerId() == fragment.customer());
    }

    private static boolean isIn(Fragment fragment, String panel) {
        return panel.contains(
                fragment.customer() == Fragments.ANYBODY ? "/customers/" : "/customers/" + fragment.customer() + "\"");
    }

    private static boolean table(Map<String, List<Fragment>> fragments, Predicate<Fragment> search) {
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
                good = false;
                continue;
            }
            var timing = new Timing(kind.getKey(), kind.getValue().size());
            for (var fragment : kind.getValue()) {
                long start = System.nanoTime();
                boolean found = search.test(fragment);
                timing.add(fragment.text(), System.nanoTime() - start, found);
            }
            boolean quick = timing.print() < LIMIT;
            boolean right = kind.getKey().equals(Fragments.NOBODY) ? timing.found() == 0 : timing.found() >= FOUND;
            if (!quick || !right) {
                System.out.println("  ^ " + (quick ? "finds who was not meant, or not who was" : "too slow"));
                good = false;
            }
        }
        return good;
    }
}

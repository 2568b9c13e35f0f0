package io.clientela.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.clientela.identify.internal.card.Cards;
import io.clientela.identify.internal.card.Choosing;
import io.clientela.identify.internal.card.LedgerChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * A made-up firm, laid straight into the tables of an embedded PostgreSQL. Arguments: {@code --customers N} (1,000,000),
 * {@code --lines N}, {@code --seed N}, {@code --home FOLDER} keeps the firm there and uses it again.
 */
final class LaidFirm {

    private final ConfigurableApplicationContext context;
    private final Arguments arguments;
    private final JdbcClient jdbc;

    LaidFirm(ConfigurableApplicationContext context, Arguments arguments) {
        this.context = context;
        this.arguments = arguments;
        this.jdbc = context.getBean(JdbcClient.class);
    }

    /** What is measured on the rooms of a firm. */
    @FunctionalInterface
    interface Measuring {

        /** Returns the exit code. */
        int measure(ConfigurableApplicationContext rooms, Arguments arguments) throws IOException;
    }

    /** Opens the rooms on the folder that is asked for, or on one that is forgotten afterwards. @return the exit code */
    static int in(Arguments arguments, Measuring measuring) {
        String kept = arguments.text("--home", "");
        try {
            var home = kept.isEmpty() ? Files.createTempDirectory("clientela-bench-") : Path.of(kept);
            try (var context = Consoles.open(home)) {
                return measuring.measure(context, arguments);
            } finally {
                if (kept.isEmpty()) {
                    FileSystemUtils.deleteRecursively(home);
                }
            }
        } catch (IOException e) {
            System.err.println(e.getMessage());
            return 2;
        }
    }

    /**
     * Lays it, where nothing is laid yet.
     *
     * @param usual how many lines where the arguments do not say
     */
    void fill(int usual) {
        if (!isEmpty("identify.source")) {
            return;
        }
        int size = arguments.number("--customers", 1_000_000);
        int lines = arguments.number("--lines", usual);
        var start = System.nanoTime();
        new CustomerFiller(context.getBean(HikariDataSource.class), jdbc, arguments.number("--seed", 7))
                .fill(size, lines);
        System.out.printf(
                Locale.ROOT, "%,d customers, %,d lines laid in the tables in %.1f s%n", size, lines, seconds(start));
        start = System.nanoTime();
        jdbc.sql("VACUUM ANALYZE").update();
        System.out.printf(Locale.ROOT, "vacuum and analyze %.1f s%n", seconds(start));
    }

    /** Derives cards, totals and search by the ordinary rebuild, where there are none yet. */
    void derive() {
        if (!isEmpty("identify.customer_card")) {
            return;
        }
        var start = System.nanoTime();
        long[] customers = {0};
        try (var bare = new BareTables(
                jdbc,
                List.of("customer_card", "search_word", "search_code"),
                "search_code_customer",
                "search_code_start",
                "search_word_common")) {
            context.getBean(Cards.class).rebuild(done -> {
                customers[0] = done;
                if (done % 100_000 == 0) {
                    System.out.printf(Locale.ROOT, "%,d derived in %.1f s%n", done, seconds(start));
                }
            });
            System.out.printf(Locale.ROOT, "%d indexes left for the end%n", bare.size());
        }
        context.getBean(LedgerChecks.class).check();
        context.getBean(Choosing.class).renew();
        double took = seconds(start);
        System.out.printf(
                Locale.ROOT,
                "cards, totals and search derived in %.1f s, %,.0f customers/s%n",
                took,
                customers[0] / took);
        jdbc.sql("VACUUM ANALYZE").update();
    }

    private boolean isEmpty(String table) {
        return jdbc.sql("SELECT NOT EXISTS (SELECT 1 FROM " + table + ")")
                .query(Boolean.class)
                .single();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}

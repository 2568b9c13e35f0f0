package io.clientela.bench;

import io.clientela.Clientela;
import io.clientela.differentiate.Picture;
import io.clientela.differentiate.Portfolios;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.identify.internal.card.Choosing;
import io.clientela.identify.internal.card.LedgerChecks;
import io.clientela.kernel.value.Outcome;
import io.clientela.organize.People;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobState;
import io.clientela.platform.Jobs;
import io.clientela.platform.Statements;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@code ./clientela bench reports --home FOLDER [--lines 10000000] [--customers 1000000] [--times 20] [--only /reports]}:
 * how long the pages of reports and analyses take over HTTP, the first time after the picture was made and afterwards. The
 * folder may be one of {@code bench picture}; what the pages show is computed there by the ordinary jobs where it is not yet.
 * Ends with 1 where the 95th percentile of a page is above 300 ms.
 */
final class ReportsBench {

    private static final Statements SQL = Statements.of("bench/reports");
    private static final double LIMIT = 300;
    private static final List<String> JOBS =
            List.of("worth", "needs", "grouping", "standing", "proposal", "portfolios");

    private final ConfigurableApplicationContext context;
    private final JdbcClient jdbc;
    private final Jobs jobs;
    private final int times;
    private final String only;

    private ReportsBench(ConfigurableApplicationContext context, int times, String only) {
        this.context = context;
        this.jdbc = context.getBean(JdbcClient.class);
        this.jobs = context.getBean(Jobs.class);
        this.times = times;
        this.only = only;
    }

    /** Runs the bench. @return 0, or 1 when a page is too slow */
    static int run(String[] arguments) {
        var list = List.of(arguments);
        var home = Path.of(text(list, "--home", "bench-reports"));
        try (var context = open(home)) {
            var bench = new ReportsBench(context, (int) number(list, "--times", 20), text(list, "--only", "/"));
            long customers = number(list, "--customers", 1_000_000);
            bench.ready(customers, number(list, "--lines", 10_000_000) / 4);
            return bench.measure();
        }
    }

    private static String text(List<String> arguments, String name, String otherwise) {
        int at = arguments.indexOf(name);
        return at < 0 ? otherwise : arguments.get(at + 1);
    }

    private static long number(List<String> arguments, String name, long otherwise) {
        return Long.parseLong(text(arguments, name, String.valueOf(otherwise)).replace("_", ""));
    }

    private static ConfigurableApplicationContext open(Path home) {
        var application = new SpringApplication(Clientela.class);
        application.setLogStartupInfo(false);
        return application.run(
                "--clientela.home=" + home,
                "--clientela.purpose=bench",
                "--clientela.background-jobs=false",
                "--server.port=0",
                "--logging.level.root=warn");
    }

    /** The ledger, what cards say, the picture, and everything that is computed from it. */
    private void ready(long customers, long documents) {
        new PictureBench(context, customers, documents).ready();
        if (!jdbc.sql(SQL.get("is-described")).query(Boolean.class).single()) {
            for (var step : List.of("fill-totals", "describe-cards", "settle")) {
                jdbc.sql(SQL.get(step)).update();
            }
            context.getBean(LedgerChecks.class).check();
            context.getBean(Choosing.class).renew();
        }
        for (var kind : only.startsWith("/reports") || only.startsWith("/analyses") ? List.<String>of() : JOBS) {
            boolean done = jdbc.sql(SQL.get("job-done"))
                    .param("kind", kind)
                    .query(Boolean.class)
                    .single();
            if (!done || (kind.equals("worth") && !valued())) { // the values stand in the picture
                compute(kind);
            }
        }
        context.getBean(Picture.class).follow(); // within the last minute
    }

    private boolean valued() {
        return context.getBean(PictureQuestions.class)
                                .ask(picture -> new Outcome.Known<>(PictureQuestions.holds(picture, "worth")))
                        instanceof Outcome.Known<Boolean>(var held)
                && held;
    }

    private void compute(String kind) {
        long start = System.nanoTime();
        Object task = switch (kind) {
            case "proposal" -> Map.of("most", 40);
            case "portfolios" ->
                Map.of(
                        "proposalId",
                        context.getBean(Portfolios.class)
                                .proposal()
                                .map(Portfolios.Proposal::proposalId)
                                .orElse(0L));
            default -> Map.of();
        };
        var state = jobs.runHere(new JobOrder(kind, "bench", task, "bench"), job -> {});
        System.out.printf(
                Locale.ROOT,
                "job %-12s %8.1f s  %s%n",
                kind,
                (System.nanoTime() - start) / 1e9,
                state.status() == JobState.Status.DONE ? "" : state.error());
    }

    private int measure() {
        int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        var screens = new Screens(port, context.getBean(People.class));
        screens.get("/journal"); // what every page needs is compiled
        System.out.println("Pages over HTTP: the first answer, then " + times + " more");
        Timing.heading();
        int slow = 0;
        for (var page : ReportPaths.all()) {
            if (page.startsWith(only)) {
                context.getBean(Picture.class)
                        .follow(); // reports are answered from a picture seen within the last minute
                slow += page(screens, page) < LIMIT ? 0 : 1;
            }
        }
        System.out.printf(Locale.ROOT, "%d pages above %.0f ms at p95%n", slow, LIMIT);
        return slow == 0 ? 0 : 1;
    }

    private double page(Screens screens, String path) {
        long first = System.nanoTime();
        int length = screens.get(path).body().length();
        System.out.printf(Locale.ROOT, "%8.1f ms first, ", (System.nanoTime() - first) / 1e6);
        var timing = new Timing(path, times);
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            boolean same = Math.abs(screens.get(path).body().length() - length) < length / 10;
            timing.add(length + " characters", System.nanoTime() - start, same);
        }
        return timing.print();
    }
}

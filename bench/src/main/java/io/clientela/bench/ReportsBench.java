package io.clientela.bench;

import io.clientela.differentiate.Feature;
import io.clientela.differentiate.Picture;
import io.clientela.differentiate.Portfolios;
import io.clientela.differentiate.Rule;
import io.clientela.differentiate.Segment;
import io.clientela.differentiate.Segments;
import io.clientela.differentiate.internal.analysis.AnalysesAhead;
import io.clientela.differentiate.internal.census.Censuses;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@code ./clientela bench reports --home FOLDER [--lines 10000000] [--customers 1000000] [--times 20] [--only /reports]
 * [--ahead all|census]}: how long the pages of reports and analyses take over HTTP, the first time after the picture was
 * made and afterwards; and where a page fetches its figures after it was shown, how long until they stand there. The folder
 * may be one of {@code bench picture}; what the pages show is computed there by the ordinary jobs where it is not yet. What
 * an installation computes before anybody asks is computed before; with {@code --ahead census} only what every report needs.
 * Ends with 1 where the first answer of a page or the 95th percentile of the others is above 300 ms; the very first report of
 * a process just started, which is told apart, does not count: Java compiles what all reports need.
 */
final class ReportsBench {

    private static final Statements SQL = Statements.of("bench/reports");
    private static final double LIMIT = 300;
    private static final Pattern LATER = Pattern.compile("hx-get=\"([^\"]+[?&;]part=(?:figures|headline))\"");
    /** What a page shows where there is nothing yet. */
    private static final String NOTHING = "class=\"nothing\"";

    private static final List<String> JOBS =
            List.of("worth", "needs", "price", "grouping", "standing", "proposal", "portfolios");

    private final ConfigurableApplicationContext context;
    private final JdbcClient jdbc;
    private final Jobs jobs;
    private final int times;
    private final String only;
    private final boolean onlyCensus;
    private int late;
    private final List<String> empty = new ArrayList<>();

    private ReportsBench(ConfigurableApplicationContext context, int times, String only, boolean onlyCensus) {
        this.context = context;
        this.jdbc = context.getBean(JdbcClient.class);
        this.jobs = context.getBean(Jobs.class);
        this.times = times;
        this.only = only;
        this.onlyCensus = onlyCensus;
    }

    /** Runs the bench. @return 0, or 1 when a page is too slow */
    static int run(String[] arguments) {
        var asked = Arguments.of(arguments);
        try (var context = Consoles.open(Path.of(asked.text("--home", "bench-reports")))) {
            var bench = new ReportsBench(
                    context,
                    asked.number("--times", 20),
                    asked.text("--only", "/"),
                    asked.text("--ahead", "all").equals("census"));
            bench.ready(asked.number("--customers", 1_000_000), asked.number("--lines", 10_000_000) / 4);
            return bench.measure();
        }
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
        var segments = context.getBean(Segments.class);
        if (segments.list().isEmpty()) {
            var rule = new Rule.FeatureIs(Feature.PURCHASES, Rule.Comparison.AT_LEAST, "5");
            segments.create(new Segment.Draft("bench", "", rule, ""), "bench");
        }
        ahead();
    }

    private void ahead() {
        double busy = PictureBench.processor();
        long start = System.nanoTime();
        if (onlyCensus) {
            context.getBean(PictureQuestions.class).ask(picture -> {
                context.getBean(Censuses.class).ready(picture);
                return new Outcome.Known<>(true);
            });
        } else {
            context.getBean(AnalysesAhead.class).compute();
        }
        System.out.printf(
                Locale.ROOT,
                "%s ahead %8.1f s, %.1f s of processor time%n",
                onlyCensus ? "census read" : "all that is computed",
                (System.nanoTime() - start) / 1e9,
                PictureBench.processor() - busy);
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
        long start = System.nanoTime();
        screens.get("/reports?rows=source&columns=year"); // and what every report needs
        System.out.printf(
                Locale.ROOT,
                "the very first report in a process just started: %.0f ms%n",
                (System.nanoTime() - start) / 1e6);
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
        System.out.printf(Locale.ROOT, "%d pages above %.0f ms at first or at p95%n", slow, LIMIT);
        System.out.printf(Locale.ROOT, "%d whose figures, fetched after the page, came later than that%n", late);
        System.out.printf(Locale.ROOT, "%d with nothing in them: %s%n", empty.size(), String.join(", ", empty));
        return slow == 0 ? 0 : 1;
    }

    /** What a page fetches after it was shown, until it has all of it. */
    private static int whole(Screens screens, String body) {
        int length = body.length();
        var later = LATER.matcher(body);
        while (later.find()) {
            length += whole(
                    screens, screens.get(later.group(1).replace("&amp;", "&")).body());
        }
        return length;
    }

    /** @return the longer of the first answer and of what 95 of 100 later ones take, in milliseconds */
    private double page(Screens screens, String path) {
        double busy = PictureBench.processor();
        long began = System.nanoTime();
        var body = screens.get(path).body();
        double first = (System.nanoTime() - began) / 1e6;
        whole(screens, body);
        double figures = (System.nanoTime() - began) / 1e6;
        late += figures >= LIMIT ? 1 : 0;
        if (body.contains(NOTHING)) {
            empty.add(path);
        }
        System.out.printf(
                Locale.ROOT,
                "%8.1f ms first, figures after %8.1f ms (%5.2f s of processor time), ",
                first,
                figures,
                PictureBench.processor() - busy);
        int length = screens.get(path).body().length();
        var timing = new Timing(path, times);
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            boolean same = Math.abs(screens.get(path).body().length() - length) < length / 10;
            timing.add(length + " characters", System.nanoTime() - start, same);
        }
        return Math.max(first, timing.print());
    }
}

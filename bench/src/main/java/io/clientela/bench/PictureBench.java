package io.clientela.bench;

import com.sun.management.OperatingSystemMXBean;
import io.clientela.differentiate.Picture;
import io.clientela.differentiate.internal.feature.FeatureSteps;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Columnar;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobState;
import io.clientela.platform.Jobs;
import io.clientela.platform.Statements;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * {@code ./clientela bench picture [--lines 10000000] [--customers 1000000] [--home FOLDER]}: the picture made anew from a
 * ledger of that size, the features of all customers step by step, beside a bare group-by of DuckDB in the same run, what it
 * takes to follow changes of several sizes, and the values of all customers. A ledger laid in a folder of one's own stays
 * there; a next run takes it as it is.
 */
final class PictureBench {

    private static final Statements SQL = Statements.of("bench/picture");

    /** The rooms that the picture needs. */
    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = {
                "io.clientela.platform",
                "io.clientela.identify",
                "io.clientela.organize",
                "io.clientela.differentiate"
            },
            nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
    static class Rooms {}

    private final JdbcClient jdbc;
    private final Columnar columnar;
    private final Picture picture;
    private final Jobs jobs;
    private final long customers;
    private final long documents;

    PictureBench(ConfigurableApplicationContext rooms, long customers, long documents) {
        this.jdbc = rooms.getBean(JdbcClient.class);
        this.columnar = rooms.getBean(Columnar.class);
        this.picture = rooms.getBean(Picture.class);
        this.jobs = rooms.getBean(Jobs.class);
        this.customers = customers;
        this.documents = documents;
    }

    /** Runs the bench. @return 0, or 1 when a target is missed */
    static int run(String[] arguments) throws IOException {
        return inRooms(
                Arguments.of(arguments),
                10_000_000,
                (rooms, customers, documents) -> new PictureBench(rooms, customers, documents).measure());
    }

    /** Work in the rooms. */
    interface Work {
        int in(ConfigurableApplicationContext rooms, long customers, long documents);
    }

    /** Opens the rooms in the folder that the arguments name, else in one that is deleted afterwards. */
    static int inRooms(Arguments arguments, int usualLines, Work work) throws IOException {
        var kept = arguments.text("--home", "");
        var home = kept.isEmpty() ? Files.createTempDirectory("clientela-bench-") : Path.of(kept);
        var application = new SpringApplication(Rooms.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        try (var rooms = application.run(
                "--clientela.home=" + home,
                "--clientela.purpose=bench",
                "--clientela.background-jobs=false",
                "--logging.level.root=WARN",
                "--spring.main.banner-mode=off")) {
            return work.in(
                    rooms, arguments.number("--customers", 1_000_000), arguments.number("--lines", usualLines) / 4);
        } finally {
            if (kept.isEmpty()) {
                FileSystemUtils.deleteRecursively(home);
            }
        }
    }

    private int measure() {
        layLedger();
        double busy = processor();
        var rebuild = timed(this::rebuild);
        System.out.printf(
                Locale.ROOT,
                "picture made anew, features included  %7.1f s  %,.0f lines/s, %.1f s of this process's processor"
                        + " time%n",
                rebuild,
                documents * 4 / rebuild,
                processor() - busy);
        var state = ((Outcome.Known<Picture.State>) picture.state()).value();
        System.out.printf(
                Locale.ROOT,
                "it holds %,d lines, %,d documents, %,d customers, %,d MB%n",
                state.lines(),
                state.documents(),
                state.customers(),
                state.bytes() / 1_000_000);
        var bare = Math.min(timed(this::bare), timed(this::bare));
        System.out.printf(Locale.ROOT, "bare group-by of DuckDB               %7.2f s%n", bare);
        features(); // what is read and compiled for the first time is not timed, as for the bare group-by
        var features = features();
        System.out.printf(
                Locale.ROOT,
                "features of all customers             %7.2f s  %.1f times bare%n",
                features,
                features / bare);
        follow();
        var worth = worth();
        var good = rebuild < 60 && features < 10 && worth < 60;
        System.out.println(good ? "within 60 s, 10 s and 60 s" : "a target was missed: 60 s, 10 s and 60 s");
        return good ? 0 : 1;
    }

    private void layLedger() {
        if (jdbc.sql(SQL.get("is-laid")).query(Boolean.class).single()) {
            System.out.println("the ledger of an earlier run");
        } else {
            System.out.printf(
                    Locale.ROOT,
                    "%,d lines of %,d customers laid in the ledger in %.1f s%n",
                    documents * 4,
                    customers,
                    timed(this::fill));
        }
    }

    /** Lays the ledger with a card of each customer, and makes the picture of it. */
    void ready() {
        layLedger();
        int cards = jdbc.sql(Statements.of("bench/segments").get("fill-cards"))
                .param("customers", customers)
                .update();
        if (cards > 0 || !picture.follow()) {
            rebuild();
        }
    }

    private void fill() {
        try (var bare = new BareTables(jdbc, List.of("customer", "record", "document", "line"))) {
            System.out.printf(Locale.ROOT, "%d indexes and references left for the end%n", bare.size());
            lay();
        }
        jdbc.sql(SQL.get("settle")).update();
    }

    private void lay() {
        for (var step : List.of(
                "fill-source", "fill-products", "fill-customers", "fill-records", "fill-documents", "fill-lines")) {
            var statement = jdbc.sql(SQL.get(step));
            if (SQL.get(step).contains(":customers")) {
                statement = statement.param("customers", customers);
            }
            if (SQL.get(step).contains(":documents")) {
                statement = statement.param("documents", documents);
            }
            statement.update();
        }
    }

    private void rebuild() {
        var steps = new LinkedHashMap<String, Long>();
        var state = jobs.runHere(
                new JobOrder("picture", "bench", Map.of(), "bench"),
                job -> steps.putIfAbsent(job.progress().step(), System.nanoTime()));
        if (state.status() != JobState.Status.DONE) {
            throw new IllegalStateException(state.error());
        }
        var names = List.copyOf(steps.keySet());
        var end = System.nanoTime();
        for (int i = 0; i < names.size(); i++) {
            long next = i + 1 < names.size() ? steps.getOrDefault(names.get(i + 1), end) : end;
            long from = steps.getOrDefault(names.get(i), end);
            System.out.printf(Locale.ROOT, "  %-34s %7.1f s (about)%n", names.get(i), (next - from) / 1e9);
        }
    }

    private double worth() {
        var took = timed(() -> {
            var state = jobs.runHere(new JobOrder("worth", "bench", Map.of(), "bench"), job -> {});
            if (state.status() != JobState.Status.DONE) {
                throw new IllegalStateException(state.error());
            }
        });
        System.out.printf(Locale.ROOT, "values of all customers               %7.1f s%n", took);
        return took;
    }

    private void bare() {
        columnar.run("picture", session -> {
            try (var statement = session.connection().createStatement();
                    var row = statement.executeQuery(SQL.get("bare"))) {
                return row.next();
            }
        });
    }

    /** Computes all features. @return how long it took, without what only analyses start from */
    private double features() {
        List<Map.Entry<String, double[]>> times = new ArrayList<>();
        Consumer<String> watch =
                step -> times.add(Map.entry(step, new double[] {System.nanoTime() / 1e9, processor()}));
        columnar.run("picture", session -> {
            session.connection().setAutoCommit(false);
            var steps = new FeatureSteps(session, LocalDate.now(java.time.ZoneOffset.UTC));
            steps.all(watch);
            steps.allBaskets(watch);
            watch.accept("commit");
            session.connection().commit();
            watch.accept("");
            return true;
        });
        return told(times);
    }

    private static double told(List<Map.Entry<String, double[]>> times) {
        double features = 0;
        double analyses = 0;
        double busy = 0;
        for (int i = 0; i + 1 < times.size(); i++) {
            var name = times.get(i).getKey();
            double took = times.get(i + 1).getValue()[0] - times.get(i).getValue()[0];
            double processor = times.get(i + 1).getValue()[1] - times.get(i).getValue()[1];
            System.out.printf(Locale.ROOT, "  %-34s %7.2f s  %7.2f s of processor time%n", name, took, processor);
            if (name.startsWith("baskets-")) {
                analyses += took;
            } else {
                features += took;
                busy += processor;
            }
        }
        System.out.printf(Locale.ROOT, "processor time of the features        %7.2f s%n", busy);
        System.out.printf(Locale.ROOT, "what analyses start from              %7.2f s%n", analyses);
        return features;
    }

    private void follow() {
        long first = jdbc.sql(SQL.get("next-document")).query(Long.class).single();
        for (long size : new long[] {1, 1, 10, 100, 1_000, 10_000, 100_000}) {
            jdbc.sql(SQL.get("add-documents"))
                    .param("customers", customers)
                    .param("first", first)
                    .param("last", first + size - 1)
                    .update();
            first += size;
            var took = timed(() -> {
                if (!picture.follow()) {
                    throw new IllegalStateException("the picture cannot follow");
                }
            });
            System.out.printf(Locale.ROOT, "following %,8d new lines             %7.2f s%n", size * 4, took);
        }
        System.out.printf(Locale.ROOT, "following nothing                     %7.3f s%n", timed(picture::follow));
    }

    /** Seconds of processor time that this process took so far. */
    static double processor() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    private static double timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }
}

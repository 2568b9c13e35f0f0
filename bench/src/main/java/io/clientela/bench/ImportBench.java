package io.clientela.bench;

import io.clientela.identify.ImportReport;
import io.clientela.identify.ImportRequest;
import io.clientela.identify.ImportWatcher;
import io.clientela.identify.Imports;
import io.clientela.identify.PurchasesRecorded;
import io.clientela.platform.DataFolder;
import io.clientela.platform.Statements;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.FileSystemUtils;

/**
 * {@code ./clientela bench import [--lines 1000000,10000000] [--orders LINES_PER_ORDER]}: order lines of a CSV file end to
 * end (parsed, checked, recognised, posted, linked by known customer code) into a fresh PostgreSQL, beside a bare COPY of
 * the same file into a plain table of the same PostgreSQL in the same run. An import of 2,000,000 lines goes before, so that
 * Java has compiled what it runs; its rate, that of a process just started, is told as well. What follows an import
 * (statistics for the planner, joining customers, deriving their pages) is timed apart.
 *
 * <p>All of it runs in a process of its own with a heap of {@value #HEAP}, whatever the number of lines: what grew with them,
 * kept or passing, would not have room. Ends with 1 where an import takes longer than three times as long as COPY, where
 * what is kept grows with the lines, or where the heap does not suffice.
 */
final class ImportBench {

    private static final Statements SQL = Statements.of("bench/import");
    private static final long WARM_UP = 2_000_000;
    private static final String HEAP = "-Xmx768m";
    private static final String TIMED = """
        Timed are: COPY of the file into a plain table without an index; the import from its call until all of the file
        is in the ledger and its control totals agree. The file lies in memory's cache for both. What follows (joining
        customers, their pages) is told apart.\
        """;

    /** The rooms that an import needs. */
    @EnableAutoConfiguration
    @ComponentScan({"io.clientela.platform", "io.clientela.identify"})
    static class Rooms {

        private final DataFolder folder;

        /** When the lines of the last import were in the ledger. */
        private volatile @Nullable Moment recorded;

        Rooms(DataFolder folder) {
            this.folder = folder;
        }

        /** Heard before anyone who works on with what came in. */
        @EventListener
        @Order(Ordered.HIGHEST_PRECEDENCE)
        void recorded(PurchasesRecorded event) {
            recorded = Moment.now(folder);
        }

        private Moment recorded() {
            return Objects.requireNonNull(recorded, "nothing was imported");
        }
    }

    /**
     * A moment of the bench.
     *
     * @param at by {@link System#nanoTime}
     * @param used the processor time used until then
     */
    private record Moment(long at, ProcessorTime used) {

        static Moment now(DataFolder folder) {
            return new Moment(System.nanoTime(), ProcessorTime.now(folder));
        }
    }

    private record Measure(long lines, double copySeconds, double importSeconds, long heapAfter, long heapPeak) {}

    private final Path folder;
    private final ConfigurableApplicationContext rooms;

    private ImportBench(Path folder) {
        this.folder = folder;
        this.rooms = start(folder);
    }

    /** Runs the bench in a process with little memory. @return 0, or 1 when a target is missed */
    static int run(String[] arguments) throws IOException, SQLException {
        var java = ManagementFactory.getRuntimeMXBean().getInputArguments();
        if (java.contains(HEAP)) {
            return measure(arguments);
        }
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        java.stream().filter(option -> !option.startsWith("-Xmx")).forEach(command::add);
        command.addAll(List.of(HEAP, "-cp", System.getProperty("java.class.path"), Bench.class.getName(), "import"));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static int measure(String[] arguments) throws IOException, SQLException {
        var lines = sizes(Arguments.of(arguments));
        var folder = Files.createTempDirectory("clientela-bench");
        try {
            var bench = new ImportBench(folder);
            try (bench.rooms) {
                System.out.println(TIMED);
                bench.warmUp();
                var measures = new ArrayList<Measure>();
                for (int i = 0; i < lines.size(); i++) {
                    measures.add(bench.measure(lines.get(i), i));
                }
                print(measures);
                return reached(measures) ? 0 : 1;
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /** Whether each import reached a third of COPY, and the largest kept no more memory than half as much again as the first. */
    private static boolean reached(List<Measure> measures) {
        boolean quick = measures.stream().allMatch(one -> one.copySeconds() * 3 >= one.importSeconds());
        boolean flat = measures.getLast().heapAfter() <= measures.getFirst().heapAfter() * 3 / 2;
        System.out.println(quick ? "a third of COPY: reached" : "a third of COPY: missed");
        System.out.println(flat ? "flat memory: reached" : "flat memory: missed");
        return quick && flat;
    }

    private static List<Long> sizes(Arguments arguments) {
        return List.of(arguments
                        .text("--lines", "1000000,10000000")
                        .replace("_", "")
                        .split(","))
                .stream()
                .map(Long::valueOf)
                .toList();
    }

    private static ConfigurableApplicationContext start(Path folder) {
        var application = new SpringApplication(Rooms.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        return application.run(
                "--clientela.home=" + folder.resolve("home"),
                "--clientela.purpose=bench",
                "--clientela.background-jobs=false",
                "--logging.level.root=WARN");
    }

    /** Imports another file first, so that what is measured is a server at work and not Java's compiler. */
    private void warmUp() throws IOException, SQLException {
        var file = folder.resolve("first.csv");
        OrderLines.write(file, WARM_UP, 1);
        var began = now();
        rooms.getBean(Imports.class).run(ImportRequest.of("system", file).source("first"), ImportWatcher.NONE);
        var seconds = (rooms.getBean(Rooms.class).recorded().at - began.at) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%,d lines first, in a process just started  %.2f s  %,.0f lines/s%n",
                WARM_UP,
                seconds,
                WARM_UP / seconds);
        Files.delete(file);
        settle();
    }

    private Measure measure(long lines, int number) throws IOException, SQLException {
        var file = folder.resolve("orders-" + lines + ".csv");
        OrderLines.write(file, lines, 20_261_122L + number);
        System.out.printf(Locale.ROOT, "%,d lines, %,d MB%n", lines, Files.size(file) / 1_000_000);
        var before = now();
        var copy = copy(file);
        var copied = now();
        System.out.printf(Locale.ROOT, "  bare COPY     %8.2f s  %,10.0f lines/s%n", copy, lines / copy);
        resetPeak();
        var began = now();
        ImportReport report = rooms.getBean(Imports.class)
                .run(ImportRequest.of("system", file).source("bench"), ImportWatcher.NONE);
        var recorded = rooms.getBean(Rooms.class).recorded();
        var seconds = (recorded.at - began.at) / 1e9;
        var after = (System.nanoTime() - recorded.at) / 1e9;
        check(report, lines);
        var peak = peak();
        System.gc();
        var kept = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        System.out.printf(
                Locale.ROOT,
                "  import        %8.2f s  %,10.0f lines/s  %.0f %% of COPY%n",
                seconds,
                lines / seconds,
                100 * copy / seconds);
        System.out.println("  processor time of COPY: " + copied.used.since(before.used) + "; of the import: "
                + recorded.used.since(began.used));
        System.out.printf(Locale.ROOT, "  then statistics taken, customers joined and shown  %8.2f s%n", after);
        Files.delete(file);
        return new Measure(lines, copy, seconds, kept, peak);
    }

    private Moment now() {
        return Moment.now(rooms.getBean(DataFolder.class));
    }

    private static void check(ImportReport report, long lines) {
        var posted =
                report.totals().stream().mapToLong(total -> total.postedLines()).sum();
        if (posted != lines || !report.balances()) {
            throw new IllegalStateException("the import is not whole: " + report);
        }
    }

    /** Copies the file into a plain table and drops it again. @return seconds */
    private double copy(Path file) throws IOException, SQLException {
        try (var connection = rooms.getBean(DataSource.class).getConnection();
                var statement = connection.createStatement();
                InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            statement.execute(SQL.get("make-plain-table"));
            var started = System.nanoTime();
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(SQL.get("copy-plain"), in, 1 << 16);
            var seconds = (System.nanoTime() - started) / 1e9;
            statement.execute(SQL.get("drop-plain-table"));
            settle();
            return seconds;
        }
    }

    /** Lets PostgreSQL write what it still has to write, so that the next measure does not pay for it. */
    private void settle() throws SQLException {
        try (var connection = rooms.getBean(DataSource.class).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(SQL.get("settle"));
        }
    }

    private static void resetPeak() {
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(pool -> pool.resetPeakUsage());
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static void print(List<Measure> measures) throws IOException {
        System.out.println();
        System.out.printf(
                "%12s %14s %14s %10s %16s %12s%n",
                "lines", "COPY lines/s", "import lines/s", "of COPY", "heap kept MB", "heap peak MB");
        for (var measure : measures) {
            System.out.printf(
                    Locale.ROOT,
                    "%,12d %,14.0f %,14.0f %9.0f%% %,16d %,12d%n",
                    measure.lines(),
                    measure.lines() / measure.copySeconds(),
                    measure.lines() / measure.importSeconds(),
                    100 * measure.copySeconds() / measure.importSeconds(),
                    measure.heapAfter() >> 20,
                    measure.heapPeak() >> 20);
        }
        System.out.println("resident memory of this process, peak: " + residentPeak());
    }

    private static String residentPeak() throws IOException {
        var status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return "not known on this system";
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .map(line -> line.replaceAll("\\s+", " ").substring(7))
                .findFirst()
                .orElse("not known");
    }
}

package io.clientela.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;

/**
 * {@code ./clientela bench demo}: the whole demo as a new user starts it, from the built tree and into an empty data folder,
 * until its link stands on the screen. Ends with 1 when that takes 60 seconds or longer, when fewer than 85 % of the doubles
 * were found, when less than 98 % of what was joined is right, or when the customers do not add up to the ledger.
 */
final class DemoBench {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final double FOUND = 85;
    private static final double RIGHT = 98;
    private static final String LINK = "/enter/";
    private static final Pattern DOUBLES =
            Pattern.compile("were found \\(([0-9.]+) %\\); ([0-9.]+) % of what was joined is right");

    private DemoBench() {}

    /** Runs the bench and tells its exit code. */
    static int run() throws IOException {
        Path folder = Files.createTempDirectory("clientela-bench");
        Path screen = folder.resolve("screen");
        var front = new ProcessBuilder(
                        Path.of(System.getProperty("clientela.root"), "clientela")
                                .toString(),
                        "demo",
                        "--no-browser")
                .redirectErrorStream(true)
                .redirectOutput(screen.toFile());
        front.environment().put("CLIENTELA_HOME", folder.resolve("home").toString());
        long began = System.nanoTime();
        Process demo = front.start();
        try {
            String told = ready(demo, screen, began);
            var took = Duration.ofNanos(System.nanoTime() - began);
            System.out.println(told);
            return judge(told, took) ? 0 : 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        } finally {
            demo.destroy();
            demo.onExit().join();
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /** Waits for the link. @return what stands on the screen then */
    private static String ready(Process demo, Path screen, long began) throws IOException, InterruptedException {
        while (true) {
            String told = Files.readString(screen);
            if (told.contains(LINK)) {
                return told;
            }
            if (!demo.isAlive() || System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IllegalStateException("the demo did not come to its link:\n" + told);
            }
            Thread.sleep(20);
        }
    }

    private static boolean judge(String told, Duration took) {
        var doubles = DOUBLES.matcher(told);
        if (!doubles.find()) {
            throw new IllegalStateException("the demo does not tell its doubles:\n" + told);
        }
        boolean quick = took.compareTo(LIMIT) < 0;
        boolean right = Double.parseDouble(doubles.group(1)) >= FOUND && Double.parseDouble(doubles.group(2)) >= RIGHT;
        boolean whole = told.contains("difference 0.00.") && told.contains("nothing is missing");
        for (var target : List.of(
                new Target("ready in under " + LIMIT.toSeconds() + " s", quick),
                new Target("doubles found and right", right),
                new Target("customers add up to the ledger", whole))) {
            System.out.println(target.what() + ": " + (target.met() ? "reached" : "missed"));
        }
        System.out.printf(Locale.ROOT, "from the command to the link: %.1f s%n", took.toMillis() / 1e3);
        return quick && right && whole;
    }

    private record Target(String what, boolean met) {}
}

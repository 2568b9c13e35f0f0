package io.clientela.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the commands of the front door on a data folder, each in a process of its own. */
final class Terminal {

    private final Path home;
    private final Map<String, String> settings;

    /** On this data folder, with these environment variables besides. */
    Terminal(Path home, Map<String, String> settings) {
        this.home = home;
        this.settings = settings;
    }

    /** On this data folder. */
    Terminal(Path home) {
        this(home, Map.of());
    }

    /**
     * How a process ended.
     *
     * @param screen what it wrote, errors included
     */
    record Ended(int status, String screen) {

        /** The object that it wrote as JSON. */
        String json() {
            return screen.substring(screen.indexOf("{"), screen.lastIndexOf("}") + 1);
        }
    }

    /** Runs a command to its end. */
    Ended run(String... arguments) throws Exception {
        return end(words(arguments));
    }

    /** Starts a command that goes on; what it writes goes to a file. */
    Process start(Path screen, String... arguments) throws IOException {
        Files.deleteIfExists(screen);
        Files.createFile(screen);
        return builder(words(arguments)).redirectOutput(screen.toFile()).start();
    }

    /** Runs any program to its end. */
    Ended end(List<String> words) throws Exception {
        Process process = builder(words).start();
        String screen = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), screen);
    }

    /** Waits up to 90 seconds until a process has written something like this, and tells the first group of it. */
    static String await(Process running, Path screen, Pattern what) throws Exception {
        return await(running, screen, what, Duration.ofSeconds(90));
    }

    /** The same with more patience. */
    static String await(Process running, Path screen, Pattern what, Duration patience) throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Matcher found = what.matcher(Files.readString(screen));
            if (found.find()) {
                return found.group(1);
            }
            assertThat(running.isAlive()).as(Files.readString(screen)).isTrue();
            assertThat(System.nanoTime()).as(Files.readString(screen)).isLessThan(deadline);
            Thread.sleep(50);
        }
    }

    /** Kills a process and waits until what it had started, its database above all, has ended by itself. */
    static void kill(Process running) throws Exception {
        List<ProcessHandle> below = running.descendants().toList();
        running.destroyForcibly().waitFor();
        for (ProcessHandle started : below) {
            started.onExit().get(60, TimeUnit.SECONDS);
        }
    }

    private static List<String> words(String... arguments) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1", // short runs do not pay for well compiled code
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        words.addAll(List.of(arguments));
        return words;
    }

    private ProcessBuilder builder(List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("CLIENTELA_PORT", "CLIENTELA_DATABASE_URL"));
        builder.environment().put("CLIENTELA_HOME", home.toString());
        builder.environment().putAll(settings);
        return builder;
    }
}

package io.clientela.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.Beside;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The front door as a person uses it: processes, screens, exit codes. */
@Beside
class FrontDoorTest {

    private static final Path LAUNCHER = Path.of(System.getProperty("clientela.root"), "clientela");

    @TempDir
    Path folder;

    private record Ended(int status, String screen) {}

    @Test
    void launcherAloneListsItsCommands() throws Exception {
        Ended ended = end(process(List.of("sh", LAUNCHER.toString())));
        assertThat(ended.status()).isZero();
        for (String command : List.of(
                "demo",
                "start",
                "import",
                "link",
                "lifetime",
                "effect",
                "login-link",
                "status",
                "stop",
                "bench",
                "test",
                "version",
                "help")) {
            assertThat(ended.screen()).containsPattern("(?m)^  " + command + " +\\S.*$");
        }
    }

    @Test
    void launcherIsReadByEveryShell() throws Exception {
        assertThat(end(process(List.of("sh", "-n", LAUNCHER.toString()))).status())
                .isZero();
    }

    @Test
    void commandsThatNeedNoServerSayWhatTheyKnow() throws Exception {
        assertThat(end(terminal("version")).screen()).startsWith("Clientela ").contains("Java ", "PostgreSQL 18");
        assertThat(end(terminal("status")))
                .satisfies(ended -> assertThat(ended.status()).isEqualTo(ExitCode.FAILED))
                .satisfies(ended -> assertThat(ended.screen()).startsWith("Nothing runs on " + folder));
        assertThat(end(terminal("dance")))
                .satisfies(ended -> assertThat(ended.status()).isEqualTo(ExitCode.USAGE))
                .satisfies(ended -> assertThat(ended.screen()).contains("dance"));
        assertThat(end(terminal("start", "--help")).screen()).contains("Starts the console");
    }

    @Test
    void startServesTheConsoleUntilStop() throws Exception {
        Path screen = folder.resolve("screen");
        Process running = process(words("start"), screen);
        try {
            String url = awaitAddress(running, screen);
            HttpResponse<String> health = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(url + "/health")).build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.body()).contains("UP");
            Ended second = end(terminal("start"));
            assertThat(second.status()).isEqualTo(ExitCode.HELD);
            assertThat(second.screen()).contains("process " + running.pid(), url, "left alone");
            assertThat(end(terminal("status")).screen()).contains(url, "process " + running.pid());
            assertThat(end(terminal("stop")).screen()).contains("Stopped process " + running.pid());
            assertThat(running.waitFor()).isNotNegative();
            assertThat(end(terminal("status")).status()).isEqualTo(ExitCode.FAILED);
        } finally {
            running.destroyForcibly().waitFor();
        }
        assertThat(Files.readString(screen))
                .containsPattern("The first administrator enters by this link, once: http://\\S+/enter\\S+")
                .doesNotContain("WARN", "ERROR", "Exception");
    }

    @Test
    void importSaysWhatIsWrongWithItsFiles() throws Exception {
        Path files = Files.createDirectory(folder.resolve("files"));
        assertThat(end(terminal("import", files.toString())))
                .satisfies(ended -> assertThat(ended.status()).isEqualTo(ExitCode.FAILED))
                .satisfies(ended -> assertThat(ended.screen())
                        .contains("There is no file to read in " + files)
                        .doesNotContain("Exception", "unforeseen"));
        Files.writeString(files.resolve("empty.csv"), "");
        Files.writeString(files.resolve("header.csv"), "Order number,Order date,Customer code,Product code,Amount\n");
        Files.write(files.resolve("picture.bin"), new byte[] {0, 1, 2, 3});
        assertThat(end(terminal("import", files.toString())))
                .satisfies(ended -> assertThat(ended.status()).isEqualTo(ExitCode.FAILED))
                .satisfies(ended -> assertThat(ended.screen())
                        .contains("refused: empty-file", "refused: no-rows", "refused: unknown-format")
                        .doesNotContain("Exception", "unforeseen"));
        Path map = Files.writeString(folder.resolve("map.json"), "no map");
        assertThat(end(terminal("import", files.toString(), "--map", map.toString(), "--dry-run")))
                .satisfies(ended -> assertThat(ended.status()).isEqualTo(ExitCode.FAILED))
                .satisfies(ended -> assertThat(ended.screen()).doesNotContain("Exception", "unforeseen"));
    }

    @Test
    void startSaysThatItsFolderCannotBe() throws Exception {
        Files.writeString(folder.resolve("data"), "a file where the folder should be");
        assertThat(end(terminal("start")))
                .satisfies(ended -> assertThat(ended.status()).isEqualTo(ExitCode.FAILED))
                .satisfies(ended -> assertThat(ended.screen())
                        .contains(folder.resolve("data").toString())
                        .doesNotContain("Exception", "unforeseen"));
    }

    private static String awaitAddress(Process running, Path screen) throws Exception {
        Pattern address = Pattern.compile("runs at (http://127\\.0\\.0\\.1:\\d+)");
        long deadline = System.nanoTime() + 90_000_000_000L;
        while (true) {
            Matcher found = address.matcher(Files.readString(screen));
            if (found.find()) {
                return found.group(1);
            }
            assertThat(running.isAlive()).as(Files.readString(screen)).isTrue();
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(50);
        }
    }

    private Process terminal(String... arguments) throws IOException {
        return process(words(arguments));
    }

    private static List<String> words(String... arguments) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        words.addAll(List.of(arguments));
        return words;
    }

    private Process process(List<String> words) throws IOException {
        return builder(words).start();
    }

    private Process process(List<String> words, Path screen) throws IOException {
        Files.createFile(screen);
        return builder(words).redirectOutput(screen.toFile()).start();
    }

    private ProcessBuilder builder(List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("CLIENTELA_HOME", folder.resolve("data").toString());
        builder.environment().keySet().removeAll(List.of("CLIENTELA_PORT", "CLIENTELA_DATABASE_URL"));
        return builder;
    }

    private static Ended end(Process process) throws Exception {
        String screen = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), screen);
    }
}

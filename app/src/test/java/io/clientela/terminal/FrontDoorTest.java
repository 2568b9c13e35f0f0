package io.clientela.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.Beside;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The front door as a person uses it: processes, screens, exit codes. */
@Beside
class FrontDoorTest {

    private static final Path LAUNCHER = Path.of(System.getProperty("clientela.root"), "clientela");
    private static final Pattern ADDRESS = Pattern.compile("runs at (http://127\\.0\\.0\\.1:\\d+)");
    private static final Pattern LINK =
            Pattern.compile("The first administrator enters by this link, once: (http://\\S+/enter\\S+)");

    private static final String ORDERS = """
        Order number,Order date,Customer code,Product code,Quantity,Unit price,Amount
        1,2026-03-02,C1,PEN,1,89.90,89.90
        2,2026-03-03,C2,CUP,2,7.50,15.00
        3,2026-02-31,C2,CUP,1,7.50,7.50
        """;

    @TempDir
    Path folder;

    private Terminal terminal() {
        return new Terminal(folder.resolve("data"));
    }

    @Test
    void launcherAloneListsItsCommands() throws Exception {
        Terminal.Ended ended = terminal().end(List.of("sh", LAUNCHER.toString()));
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
        assertThat(terminal().end(List.of("sh", "-n", LAUNCHER.toString())).status())
                .isZero();
    }

    @Test
    void commandsThatNeedNoServerSayWhatTheyKnow() throws Exception {
        assertThat(terminal().run("version").screen()).startsWith("Clientela ").contains("Java ", "PostgreSQL 18");
        assertThat(terminal().run("status"))
                .satisfies(ended -> assertThat(ended.status()).isEqualTo(ExitCode.FAILED))
                .satisfies(ended -> assertThat(ended.screen()).startsWith("Nothing runs on " + folder));
        assertThat(terminal().run("dance"))
                .satisfies(ended -> assertThat(ended.status()).isEqualTo(ExitCode.USAGE))
                .satisfies(ended -> assertThat(ended.screen()).contains("dance"));
        assertThat(terminal().run("start", "--help").screen()).contains("Starts the console");
    }

    @Test
    void linkStartsNeitherSpringNorAServer() throws Exception {
        Path records = folder.resolve("records.csv");
        Files.writeString(records, "id,given_name,family_name,email\n1,Anna,Conti,a@b.it\n2,Ana,Conti,a@b.it\n");
        Path loaded = folder.resolve("loaded");
        Terminal.Ended ended = new Terminal(
                        folder.resolve("data"),
                        Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + loaded, "CLIENTELA_COLUMNS", "100"))
                .run(
                        "link",
                        records.toString(),
                        "--id",
                        "id",
                        "--out",
                        folder.resolve("out.csv").toString());
        assertThat(ended.status()).as(ended.screen()).isZero();
        assertThat(ended.screen()).contains("2 records are", "compare", "records/s");
        assertThat(Files.readString(loaded))
                .contains("io.clientela.kernel.linkage.Linkage ")
                .doesNotContain("org.springframework.boot.SpringApplication ", "com.zaxxer.hikari", "org.postgresql");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    /** Who is logged in stays so when the process is started again: sessions lie in the database. */
    @Test
    void startServesTheConsoleUntilStopAndKnowsItsGuestsTheNextTime() throws Exception {
        Path screen = folder.resolve("screen");
        Terminal terminal = new Terminal(folder.resolve("data"), Map.of("CLIENTELA_PORT", freePort()));
        Guest guest = new Guest();
        Process running = terminal.start(screen, "start");
        try {
            URI url = URI.create(Terminal.await(running, screen, ADDRESS));
            assertThat(new Guest().open(url.resolve("/health")))
                    .satisfies(health -> assertThat(health.statusCode()).isEqualTo(200))
                    .satisfies(health -> assertThat(health.body()).contains("UP"));
            guest.enter(URI.create(Terminal.await(running, screen, LINK)));
            assertThat(guest.open(url.resolve("/profile")).statusCode()).isEqualTo(200);
            Terminal.Ended second = terminal.run("start");
            assertThat(second.status()).isEqualTo(ExitCode.HELD);
            assertThat(second.screen()).contains("process " + running.pid(), url.toString(), "left alone");
            assertThat(terminal.run("status").screen()).contains(url.toString(), "process " + running.pid());
            assertThat(terminal.run("stop").screen()).contains("Stopped process " + running.pid());
            assertThat(running.waitFor()).isNotNegative();
            assertThat(terminal.run("status").status()).isEqualTo(ExitCode.FAILED);
        } finally {
            Terminal.kill(running);
        }
        assertThat(Files.readString(screen)).containsPattern(LINK).doesNotContain("WARN", "ERROR", "Exception");
        running = terminal.start(screen, "start");
        try {
            URI url = URI.create(Terminal.await(running, screen, ADDRESS));
            assertThat(guest.open(url.resolve("/profile")).statusCode()).isEqualTo(200);
            assertThat(new Guest().open(url.resolve("/profile")).statusCode()).isEqualTo(302);
        } finally {
            Terminal.kill(running);
        }
    }

    private static String freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        }
    }

    @Test
    void importTellsWhatItWouldDoWhatItDidAndTakesMendedLines() throws Exception {
        Path orders = Files.writeString(folder.resolve("orders.csv"), ORDERS);
        Path flaws = folder.resolve("flaws.csv");
        Terminal.Ended dry = terminal().run("import", orders.toString(), "--source", "shop", "--dry-run", "--json");
        assertThat(dry.status()).isEqualTo(ExitCode.FAILED); // one line would be refused
        JsonNode before = read(dry);
        amounts(before.get("report"), "112.40", null, "7.50");
        assertThat(before.at("/preview/heads/0/tables/0/columns/3/meaning").asString())
                .isEqualTo("product-code");

        Terminal.Ended real =
                terminal().run("import", orders.toString(), "--source", "shop", "--json", "--flaws", flaws.toString());
        assertThat(real.status()).isEqualTo(ExitCode.FAILED);
        JsonNode done = read(real);
        amounts(done, "112.40", "104.90", "7.50");
        assertThat(done.at("/documents/posted").asInt())
                .as("the dry run left nothing")
                .isEqualTo(2);
        List<String> refused = Files.readAllLines(flaws);
        assertThat(refused).hasSize(2);
        assertThat(refused.get(1)).contains("2026-02-31", "not-a-date");

        Files.writeString(flaws, Files.readString(flaws).replace("2026-02-31", "2026-02-28"));
        Terminal.Ended mended = terminal().run("import", flaws.toString(), "--source", "shop", "--json");
        assertThat(mended.status()).as(mended.screen()).isEqualTo(ExitCode.WELL);
        amounts(read(mended), "7.50", "7.50", "0");
    }

    private static JsonNode read(Terminal.Ended ended) {
        return JsonMapper.builder().build().readTree(ended.json());
    }

    private static void amounts(JsonNode report, String read, @Nullable String posted, String refused) {
        JsonNode total = report.at("/totals/0");
        assertThat(total.get("readAmount").decimalValue()).isEqualByComparingTo(read);
        assertThat(total.get("refusedAmount").decimalValue()).isEqualByComparingTo(refused);
        if (posted != null) {
            assertThat(total.get("postedAmount").decimalValue()).isEqualByComparingTo(posted);
        }
    }

    @Test
    void importSaysWhatIsWrongWithItsFiles() throws Exception {
        Path files = Files.createDirectory(folder.resolve("files"));
        assertThat(terminal().run("import", files.toString()))
                .satisfies(ended -> assertThat(ended.status()).isEqualTo(ExitCode.FAILED))
                .satisfies(ended -> assertThat(ended.screen())
                        .contains("There is no file to read in " + files)
                        .doesNotContain("Exception", "unforeseen"));
        Files.writeString(files.resolve("empty.csv"), "");
        Files.writeString(files.resolve("header.csv"), "Order number,Order date,Customer code,Product code,Amount\n");
        Files.write(files.resolve("picture.bin"), new byte[] {0, 1, 2, 3});
        assertThat(terminal().run("import", files.toString()))
                .satisfies(ended -> assertThat(ended.status()).isEqualTo(ExitCode.FAILED))
                .satisfies(ended -> assertThat(ended.screen())
                        .contains("refused: empty-file", "refused: no-rows", "refused: unknown-format")
                        .doesNotContain("Exception", "unforeseen"));
        Path map = Files.writeString(folder.resolve("map.json"), "no map");
        assertThat(terminal().run("import", files.toString(), "--map", map.toString(), "--dry-run"))
                .satisfies(ended -> assertThat(ended.status()).isEqualTo(ExitCode.FAILED))
                .satisfies(ended -> assertThat(ended.screen()).doesNotContain("Exception", "unforeseen"));
    }

    @Test
    void startSaysThatItsFolderCannotBe() throws Exception {
        Files.writeString(folder.resolve("data"), "a file where the folder should be");
        assertThat(terminal().run("start"))
                .satisfies(ended -> assertThat(ended.status()).isEqualTo(ExitCode.FAILED))
                .satisfies(ended -> assertThat(ended.screen())
                        .contains(folder.resolve("data").toString())
                        .doesNotContain("Exception", "unforeseen"));
    }
}

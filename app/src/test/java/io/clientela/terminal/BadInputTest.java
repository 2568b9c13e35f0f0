package io.clientela.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with the input of a command is said in words, with what to do, and the shell hears of it. */
class BadInputTest {

    private static final String RECORDS = "id,given_name,family_name\n1,Anna,Rossi\n2,Ana,Rossi\n";

    @TempDir
    Path folder;

    private record Ended(int status, String screen) {}

    private static Ended run(Object... words) {
        var screen = new StringWriter();
        var writer = new PrintWriter(screen, true);
        var arguments = new ArrayList<String>();
        for (var word : words) {
            arguments.add(word.toString());
        }
        int status = Main.commands().setOut(writer).setErr(writer).execute(arguments.toArray(String[]::new));
        writer.flush();
        return new Ended(status, screen.toString());
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private void saysOf(Path records, String... words) {
        var ended = run("link", records, "--id", "id", "--out", folder.resolve("out.csv"));
        says(ended, words);
        assertThat(folder.resolve("out.csv")).doesNotExist();
    }

    private static void says(Ended ended, String... words) {
        assertThat(ended.status()).as(ended.screen()).isNotZero();
        assertThat(ended.screen()).contains(words).doesNotContain("Exception", "\tat ", "unforeseen");
    }

    @Test
    void everyCommandRefusesAnOptionThatItDoesNotKnow() {
        says(run("import", ".", "--dance"), "--dance");
        says(run("link", "a.csv", "--id", "id", "--out", "b.csv", "--dance"), "--dance");
        for (var command : List.of("demo", "start", "status", "stop", "login-link", "version")) {
            var ended = run(command, "--dance");
            assertThat(ended.status()).as(command).isEqualTo(ExitCode.USAGE);
            says(ended, "--dance");
        }
    }

    @Test
    void linkSaysWhatIsWrongWithItsRecords() throws IOException {
        saysOf(folder.resolve("none.csv"), "There is no file", "none.csv");
        saysOf(folder, "is a folder", "Name a file");
        saysOf(file("empty.csv", ""), "is empty");
        saysOf(file("header.csv", "id,given_name,family_name\n"), "no record");
        saysOf(file("other.csv", "key,given_name\n1,Anna\n"), "There is no column \"id\"", "[key, given_name]");
        saysOf(file("plain.csv.gz", RECORDS), "no whole .gz file");
        saysOf(file("quotes.csv", "id,given_name\n1,\"" + "x".repeat(20_000_000)), "cannot be read as CSV");
        saysOf(file("strange.csv", "id,xxx\n1,\n2,\n"), "No column is recognised", "--field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16"})
    void linkReadsTheEncodingsThatTablesComeIn(String encoding) throws IOException {
        var records = Files.writeString(
                folder.resolve("records.csv"),
                RECORDS.replace("id,", "identità,").replace("Rossi", "Nicolò"),
                Charset.forName(encoding));
        var ended = run("link", records, "--id", "identità", "--out", folder.resolve("out.csv"));
        assertThat(ended.status()).as(ended.screen()).isZero();
    }

    @Test
    void linkSaysWhatIsWrongWithItsOptions() throws IOException {
        var records = file("records.csv", RECORDS);
        var out = folder.resolve("out.csv");
        says(run("link", records, "--id", "id", "--out", out, "--field", "name"), "--field KIND=COLUMN");
        says(run("link", records, "--id", "id", "--out", out, "--field", "shoe=id"), "no kind of field");
        says(run("link", records, "--id", "id", "--out", out, "--field", "city=town"), "There is no column");
        says(run("link", records, "--id", "id", "--out", out, "--threads", "0"), "--threads");
        says(run("link", records, "--id", "id"), "--out");
    }

    @Test
    void linkLooksAtWhereItIsToWriteBeforeItWorks() throws IOException {
        var records = file("records.csv", RECORDS);
        says(run("link", records, "--id", "id", "--out", folder), "is a folder");
        says(
                run("link", records, "--id", "id", "--out", folder.resolve("no/out.csv")),
                "There is no folder",
                "Make it");
        says(run("link", records, "--id", "id", "--out", "/proc/out.csv"), "/proc/out.csv");
        var good = folder.resolve("good.csv");
        says(run("link", records, "--id", "id", "--out", good, "--pairs", folder.resolve("no/p.csv")), "no folder");
        assertThat(good).doesNotExist();
        assertThat(run("link", records, "--id", "id", "--out", good).status()).isZero();
        assertThat(Files.readString(good)).startsWith("id,cluster");
    }

    @Test
    void importSaysWhatIsWrongBeforeItStarts() throws IOException {
        var orders = file("orders.csv", "a,b\n1,2\n");
        says(run("import"), "PATH");
        says(run("import", folder.resolve("none")), "There is no file or folder", "none");
        says(run("import", orders, "--map", folder.resolve("none.json")), "There is no file", "none.json");
        says(run("import", orders, "--map", folder), "is a folder");
        says(run("import", orders, "--flaws", folder.resolve("no/flaws.csv")), "There is no folder");
    }
}

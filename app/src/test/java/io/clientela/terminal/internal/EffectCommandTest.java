package io.clientela.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientela.Beside;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code ./clientela effect} on a public experiment and on small files as firms write them. */
@Beside
class EffectCommandTest {

    @TempDir
    Path folder;

    private record Ended(int code, String screen, String errors, List<String> rows) {

        double cell(int row, int column) {
            return Double.parseDouble(rows.get(row).split(",", -1)[column]);
        }
    }

    private Ended run(Path file, String... options) throws IOException {
        Path out = folder.resolve("result.csv");
        Files.deleteIfExists(out);
        var words = new ArrayList<>(List.of(file.toString(), "--out", out.toString()));
        words.addAll(List.of(options));
        var screen = new StringWriter();
        var errors = new StringWriter();
        int code = new CommandLine(new EffectCommand())
                .setOut(new PrintWriter(screen))
                .setErr(new PrintWriter(errors))
                .execute(words.toArray(String[]::new));
        return new Ended(
                code, screen.toString(), errors.toString(), Files.exists(out) ? Files.readAllLines(out) : List.of());
    }

    private Path file(String... lines) throws IOException {
        return Files.write(folder.resolve("outcomes.csv"), List.of(lines));
    }

    /** Hillstrom's e-mail test: visits by the textbook, 21,307 and 10,653 customers; the file names no unit, so lines do. */
    @Tag("real-data")
    @Test
    void emailTest() throws IOException {
        Path source = Path.of(System.getProperty("clientela.shared"), "data", "email-test", "email_test.csv.gz");
        var lines = new ArrayList<String>();
        long[] visits = new long[2];
        long[] sizes = new long[2];
        try (var in = new GZIPInputStream(Files.newInputStream(source))) {
            for (String line : new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                lines.add((lines.isEmpty() ? "id" : "c" + lines.size()) + "," + line);
                String[] cells = line.split(",", -1);
                int arm = line.contains(",Mens E-Mail,") ? 1 : 0;
                sizes[arm] += line.startsWith("recency") ? 0 : 1;
                visits[arm] += cells[cells.length - 3].equals("1") ? 1 : 0;
            }
        }
        Path file = file(lines.toArray(String[]::new));
        var ended = run(file, "--unit", "id", "--arm", "segment", "--control", "No E-Mail", "--outcome", "visit");
        assertThat(ended.code()).as(ended.errors()).isZero();
        double p = (double) visits[1] / sizes[1];
        double q = (double) visits[0] / sizes[0];
        double half = 1.959963984540054 * Math.sqrt(p * (1 - p) / sizes[1] + q * (1 - q) / sizes[0]);
        assertThat(ended.rows().getFirst())
                .isEqualTo("portfolio,arm,n,n_control,effect,low,high,pooled_effect,pooled_low,pooled_high,verdict");
        assertThat(ended.rows().get(1))
                .startsWith("all,Mens E-Mail,21307,10653,0.07799")
                .endsWith(",gain");
        assertThat(ended.cell(1, 4)).isCloseTo(p - q, within(1e-9));
        assertThat(ended.cell(1, 5)).isCloseTo(p - q - half, within(1e-8));
        assertThat(ended.cell(1, 6)).isCloseTo(p - q + half, within(1e-8));
        var spend = run(
                file,
                "--unit",
                "id",
                "--arm",
                "segment",
                "--control",
                "No E-Mail",
                "--outcome",
                "spend",
                "--portfolio",
                "history_segment",
                "--before",
                "history",
                "--cost",
                "0.05",
                "--json");
        assertThat(spend.code()).isZero();
        assertThat(spend.rows()).hasSize(8);
        assertThat(spend.screen())
                .contains("\"returnOnCost\":{\"estimate\":1", "\"verdict\":\"gain\"")
                .doesNotContain("NaN");
    }

    @Test
    void italianFilesSeveralArmsAndRepeatedUnits() throws IOException {
        var random = new SplittableRandom(3);
        var lines = new ArrayList<>(List.of("Cliente;Braccio;Portafoglio;Spesa;Prima"));
        for (int i = 0; i < 3_000; i++) {
            int arm = i % 3;
            double before = 50 + 10 * random.nextGaussian();
            double spent = before + 2 * random.nextGaussian() + (arm == 1 ? 3 : 0);
            String who = "C%d;%s;P%d;"
                    .formatted(i, List.of("controllo", "lettera", "mail").get(arm), i % 5);
            lines.add(who + "%.2f;%.2f".formatted(spent - 1000, before).replace('.', ','));
            lines.add(who + "1.000,00;");
        }
        var ended = run(
                file(lines.toArray(String[]::new)),
                "--unit",
                "Cliente",
                "--arm",
                "Braccio",
                "--control",
                "controllo",
                "--outcome",
                "Spesa",
                "--portfolio",
                "Portafoglio",
                "--before",
                "Prima",
                "--cost",
                "lettera=1,5".replace(',', '.'));
        assertThat(ended.code()).as(ended.errors()).isZero();
        assertThat(ended.screen())
                .contains("3,000 units stand in several lines", "For each 1 spent it brought 2", "takes 9");
        assertThat(ended.rows()).hasSize(11);
        assertThat(ended.rows().get(1)).startsWith("P0,lettera,200,200,").endsWith(",gain");
        assertThat(ended.rows().get(2)).startsWith("P0,mail,200,200,").endsWith(",cannot tell");
        assertThat(ended.cell(1, 4)).isCloseTo(3, within(0.6));
        assertThat(ended.cell(1, 9) - ended.cell(1, 8)).isLessThan(ended.cell(1, 6) - ended.cell(1, 5));
    }

    @Test
    void whatCannotBeTrustedIsBlocked() throws IOException {
        var lines = new ArrayList<>(List.of("u,a,y"));
        for (int i = 0; i < 400; i++) {
            lines.add("u" + i + "," + (i % 4 == 0 ? "held" : "mail") + "," + i % 7);
        }
        String[] options = {"--unit", "u", "--arm", "a", "--control", "held", "--outcome", "y"};
        var good = run(file(lines.toArray(String[]::new)), options);
        assertThat(good.code()).isZero();
        var options2 = new ArrayList<>(List.of(options));
        options2.addAll(List.of("--shares", "held=0.5,mail=0.5"));
        var uneven = run(file(lines.toArray(String[]::new)), options2.toArray(String[]::new));
        assertThat(uneven.code()).isEqualTo(1);
        assertThat(uneven.errors()).contains("not as large as planned");
        assertThat(uneven.rows().get(1)).isEqualTo("all,mail,,,,,,,,,cannot tell");
        lines.add("u5,held,3");
        var broken = run(file(lines.toArray(String[]::new)), options);
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.errors()).contains("1 units stand in two arms", "u5");
        assertThat(broken.rows().get(1)).endsWith("cannot tell");
    }

    @Test
    void whatIsWrongIsSaid() throws IOException {
        var file = file("u,a,y", "1,x,2", "2,c,three", "3,x,", "4,c,1", ",x,1", "1,x,1");
        var few = run(file, "--unit", "u", "--arm", "a", "--control", "c", "--outcome", "y", "--json");
        assertThat(few.code()).isZero();
        assertThat(few.screen())
                .contains("\"linesLeftOut\":3", ":3 [y] not-a-number: 'three' is no number", "\"too-few\"");
        assertThat(few.rows().get(1)).isEqualTo("all,x,1,1,,,,,,,cannot tell");
        var nine = file("u,a,y", "1,x,2", "2,x,3", "3,x,4", "4,c,1", "5,c,2", "6,c,5");
        var told = run(nine, "--unit", "u", "--arm", "a", "--control", "c", "--outcome", "y");
        assertThat(told.screen()).contains("! Fewer than 10 in an arm");
        says(run(file, "--unit", "u", "--arm", "a", "--control", "z", "--outcome", "y"), "no arm \"z\"", "[c, x]");
        says(run(file, "--unit", "u", "--arm", "b", "--control", "z", "--outcome", "y"), "[u, b, y]");
        says(run(file, "--unit", "u", "--arm", "a", "--control", "c", "--outcome", "y", "--cost", "-1"), "above 0");
        says(run(file, "--unit", "u", "--arm", "a", "--control", "c", "--outcome", "y", "--cost", "q=1"), "\"q\"");
        says(run(folder.resolve("no.csv"), "--unit", "u", "--arm", "a", "--control", "c", "--outcome", "y"), "no file");
    }

    private static void says(Ended ended, String... words) {
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.errors()).contains(words).doesNotContain("Exception");
    }
}

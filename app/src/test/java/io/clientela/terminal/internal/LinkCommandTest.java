package io.clientela.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./clientela link} on a public file and on files that are not as they should be. */
class LinkCommandTest {

    private static final String PAIR = "weight_";

    @TempDir
    Path folder;

    private record Ended(int code, String screen, String errors) {}

    private Ended run(Path file, String... options) {
        var words = new ArrayList<>(
                List.of(file.toString(), "--out", folder.resolve("clusters.csv").toString()));
        words.addAll(List.of(options));
        var screen = new StringWriter();
        var errors = new StringWriter();
        int code = new CommandLine(new LinkCommand())
                .setOut(new PrintWriter(screen))
                .setErr(new PrintWriter(errors))
                .execute(words.toArray(String[]::new));
        return new Ended(code, screen.toString(), errors.toString());
    }

    private static List<NamedCsvRecord> rows(Path file) throws IOException {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            return csv.stream().toList();
        }
    }

    @Tag("real-data")
    @Test
    void clustersPairsAndSummarySayTheSame() throws IOException {
        Path records = Path.of(System.getProperty("clientela.shared"), "data/linkage/fake_1000.csv.gz");
        Path pairs = folder.resolve("pairs.csv");
        Ended ended = run(records, "--id", "unique_id", "--pairs", pairs.toString(), "--json");
        assertThat(ended.code()).as(ended.errors()).isZero();

        var cluster = rows(folder.resolve("clusters.csv")).stream()
                .collect(Collectors.toMap(row -> row.getField("id"), row -> row.getField("cluster")));
        assertThat(cluster).hasSize(1000);
        assertThat(cluster.values()).allMatch(name -> name.equals(cluster.get(name)));

        var weighed = rows(pairs);
        double prior = Double.NaN;
        for (var row : weighed) {
            double weight = number(row, "weight");
            assertThat(number(row, "probability")).isCloseTo(1 / (1 + Math.pow(2, -weight)), within(2e-4));
            double parts = row.getHeader().stream()
                    .filter(name -> name.startsWith(PAIR) && !row.getField(name).isEmpty())
                    .mapToDouble(name -> number(row, name))
                    .sum();
            prior = Double.isNaN(prior) ? weight - parts : prior;
            assertThat(weight - parts).as("what every pair starts from").isCloseTo(prior, within(0.01));
        }
        assertThat(prior).isNegative();
        var likely = weighed.stream()
                .filter(row -> number(row, "probability") > 0.99)
                .toList();
        assertThat(likely)
                .hasSizeGreaterThan(500)
                .filteredOn(row -> Objects.equals(cluster.get(row.getField("id_a")), cluster.get(row.getField("id_b"))))
                .hasSizeGreaterThan(likely.size() * 9 / 10);

        JsonNode summary = JsonMapper.builder().build().readTree(ended.screen());
        assertThat(summary.get("records").asInt()).isEqualTo(1000);
        assertThat(summary.get("clusters").asLong())
                .isEqualTo(cluster.values().stream().distinct().count());
        assertThat(summary.get("pairs").asInt()).isEqualTo(weighed.size());
        assertThat(summary.get("seconds").asDouble()).isPositive();
        assertThat(summary.get("peakHeapBytes").asLong()).isPositive();
    }

    private static double number(NamedCsvRecord row, String field) {
        return Double.parseDouble(row.getField(field));
    }

    @Test
    void columnsAreTakenAsStatedAndTheScreenSaysHow() throws IOException {
        Path records = Files.writeString(folder.resolve("records.csv"), """
            nr;chi;dove
            1;Mario Rossi;Via Roma 1
            2;Mario Rossi;Via Roma 1
            3;Anna Bianchi;Corso Italia 7
            """);
        Ended ended = run(records, "--id", "nr", "--field", "full_name=chi", "--field", "street=dove");
        assertThat(ended.code()).as(ended.errors()).isZero();
        assertThat(ended.errors()).contains("3 records", "FULL_NAME", "STREET");
        assertThat(ended.screen()).contains("3 records are ");
        assertThat(rows(folder.resolve("clusters.csv"))).hasSize(3);
    }

    @Test
    void whatCannotBeIsSaid() throws IOException {
        Path records = Files.writeString(folder.resolve("records.csv"), "nr;nome\n1;Mario Rossi\n");
        assertThat(run(records, "--id", "number").errors()).contains("number");
        assertThat(run(records, "--id", "nr", "--field", "shoe_size=nome"))
                .satisfies(ended -> assertThat(ended.code()).isEqualTo(2))
                .satisfies(ended -> assertThat(ended.errors()).contains("no kind of field \"shoe_size\""));
        assertThat(run(records, "--id", "nr", "--threads", "0").errors()).contains("--threads takes a number from 1");
        assertThat(run(folder.resolve("none.csv"), "--id", "nr").code()).isNotZero();
    }
}

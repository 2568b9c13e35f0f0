package io.clientela.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.springframework.util.FileSystemUtils;

/**
 * Measures {@code ./clientela link}: each file is written anew with its fields alone and a running number as id, so
 * that nothing of the truth can be seen; the command runs on it in a process of its own with 2 GiB of heap and two
 * threads; then the clusters are held against the truth, pair by pair.
 *
 * <p>Arguments: {@code --records N} for the size of the made file (1,000,000), {@code --seed N} for its seed.
 */
public final class LinkBench {

    private static final Pattern SECONDS = Pattern.compile("\"seconds\":([0-9.]+)");
    private static final Pattern PROCESSOR = Pattern.compile("\"processorSeconds\":([0-9.]+)");
    private static final Pattern HEAP = Pattern.compile("\"peakHeapBytes\":([0-9]+)");

    /**
     * A file of the shared data.
     *
     * @param fields the columns that may be seen
     * @param truth the column that names the party
     * @param party how the party is read from that column
     */
    private record Given(String name, List<String> fields, String truth, UnaryOperator<String> party, double target) {}

    /** What was measured. */
    private record Outcome(
            String name,
            int records,
            long pairs,
            double precision,
            double recall,
            double target,
            double seconds,
            double limit,
            double processor,
            long heap) {

        double f1() {
            return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        }

        boolean reached() {
            return f1() >= target && seconds <= limit;
        }
    }

    private LinkBench() {}

    /** Runs the bench; returns 0 if every target is reached, else 1. */
    public static int run(String[] args) {
        try {
            var asked = Arguments.of(args);
            return measure(asked.number("--records", 1_000_000), asked.number("--seed", 20261122));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static int measure(int records, int seed) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("clientela-bench-link");
        System.out.printf(
                "%-24s %9s %9s %9s %9s %9s %7s %8s %8s %9s%n",
                "file", "records", "pairs", "precision", "recall", "F1", "target", "time", "cpu", "peak heap");
        try {
            boolean all = true;
            for (var given : given()) {
                all &= show(given(given, folder));
            }
            all &= show(made(records, seed, folder));
            return all ? 0 : 1;
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static List<Given> given() {
        var febrl = List.of(
                "given_name",
                "surname",
                "street_number",
                "address_1",
                "address_2",
                "suburb",
                "postcode",
                "state",
                "date_of_birth",
                "soc_sec_id");
        UnaryOperator<String> number = id -> id.split("-", -1)[1];
        return List.of(
                new Given("febrl_dataset1", febrl, "rec_id", number, 0.99),
                new Given("febrl_dataset2", febrl, "rec_id", number, 0.99),
                new Given("febrl_dataset3", febrl, "rec_id", number, 0.998),
                new Given(
                        "fake_1000",
                        List.of("first_name", "surname", "dob", "city", "email"),
                        "cluster",
                        UnaryOperator.identity(),
                        0.82),
                new Given(
                        "RLdata500",
                        List.of("fname_c1", "fname_c2", "lname_c1", "lname_c2", "by", "bm", "bd"),
                        "identity",
                        UnaryOperator.identity(),
                        0.95));
    }

    private static boolean show(Outcome outcome) {
        System.out.printf(
                Locale.ROOT,
                "%-24s %9d %9d %9.4f %9.4f %9.4f %7.3f %6.1f s %6.1f s %5d MiB %s%n",
                outcome.name,
                outcome.records,
                outcome.pairs,
                outcome.precision,
                outcome.recall,
                outcome.f1(),
                outcome.target,
                outcome.seconds,
                outcome.processor,
                outcome.heap >> 20,
                outcome.reached() ? "reached" : "missed");
        return outcome.reached();
    }

    private static Outcome given(Given given, Path folder) throws IOException, InterruptedException {
        Path shared = Path.of(System.getProperty(
                "clientela.shared",
                Path.of(System.getProperty("clientela.root", "."))
                        .resolve("../shared")
                        .toString()));
        Path from = shared.resolve("data/linkage/" + given.name + ".csv.gz");
        Path to = folder.resolve(given.name + ".csv");
        var parties = new ArrayList<Integer>();
        Map<String, Integer> numbers = new HashMap<>();
        try (var csv = CsvReader.builder()
                        .ofCsvRecord(new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(from)), StandardCharsets.UTF_8));
                var out = CsvWriter.builder().build(to)) {
            var lines = csv.iterator();
            List<String> header = lines.next().getFields();
            int truth = header.indexOf(given.truth);
            int[] positions = given.fields.stream().mapToInt(header::indexOf).toArray();
            var head = new ArrayList<>(List.of("id"));
            head.addAll(given.fields);
            out.writeRecord(head);
            while (lines.hasNext()) {
                var line = lines.next();
                out.writeRecord(row(parties.size(), line, positions));
                String party = given.party.apply(line.getField(truth).strip());
                parties.add(numbers.computeIfAbsent(party, key -> numbers.size()));
            }
        }
        int[] truth = parties.stream().mapToInt(Integer::intValue).toArray();
        return linked(given.name, to, truth, given.target, Double.POSITIVE_INFINITY);
    }

    private static List<String> row(int number, CsvRecord line, int[] positions) {
        var row = new ArrayList<String>();
        row.add(Integer.toString(number));
        for (int position : positions) {
            row.add(line.getField(position).strip());
        }
        return row;
    }

    private static Outcome made(int records, int seed, Path folder) throws IOException, InterruptedException {
        Path to = folder.resolve("made.csv");
        int[] truth = new int[records];
        try (var out = CsvWriter.builder().build(to)) {
            out.writeRecord(PartyGenerator.HEADER);
            int[] next = {0};
            new PartyGenerator(seed).generate(records, (party, values) -> {
                truth[next[0]] = party;
                var row = new ArrayList<String>();
                row.add(Integer.toString(next[0]++));
                for (String value : values) {
                    row.add(value == null ? "" : value);
                }
                out.writeRecord(row);
            });
        }
        return linked("made, seed " + seed, to, truth, 0.985, 15 * Math.max(1, records / 1_000_000.0));
    }

    private static Outcome linked(String name, Path file, int[] truth, double target, double limit)
            throws IOException, InterruptedException {
        Path clusters = file.resolveSibling("clusters.csv");
        Path summary = file.resolveSibling("summary.json");
        long start = System.nanoTime();
        var command = new ProcessBuilder(
                Path.of(System.getProperty("clientela.root", "."), "clientela").toString(),
                "link",
                file.toString(),
                "--id",
                "id",
                "--out",
                clusters.toString(),
                "--threads",
                "2",
                "--json");
        command.environment().put("CLIENTELA_HEAP", "2g");
        int code = command.redirectOutput(summary.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (code != 0) {
            throw new IOException("linking " + name + " ended with " + code);
        }
        String json = Files.readString(summary);
        if (read(SECONDS, json) > seconds) {
            throw new IOException("the command counts " + json + " in " + seconds + " s");
        }
        int[] found = read(clusters, truth.length);
        long right = pairs(truth, found);
        long pairs = pairs(truth, truth);
        long joined = pairs(found, found);
        return new Outcome(
                name,
                truth.length,
                pairs,
                joined == 0 ? 1 : (double) right / joined,
                pairs == 0 ? 1 : (double) right / pairs,
                target,
                seconds,
                limit,
                read(PROCESSOR, json),
                (long) read(HEAP, json));
    }

    private static double read(Pattern pattern, String json) {
        Matcher matcher = pattern.matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("no figure in " + json);
        }
        return Double.parseDouble(matcher.group(1));
    }

    private static int[] read(Path clusters, int size) throws IOException {
        int[] out = new int[size];
        try (var csv = CsvReader.builder().ofCsvRecord(clusters)) {
            var lines = csv.iterator();
            lines.next();
            while (lines.hasNext()) {
                var line = lines.next();
                out[Integer.parseInt(line.getField(0))] = Integer.parseInt(line.getField(1));
            }
        }
        return out;
    }

    /** The pairs of records that are equal in both. */
    private static long pairs(int[] a, int[] b) {
        long[] numbers = new long[a.length];
        Arrays.setAll(numbers, i -> ((long) a[i] << 32) | b[i]);
        Arrays.sort(numbers);
        long pairs = 0;
        int start = 0;
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] != numbers[start]) {
                start = i;
            }
            pairs += i - start;
        }
        return pairs;
    }
}

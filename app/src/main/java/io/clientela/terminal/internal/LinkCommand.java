package io.clientela.terminal.internal;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.clientela.kernel.linkage.Comparison;
import io.clientela.kernel.linkage.Constraints;
import io.clientela.kernel.linkage.Evidence;
import io.clientela.kernel.linkage.FieldKind;
import io.clientela.kernel.linkage.Linkage;
import io.clientela.kernel.linkage.LinkageResult;
import io.clientela.kernel.linkage.LinkageSettings;
import io.clientela.kernel.linkage.Scorer;
import io.clientela.kernel.value.Probability;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./clientela link}: finds the records of one customer in a CSV file, without a server. */
@Command(
        name = "link",
        description = "Finds the records of one customer in a CSV file, without a server.",
        footer = {
            "",
            "Without --field, columns are recognised by name and content. Kinds: given_name, family_name, full_name,",
            "company_name, birth_date (or birth_year, birth_month, birth_day), email, phone, street, house_number,",
            "city, postcode, province, vat_number, tax_code, identifier."
        })
public final class LinkCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            paramLabel = "RECORDS.csv",
            description = "The records, plain or .gz; the first line names the columns.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path records;

    @Option(names = "--id", required = true, paramLabel = "COLUMN", description = "The column with the records' ids.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String id;

    @Option(names = "--field", paramLabel = "KIND=COLUMN", description = "What a column holds; may be repeated.")
    private List<String> fields = new ArrayList<>();

    @Option(names = "--out", required = true, paramLabel = "CLUSTERS.csv", description = "Where id,cluster is written.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    @Option(names = "--pairs", paramLabel = "PAIRS.csv", description = "Where pairs with probability and weights go.")
    private @Nullable Path pairs;

    @Option(names = "--threads", paramLabel = "N", description = "How many threads work (default: all processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Writes a summary to the screen as JSON.")
    private boolean json;

    /** Runs the command alone, without the other commands. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new LinkCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        long start = System.nanoTime();
        try {
            check();
            var file = RecordFile.read(records, id, stated());
            var screen = spec.commandLine().getErr();
            screen.println(file.ids().size() + " records; columns taken as: " + file.fields());
            var bar = LinkBar.on(screen, file.ids().size());
            var result = Linkage.link(file.records(), LinkageSettings.standard(threads), Constraints.NONE, bar);
            bar.end();
            writeClusters(file, result);
            if (pairs != null) {
                writePairs(pairs, file, result);
            }
            summary(file, result, (System.nanoTime() - start) / 1e9);
            return 0;
        } catch (IllegalArgumentException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 2;
        } catch (FileSystemException e) {
            spec.commandLine().getErr().println(FileWords.of(e));
            return 1;
        }
    }

    private void check() {
        FileWords.checkInput(records);
        FileWords.checkOutput(out);
        if (pairs != null) {
            FileWords.checkOutput(pairs);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("--threads takes a number from 1, not " + threads + ".");
        }
    }

    private Map<FieldKind, List<String>> stated() {
        var found = new EnumMap<FieldKind, List<String>>(FieldKind.class);
        for (String field : fields) {
            int at = field.indexOf('=');
            if (at < 1) {
                throw new IllegalArgumentException("Write --field KIND=COLUMN, not \"" + field + "\".");
            }
            String kindSaid = field.substring(0, at).strip();
            String name = kindSaid.toUpperCase(Locale.ROOT).replace('-', '_');
            var kind = EnumSet.allOf(FieldKind.class).stream()
                    .filter(known -> known.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "There is no kind of field \"" + kindSaid + "\"; --help lists them."));
            found.computeIfAbsent(kind, key -> new ArrayList<>()).add(field.substring(at + 1));
        }
        return found;
    }

    private void writeClusters(RecordFile file, LinkageResult result) throws IOException {
        try (var csv = CsvWriter.builder().build(out)) {
            csv.writeRecord("id", "cluster");
            for (int rec = 0; rec < result.size(); rec++) {
                csv.writeRecord(file.ids().get(rec), file.ids().get(result.cluster(rec)));
            }
        }
    }

    private static void writePairs(Path to, RecordFile file, LinkageResult result) throws IOException {
        var comparisons = compared(file);
        var scorer = Scorer.of(result.model());
        try (var csv = CsvWriter.builder().build(to)) {
            var header = new ArrayList<>(List.of("id_a", "id_b", "probability", "weight"));
            comparisons.forEach(
                    comparison -> header.add("weight_" + comparison.name().toLowerCase(Locale.ROOT)));
            header.add("weight_household");
            csv.writeRecord(header);
            for (int pair = 0; pair < result.pairs().size(); pair++) {
                int a = result.pairs().first(pair);
                int b = result.pairs().second(pair);
                double bits = result.pairs().bits(pair);
                var evidence =
                        scorer.explain(file.records().party(a), file.records().party(b));
                var row = new ArrayList<>(List.of(file.ids().get(a), file.ids().get(b)));
                row.add(number(Probability.ofBits(bits).value(), 6));
                row.add(number(bits, 3));
                comparisons.forEach(comparison -> row.add(weight(evidence, comparison)));
                row.add(number(evidence.householdBits(), 3));
                csv.writeRecord(row);
            }
        }
    }

    private static List<Comparison> compared(RecordFile file) {
        var kinds = new LinkedHashSet<>(file.fields().values());
        return EnumSet.allOf(Comparison.class).stream()
                .filter(comparison -> comparison.fields().stream().anyMatch(kinds::contains))
                .toList();
    }

    private static String weight(Evidence evidence, Comparison comparison) {
        Optional<Evidence.Part> part = evidence.parts().stream()
                .filter(each -> each.comparison() == comparison)
                .findFirst();
        return part.map(found -> number(found.total(), 3)).orElse("");
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private void summary(RecordFile file, LinkageResult result, double seconds) {
        int clusters = 0;
        for (int rec = 0; rec < result.size(); rec++) {
            clusters += result.cluster(rec) == rec ? 1 : 0;
        }
        long heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        PrintWriter screen = spec.commandLine().getOut();
        if (json) {
            screen.println(String.format(
                    Locale.ROOT,
                    "{\"records\":%d,\"clusters\":%d,\"pairs\":%d,\"compared\":%d,\"seconds\":%.3f,"
                            + "\"processorSeconds\":%.3f,\"peakHeapBytes\":%d}",
                    result.size(),
                    clusters,
                    result.pairs().size(),
                    result.compared(),
                    seconds,
                    processorSeconds(),
                    heap));
        } else {
            screen.printf(
                    Locale.ROOT,
                    "%,d records are %,d customers; %,d pairs compared in %.1f s.%n",
                    file.ids().size(),
                    clusters,
                    result.compared(),
                    seconds);
        }
        screen.flush();
    }

    /** The processor time of this process so far, over all its threads. */
    private static double processorSeconds() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .map(Duration::toMillis)
                        .orElse(0L)
                / 1000.0;
    }
}

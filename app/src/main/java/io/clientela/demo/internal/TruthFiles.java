package io.clientela.demo.internal;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.clientela.demo.DemoTruth;
import io.clientela.kernel.value.Money;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Keeps the truth beside the files, as .csv files in UTF-8 with commas, and reads it again. */
final class TruthFiles {

    private TruthFiles() {}

    /** Writes the truth into the folder; the paths of the files are kept relative to the base. */
    static void write(Path folder, Path base, DemoTruth truth) throws IOException {
        try (var csv = csv(folder, "firm.csv", "seed")) {
            csv.add(Long.toString(truth.seed()));
        }
        try (var csv = csv(folder, "files.csv", "source", "path")) {
            truth.files().forEach(file -> csv.add(file.source(), slashes(base.relativize(file.path()))));
        }
        try (var csv = csv(folder, "records.csv", "source", "kind", "key", "customer")) {
            truth.records()
                    .forEach(found -> csv.add(
                            found.source(), found.kind().name(), found.key(), Integer.toString(found.customer())));
        }
        try (var csv =
                csv(folder, "totals.csv", "source", "documents", "lines", "currency", "net", "without_customer")) {
            truth.totals()
                    .forEach(total -> csv.add(
                            total.source(),
                            Integer.toString(total.documents()),
                            Integer.toString(total.lines()),
                            total.net().currency().getCurrencyCode(),
                            total.net().amount().toPlainString(),
                            total.withoutCustomer().amount().toPlainString()));
        }
        try (var csv =
                csv(folder, "flaws.csv", "kind", "effect", "source", "file", "key", "currency", "net", "lines")) {
            truth.flaws().forEach(flaw -> flaw(csv, flaw));
        }
        customers(folder, truth.customers());
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }

    private static Csv csv(Path folder, String name, String... header) throws IOException {
        return new Csv(folder.resolve(name), StandardCharsets.UTF_8, ',', header);
    }

    private static void flaw(Csv csv, DemoTruth.PlantedFlaw flaw) {
        csv.add(
                flaw.kind(),
                flaw.effect().name(),
                flaw.source(),
                flaw.file(),
                flaw.key(),
                flaw.net().currency().getCurrencyCode(),
                flaw.net().amount().toPlainString(),
                Integer.toString(flaw.lines()));
    }

    private static void customers(Path folder, List<DemoTruth.TrueCustomer> customers) throws IOException {
        try (var csv = csv(
                folder,
                "customers.csv",
                "customer",
                "kind",
                "name",
                "household",
                "since",
                "weekly_rate",
                "dropout",
                "mean_spend",
                "left_on",
                "purchases",
                "taste")) {
            for (var customer : customers) {
                csv.add(
                        Integer.toString(customer.id()),
                        customer.kind(),
                        customer.name(),
                        Integer.toString(customer.household()),
                        customer.since().toString(),
                        Double.toString(customer.weeklyRate()),
                        Double.toString(customer.dropout()),
                        Double.toString(customer.meanSpend()),
                        customer.leftOn().map(LocalDate::toString).orElse(""),
                        Integer.toString(customer.purchases()),
                        customer.taste());
            }
        }
    }

    /** Reads the truth from the folder. */
    static DemoTruth read(Path folder, Path base) throws IOException {
        return new DemoTruth(
                rows(folder, "firm.csv", row -> Long.parseLong(row.getField("seed")))
                        .getFirst(),
                rows(
                        folder,
                        "files.csv",
                        row -> new DemoTruth.SourceFile(row.getField("source"), base.resolve(row.getField("path")))),
                rows(
                        folder,
                        "records.csv",
                        row -> new DemoTruth.SourceRecord(
                                row.getField("source"),
                                DemoTruth.KeyKind.valueOf(row.getField("kind")),
                                row.getField("key"),
                                number(row, "customer"))),
                rows(folder, "customers.csv", TruthFiles::customer),
                rows(
                        folder,
                        "totals.csv",
                        row -> new DemoTruth.Total(
                                row.getField("source"),
                                number(row, "documents"),
                                number(row, "lines"),
                                money(row, "net"),
                                money(row, "without_customer"))),
                rows(
                        folder,
                        "flaws.csv",
                        row -> new DemoTruth.PlantedFlaw(
                                row.getField("kind"),
                                DemoTruth.Effect.valueOf(row.getField("effect")),
                                row.getField("source"),
                                row.getField("file"),
                                row.getField("key"),
                                money(row, "net"),
                                number(row, "lines"))));
    }

    private static DemoTruth.TrueCustomer customer(NamedCsvRecord row) {
        var left = row.getField("left_on");
        return new DemoTruth.TrueCustomer(
                number(row, "customer"),
                row.getField("kind"),
                row.getField("name"),
                number(row, "household"),
                LocalDate.parse(row.getField("since")),
                Double.parseDouble(row.getField("weekly_rate")),
                Double.parseDouble(row.getField("dropout")),
                Double.parseDouble(row.getField("mean_spend")),
                left.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(left)),
                number(row, "purchases"),
                row.getField("taste"));
    }

    private static int number(NamedCsvRecord row, String column) {
        return Integer.parseInt(row.getField(column));
    }

    private static Money money(NamedCsvRecord row, String column) {
        return Money.of(row.getField(column), row.getField("currency"));
    }

    static <T> List<T> rows(Path folder, String name, Function<NamedCsvRecord, T> each) throws IOException {
        try (var reader = CsvReader.builder().ofNamedCsvRecord(folder.resolve(name), StandardCharsets.UTF_8)) {
            return reader.stream().map(each).toList();
        }
    }
}

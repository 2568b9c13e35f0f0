package io.clientela.demo;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.clientela.Beside;
import io.clientela.demo.DemoTruth.Effect;
import io.clientela.demo.DemoTruth.KeyKind;
import io.clientela.demo.DemoTruth.PlantedFlaw;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Beside
class DemoFirmTest {

    @TempDir
    private static Path folder;

    private static DemoTruth truth = new DemoTruth(0, List.of(), List.of(), List.of(), List.of(), List.of());

    @BeforeAll
    static void makeTheFirm() throws IOException {
        var steps = new ArrayList<String>();
        truth = DemoFirm.write(folder, DemoFirm.SEED, DemoSize.FULL, (step, share) -> steps.add(step));
        assertThat(steps).startsWith("customers").endsWith("done");
    }

    @Test
    void makesTheSameBytesFromTheSameSeed(@TempDir Path one, @TempDir Path two, @TempDir Path three) throws Exception {
        DemoFirm.write(one, 42, DemoSize.SMALL, Progress.SILENT);
        DemoFirm.write(two, 42, DemoSize.SMALL, Progress.SILENT);
        DemoFirm.write(three, 43, DemoSize.SMALL, Progress.SILENT);
        var first = digests(one);
        assertThat(first).hasSizeGreaterThan(60);
        assertThat(digests(two)).isEqualTo(first);
        var other = digests(three);
        assertThat(other.keySet()).contains("files/crm/contatti.csv", "files/bottega/cassa-2025.xlsx");
        first.forEach((name, digest) -> assertThat(other.get(name)).isNotEqualTo(digest));
    }

    private static Map<String, String> digests(Path base) throws Exception {
        var digests = new TreeMap<String, String>();
        try (var paths = Files.walk(base)) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path));
                digests.put(
                        base.relativize(path).toString().replace('\\', '/'),
                        HexFormat.of().formatHex(digest));
            }
        }
        return digests;
    }

    @Test
    void isAsLargeAsPromised() {
        assertThat(truth.customers()).hasSize(4_000);
        assertThat(truth.customers())
                .allSatisfy(customer -> assertThat(customer.purchases()).isPositive());
        assertThat(truth.lines()).isBetween(110_000, 130_000);
        assertThat(truth.totals())
                .extracting(DemoTruth.Total::source)
                .containsExactlyInAnyOrder("fatture", "negozio-online", "agenti", "cassa");
        var flawed = truth.flaws().stream().mapToInt(PlantedFlaw::lines).sum();
        assertThat(flawed / (double) truth.lines()).isBetween(.004, .01);
        assertThat(truth.flawCounts().keySet())
                .contains(
                        "truncated-file",
                        "totals-do-not-add-up",
                        "file-twice",
                        "corrected-version",
                        "impossible-date",
                        "letter-in-amount",
                        "missing-number",
                        "wrong-vat-number",
                        "broken-signature");
    }

    @Test
    void keepsTheTruthBesideTheFiles() throws IOException {
        var again = DemoFirm.truth(folder);
        assertThat(again.seed()).isEqualTo(truth.seed());
        assertThat(again.files()).isEqualTo(truth.files());
        assertThat(again.records()).isEqualTo(truth.records());
        assertThat(again.customers()).isEqualTo(truth.customers());
        assertThat(again.totals()).isEqualTo(truth.totals());
        assertThat(again.flaws()).isEqualTo(truth.flaws());
        var some = truth.records().getFirst();
        assertThat(again.customerOf(some.source(), some.kind(), some.key())).hasValue(some.customer());
        assertThat(again.customerOf(some.source(), some.kind(), "nobody")).isEmpty();
    }

    @Test
    void listsEveryFileOnce() throws IOException {
        try (var paths = Files.walk(folder.resolve("files"))) {
            assertThat(truth.files())
                    .extracting(DemoTruth.SourceFile::path)
                    .containsExactlyInAnyOrderElementsOf(
                            paths.filter(Files::isRegularFile).toList());
        }
    }

    @Test
    void givesEachKeyOneCustomer() {
        var owners = truth.records().stream()
                .collect(Collectors.groupingBy(
                        found -> found.source() + found.kind() + found.key(), Collectors.counting()));
        assertThat(owners.values()).allMatch(count -> count == 1);
    }

    @Test
    void sellsToManyCustomersByMoreThanOneWay() {
        var ways = truth.records().stream()
                .filter(found ->
                        Set.of("fatture", "negozio-online", "agenti", "cassa").contains(found.source()))
                .collect(Collectors.groupingBy(
                        DemoTruth.SourceRecord::customer,
                        Collectors.mapping(DemoTruth.SourceRecord::source, Collectors.toSet())));
        assertThat(ways).hasSizeGreaterThan(3_900);
        assertThat(ways.values().stream().filter(sources -> sources.size() > 1).count())
                .isGreaterThan(500);
        assertThat(truth.customers().stream()
                        .filter(customer -> customer.household() > 0)
                        .count())
                .isGreaterThan(200);
    }

    @Test
    void addsUpInTheWebShopsFiles() throws IOException {
        var sum = BigDecimal.ZERO;
        for (var row : rows("negozio-online", StandardCharsets.UTF_8, ',')) {
            if (!row.getField("Order ID").isEmpty()
                    && isDate(row.getField("Order Date").substring(0, 10))) {
                sum = sum.add(numberOrZero(row.getField("Total excl. VAT")));
            }
        }
        assertThat(sum).isEqualByComparingTo(net("negozio-online"));
    }

    @Test
    void addsUpInTheAgentsFiles() throws IOException {
        var sum = BigDecimal.ZERO;
        for (var row : rows("agenti", StandardCharsets.UTF_8, ';')) {
            var date = row.getField("Data ordine");
            if (isDate(date.substring(6) + "-" + date.substring(3, 5) + "-" + date.substring(0, 2))) {
                sum = sum.add(numberOrZero(row.getField("Importo").replace(',', '.')));
            }
        }
        assertThat(sum).isEqualByComparingTo(net("agenti"));
    }

    @Test
    void addsUpInTheCashDesksFiles() throws IOException {
        var sum = BigDecimal.ZERO;
        var unknown = BigDecimal.ZERO;
        for (var row : receiptLines()) {
            if (good(row)) {
                var net = row.getCellAsNumber(12).orElseThrow();
                sum = sum.add(net);
                unknown = row.getCellText(4).isEmpty() ? unknown.add(net) : unknown;
            }
        }
        assertThat(sum).isEqualByComparingTo(net("cassa"));
        assertThat(unknown)
                .isEqualByComparingTo(
                        truth.total("cassa").orElseThrow().withoutCustomer().amount());
    }

    private static boolean good(Row row) {
        return row.getCell(0).getType() == CellType.NUMBER
                && row.getCell(12).getType() == CellType.NUMBER
                && !row.getCellText(2).isEmpty();
    }

    private static List<Row> receiptLines() throws IOException {
        var lines = new ArrayList<Row>();
        for (var file : truth.files()) {
            if (file.path().toString().endsWith(".xlsx") && file.source().equals("cassa")) {
                try (var workbook = new ReadableWorkbook(Files.newInputStream(file.path()));
                        var rows = workbook.getFirstSheet().openStream()) {
                    rows.skip(1).forEach(lines::add);
                }
            }
        }
        return lines;
    }

    @Test
    void sellsMostBeforeChristmasAndNothingOnSundays() throws IOException {
        var months = new HashMap<Integer, Integer>();
        for (var row : receiptLines()) {
            if (good(row)) {
                var day = row.getCellAsDate(0).orElseThrow().toLocalDate();
                months.merge(day.getMonthValue(), 1, Integer::sum);
                assertThat(day.getDayOfWeek().getValue() == 7 && day.getMonthValue() != 12)
                        .isFalse();
            }
        }
        assertThat(months.getOrDefault(12, 0)).isGreaterThan(2 * months.getOrDefault(2, 0));
    }

    @Test
    void namesPeopleAsOftenAsInEmilia() throws IOException {
        var families = new HashMap<String, Integer>();
        for (var row : rows("cassa", Charset.forName("windows-1252"), ';')) {
            families.merge(row.getField("Cognome"), 1, Integer::sum);
        }
        var counts =
                families.values().stream().sorted(Comparator.reverseOrder()).toList();
        assertThat(counts.getFirst()).isGreaterThan(8 * counts.get(counts.size() / 2));
        assertThat(families.getOrDefault("Ferrari", 0)).isGreaterThan(3 * families.getOrDefault("Spaggiari", 0) / 2);
        assertThat(truth.customers().stream().map(DemoTruth.TrueCustomer::name).collect(Collectors.toSet()))
                .hasSizeBetween(3_300, 3_990);
    }

    @Test
    void givesValidNumbersExceptWherePlanted() throws IOException {
        var planted = planted("contatti", "wrong-vat-number");
        var checked = new HashSet<String>();
        for (var row : rows("contatti", Charset.forName("windows-1252"), ';')) {
            var vat = row.getField("P.IVA");
            if (!vat.isEmpty()) {
                checked.add(vat);
                assertThat(validVat(vat)).as(vat).isEqualTo(!planted.contains(row.getField("Codice cliente")));
            }
            var tax = row.getField("Cod. fiscale");
            if (tax.length() == 16) {
                checked.add(tax);
                assertThat(tax).matches("[A-Z]{6}\\d\\d[ABCDEHLMPRST]\\d\\d[A-Z]\\d{3}[A-Z]");
            } else if (!tax.isEmpty()) {
                assertThat(validVat(tax)).as(tax).isTrue();
            }
        }
        assertThat(planted).isNotEmpty();
        assertThat(checked).hasSizeGreaterThan(1_000);
    }

    /** The sum of the figures at odd places and of the doubled ones at even places, nines cast out, ends in 0. */
    private static boolean validVat(String number) {
        var sum = 0;
        for (var i = 0; i < number.length(); i++) {
            var figure = number.charAt(i) - '0';
            sum += i % 2 == 0 ? figure : 2 * figure / 10 + 2 * figure % 10;
        }
        return number.length() == 11 && sum % 10 == 0;
    }

    @Test
    void writesSomeCustomersOfTheCrmTwice() {
        var counts = truth.records().stream()
                .filter(found -> found.source().equals("contatti") && found.kind() == KeyKind.CODE)
                .collect(Collectors.groupingBy(DemoTruth.SourceRecord::customer, Collectors.counting()));
        var doubled = counts.values().stream().filter(count -> count > 1).count();
        assertThat(doubled / (double) counts.size()).isBetween(.12, .2);
    }

    @Test
    void drawsLivesAsTheirParametersSay() {
        var people = truth.customers().stream()
                .filter(customer -> customer.kind().equals("PERSON"))
                .toList();
        var mean = mean(people, DemoTruth.TrueCustomer::weeklyRate);
        assertThat(mean).isBetween(.035, .06);
        assertThat(mean(people, DemoTruth.TrueCustomer::dropout)).isBetween(.1, .17);
        assertThat(people.stream()
                        .filter(customer -> customer.leftOn().isPresent())
                        .count())
                .isGreaterThan(300);
        assertThat(truth.customers())
                .allSatisfy(customer ->
                        assertThat(customer.leftOn().orElse(LocalDate.MAX)).isAfterOrEqualTo(customer.since()));
    }

    private static double mean(List<DemoTruth.TrueCustomer> customers, Function<DemoTruth.TrueCustomer, Double> value) {
        return customers.stream().mapToDouble(value::apply).average().orElse(0);
    }

    private static Set<String> planted(String source, String kind) {
        return truth.flaws().stream()
                .filter(flaw ->
                        flaw.source().equals(source) && flaw.kind().equals(kind) && flaw.effect() == Effect.REMARKED)
                .map(PlantedFlaw::key)
                .collect(Collectors.toSet());
    }

    private static BigDecimal net(String source) {
        return truth.total(source).orElseThrow().net().amount();
    }

    private static List<NamedCsvRecord> rows(String source, Charset charset, char separator) throws IOException {
        var rows = new ArrayList<NamedCsvRecord>();
        for (var file : truth.files()) {
            if (file.source().equals(source) && file.path().toString().endsWith(".csv")) {
                try (var reader =
                        CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(file.path(), charset)) {
                    reader.forEach(rows::add);
                }
            }
        }
        return rows;
    }

    private static boolean isDate(String iso) {
        try {
            return LocalDate.parse(iso).getYear() > 2000;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static BigDecimal numberOrZero(String text) {
        return text.matches("-?\\d+\\.\\d\\d") ? new BigDecimal(text) : BigDecimal.ZERO;
    }
}

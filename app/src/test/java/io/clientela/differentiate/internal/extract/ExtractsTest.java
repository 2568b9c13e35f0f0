package io.clientela.differentiate.internal.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.clientela.differentiate.Extracts;
import io.clientela.differentiate.Extracts.DataSet;
import io.clientela.differentiate.Extracts.Extract;
import io.clientela.differentiate.Extracts.Format;
import io.clientela.identify.internal.joining.Books;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.ClientelaTest;
import io.clientela.platform.DataFolder;
import io.clientela.platform.Journal;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Data sets as of a past day: what was known then, the same bytes each time, pseudonyms under a key that stays here (R8). */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=features") // the context of the features
class ExtractsTest {

    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 31);
    private static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 28);
    private static final Set<DataSet> ALL = EnumSet.allOf(DataSet.class);
    private static final String WHO = "user:test";

    @Autowired
    Extracts extracts;

    @Autowired
    DataFolder folder;

    @Autowired
    Journal journal;

    @Autowired
    JdbcClient jdbc;

    private final SplittableRandom random = new SplittableRandom(8);
    private final List<Long> records = new ArrayList<>();
    private final List<Integer> products = new ArrayList<>();
    private Books books;
    private long revised;

    @BeforeEach
    void firm() {
        books = new Books(jdbc);
        books.clear();
        records.clear();
        products.clear();
        laid("2026-01-10T10:00:00Z", 20);
        revised =
                books.purchase("shop", records.getFirst(), JANUARY.minusDays(3), products.getFirst(), "100.00", "EUR");
        known("2026-01-10T10:00:00Z");
    }

    /** An import of that moment: new customers, purchases of all. */
    private void laid(String moment, int customers) {
        books.begin("shop");
        for (int p = 0; p < 5; p++) {
            products.add(books.product("shop", "P" + products.size(), p < 3 ? "food" : "tools", BigDecimal.ONE));
        }
        for (int c = 0; c < customers; c++) {
            records.add(books.record(
                    "shop", "person", JANUARY, Map.of("FULL_NAME", "Nome " + records.size(), "PROVINCE", "RE")));
        }
        for (long rec : records) {
            for (int d = random.nextInt(9); d > 0; d--) {
                var amount = BigDecimal.valueOf((random.nextInt(7) == 0 ? -1 : 1) * random.nextLong(100, 40_000), 2);
                books.purchase(
                        "shop",
                        rec,
                        JANUARY.minusDays(random.nextInt(600)),
                        products.get(random.nextInt(products.size())),
                        amount.toPlainString(),
                        "EUR");
            }
        }
        known(moment);
    }

    /** What bears the present moment bears another one. */
    private void known(String moment) {
        for (var one : List.of("file.received_at", "value.received_at", "record.created_at")) {
            var table = one.substring(0, one.indexOf('.'));
            var column = one.substring(one.indexOf('.') + 1);
            jdbc.sql("UPDATE identify." + table + " SET " + column + " = CAST(:m AS timestamptz) WHERE " + column
                            + " > now() - interval '1 day'")
                    .param("m", moment)
                    .update();
        }
    }

    /** Everything that may come later: an import, another version of a document, a join, a value stated anew. */
    private void later() {
        laid("2026-02-10T10:00:00Z", 4);
        jdbc.sql("UPDATE identify.document SET current = false WHERE document_id = :d")
                .param("d", revised)
                .update();
        long next =
                books.purchase("shop", records.getFirst(), JANUARY.minusDays(3), products.getFirst(), "70.00", "EUR");
        jdbc.sql("UPDATE identify.document SET version = 2, key = (SELECT key FROM identify.document WHERE"
                        + " document_id = :d) WHERE document_id = :n")
                .param("d", revised)
                .param("n", next)
                .update();
        known("2026-02-10T10:00:00Z");
        long join = jdbc.sql("INSERT INTO identify.customer_join (at, by, kept, joined, record_a, record_b, evidence)"
                        + " VALUES ('2026-02-11Z', 'test', :a, :b, :a, :b, '{}') RETURNING join_id")
                .param("a", records.get(1))
                .param("b", records.get(2))
                .query(Long.class)
                .single();
        jdbc.sql("INSERT INTO identify.join_move VALUES (:j, :b)")
                .param("j", join)
                .param("b", records.get(2))
                .update();
        jdbc.sql("UPDATE identify.record SET customer_id = :a WHERE record_id = :b")
                .param("a", records.get(1))
                .param("b", records.get(2))
                .update();
        renamed(next);
    }

    /** What is known of products, sources, records, values and credits changes, on 11 February. */
    private void renamed(long original) {
        jdbc.sql("INSERT INTO identify.article (article, description, category, department, unit_cost, file_id, line,"
                        + " stated_at) SELECT 'P0', 'Copper pot', 'kitchen', 'shop', 7, max(file_id), 1, now()"
                        + " FROM identify.file")
                .update();
        List.of(
                        "UPDATE identify.product SET article = code WHERE code = 'P0'",
                        "UPDATE identify.product SET description = 'Ladle' WHERE code = 'P1'",
                        "UPDATE identify.article SET unit_cost = 9, category = 'pots'",
                        "UPDATE identify.source SET department = 'Second floor', channel = 'counter'",
                        "UPDATE identify.record SET kind = 'company' WHERE record_id = " + records.get(3),
                        "UPDATE identify.value SET superseded_at = now() WHERE field = 'PROVINCE' AND record_id = "
                                + records.get(3),
                        "UPDATE identify.value SET stated_on = '2026-02-11' WHERE record_id = " + records.get(4),
                        "UPDATE identify.document SET corrects_id = " + original + ", record_id = " + records.getFirst()
                                + " WHERE document_id = (SELECT min(document_id) FROM identify.document"
                                + " WHERE kind = 'CREDIT_NOTE' AND record_id <> " + records.getFirst() + ")")
                .forEach(change -> jdbc.sql(change).update());
        for (var table : List.of("product", "article", "source", "record", "value", "document")) {
            int rows = jdbc.sql("UPDATE identify." + table + "_then SET until = '2026-02-11Z'")
                    .update();
            assertThat(rows).as(table).isPositive();
        }
    }

    private Extract made(Outcome<Long> asked) throws InterruptedException {
        return MadeExtract.of(extracts, asked).extract();
    }

    private Map<String, byte[]> files(Extract extract) throws IOException {
        return new MadeExtract(extracts, extract).files();
    }

    private static List<NamedCsvRecord> rows(Map<String, byte[]> files, String name) {
        return MadeExtract.rows(files, name);
    }

    private static BigDecimal sum(List<NamedCsvRecord> rows, String column) {
        return rows.stream()
                .map(row -> row.getField(column))
                .filter(text -> !text.isEmpty())
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal ledger(String condition) {
        return jdbc.sql("SELECT sum(l.amount) FROM identify.line l JOIN identify.document d USING (document_id)"
                        + " JOIN identify.file f ON f.file_id = d.file_id WHERE " + condition)
                .query(BigDecimal.class)
                .single();
    }

    @Test
    void theSameRequestGivesTheSameBytesWhateverCameLater() throws Exception {
        var first = made(extracts.ask(JANUARY, ALL, Format.CSV, true, WHO));
        var columns = made(extracts.ask(JANUARY, ALL, Format.PARQUET, true, WHO));
        var before = extracts.take(first.id(), WHO).map(ExtractsTest::bytes).orElseThrow();
        later();
        var second = made(extracts.again(first.id(), WHO));
        assertThat(extracts.take(second.id(), WHO).map(ExtractsTest::bytes).orElseThrow())
                .isEqualTo(before);
        assertThat(second.sha256()).isEqualTo(first.sha256()).hasSize(64);
        assertThat(made(extracts.again(columns.id(), WHO)).sha256()).isEqualTo(columns.sha256());
        assertThat(made(extracts.ask(FEBRUARY, ALL, Format.CSV, true, WHO)).sha256())
                .isNotEqualTo(first.sha256());
        assertThat(journal.about("extract:" + first.id(), OptionalLong.empty(), 10))
                .anySatisfy(line -> assertThat(line.detail()).contains(first.sha256(), "\"customers\""));
    }

    private static byte[] bytes(java.nio.file.Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void theLedgerIsThatOfThenWithItsCustomersOfThen() throws Exception {
        var januaryNet = ledger("true");
        later();
        var january = files(made(extracts.ask(JANUARY, ALL, Format.CSV, false, WHO)));
        assertThat(sum(rows(january, "lines.csv"), "amount")).isEqualByComparingTo(januaryNet);
        assertThat(sum(rows(january, "documents.csv"), "net")).isEqualByComparingTo(januaryNet);
        assertThat(rows(january, "customers.csv")).hasSize(20);
        assertThat(sum(rows(january, "customers.csv"), "spend").doubleValue())
                .isCloseTo(januaryNet.doubleValue(), within(0.005));
        assertThat(rows(january, "customers.csv"))
                .anySatisfy(row -> assertThat(row.getField("name")).isEqualTo("Nome 2"));

        var then = rows(january, "products.csv").getFirst();
        assertThat(then.getField("article")).startsWith("#");
        assertThat(then.getField("category")).isEqualTo("food");

        var february = files(made(extracts.ask(FEBRUARY, ALL, Format.CSV, false, WHO)));
        var since = rows(february, "products.csv").getFirst();
        assertThat(since.getField("article")).isEqualTo("P0");
        assertThat(since.getField("category")).isEqualTo("pots");
        assertThat(new BigDecimal(since.getField("unit_cost"))).isEqualByComparingTo("9");
        assertThat(rows(february, "lines.csv"))
                .extracting(row -> row.getField("channel"))
                .contains("shop");
        assertThat(sum(rows(february, "lines.csv"), "amount")).isEqualByComparingTo(ledger("d.current"));
        assertThat(rows(february, "customers.csv")).hasSize(23);
        assertThat(rows(february, "customers.csv").stream()
                        .map(row -> row.getField("customer"))
                        .toList())
                .contains(records.get(1).toString())
                .doesNotContain(records.get(2).toString());
    }

    @Test
    void pseudonymsTellNothingAndHoldAcrossDataSetsUntilTheKeyIsRenewed() throws Exception {
        var extract = made(extracts.ask(JANUARY, ALL, Format.CSV, true, WHO));
        var files = files(extract);
        var customers = rows(files, "customers.csv").stream()
                .map(row -> row.getField("customer"))
                .collect(Collectors.toSet());
        assertThat(customers).hasSize(20).allMatch(code -> code.matches("[0-9a-f]{32}"));
        assertThat(rows(files, "lines.csv").stream().map(row -> row.getField("customer")))
                .isNotEmpty()
                .allMatch(customers::contains);
        files.forEach((name, content) ->
                assertThat(new String(content, StandardCharsets.UTF_8)).as(name).doesNotContain("Nome", "FT1"));
        var key = folder.keys().resolve("pseudonyms.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");

        extracts.renewKey(WHO);
        assertThat(extracts.again(extract.id(), WHO))
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class, none -> assertThat(none.reason()).isEqualTo("key-gone"));
        var renewed = files(made(extracts.ask(JANUARY, Set.of(DataSet.CUSTOMERS), Format.CSV, true, WHO)));
        assertThat(rows(renewed, "customers.csv").stream().map(row -> row.getField("customer")))
                .noneMatch(customers::contains);
        assertThat(extracts.delete(extract.id(), WHO)).isTrue();
        assertThat(extracts.take(extract.id(), WHO)).isEmpty();
    }

    @Test
    void everyColumnIsWrittenDown() throws Exception {
        var files = files(made(extracts.ask(JANUARY, ALL, Format.CSV, false, WHO)));
        var dictionary = new String(files.getOrDefault("dictionary.md", new byte[0]), StandardCharsets.UTF_8);
        for (var set : DataSet.values()) {
            var head = new String(files.getOrDefault(set.code() + ".csv", new byte[0]), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElseThrow();
            for (var column : head.split(",", -1)) {
                assertThat(dictionary).contains("| `" + column + "` |");
            }
        }
        assertThat(dictionary).doesNotContain("null");
        assertThat(extracts.ask(LocalDate.now(ZoneOffset.UTC).plusDays(2), ALL, Format.CSV, true, WHO))
                .isInstanceOf(Outcome.Unknown.class);
    }
}

package io.clientela.differentiate.internal.worth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.clientela.differentiate.ValueRun;
import io.clientela.differentiate.Worth;
import io.clientela.identify.ImportRequest;
import io.clientela.identify.ImportWatcher;
import io.clientela.identify.Imports;
import io.clientela.identify.internal.joining.Books;
import io.clientela.kernel.lifetime.Finding;
import io.clientela.kernel.lifetime.FindingKind;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.ClientelaTest;
import io.clientela.platform.Columnar;
import io.clientela.platform.Jobs;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * R18 on real purchases, imported, valued and read as any firm's are: the half that was held back comes as the intervals say,
 * and a file that begins in the middle is told.
 */
@Tag("real-data")
@ClientelaTest
@TestPropertySource(properties = "clientela.test=worth")
class RealFirmsTest {

    private static final LocalDate UNTIL = LocalDate.of(1997, 9, 30);
    private static final int AHEAD = 39 * 7;
    private static final String HEADS = "Number;Date;Customer code;Amount\n";

    @Autowired
    Imports imports;

    @Autowired
    Worth worth;

    @Autowired
    Columnar columnar;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    /** One purchase of a file. */
    private record Bought(String customer, LocalDate day, BigDecimal amount) {}

    private static void rows(String name, Consumer<NamedCsvRecord> taker) {
        var file = Path.of(System.getProperty("clientela.shared"), "data", name);
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
                var reader = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            reader.forEach(taker);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void value(List<Bought> bought) throws IOException {
        new Books(jdbc).clear();
        var text = new StringBuilder(HEADS);
        int number = 0;
        for (var one : bought) {
            text.append("N%d;%s;C%s;%s\n"
                    .formatted(++number, one.day(), one.customer(), one.amount().toPlainString()));
        }
        var file = Files.writeString(folder.resolve("orders.csv"), text);
        var report = imports.run(ImportRequest.of("user:test", file).source("shop"), ImportWatcher.NONE);
        assertThat(report.balances()).isTrue();
        assertThat(report.refused()).isZero();
        ValuedFirm.run(jobs, "picture");
        ValuedFirm.run(jobs, "worth");
    }

    private void lookAhead(int days, double discount) {
        jdbc.sql("UPDATE differentiate.value_setting SET horizon_days = :days, yearly_discount = :discount")
                .param("days", days)
                .param("discount", discount)
                .update();
    }

    @AfterEach
    void asBefore() {
        lookAhead(365, 0.1);
    }

    private ValueRun.Fitted fitted() {
        return ((Outcome.Known<ValueRun>) worth.standing()).value().fitted().orElseThrow();
    }

    /** What was said of one customer. */
    private record Said(String customer, double purchases, double alive, int low, int high) {}

    private List<Said> said() {
        Map<Long, String> codes = new HashMap<>();
        jdbc.sql("SELECT r.customer_id, r.source_key FROM identify.record r").query((java.sql.ResultSet row) -> {
            codes.put(row.getLong(1), row.getString(2));
        });
        return columnar.run("picture", session -> {
            var said = new ArrayList<Said>();
            try (var statement = session.connection().createStatement();
                    var row = statement.executeQuery(
                            "SELECT customer_id, purchases, alive, likely_low, likely_high FROM picture.worth_more")) {
                while (row.next()) {
                    said.add(new Said(
                            codes.getOrDefault(row.getLong(1), ""),
                            row.getDouble(2),
                            row.getDouble(3),
                            row.getInt(4),
                            row.getInt(5)));
                }
            }
            return said;
        });
    }

    @Test
    void theHalfOfCdnowThatWasHeldBackComesAsTheIntervalsSay() throws IOException {
        var bought = new ArrayList<Bought>();
        Map<String, Set<LocalDate>> later = new TreeMap<>();
        rows("cdnow/cdnow_sample.csv.gz", row -> {
            var day = LocalDate.parse(row.getField("date"));
            var amount = new BigDecimal(row.getField("amount"));
            if (!day.isAfter(UNTIL)) {
                bought.add(new Bought(row.getField("master_id"), day, amount));
            } else if (!day.isAfter(UNTIL.plusDays(AHEAD)) && amount.signum() > 0) {
                later.computeIfAbsent(row.getField("master_id"), none -> new HashSet<>())
                        .add(day);
            }
        });
        lookAhead(AHEAD, 0);
        value(bought);
        var said = said();
        assertThat(said).hasSize(2_357);
        assertThat(later.values().stream().mapToInt(Set::size).sum()).isEqualTo(1_882);
        // the intervals of customers hold
        long covered = said.stream()
                .filter(one -> one.low() <= came(later, one) && came(later, one) <= one.high())
                .count();
        assertThat((double) covered / said.size()).isBetween(0.95, 0.995);
        // the sum comes a sixth too low: the model that did best on the last part before sees more customers gone than
        // are
        double expected = said.stream().mapToDouble(Said::purchases).sum();
        assertThat(expected / 1_882).isBetween(0.8, 1.05);
        // the order is right: each fifth of the customers buys as much more as was said, roughly
        said.sort(Comparator.comparingDouble(Said::purchases));
        for (int fifth = 0; fifth < 5; fifth++) {
            var some = said.subList(said.size() * fifth / 5, said.size() * (fifth + 1) / 5);
            double foreseen = mean(some, Said::purchases);
            assertThat(mean(some, one -> came(later, one)))
                    .as("fifth %s", fifth + 1)
                    .isCloseTo(foreseen, within(Math.max(0.1, 0.6 * foreseen)));
        }
        var best = said.subList(said.size() * 4 / 5, said.size());
        assertThat(mean(best, one -> came(later, one))).isCloseTo(mean(best, Said::purchases), within(0.3));
        assertThat(mean(best, one -> came(later, one) > 0 ? 1 : 0)).isCloseTo(mean(best, Said::alive), within(0.05));
    }

    private static int came(Map<String, Set<LocalDate>> later, Said one) {
        return later.getOrDefault(one.customer().substring(1), Set.of()).size();
    }

    private static double mean(List<Said> some, ToDoubleFunction<Said> figure) {
        return some.stream().mapToDouble(figure).average().orElseThrow();
    }

    @Test
    void thatOnlineRetailBeginsInTheMiddleIsTold() throws IOException {
        Map<String, Bought> invoices = new TreeMap<>();
        rows("online-retail/online_retail.csv.gz", row -> {
            var customer = row.getField("CustomerID");
            var number = row.getField("InvoiceNo");
            if (!customer.isEmpty() && !number.startsWith("C")) {
                var amount =
                        new BigDecimal(row.getField("UnitPrice")).multiply(new BigDecimal(row.getField("Quantity")));
                invoices.merge(
                        number,
                        new Bought(
                                customer,
                                LocalDate.parse(row.getField("InvoiceDate").substring(0, 10)),
                                amount),
                        (one, other) -> new Bought(
                                one.customer(), one.day(), one.amount().add(other.amount())));
            }
        });
        value(List.copyOf(invoices.values()));
        assertThat(fitted().findings())
                .extracting(Finding::kind)
                .contains(FindingKind.LEFT_TRUNCATED, FindingKind.SAME_DAY);
        for (var language : List.of("en", "it")) {
            var words = new Properties();
            try (var in = RealFirmsTest.class.getResourceAsStream("/messages/lifetime." + language + ".properties")) {
                words.load(in);
            }
            assertThat(words)
                    .containsKeys(
                            "lifetime.finding." + FindingKind.LEFT_TRUNCATED.code(),
                            "lifetime.advice." + FindingKind.LEFT_TRUNCATED.code());
        }
    }
}

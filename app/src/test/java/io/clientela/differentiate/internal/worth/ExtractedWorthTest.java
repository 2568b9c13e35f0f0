package io.clientela.differentiate.internal.worth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.clientela.differentiate.Extracts;
import io.clientela.differentiate.Extracts.DataSet;
import io.clientela.differentiate.Extracts.Extract;
import io.clientela.differentiate.Extracts.Format;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.ClientelaTest;
import io.clientela.platform.Columnar;
import io.clientela.platform.Jobs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** R8: values in an extract are those of the picture on the same ledger, with intervals, and the same bytes each time. */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=worth")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExtractedWorthTest {

    private static final List<String> FIGURES = List.of(
            "alive",
            "alive_low",
            "alive_high",
            "purchases",
            "purchases_low",
            "spend",
            "value",
            "value_low",
            "value_high");

    @Autowired
    Extracts extracts;

    @Autowired
    Columnar columnar;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    @BeforeAll
    void lay() {
        ValuedFirm.lay(jdbc, jobs);
    }

    private Extract made(Outcome<Long> asked) throws InterruptedException {
        long id = ((Outcome.Known<Long>) asked).value();
        for (int i = 0; i < 600; i++) {
            var extract = extracts.find(id).orElseThrow();
            if (!extract.state().equals("asked")) {
                assertThat(extract.state()).isEqualTo("done");
                return extract;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("extract " + id + " was not made");
    }

    private List<NamedCsvRecord> rows(Extract extract) throws IOException {
        try (var zip = new ZipInputStream(
                Files.newInputStream(extracts.take(extract.id(), "user:test").orElseThrow()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("worth.csv")) {
                    return CsvReader.builder()
                            .ofNamedCsvRecord(new String(zip.readAllBytes(), StandardCharsets.UTF_8))
                            .stream()
                            .toList();
                }
            }
        }
        throw new AssertionError("no worth.csv");
    }

    private Map<Long, Map<String, Double>> picture() {
        return columnar.run("picture", session -> {
            var found = new HashMap<Long, Map<String, Double>>();
            try (var statement = session.connection().createStatement();
                    var row = statement.executeQuery("SELECT * FROM picture.worth")) {
                while (row.next()) {
                    var figures = new HashMap<String, Double>();
                    for (var name : FIGURES) {
                        figures.put(name, row.getDouble(name));
                    }
                    found.put(row.getLong("customer_id"), figures);
                }
            }
            return found;
        });
    }

    @Test
    void valuesOfTheDayAreThoseOfThePicture() throws Exception {
        var today = LocalDate.now(ZoneOffset.UTC);
        var first = made(extracts.ask(today, Set.of(DataSet.WORTH), Format.CSV, false, "user:test"));
        var rows = rows(first);
        var picture = picture();
        assertThat(rows).hasSize(picture.size()).hasSizeGreaterThan(100);
        for (var row : rows) {
            var figures = picture.getOrDefault(Long.parseLong(row.getField("customer")), Map.of());
            for (var name : FIGURES) {
                double expected = figures.getOrDefault(name, Double.NaN);
                assertThat(Double.parseDouble(row.getField(name)))
                        .as(name)
                        .isCloseTo(expected, within(1e-6 * Math.max(1, Math.abs(expected))));
            }
        }
        var again = made(extracts.again(first.id(), "user:test"));
        assertThat(again.sha256()).isEqualTo(first.sha256());
    }

    @Test
    void onADayBeforeAnythingWasKnownThereIsNothing() throws Exception {
        var early = made(extracts.ask(
                LocalDate.now(ZoneOffset.UTC).minusYears(5), Set.of(DataSet.WORTH), Format.CSV, true, "user:test"));
        assertThat(early.rows()).containsEntry(DataSet.WORTH, 0L);
    }
}

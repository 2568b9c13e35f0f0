package io.clientela.differentiate.internal.worth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientela.differentiate.Extracts;
import io.clientela.differentiate.Extracts.DataSet;
import io.clientela.differentiate.Extracts.Format;
import io.clientela.differentiate.internal.extract.MadeExtract;
import io.clientela.platform.ClientelaTest;
import io.clientela.platform.Columnar;
import io.clientela.platform.Jobs;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        var first =
                MadeExtract.of(extracts, extracts.ask(today, Set.of(DataSet.WORTH), Format.CSV, false, "user:test"));
        var rows = MadeExtract.rows(first.files(), "worth.csv");
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
        var again = MadeExtract.of(extracts, extracts.again(first.extract().id(), "user:test"));
        assertThat(again.extract().sha256()).isEqualTo(first.extract().sha256());
    }

    @Test
    void onADayBeforeAnythingWasKnownThereIsNothing() throws Exception {
        var early = MadeExtract.of(
                extracts,
                extracts.ask(
                        LocalDate.now(ZoneOffset.UTC).minusYears(5),
                        Set.of(DataSet.WORTH),
                        Format.CSV,
                        true,
                        "user:test"));
        assertThat(early.extract().rows()).containsEntry(DataSet.WORTH, 0L);
    }
}

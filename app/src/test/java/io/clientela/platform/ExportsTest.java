package io.clientela.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.platform.Exports.Column;
import io.clientela.platform.Exports.Kind;
import io.clientela.platform.Exports.Rows;
import io.clientela.platform.Exports.Table;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@ClientelaTest
class ExportsTest {

    private static final List<Column> COLUMNS = List.of(
            Column.of("name", Kind.TEXT),
            Column.of("orders", Kind.WHOLE),
            Column.decimal("spent", 2),
            Column.of("since", Kind.DAY),
            Column.of("seen", Kind.MOMENT),
            Column.of("firm", Kind.YES_NO));

    private static final Rows ROWS = sink -> {
        sink.row(
                "Rossi, \"Anna\"",
                3L,
                new BigDecimal("12.5"),
                LocalDate.of(2026, 2, 28),
                Instant.parse("2026-02-28T23:30:00Z"),
                true);
        sink.row(null, null, null, null, null, null);
    };

    @Autowired
    Exports exports;

    @TempDir
    Path folder;

    @Test
    void writesCsv() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        exports.csv(COLUMNS, ROWS, out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("""
            name,orders,spent,since,seen,firm
            "Rossi, ""Anna""\",3,12.50,2026-02-28,2026-02-28T23:30:00Z,true
            ,,,,,
            """);
    }

    /** A name that a spreadsheet would run as a formula is a text to it; numbers with a sign stay what they are. */
    @Test
    void noTextOfAFileIsRunAsAFormula() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Rows rows = sink -> List.of(
                        "=HYPERLINK(\"x\")", "@SUM(1)", "+cmd|x", "-2+3+cmd", "+39 347 555-0101", "-12.50", "a=b")
                .forEach(sink::row);
        exports.csv(List.of(Column.of("name", Kind.TEXT)), rows, out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("""
            name
            "'=HYPERLINK(""x"")"
            '@SUM(1)
            '+cmd|x
            '-2+3+cmd
            +39 347 555-0101
            -12.50
            a=b
            """);
    }

    @Test
    void writesParquetThatDuckDbReadsBack() throws Exception {
        Path file = folder.resolve("rows.parquet");
        try (OutputStream out = Files.newOutputStream(file)) {
            exports.parquet(COLUMNS, ROWS, out);
        }
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                ResultSet row = duck.createStatement()
                        .executeQuery("SELECT *, epoch_ms(seen) AS ms FROM '" + file + "' ORDER BY name NULLS LAST")) {
            row.next();
            assertThat(row.getString("name")).isEqualTo("Rossi, \"Anna\"");
            assertThat(row.getLong("orders")).isEqualTo(3);
            assertThat(row.getBigDecimal("spent")).isEqualTo(new BigDecimal("12.50"));
            assertThat(row.getObject("since", LocalDate.class)).isEqualTo(LocalDate.of(2026, 2, 28));
            assertThat(row.getLong("ms"))
                    .isEqualTo(Instant.parse("2026-02-28T23:30:00Z").toEpochMilli());
            assertThat(row.getBoolean("firm")).isTrue();
            row.next();
            assertThat(row.getObject("spent")).isNull();
            assertThat(row.next()).isFalse();
        }
    }

    @Test
    void writesAQueryInBothForms() throws Exception {
        Table table = exports.table(
                "SELECT n AS number, CAST(n AS numeric(12,3)) / 8 AS eighth, CAST(n * 2.5 AS numeric(12,1)) AS price"
                        + " FROM generate_series(1, :to) AS n",
                Map.of("to", 20_000));
        assertThat(table.columns()).extracting(Column::kind).containsExactly(Kind.WHOLE, Kind.DECIMAL, Kind.DECIMAL);
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        exports.csv(table.columns(), table.rows(), csv);
        assertThat(csv.toString(StandardCharsets.UTF_8).lines()).hasSize(20_001).contains("3,0.375000,7.5");
        Path file = folder.resolve("query.parquet");
        try (OutputStream out = Files.newOutputStream(file)) {
            exports.parquet(table.columns(), table.rows(), out);
        }
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                ResultSet row =
                        duck.createStatement().executeQuery("SELECT count(*), sum(price) FROM '" + file + "'")) {
            row.next();
            assertThat(row.getLong(1)).isEqualTo(20_000);
            assertThat(row.getBigDecimal(2)).isEqualByComparingTo("500025000.0");
        }
    }
}

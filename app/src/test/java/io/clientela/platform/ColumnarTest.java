package io.clientela.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Rows of PostgreSQL come into the columnar engine as they are, and its files can be lost at any moment. */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=columnar")
class ColumnarTest {

    @Autowired
    Columnar columnar;

    @Autowired
    DataSource dataSource;

    @Autowired
    DataFolder folder;

    @Test
    void everyTypeComesAsItIs() throws SQLException {
        var query =
                "SELECT 9223372036854775807::bigint AS a, (-2147483648)::int AS b, 'S'::\"char\" AS c, 'Zoë €' AS d,"
                        + " true AS e, -1234.5::numeric AS f, timestamp '2026-02-28 23:59:59.123456' AS g"
                        + " UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL";
        assertThat(taken(query, "SELECT a, b, chr(c), d, e, f, g FROM lost.taken ORDER BY a NULLS LAST"))
                .containsExactly(
                        "9223372036854775807 -2147483648 S Zoë € true -1234.500000 2026-02-28 23:59:59.123456",
                        "null null null null null null null");
    }

    @Test
    void decimalsAreRoundedAsPostgresRoundsThem() throws SQLException {
        var random = new Random(5);
        var expected = new ArrayList<String>();
        var values = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            var number = new BigDecimal(new BigInteger(1 + random.nextInt(60), random), random.nextInt(14))
                    .multiply(random.nextBoolean() ? BigDecimal.ONE : BigDecimal.ONE.negate());
            values.append(i == 0 ? "" : ", ").append("(%d, %s)".formatted(i, number.toPlainString()));
            var rounded = number.setScale(6, RoundingMode.HALF_UP);
            boolean fits = rounded.abs().compareTo(new BigDecimal("1000000000000")) < 0;
            expected.add(i + " " + (fits ? rounded.toPlainString() : "null"));
        }
        var query = "SELECT n, v::numeric AS v FROM (VALUES " + values + ") AS t (n, v)";
        assertThat(taken(query, "SELECT n, v FROM lost.taken ORDER BY n")).isEqualTo(expected);
    }

    @Test
    void whoWatchesCanStopIt() throws SQLException {
        try (var postgres = dataSource.getConnection()) {
            assertThatThrownBy(() -> columnar.run(
                            "lost",
                            session -> session.take(
                                    "CREATE OR REPLACE TABLE lost.stopped AS SELECT * FROM feed(:feed)",
                                    postgres,
                                    "SELECT n FROM generate_series(1, 5000000) AS n",
                                    rows -> {
                                        throw new CancellationException("enough");
                                    })))
                    .isInstanceOf(CancellationException.class);
        }
        for (int i = 0; i < 20; i++) {
            assertThat(taken("SELECT 1 AS a", "SELECT a FROM lost.taken")).containsExactly("1");
        }
    }

    @Test
    void aFileThatIsLostIsBegunAnew() throws IOException, SQLException {
        for (var instead : List.of("", "this is no file of DuckDB ".repeat(1000))) {
            taken("SELECT 1 AS a", "SELECT a FROM lost.taken");
            assertThat(columnar.bytes("lost")).isPositive();
            var file = folder.columnar().resolve("lost.duckdb");
            Files.delete(file);
            if (!instead.isEmpty()) {
                Files.writeString(file, instead);
            }
            assertThat(columnar.<Boolean>run("lost", session -> holdsNothing(session.connection())))
                    .isTrue();
        }
    }

    /** Bytes of rows that are gone stay in a file; one that is written anew has none of them, and whoever reads goes on. */
    @Test
    void aFileThatIsWrittenAnewHoldsItsTablesAlone() throws Exception {
        run("CREATE OR REPLACE TABLE lost.kept AS SELECT i, 'neighbour ' || i AS who FROM range(20000) AS t (i)");
        run("CREATE OR REPLACE TABLE lost.gone (who VARCHAR)");
        run("INSERT INTO lost.gone VALUES ('Eufrasio Belmondo')");
        run("CHECKPOINT lost");
        run("DELETE FROM lost.gone");
        run("CHECKPOINT lost");
        var file = folder.columnar().resolve("lost.duckdb");
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).contains("Eufrasio Belmondo");

        var reading = new AtomicBoolean(true);
        var reader = CompletableFuture.supplyAsync(() -> {
            long read = 0;
            while (reading.get()) {
                assertThat(count("lost.kept")).isEqualTo(20000);
                read++;
            }
            return read;
        });
        columnar.rewrite("lost");
        columnar.rewrite("lost");
        reading.set(false);
        assertThat(reader.get(30, TimeUnit.SECONDS)).isPositive();
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("Eufrasio Belmondo");
        assertThat(count("lost.kept")).isEqualTo(20000);
        assertThat(count("lost.gone")).isZero();
        run("INSERT INTO lost.gone VALUES ('again')");
        assertThat(count("lost.gone")).isOne();
    }

    private void run(String statement) {
        columnar.run("lost", session -> {
            try (var one = session.connection().createStatement()) {
                return one.execute(statement);
            }
        });
    }

    private long count(String table) {
        return columnar.<Long>run("lost", session -> {
            try (var one = session.connection().createStatement();
                    var rows = one.executeQuery("SELECT count(*) FROM " + table)) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    @Test
    void whoComputesRowsLeavesOthersTheirOrder() {
        var meanwhile = new AtomicReference<List<String>>();
        var given = new AtomicBoolean();
        var own = columnar.<List<String>>run("lost", session -> {
            session.put("CREATE OR REPLACE TABLE lost.computed AS SELECT * FROM computed(:rows)", new Supply() {
                @Override
                public List<String> columns() {
                    return List.of("id", "figure");
                }

                @Override
                public long about() {
                    return 1;
                }

                @Override
                public Reader reader() {
                    return (keys, figures, most) -> {
                        if (!given.compareAndSet(false, true)) {
                            return 0;
                        }
                        meanwhile.set(columnar.run("lost", other -> order(other.connection())));
                        keys[0] = 7;
                        figures[0][0] = 0.5;
                        return 1;
                    };
                }
            });
            return order(session.connection());
        });
        assertThat(meanwhile.get()).containsExactly("true");
        assertThat(own).containsExactly("true");
        assertThat(columnar.<List<String>>run(
                        "lost", session -> texts(session.connection(), "SELECT id, figure FROM lost.computed")))
                .containsExactly("7 0.5");
    }

    private static List<String> order(Connection connection) throws SQLException {
        return texts(connection, "SELECT current_setting('preserve_insertion_order')");
    }

    private static boolean holdsNothing(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT 1 FROM duckdb_tables() WHERE database_name = 'lost'")) {
            return !row.next();
        }
    }

    private List<String> taken(String query, String question) throws SQLException {
        try (var postgres = dataSource.getConnection()) {
            return columnar.run("lost", session -> {
                session.take(
                        "CREATE OR REPLACE TABLE lost.taken AS SELECT * FROM feed(:feed)", postgres, query, rows -> {});
                return texts(session.connection(), question);
            });
        }
    }

    private static List<String> texts(Connection connection, String question) throws SQLException {
        var rows = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            while (row.next()) {
                var text = new StringBuilder();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    text.append(i == 1 ? "" : " ").append(row.getObject(i));
                }
                rows.add(text.toString());
            }
        }
        return rows;
    }
}

package io.clientela.differentiate.internal.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.Beside;
import io.clientela.differentiate.Picture;
import io.clientela.differentiate.Reporting;
import io.clientela.identify.CustomerFilter;
import io.clientela.identify.Customers;
import io.clientela.identify.ImportRequest;
import io.clientela.identify.ImportWatcher;
import io.clientela.identify.Imports;
import io.clientela.identify.Joins;
import io.clientela.identify.Report;
import io.clientela.identify.Report.Dimension;
import io.clientela.identify.Report.Measure;
import io.clientela.identify.Report.Question;
import io.clientela.identify.Sources;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.ClientelaTest;
import io.clientela.platform.Columnar;
import io.clientela.platform.DataFolder;
import io.clientela.platform.JobState;
import io.clientela.platform.Jobs;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Whatever happens to the ledger and to the file of the picture, both hold the same rows. */
@Beside
@ClientelaTest
@TestPropertySource(properties = "clientela.test=picture")
@RecordApplicationEvents
class PictureTest {

    private static final String HEAD =
            "Order number,Order date,Customer code,Product code,Description,Quantity,Unit price,Amount\n";
    private static final String BOUGHT =
            "SELECT document_id, position, document_kind, occurred_at, currency, source_id, record_id, customer_id,"
                    + " department, channel, category, product_key, product_id, kind, quantity, amount, cost FROM ";

    private static final Map<String, String> TALLIES = Map.of(
            "product", "month, currency, channel, source, department, product_id",
            "category", "month, currency, channel, source, department, category",
            "area", "month, currency, channel, source, department, category, country, area",
            "customer", "currency, kind, country, area, province, customer_id",
            "place", "month, currency, channel, source, kind, country, area, province",
            "document",
                    "month, currency, channel, source, kind, country, area, province, document_id, day, customer_id");
    private static final String LINES = "SELECT CAST(strftime(b.occurred_at, '%Y%m') AS INTEGER) AS month, b.currency,"
            + " b.channel, s.name AS source, b.department, b.category, b.product_id, u.kind, u.country, u.area,"
            + " u.province, b.document_id, CAST(b.occurred_at AS DATE) AS day, b.customer_id, b.kind AS what, b.amount,"
            + " b.quantity, b.cost FROM picture.bought b LEFT JOIN picture.source s ON s.source_id = b.source_id LEFT JOIN"
            + " picture.customer u ON u.customer_id = b.customer_id";
    private static final String KEPT =
            "CAST(sum(lines) AS BIGINT) AS lines, sum(net) AS net, CASE WHEN sum(quantities) > 0 THEN sum(quantity)"
                    + " END AS quantity, CASE WHEN sum(margins) > 0 THEN sum(margin) END AS margin, CASE WHEN sum(costs) >"
                    + " 0 THEN sum(cost) END AS cost, CASE WHEN sum(returns) > 0 THEN sum(returned) END AS returned,"
                    + " CAST(sum(margins) AS BIGINT) AS margins, CAST(sum(costs) AS BIGINT) AS costs";
    private static final String ADDED =
            "count(*) AS lines, sum(amount) AS net, sum(quantity) FILTER (what IN ('S', 'R'))"
                    + " AS quantity, sum(amount - cost) AS margin, sum(cost) FILTER (what IN ('S', 'R')) AS cost,"
                    + " sum(amount) FILTER (what = 'R') AS returned, count(cost) AS margins,"
                    + " count(cost) FILTER (what IN ('S', 'R')) AS costs";

    private static final String ALL_KEYS = "month, currency, channel, source, department, category, product_id, kind,"
            + " country, area, province, document_id, day, customer_id";
    private static final String CODED = "SELECT k.month, w.currency, w.channel, w.source, o.department,"
            + " g.category, k.product_id, u.kind, u.country, u.area,"
            + " u.province, k.document_id, k.day, k.customer_id, count(*) AS lines, sum(k.net) AS net, sum(k.quantity)"
            + " FILTER (k.sort < 4) AS quantity, sum(k.net - coalesce(k.cost, 0)) FILTER (k.sort % 2 = 1) AS margin,"
            + " sum(k.cost) FILTER (k.sort IN (1, 3)) AS cost, sum(k.net) FILTER (k.sort IN (2, 3)) AS returned, count(*)"
            + " FILTER (k.sort % 2 = 1) AS margins, count(*) FILTER (k.sort IN (1, 3)) AS costs FROM picture.tally_coded k"
            + " JOIN picture.tally_way w ON w.way = k.way JOIN picture.tally_good g ON g.good = k.good JOIN"
            + " picture.tally_where u ON u.place = k.place JOIN picture.tally_own o ON o.own = k.own GROUP BY ALL ORDER BY"
            + " ALL";

    private static final String WHO = "SELECT customer_id, kind, country, area, province, city FROM ";

    private static final Question ALL =
            new Question(Dimension.ALL, Dimension.YEAR, Measure.NET, "EUR", CustomerFilter.ALL, 200);

    @Autowired
    Picture picture;

    @Autowired
    Reporting reporting;

    @Autowired
    Customers customers;

    @Autowired
    Columnar columnar;

    @Autowired
    Imports imports;

    @Autowired
    Joins joins;

    @Autowired
    Sources sources;

    @Autowired
    Jobs jobs;

    @Autowired
    DataFolder home;

    @Autowired
    DataSource dataSource;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void thePictureHoldsTheRowsOfTheLedger(long seed) throws Exception {
        var random = new Random(seed);
        var firm = "s" + seed;
        build();
        for (int step = 0; step < 14; step++) {
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> orders(firm, random, seed * 1000 + random.nextInt(4) * 100L, step);
                case 3 -> products(firm, random, step);
                case 4 -> join(random);
                case 5 -> split(random);
                case 6 -> edit(random);
                default -> damage(random);
            }
            if (!picture.follow()) {
                build();
            }
            assertThat(inPicture()).as("seed %s step %s", seed, step).isEqualTo(inLedger());
            assertThat(inPicture(WHO + "picture.customer ORDER BY customer_id"))
                    .as("cards, seed %s step %s", seed, step)
                    .isEqualTo(inLedger(WHO + "identify.v_customer ORDER BY customer_id"));
            talliesAreThoseOfTheLines("seed %s step %s".formatted(seed, step));
            countsAreThoseOfTheLedger("seed %s step %s".formatted(seed, step));
        }
        var features = features();
        build();
        assertThat(features).isEqualTo(features());
    }

    @Test
    void whatIsNotYetCommittedIsTakenOverLater() throws Exception {
        build();
        orders("late", new Random(7), 90_000, 0);
        var record = jdbc.sql("SELECT max(record_id) FROM identify.record")
                .query(Long.class)
                .single();
        try (var open = dataSource.getConnection();
                var statement = open.createStatement()) {
            open.setAutoCommit(false);
            statement.execute("INSERT INTO identify.change (what, ids) VALUES ('records', ARRAY[" + record + "])");
            statement.execute(
                    "UPDATE identify.record SET customer_id = (SELECT min(customer_id) FROM identify.customer)"
                            + " WHERE record_id = " + record);
            orders("late", new Random(8), 91_000, 1);
            assertThat(picture.follow()).isTrue();
            assertThat(inPicture()).isEqualTo(inLedger());
            assertThat(picture.follow()).isTrue();
            open.commit();
            assertThat(picture.follow()).isTrue();
            assertThat(inPicture()).isEqualTo(inLedger());
        }
    }

    @Test
    void reportsFollowWhileATransactionRunsOn() throws Exception {
        build();
        try (var open = dataSource.getConnection();
                var statement = open.createStatement()) {
            open.setAutoCommit(false);
            statement.execute("SELECT pg_current_xact_id()");
            orders("beside", new Random(9), 92_000, 0);
            assertThat(picture.follow()).isTrue();
            var position = inPicture("SELECT position FROM picture.about");
            var before = report();
            orders("beside", new Random(10), 93_000, 1);
            assertThat(picture.follow()).isTrue();
            assertThat(inPicture("SELECT position FROM picture.about")).isEqualTo(position);
            assertThat(report()).isNotEqualByComparingTo(before);
            assertThat(report()).isEqualByComparingTo(customers.report(ALL).total());
            open.rollback();
        }
    }

    private BigDecimal report() {
        return ((Outcome.Known<Reporting.Answer>) reporting.report(ALL))
                .value()
                .report()
                .total();
    }

    @Test
    void talliesThatCannotBeMadeHideNoChange(ApplicationEvents events) throws Exception {
        build();
        inPicture("DROP TABLE picture.tally_coded; DROP TABLE picture.tally_category;"
                + " CREATE VIEW picture.tally_category AS SELECT 1 AS one; SELECT 1");
        events.clear();
        orders("bare", new Random(11), 94_000, 0);
        assertThat(picture.follow()).isTrue();
        assertThat(events.stream(PictureChanged.class)).hasSize(1);
        assertThat(picture.follow()).isTrue();
        assertThat(inPicture()).isEqualTo(inLedger());
        assertThat(report()).isEqualByComparingTo(customers.report(ALL).total());
        inPicture("DROP VIEW picture.tally_category; SELECT 1");
        build();
        talliesAreThoseOfTheLines("made anew");
    }

    /** After a step up to another version nothing is left that this one would read wrongly: values are computed anew. */
    @Test
    void whatAnotherVersionLeftInTheFileGoesWhenItIsMadeAnew() throws Exception {
        build();
        var kept =
                "SELECT count(*) AS kept FROM duckdb_tables() WHERE database_name = 'picture' AND table_name = 'worth'";
        inPicture("CREATE OR REPLACE TABLE picture.worth (customer_id BIGINT); SELECT 1");
        build();
        assertThat(inPicture(kept)).containsExactly("kept=1 ");
        inPicture("UPDATE picture.about SET format = format - 1; SELECT 1");
        assertThat(picture.follow()).isFalse();
        build();
        assertThat(inPicture(kept)).containsExactly("kept=0 ");
        assertThat(picture.follow()).isTrue();
        assertThat(inPicture()).isEqualTo(inLedger());
    }

    @Test
    void amountsBeyondItsReachAreCountedAndLeftOut() throws Exception {
        write(
                "long.csv",
                HEAD + "770001,2025-03-01,C1,P1,Thing,1,1234567890123.45,1234567890123.45\n"
                        + "770002,2025-03-01,C1,P1,Thing,1,0.1234565,0.1234565\n"
                        + "770003,2025-03-01,FAR,P1,Thing,1,1234567890123.45,1234567890123.45\n");
        build();
        assertThat(((Outcome.Known<Picture.State>) picture.state()).value().leftOut())
                .isEqualTo(2);
        assertThat(inPicture("SELECT DISTINCT f.spend, f.purchases, t.net, f.basket_mean FROM picture.feature f"
                        + " JOIN picture.bought b USING (customer_id) JOIN picture.taste t USING (customer_id)"
                        + " WHERE b.amount IS NULL AND f.purchases = 1"))
                .containsExactly("spend=0 purchases=1 net=0 basket_mean=null ");
        var small = columnar.run("picture", session -> {
            try (var row = session.connection()
                    .createStatement()
                    .executeQuery("SELECT min(amount) FROM picture.line WHERE amount > 0")) {
                row.next();
                return row.getBigDecimal(1);
            }
        });
        assertThat(small).isEqualByComparingTo("0.123457");
        jdbc.sql("UPDATE identify.document SET current = false WHERE number IN ('770001', '770002', '770003')")
                .update();
        build();
    }

    private void build() {
        var state = jobs.runHere(PictureJob.order("test"), progress -> {});
        assertThat(state.error()).isEmpty();
        assertThat(state.status()).isEqualTo(JobState.Status.DONE);
    }

    private void orders(String firm, Random random, long first, int step) throws IOException {
        var text = new StringBuilder(HEAD);
        for (long number = first; number < first + 12; number++) {
            for (int row = random.nextInt(4); row >= 0; row--) {
                int quantity = random.nextInt(8) == 0 ? -1 : 1 + random.nextInt(9);
                var price = BigDecimal.valueOf(random.nextInt(10_000), 2);
                text.append("%d,2025-%02d-%02d,%s,P%d,Thing,%d,%s,%s\n"
                        .formatted(
                                number,
                                1 + (int) (number % 12),
                                1 + (int) (number % 28),
                                number % 9 == 0 ? "" : "C" + number % 14,
                                random.nextInt(20),
                                quantity,
                                price,
                                price.multiply(BigDecimal.valueOf(quantity))));
            }
        }
        take(firm, write(firm + "orders" + step + ".csv", text.toString()));
    }

    private void products(String firm, Random random, int step) throws IOException {
        var text = new StringBuilder("Product code,Description,Category,Department,Unit cost\n");
        for (int i = 0; i < 6; i++) {
            text.append("P%d,Thing %d,Category %d,%s,%d.25\n"
                    .formatted(
                            random.nextInt(20),
                            step,
                            random.nextInt(4),
                            random.nextBoolean() ? "" : "Dep" + random.nextInt(3),
                            random.nextInt(40)));
        }
        take(firm, write(firm + "products" + step + ".csv", text.toString()));
    }

    private void join(Random random) {
        var customers = jdbc.sql("SELECT DISTINCT customer_id FROM identify.record ORDER BY 1")
                .query(Long.class)
                .list();
        if (customers.size() > 1) {
            int at = random.nextInt(customers.size() - 1);
            joins.join(customers.get(at), customers.get(at + 1), "test", "");
        }
    }

    private void split(Random random) {
        var records = jdbc.sql("SELECT record_a FROM identify.customer_join WHERE undone_at IS NULL ORDER BY join_id")
                .query(Long.class)
                .list();
        if (!records.isEmpty()) {
            joins.split(records.get(random.nextInt(records.size())), "test", "");
        }
    }

    private void edit(Random random) {
        var all = sources.list();
        if (!all.isEmpty()) {
            var one = all.get(random.nextInt(all.size()));
            sources.edit(
                    new Sources.Source(
                            one.sourceId(),
                            one.name(),
                            one.legalBasis(),
                            "Department " + random.nextInt(3),
                            "channel " + random.nextInt(3)),
                    "test");
        }
    }

    /** Deletes the file, or writes something else in its place. */
    private void damage(Random random) throws IOException {
        var file = home.columnar().resolve("picture.duckdb");
        Files.deleteIfExists(file);
        if (random.nextBoolean()) {
            Files.writeString(file, "this is no file of DuckDB ".repeat(1000));
        }
    }

    private Path write(String name, String text) throws IOException {
        var file = Files.writeString(folder.resolve(name), text);
        if (name.equals("long.csv")) {
            take("long", file);
        }
        return file;
    }

    private void take(String source, Path file) {
        var report = imports.run(ImportRequest.of("user:test", file).source(source), ImportWatcher.NONE);
        assertThat(report.balances()).isTrue();
    }

    private List<String> inPicture() {
        return inPicture(BOUGHT + "picture.bought ORDER BY document_id, position");
    }

    private List<String> inPicture(String sql) {
        return columnar.run("picture", session -> {
            try (var statement = session.connection().createStatement();
                    var row = statement.executeQuery(sql)) {
                return rows(row);
            }
        });
    }

    private List<String> inLedger() throws SQLException {
        return inLedger(BOUGHT + "identify.v_bought ORDER BY document_id, position");
    }

    private List<String> inLedger(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return rows(row);
        }
    }

    /** Each tally, row by row, beside the sums of the lines that were computed without it. */
    private void talliesAreThoseOfTheLines(String when) {
        for (var tally : TALLIES.entrySet()) {
            var keys = tally.getValue();
            var kept = inPicture("SELECT " + keys + ", " + KEPT + " FROM picture.tally_" + tally.getKey()
                    + " GROUP BY ALL HAVING sum(lines) <> 0 ORDER BY ALL");
            var expected =
                    inPicture("SELECT " + keys + ", " + ADDED + " FROM (" + LINES + ") GROUP BY ALL ORDER BY ALL");
            assertThat(kept).as("%s %s", tally.getKey(), when).isEqualTo(expected);
        }
        assertThat(inPicture(CODED))
                .as("coded %s", when)
                .isEqualTo(inPicture(
                        "SELECT " + ALL_KEYS + ", " + ADDED + " FROM (" + LINES + ") GROUP BY ALL ORDER BY ALL"));
    }

    /** Customers and documents counted once, from what is kept in memory and follows the picture. */
    private void countsAreThoseOfTheLedger(String when) {
        for (var measure : List.of(Measure.CUSTOMERS, Measure.DOCUMENTS)) {
            for (var rows : List.of(Dimension.DEPARTMENT, Dimension.CATEGORY, Dimension.CUSTOMER)) {
                var question = new Question(rows, Dimension.MONTH, measure, "EUR", CustomerFilter.ALL, 200);
                var expected = customers.report(question);
                var found = ((Outcome.Known<Reporting.Answer>) reporting.report(question)).value();
                assertThat(counts(found.report())).as("%s %s", question, when).isEqualTo(counts(expected));
                assertThat(found.report().rows()).as("%s %s", question, when).isEqualTo(expected.rows());
            }
        }
    }

    private static List<List<Long>> counts(Report report) {
        return report.cells().stream()
                .map(row -> row.stream()
                        .map(cell -> cell.map(BigDecimal::longValueExact).orElse(0L))
                        .toList())
                .toList();
    }

    /** All features, but the price levels, which are measured anew once a day. */
    private List<String> features() {
        return columnar.run("picture", session -> {
            var all = new ArrayList<String>();
            for (var table : List.of(
                    "(SELECT * EXCLUDE (price_level) FROM picture.feature) ORDER BY customer_id",
                    "(SELECT * EXCLUDE (price_level) FROM picture.taste) ORDER BY customer_id, category",
                    "picture.channel_use ORDER BY customer_id, channel",
                    "picture.cycle ORDER BY customer_id, article")) {
                try (var statement = session.connection().createStatement();
                        var row = statement.executeQuery("SELECT * FROM " + table)) {
                    all.addAll(rows(row));
                }
            }
            return all;
        });
    }

    private static List<String> rows(ResultSet row) throws SQLException {
        var rows = new ArrayList<String>();
        int columns = row.getMetaData().getColumnCount();
        while (row.next()) {
            var text = new StringBuilder();
            for (int i = 1; i <= columns; i++) {
                var value = row.getObject(i);
                text.append(row.getMetaData().getColumnLabel(i)).append('=');
                switch (value) {
                    case BigDecimal number ->
                        text.append(number.setScale(6, RoundingMode.HALF_UP)
                                .stripTrailingZeros()
                                .toPlainString());
                    case Double number -> text.append("%.9g".formatted(number));
                    case null -> text.append("null");
                    default -> text.append(value);
                }
                text.append(' ');
            }
            rows.add(text.toString());
        }
        return rows;
    }
}

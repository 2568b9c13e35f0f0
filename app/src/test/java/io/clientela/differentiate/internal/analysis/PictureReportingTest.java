package io.clientela.differentiate.internal.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.differentiate.Picture;
import io.clientela.differentiate.Reporting;
import io.clientela.differentiate.internal.census.Censuses;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.identify.CustomerFilter;
import io.clientela.identify.Customers;
import io.clientela.identify.Report;
import io.clientela.identify.Report.Dimension;
import io.clientela.identify.Report.Measure;
import io.clientela.identify.Report.Question;
import io.clientela.identify.internal.card.Cards;
import io.clientela.identify.internal.joining.Books;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.ClientelaTest;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobState;
import io.clientela.platform.Jobs;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The reports of the picture equal those that PostgreSQL computes from the ledger (R11, R12). */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=features")
class PictureReportingTest {

    @Autowired
    Reporting reporting;

    @Autowired
    Picture picture;

    @Autowired
    Customers customers;

    @Autowired
    PictureQuestions questions;

    @Autowired
    KeptAnswers answers;

    @Autowired
    Censuses censuses;

    @Autowired
    Clock clock;

    @Autowired
    Cards cards;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    private Books books;
    private final List<Long> records = new ArrayList<>();
    private final List<Integer> products = new ArrayList<>();

    @BeforeEach
    void firm() {
        records.clear();
        products.clear();
        books = new Books(jdbc);
        books.clear();
        books.begin("shop");
        books.begin("mail");
        var random = new SplittableRandom(21);
        for (int p = 0; p < 11; p++) {
            products.add(books.product(
                    p % 2 == 0 ? "shop" : "mail",
                    "P" + p,
                    p % 4 == 0 ? "" : p % 3 == 0 ? "food" : "tools",
                    p % 5 == 0 ? null : new BigDecimal("1.234567")));
        }
        for (int c = 0; c < 25; c++) {
            records.add(books.record(
                    c % 2 == 0 ? "shop" : "mail",
                    c % 3 == 0 ? "company" : "person",
                    LocalDate.of(2025, 1, 1),
                    values(c)));
            for (int d = random.nextInt(7); d > 0; d--) {
                buy(random, records.getLast());
            }
        }
        for (int d = 0; d < 9; d++) {
            buy(random, null);
        }
        // one customer of two records, as a join leaves him
        jdbc.sql("UPDATE identify.record SET customer_id = :kept WHERE record_id = :joined")
                .param("kept", records.get(3))
                .param("joined", records.get(4))
                .update();
        cards.rebuild(done -> {});
        build();
    }

    private static Map<String, String> values(int c) {
        var values = new HashMap<>(Map.of("FULL_NAME", "Nome " + c));
        if (c % 5 != 0) {
            values.put("COUNTRY", c % 7 == 0 ? "FR" : "IT");
            values.put("PROVINCE", c % 2 == 0 ? "TO" : "BA");
        }
        return values;
    }

    private void buy(SplittableRandom random, @Nullable Long record) {
        books.purchase(
                random.nextBoolean() ? "shop" : "mail",
                record,
                LocalDate.of(2023, 11, 1).plusDays(random.nextInt(900)),
                products.get(random.nextInt(products.size())),
                (random.nextInt(4) == 0 ? "-" : "") + random.nextInt(1, 400) + "." + random.nextInt(100, 999),
                random.nextInt(6) == 0 ? "USD" : "EUR");
    }

    private void build() {
        var state = jobs.runHere(new JobOrder("picture", "test", Map.of(), "test"), progress -> {});
        assertThat(state.status()).isEqualTo(JobState.Status.DONE);
    }

    @Test
    void everyPairOfDimensionsEqualsTheLedger() {
        for (var rows : Dimension.values()) {
            picture.follow(); // seen within the last minute, however long this takes
            for (var columns : Dimension.values()) {
                if (rows.compareTo(columns) < 0 || (rows == Dimension.ALL && columns == Dimension.ALL)) {
                    same(new Question(rows, columns, Measure.NET, "EUR", CustomerFilter.ALL, 200));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Measure.class)
    void everyMeasureEqualsTheLedger(Measure measure) {
        for (var rows : Dimension.values()) {
            var columns = rows == Dimension.AREA ? Dimension.MONTH : Dimension.AREA;
            same(new Question(rows, columns, measure, "EUR", CustomerFilter.ALL, 200));
        }
    }

    @Test
    void aPictureThatWasNotComparedForAWhileLeavesItToTheLedger() {
        var later = Clock.offset(clock, Duration.ofMinutes(2));
        var question = new Question(Dimension.PRODUCT, Dimension.YEAR, Measure.NET, "EUR", CustomerFilter.ALL, 12);
        assertThat(new PictureReporting(questions, customers, answers, censuses, later).report(question))
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class, no -> assertThat(no.reason()).isEqualTo("behind"));
    }

    @Test
    void filtersAndOthersEqualTheLedger() {
        var filters = List.of(
                CustomerFilter.builder().area("").build(),
                CustomerFilter.builder().country("IT").kind("person").build(),
                CustomerFilter.builder().province("TO").channel("shop").build(),
                CustomerFilter.builder().department("mail").build(),
                CustomerFilter.builder().category("").purchaseSource("shop").build(),
                CustomerFilter.builder().bought(true).customerId(records.get(3)).build(),
                CustomerFilter.builder().bought(false).build(),
                CustomerFilter.builder().productKey("#" + products.get(2)).build(),
                CustomerFilter.builder()
                        .from(LocalDate.of(2024, 2, 10))
                        .to(LocalDate.of(2025, 3, 3))
                        .build());
        for (var filter : filters) {
            picture.follow(); // seen within the last minute, however long this takes
            for (var measure : List.of(Measure.NET, Measure.MARGIN, Measure.QUANTITY, Measure.CUSTOMERS)) {
                for (var currency : List.of("EUR", "USD")) {
                    same(new Question(Dimension.CATEGORY, Dimension.QUARTER, measure, currency, filter, 200));
                    same(new Question(Dimension.AREA, Dimension.CUSTOMER, measure, currency, filter, 200));
                    same(new Question(Dimension.CUSTOMER, Dimension.CATEGORY, measure, currency, filter, 200));
                }
            }
        }
        same(new Question(Dimension.PRODUCT, Dimension.CUSTOMER, Measure.NET, "EUR", CustomerFilter.ALL, 3));
        same(new Question(Dimension.CUSTOMER, Dimension.MONTH, Measure.NET, "USD", CustomerFilter.ALL, 4));
    }

    @Test
    void aChangeOfTheLedgerIsInTheNextPicture() {
        var question = new Question(Dimension.PRODUCT, Dimension.YEAR, Measure.NET, "EUR", CustomerFilter.ALL, 12);
        var before = same(question).total();
        books.purchase("shop", records.getFirst(), LocalDate.of(2025, 5, 5), products.getFirst(), "10.01", "EUR");
        build();
        assertThat(same(question).total().subtract(before)).isEqualByComparingTo("10.01");
    }

    @Test
    void whatThePictureDoesNotHoldIsLeftToTheLedger() {
        for (var filter : List.of(
                CustomerFilter.builder().text("Nome 3").build(),
                CustomerFilter.builder().recordSource("shop").build())) {
            assertThat(reporting.report(
                            new Question(Dimension.PRODUCT, Dimension.YEAR, Measure.NET, "EUR", filter, 12)))
                    .isInstanceOfSatisfying(
                            Outcome.Unknown.class, no -> assertThat(no.reason()).isEqualTo("beyond"));
        }
    }

    private Report same(Question question) {
        var expected = customers.report(question);
        var found = ((Outcome.Known<Reporting.Answer>) reporting.report(question)).value();
        var report = found.report();
        assertThat(text(report)).as("%s", question).isEqualTo(text(expected));
        assertThat(report.rows()).as("%s", question).isEqualTo(expected.rows());
        assertThat(report.columns()).as("%s", question).isEqualTo(expected.columns());
        assertThat(report.difference()).as("%s", question).isEqualByComparingTo("0");
        return report;
    }

    private static String text(Report report) {
        return report.cells().stream().map(PictureReportingTest::text).toList() + " rows " + text(report.rowTotals())
                + " columns " + text(report.columnTotals()) + " total " + plain(report.total()) + " ledger "
                + plain(report.ledger());
    }

    private static String text(List<Optional<BigDecimal>> values) {
        return values.stream()
                .map(value -> value.map(PictureReportingTest::plain).orElse("-"))
                .toList()
                .toString();
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}

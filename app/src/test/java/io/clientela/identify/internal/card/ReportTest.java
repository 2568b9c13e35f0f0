package io.clientela.identify.internal.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.identify.CustomerCard;
import io.clientela.identify.CustomerFilter;
import io.clientela.identify.CustomerSort;
import io.clientela.identify.Customers;
import io.clientela.identify.Report.Dimension;
import io.clientela.identify.Report.Measure;
import io.clientela.identify.Report.Question;
import io.clientela.identify.internal.joining.Books;
import io.clientela.platform.ClientelaTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Reports flip between product and customer with equal totals, and each cell opens to its customers (R10, R11, R12). */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=customers")
class ReportTest {

    @Autowired
    Customers customers;

    @Autowired
    Cards cards;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void firm() {
        var books = new Books(jdbc);
        books.clear();
        books.begin("shop");
        var random = new SplittableRandom(8);
        var products = new ArrayList<Integer>();
        for (int p = 0; p < 9; p++) {
            products.add(books.product("shop", "P" + p, p % 3 == 0 ? "food" : "tools", new BigDecimal("1.25")));
        }
        for (int c = 0; c < 30; c++) {
            long rec = books.record(
                    "shop",
                    c % 3 == 0 ? "company" : "person",
                    LocalDate.of(2025, 1, 1),
                    Map.of("FULL_NAME", "Nome " + c, "PROVINCE", c % 2 == 0 ? "TO" : "BA", "COUNTRY", "IT"));
            for (int d = random.nextInt(6); d > 0; d--) {
                books.purchase(
                        "shop",
                        rec,
                        LocalDate.of(2024, 1, 1).plusDays(random.nextInt(900)),
                        products.get(random.nextInt(9)),
                        (random.nextInt(5) == 0 ? "-" : "") + random.nextInt(1, 400) + "." + random.nextInt(10, 99),
                        "EUR");
            }
        }
        books.purchase("shop", null, LocalDate.of(2025, 2, 2), products.getFirst(), "33.33", "EUR");
        cards.rebuild(done -> {});
    }

    @ParameterizedTest
    @EnumSource(Measure.class)
    void bothSidesOfAReportHaveTheSameTotalsAndReachTheLedger(Measure measure) {
        var question = new Question(Dimension.PRODUCT, Dimension.CUSTOMER, measure, "EUR", CustomerFilter.ALL, 5);
        var report = customers.report(question);
        var flipped = customers.report(question.flipped());
        assertThat(report.difference()).isEqualByComparingTo("0");
        assertThat(flipped.total()).isEqualByComparingTo(report.total());
        assertThat(report.rows())
                .hasSize(6)
                .last()
                .satisfies(h -> assertThat(h.others()).isTrue());
        assertThat(flipped.columnTotals()).usingRecursiveComparison().isEqualTo(report.rowTotals());
        if (measure != Measure.CUSTOMERS && measure != Measure.DOCUMENTS) {
            assertThat(sum(report.rowTotals())).isEqualByComparingTo(report.total());
            assertThat(sum(report.cells().stream().flatMap(List::stream).toList()))
                    .isEqualByComparingTo(report.total());
        }
    }

    @ParameterizedTest
    @EnumSource(Dimension.class)
    void eachCellOpensToItsCustomers(Dimension dimension) {
        var other = dimension == Dimension.AREA ? Dimension.DEPARTMENT : Dimension.AREA;
        var report = customers.report(new Question(dimension, other, Measure.CUSTOMERS, "EUR", CustomerFilter.ALL, 20));
        assertThat(report.rows()).isNotEmpty();
        for (int r = 0; r < report.rows().size(); r++) {
            for (int c = 0; c < report.columns().size(); c++) {
                var filter = report.question()
                        .opens(
                                Optional.of(report.rows().get(r)),
                                Optional.of(report.columns().get(c)));
                var said = report.cells().get(r).get(c).orElse(BigDecimal.ZERO);
                boolean nobody = report.columns().get(c).key().isEmpty();
                if (filter.isPresent() && !nobody) {
                    assertThat(customers.count(filter.get()).value()).isEqualTo(said.longValueExact());
                    assertThat(customers
                                    .list(filter.get(), CustomerSort.NET, Optional.empty(), 100)
                                    .rows())
                            .hasSize(said.intValueExact());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(CustomerSort.class)
    void pagesByCursorGiveEveryCustomerOnceInOrder(CustomerSort sort) {
        var all =
                customers.list(CustomerFilter.ALL, sort, Optional.empty(), 100).rows();
        assertThat(all).hasSize(30);
        var paged = new ArrayList<CustomerCard>();
        Optional<String> cursor = Optional.empty();
        do {
            var page = customers.list(CustomerFilter.ALL, sort, cursor, 7);
            paged.addAll(page.rows());
            cursor = page.next();
        } while (cursor.isPresent());
        assertThat(paged).isEqualTo(all).doesNotHaveDuplicates();
    }

    @Test
    void exportsHoldWhatTheListHolds(@TempDir Path folder) throws IOException, SQLException {
        var out = new ByteArrayOutputStream();
        var filter = CustomerFilter.builder().bought(true).build();
        customers.exportCsv(filter, CustomerSort.NAME, out);
        var lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        var listed =
                customers.list(filter, CustomerSort.NAME, Optional.empty(), 100).rows();
        assertThat(lines).hasSize(listed.size() + 1);
        assertThat(lines.stream()
                        .skip(1)
                        .map(l -> l.substring(0, l.indexOf(',')))
                        .collect(Collectors.toList()))
                .isEqualTo(
                        listed.stream().map(c -> Long.toString(c.customerId())).toList());
        var parquet = new ByteArrayOutputStream();
        customers.exportParquet(filter, CustomerSort.NAME, parquet);
        var file = Files.write(folder.resolve("customers.parquet"), parquet.toByteArray());
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var rows = duck.createStatement().executeQuery("SELECT * FROM '" + file + "'")) {
            var columns = rows.getMetaData();
            var names = new ArrayList<String>();
            for (int column = 1; column <= columns.getColumnCount(); column++) {
                names.add(columns.getColumnName(column));
            }
            assertThat(String.join(",", names)).isEqualTo(lines.getFirst().replace("\uFEFF", ""));
            for (var card : listed) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getLong(1)).isEqualTo(card.customerId());
                assertThat(rows.getString("name")).isEqualTo(card.name());
            }
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void aPageAddsUp() {
        for (var card : customers
                .list(CustomerFilter.builder().bought(true).build(), CustomerSort.NET, Optional.empty(), 50)
                .rows()) {
            var page = ((io.clientela.identify.Lookup.Here) customers.find(card.customerId())).page();
            var net = card.main().orElseThrow().net();
            assertThat(page.totals())
                    .singleElement()
                    .satisfies(t -> assertThat(t.net()).isEqualByComparingTo(net));
            assertThat(page.months().stream().map(m -> m.net()).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(net);
            assertThat(customers.products(card.customerId()).stream()
                            .map(p -> p.net())
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(net);
            var documents = customers
                    .documents(card.customerId(), Optional.empty(), 100)
                    .rows();
            assertThat(documents.stream()
                            .flatMap(d -> customers.lines(d.documentId()).stream())
                            .map(l -> l.amount())
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(net);
            assertThat(page.fields()).allMatch(f -> f.shown().isPresent());
        }
    }

    private static BigDecimal sum(List<Optional<BigDecimal>> values) {
        return values.stream().flatMap(Optional::stream).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

package io.clientela.identify.internal.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.identify.CustomerCard;
import io.clientela.identify.CustomerFilter;
import io.clientela.identify.CustomerSort;
import io.clientela.identify.internal.joining.Books;
import io.clientela.platform.ClientelaTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Whichever way a list is found, it shows those of whom one line fits the filter, as read line by line here (R10). */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=customers")
class ConditionsTest {

    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 40;
    private static final List<CustomerSort> SORTS = List.of(CustomerSort.values());

    @Autowired
    Cards cards;

    @Autowired
    CardReader reader;

    @Autowired
    Filtered filtered;

    @Autowired
    JdbcClient jdbc;

    private final SplittableRandom random = new SplittableRandom(11);

    private record Line(
            long customer,
            String recordSource,
            String source,
            String department,
            String channel,
            String product,
            String category,
            LocalDate day,
            String currency) {}

    private List<Line> firm() {
        var books = new Books(jdbc);
        books.clear();
        var products = new ArrayList<Integer>();
        for (var source : List.of("shop", "web")) {
            books.begin(source);
            for (int p = 0; p < 4; p++) {
                products.add(books.product(source, "P" + p, p % 2 == 0 ? "food" : "tools", BigDecimal.ONE));
            }
        }
        for (int c = 0; c < 60; c++) {
            long rec = books.record(c % 5 == 0 ? "web" : "shop", "person", START, Map.of("FULL_NAME", "Nome " + c));
            for (int d = random.nextInt(5); d > 0; d--) {
                int p = random.nextInt(8);
                long document = books.purchase(
                        p < 4 ? "shop" : "web",
                        rec,
                        START.plusDays(random.nextInt(DAYS)),
                        products.get(p),
                        (random.nextInt(6) == 0 ? "-" : "") + random.nextInt(1, 90),
                        random.nextInt(5) == 0 ? "CHF" : "EUR");
                jdbc.sql("UPDATE identify.document SET channel = :c WHERE document_id = :id")
                        .param("c", random.nextBoolean() ? "agent" : "till")
                        .param("id", document)
                        .update();
            }
        }
        jdbc.sql("INSERT INTO identify.article SELECT 'P1', 'One', 'drinks', 'cellar', 1, max(file_id), 1, now()"
                        + " FROM identify.file")
                .update();
        jdbc.sql("UPDATE identify.product SET article = code WHERE code = 'P1'").update();
        cards.rebuild(done -> {});
        return jdbc.sql("SELECT customer_id, record_sources[1], source, department, channel, product_key, category,"
                        + " occurred_at::date, b.currency FROM identify.v_bought b"
                        + " JOIN identify.customer_card c USING (customer_id)")
                .query((rs, n) -> new Line(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getString(5),
                        rs.getString(6),
                        rs.getString(7),
                        rs.getObject(8, LocalDate.class),
                        rs.getString(9)))
                .list();
    }

    @Test
    void fewAreFetchedManyAreWalkedAndBothAreRight() {
        var lines = firm();
        for (int few : new int[] {0, 12, 10_000}) {
            var lists = new CustomerLists(jdbc, reader, new Conditions(jdbc, filtered, few));
            for (int i = 0; i < 120; i++) {
                var filter = filter(lines.get(random.nextInt(lines.size())));
                var expected = lines.stream()
                        .filter(line -> fits(filter, line))
                        .map(Line::customer)
                        .collect(Collectors.toSet());
                var sort = SORTS.get(random.nextInt(SORTS.size()));
                assertThat(listed(lists, filter, sort))
                        .as("%s, few: %d", filter, few)
                        .isEqualTo(expected);
                assertThat(lists.count(filter).value()).as("%s", filter).isEqualTo(expected.size());
            }
        }
    }

    @Test
    void whoNeverBoughtComesOnceInEveryOrder() {
        var buyers = firm().stream().map(Line::customer).collect(Collectors.toSet());
        var all = Set.copyOf(jdbc.sql("SELECT customer_id FROM identify.customer")
                .query(Long.class)
                .list());
        var lists = new CustomerLists(jdbc, reader, new Conditions(jdbc, filtered));
        for (var sort : SORTS) {
            assertThat(listed(lists, CustomerFilter.builder().bought(true).build(), sort))
                    .isEqualTo(buyers);
            assertThat(listed(lists, CustomerFilter.builder().bought(false).build(), sort))
                    .hasSize(all.size() - buyers.size())
                    .doesNotContainAnyElementsOf(buyers);
        }
    }

    private static Set<Long> listed(CustomerLists lists, CustomerFilter filter, CustomerSort sort) {
        var rows = new ArrayList<CustomerCard>();
        Optional<String> cursor = Optional.empty();
        do {
            var page = lists.list(filter, sort, cursor, 7);
            rows.addAll(page.rows());
            cursor = page.next();
        } while (cursor.isPresent());
        assertThat(rows).doesNotHaveDuplicates();
        return rows.stream().map(CustomerCard::customerId).collect(Collectors.toSet());
    }

    /** Some parts, most of them as in a line, so that lists are seldom empty. */
    private CustomerFilter filter(Line like) {
        BooleanSupplier some = () -> random.nextInt(4) == 0;
        var filter = CustomerFilter.builder();
        boolean any = false;
        while (!any) {
            if (some.getAsBoolean()) {
                filter.recordSource(like.recordSource);
            }
            if (some.getAsBoolean()) {
                filter.purchaseSource(like.source);
                any = true;
            }
            if (some.getAsBoolean()) {
                filter.department(like.department);
                any = true;
            }
            if (some.getAsBoolean()) {
                filter.channel(random.nextBoolean() ? like.channel : "agent");
                any = true;
            }
            if (some.getAsBoolean()) {
                filter.productKey(random.nextBoolean() ? like.product : "P1");
                any = true;
            }
            if (some.getAsBoolean()) {
                filter.category(like.category);
                any = true;
            }
            if (some.getAsBoolean()) {
                filter.from(like.day.minusDays(random.nextInt(9)));
                any = true;
            }
            if (some.getAsBoolean()) {
                filter.to(like.day.plusDays(random.nextInt(9)));
                any = true;
            }
            if (some.getAsBoolean()) {
                filter.currency(random.nextBoolean() ? like.currency : "CHF");
                any = true;
            }
        }
        return filter.build();
    }

    private static boolean fits(CustomerFilter filter, Line line) {
        return filter.recordSource().map(line.recordSource::equals).orElse(true)
                && filter.purchaseSource().map(line.source::equals).orElse(true)
                && filter.department().map(line.department::equals).orElse(true)
                && filter.channel().map(line.channel::equals).orElse(true)
                && filter.productKey().map(line.product::equals).orElse(true)
                && filter.category().map(line.category::equals).orElse(true)
                && filter.from().map(day -> !line.day.isBefore(day)).orElse(true)
                && filter.to().map(day -> !line.day.isAfter(day)).orElse(true)
                && filter.currency().map(line.currency::equals).orElse(true);
    }
}

package io.clientela.identify.internal.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientela.identify.CustomerFilter;
import io.clientela.identify.CustomerSort;
import io.clientela.identify.Customers;
import io.clientela.identify.Joins;
import io.clientela.identify.Lookup;
import io.clientela.identify.internal.card.Cards;
import io.clientela.platform.ClientelaTest;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A join that is undone leaves nothing behind but the memory of it (R6). */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=customers")
class UndoTest {

    private static final List<String> GIVEN = List.of("Anna", "Bruno", "Carla", "Dario", "Elena");
    private static final List<String> FAMILY = List.of("Rossi", "Bianchi", "Ferrari", "Esposito", "Conti");

    @Autowired
    Joins joins;

    @Autowired
    Customers customers;

    @Autowired
    Cards cards;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theStateIsThatOfTheJoinsThatStand(long seed) {
        var random = new SplittableRandom(seed);
        var records = somebody(random, 14);
        cards.rebuild(done -> {});
        var states = new ArrayDeque<Picture>();
        var standing = new ArrayDeque<Long>();
        for (int step = 0; step < 25; step++) {
            var at = customersOf(records);
            if (standing.isEmpty() || (at.size() > 2 && random.nextInt(5) < 3)) {
                states.push(picture(records));
                var pair = two(at, random);
                standing.push(joins.join(pair.get(0), pair.get(1), "user:anna", "same person")
                        .joinId());
            } else {
                joins.undo(standing.pop(), "user:anna", "no");
                assertThat(picture(records)).isEqualTo(states.pop());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void undoingInAnyOrderEndsWhereAllStoodAlone(long seed) {
        var random = new SplittableRandom(seed);
        var records = somebody(random, 12);
        cards.rebuild(done -> {});
        var alone = picture(records);
        assertThat(alone.ledger()).isNotEmpty();
        var made = new ArrayList<Long>();
        for (int step = 0; step < 8; step++) {
            var pair = two(customersOf(records), random);
            made.add(joins.join(pair.get(0), pair.get(1), "user:anna", "").joinId());
        }
        while (!made.isEmpty()) {
            joins.undo(made.remove(random.nextInt(made.size())), "user:anna", "");
            assertThat(assignment(records)).isEqualTo(expected(records));
            refreshedEqualsRebuilt(records);
        }
        assertThat(picture(records)).isEqualTo(alone);
    }

    @Test
    void whatCameByEvidenceAgainstAMovedRecordGoesWithIt() {
        var books = new Books(jdbc);
        reset(books);
        long a = person(books, "Anna", "Rossi");
        long b = person(books, "Anna", "Rosi");
        long c = person(books, "A.", "Rosi");
        cards.rebuild(done -> {});
        long first = joins.join(a, b, "user:anna", "").joinId();
        long late = jdbc.sql("SELECT record_id FROM identify.record WHERE record_id = :c")
                .param("c", c)
                .query(Long.class)
                .single();
        attach(late, b);
        assertThat(assignment(List.of(a, b, c))).containsEntry(c, a);
        assertThat(customers.find(c)).isEqualTo(new Lookup.PartOf(c, a));

        joins.undo(first, "user:anna", "");

        assertThat(assignment(List.of(a, b, c))).isEqualTo(Map.of(a, a, b, b, c, b));
        assertThat(customers.find(c)).isEqualTo(new Lookup.PartOf(c, b));
    }

    @Test
    void oneRecordIsTakenOutAndTheOthersStayTogether() {
        var books = new Books(jdbc);
        reset(books);
        long a = person(books, "Anna", "Rossi");
        long b = person(books, "Anna", "Rosi");
        long c = person(books, "A.", "Rossi");
        cards.rebuild(done -> {});
        joins.join(a, b, "user:anna", "");
        joins.join(a, c, "user:anna", "");

        assertThat(joins.split(a, "user:anna", "another Anna")).isEqualTo(a);

        assertThat(assignment(List.of(a, b, c))).isEqualTo(Map.of(a, a, b, b, c, b));
        assertThat(jdbc.sql("SELECT count(*) FROM identify.apart WHERE lifted_at IS NULL")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aRecordPutBackIsHeldByTheJoinsThatHeldIt(long seed) {
        var random = new SplittableRandom(seed);
        var records = somebody(random, 6);
        cards.rebuild(done -> {});
        for (int i = 1; i < records.size(); i++) {
            attach(records.get(i), records.get(random.nextInt(i)));
        }
        var before = picture(records);
        var held = held();
        for (long rec : records) {
            joins.split(rec, "user:bea", "another one");
            assertThat(picture(records)).isNotEqualTo(before);
            joins.putBack(rec, "user:bea");
            assertThat(picture(records)).isEqualTo(before);
            assertThat(held()).isEqualTo(held);
            assertThat(jdbc.sql("SELECT count(*) FROM identify.apart WHERE lifted_at IS NULL")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
        assertThatThrownBy(() -> joins.putBack(records.getFirst(), "user:bea"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> held() {
        return jdbc.sql("SELECT join_id || ' ' || by || ' ' || why FROM identify.customer_join WHERE undone_at IS NULL"
                        + " ORDER BY 1")
                .query(String.class)
                .list();
    }

    @Test
    void undoingTwiceChangesNothing() {
        var books = new Books(jdbc);
        reset(books);
        long a = person(books, "Anna", "Rossi");
        long b = person(books, "Anna", "Rosi");
        cards.rebuild(done -> {});
        long join = joins.join(a, b, "user:anna", "").joinId();
        joins.undo(join, "user:anna", "");
        var before = picture(List.of(a, b));
        joins.undo(join, "user:anna", "");
        assertThat(picture(List.of(a, b))).isEqualTo(before);
        assertThat(joins.find(join).orElseThrow().undone()).isPresent();
    }

    private void attach(long fresh, long old) {
        joins.join(customerOf(fresh), customerOf(old), "user:anna", "");
        jdbc.sql("UPDATE identify.customer_join SET record_a = :old WHERE record_b = :fresh")
                .param("old", old)
                .param("fresh", fresh)
                .update();
    }

    private long customerOf(long rec) {
        return assignment(List.of(rec)).getOrDefault(rec, 0L);
    }

    private void reset(Books books) {
        books.clear();
        books.begin("crm");
    }

    private long person(Books books, String given, String family) {
        return books.record(
                "crm", "person", LocalDate.of(2026, 1, 1), Map.of("GIVEN_NAME", given, "FAMILY_NAME", family));
    }

    private List<Long> somebody(SplittableRandom random, int size) {
        var books = new Books(jdbc);
        reset(books);
        int[] products = {
            books.product("crm", "P1", "food", null), books.product("crm", "P2", "", new java.math.BigDecimal("3.10"))
        };
        var records = new ArrayList<Long>();
        for (int i = 0; i < size; i++) {
            long rec = books.record(
                    random.nextBoolean() ? "crm" : "shop",
                    random.nextInt(3) == 0 ? "company" : "person",
                    LocalDate.of(2026, 1, 1).plusDays(random.nextInt(300)),
                    Map.of(
                            "GIVEN_NAME",
                            GIVEN.get(random.nextInt(GIVEN.size())),
                            "FAMILY_NAME",
                            FAMILY.get(random.nextInt(FAMILY.size())),
                            "EMAIL",
                            "p" + random.nextInt(6) + "@example.com",
                            "CITY",
                            random.nextBoolean() ? "Torino" : "Bari",
                            "PHONE",
                            "+39347" + (100000 + random.nextInt(50))));
            records.add(rec);
            for (int p = random.nextInt(4); p > 0; p--) {
                books.purchase(
                        "shop",
                        rec,
                        LocalDate.of(2025, 1, 1).plusDays(random.nextInt(600)),
                        products[random.nextInt(2)],
                        (random.nextInt(4) == 0 ? "-" : "") + random.nextInt(1, 90) + ".5" + random.nextInt(10),
                        random.nextInt(6) == 0 ? "GBP" : "EUR");
            }
        }
        books.purchase("shop", null, LocalDate.of(2025, 5, 5), products[0], "17.05", "EUR");
        return records;
    }

    private List<Long> two(Set<Long> of, SplittableRandom random) {
        var list = new ArrayList<>(of);
        long first = list.remove(random.nextInt(list.size()));
        return List.of(first, list.get(random.nextInt(list.size())));
    }

    private Set<Long> customersOf(List<Long> records) {
        return new TreeSet<>(assignment(records).values());
    }

    private Map<Long, Long> assignment(List<Long> records) {
        var map = new TreeMap<Long, Long>();
        jdbc.sql("SELECT record_id, customer_id FROM identify.record").query(rs -> {
            if (records.contains(rs.getLong(1))) {
                map.put(rs.getLong(1), rs.getLong(2));
            }
        });
        return map;
    }

    /** What follows from the joins that stand: each record came with its own number. */
    private Map<Long, Long> expected(List<Long> records) {
        var homes = new HashMap<Long, Long>();
        records.forEach(r -> homes.put(r, r));
        var edges = jdbc.sql("SELECT join_id, record_a, record_b FROM identify.customer_join WHERE undone_at IS NULL")
                .query((rs, n) -> new Forest.Edge(rs.getLong(1), rs.getLong(2), rs.getLong(3)))
                .list();
        return new TreeMap<>(Forest.customers(homes, edges));
    }

    /** Everything that people can see. */
    private record Picture(
            Map<Long, Long> assignment, List<?> cards, List<String> totals, List<?> found, List<?> ledger) {}

    private Picture picture(List<Long> records) {
        var found = new ArrayList<Object>();
        for (var fragment : List.of("rossi", "ann", "elena conti", "rosssi", "347", "p3@", "ft100", "tor")) {
            found.add(customers.search(fragment, 50));
        }
        var ledger = customers.checkLedger().currencies();
        assertThat(ledger).allMatch(check -> check.holds());
        return new Picture(
                assignment(records),
                customers
                        .list(CustomerFilter.ALL, CustomerSort.NEWEST, Optional.empty(), 100)
                        .rows(),
                Stream.of("customer_total", "customer_day", "customer_product")
                        .flatMap(table -> rows(table).stream())
                        .toList(),
                found,
                ledger);
    }

    private List<String> rows(String table) {
        return jdbc.sql("SELECT t::text FROM identify." + table + " t ORDER BY 1")
                .query(String.class)
                .list();
    }

    private void refreshedEqualsRebuilt(List<Long> records) {
        var refreshed = picture(records);
        var words = rows("search_customer");
        var codes = rows("search_code");
        cards.rebuild(done -> {});
        assertThat(picture(records)).isEqualTo(refreshed);
        assertThat(rows("search_customer")).isEqualTo(words);
        assertThat(rows("search_code")).isEqualTo(codes);
    }
}

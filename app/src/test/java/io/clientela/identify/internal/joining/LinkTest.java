package io.clientela.identify.internal.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientela.identify.CustomerFilter;
import io.clientela.identify.CustomerSort;
import io.clientela.identify.Customers;
import io.clientela.identify.Doubt;
import io.clientela.identify.Evidence;
import io.clientela.identify.Joins;
import io.clientela.identify.Lookup;
import io.clientela.identify.PurchasesRecorded;
import io.clientela.identify.internal.card.Cards;
import io.clientela.platform.ClientelaTest;
import io.clientela.platform.Journal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Records become customers, with reasons, and stay what they are (R6). */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=customers")
class LinkTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final List<String> GIVEN = List.of(
            "Anna", "Bruno", "Carla", "Dario", "Elena", "Fabio", "Giulia", "Hugo", "Ilaria", "Luca", "Marta", "Nicola");
    private static final List<String> FAMILY = List.of(
            "Rossi",
            "Bianchi",
            "Ferrari",
            "Esposito",
            "Conti",
            "Marino",
            "Greco",
            "Gallo",
            "Costa",
            "Fontana",
            "Caruso",
            "Moretti",
            "Barbieri",
            "Lombardi",
            "Santoro",
            "Rinaldi",
            "Colombo",
            "Galli",
            "Martini",
            "Leone");
    private static final List<String> STREETS = List.of(
            "Via Roma", "Via Garibaldi", "Corso Italia", "Via Mazzini", "Viale Europa", "Via Dante", "Via Verdi");
    private static final List<String> CITIES = List.of("Torino", "Bari", "Bologna", "Verona", "Palermo");

    @Autowired
    Linker linker;

    @Autowired
    Joins joins;

    @Autowired
    Customers customers;

    @Autowired
    Cards cards;

    @Autowired
    Journal journal;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    JdbcClient jdbc;

    private Books books;

    @BeforeEach
    void emptyBooks() {
        books = new Books(jdbc);
        books.clear();
        books.begin("crm");
    }

    @Test
    void theFirstRunFindsTheDoublesAndLaterRunsChangeNothing() {
        var truth = people(new SplittableRandom(3), 240);
        var first = linker.link(Watch.SILENT);
        assertThat(first.full()).isTrue();
        var assignment = assignment();
        var score = score(truth, assignment);
        assertThat(score.get("precision")).isGreaterThan(0.95);
        assertThat(score.get("recall")).isGreaterThan(0.85);
        assertThat(jdbc.sql("SELECT count(*) FROM identify.record WHERE NOT linked")
                        .query(Long.class)
                        .single())
                .isZero();

        var again = linker.full(Watch.SILENT);

        assertThat(again.joins()).isZero();
        assertThat(again.undone()).isZero();
        assertThat(assignment()).isEqualTo(assignment);
    }

    @Test
    void aPersonIsAskedOnceForEachTwoCustomersAndNeverWhatFollows() {
        people(new SplittableRandom(11), 240);
        linker.full(Watch.SILENT);
        var asked = new TreeMap<Long, Integer>();
        var doubts = joins.doubts(Doubt.Order.PROBABILITY, 1000);
        var parents = new TreeMap<Long, Long>();
        for (var doubt : doubts) {
            long left = doubt.left().customer().customerId();
            long right = doubt.right().customer().customerId();
            assertThat(asked.merge(left, 1, Integer::sum)).isLessThanOrEqualTo(3);
            assertThat(asked.merge(right, 1, Integer::sum)).isLessThanOrEqualTo(3);
            long top = top(parents, left);
            assertThat(top).isNotEqualTo(top(parents, right));
            parents.put(top, top(parents, right));
        }
    }

    private static long top(Map<Long, Long> parents, long customer) {
        long at = customer;
        while (parents.containsKey(at)) {
            at = parents.get(at);
        }
        return at;
    }

    @Test
    void anUndoneJoinIsNotProposedAgain() {
        people(new SplittableRandom(4), 160);
        linker.link(Watch.SILENT);
        var join = joins.latest(Optional.empty(), 1).rows().getFirst();
        assertThat(join.evidence().weights()).isNotEmpty();
        assertThat(sum(join.evidence()))
                .isCloseTo(join.evidence().totalBits(), org.assertj.core.data.Offset.offset(1e-6));

        joins.undo(join.joinId(), "user:anna", "two sisters");
        linker.full(Watch.SILENT);

        var after = assignment();
        assertThat(after.get(join.recordA())).isNotEqualTo(after.get(join.recordB()));
        assertThat(joins.doubts(Doubt.Order.PROBABILITY, 1000))
                .noneMatch(d -> d.left().record().recordId() == Math.min(join.recordA(), join.recordB())
                        && d.right().record().recordId() == Math.max(join.recordA(), join.recordB()));
        assertThat(journal.about("join:" + join.joinId(), OptionalLong.empty(), 10))
                .anyMatch(line ->
                        line.what().equals("identify.join-undone") && line.why().equals("two sisters"));
    }

    @Test
    void aNewRecordJoinsAnOldCustomerWithoutARunOverAll() {
        people(new SplittableRandom(5), 200);
        long known = person("Teresa", "Quaglia", "teresa.quaglia@example.com", "+393471112223", "Via Roma 5", "Torino");
        linker.link(Watch.SILENT);
        var before = assignment();

        long fresh = person("Teresa", "Qualia", "teresa.quaglia@example.com", "+393471112223", "via Roma, 5", "Torino");
        books.purchase("crm", fresh, DAY, books.product("crm", "P1", "", null), "12.50", "EUR");
        var outcome = linker.link(Watch.SILENT);

        assertThat(outcome.full()).isFalse();
        assertThat(outcome.records()).isOne();
        var after = assignment();
        assertThat(after.get(fresh)).isEqualTo(after.get(known)).isEqualTo(before.get(known));
        assertThat(customers.find(fresh)).isEqualTo(new Lookup.PartOf(fresh, known));
        assertThat(customers.card(known).orElseThrow().main().orElseThrow().net())
                .isEqualByComparingTo("12.50");
        after.remove(fresh);
        assertThat(after).isEqualTo(before);
    }

    @Test
    void identifiersJoinByRuleAndKeepApart() {
        people(new SplittableRandom(6), 100);
        long a = company("Mobilificio Bruni srl", "IT01234567897", "info@bruni.example");
        long b = company("Bruni Arredamenti", "IT01234567897", "ordini@altro.example");
        long c = books.record("crm", "company", DAY, Map.of("COMPANY_NAME", "F.lli Bruni", "TAX_CODE", "01234567897"));
        long twin1 = books.record(
                "crm",
                "person",
                DAY,
                Map.of(
                        "GIVEN_NAME",
                        "Paolo",
                        "FAMILY_NAME",
                        "Zanetti",
                        "TAX_CODE",
                        "ZNTPLA80A01L219K",
                        "EMAIL",
                        "z@example.com",
                        "STREET",
                        "Via Dante 3",
                        "CITY",
                        "Bari"));
        long twin2 = books.record(
                "crm",
                "person",
                DAY,
                Map.of(
                        "GIVEN_NAME",
                        "Paola",
                        "FAMILY_NAME",
                        "Zanetti",
                        "TAX_CODE",
                        "ZNTPLA80A41L219O",
                        "EMAIL",
                        "z@example.com",
                        "STREET",
                        "Via Dante 3",
                        "CITY",
                        "Bari"));

        linker.link(Watch.SILENT);

        var assignment = assignment();
        assertThat(assignment)
                .containsEntry(b, a)
                .containsEntry(c, a)
                .containsEntry(twin1, twin1)
                .containsEntry(twin2, twin2);
        assertThat(joins.latest(Optional.empty(), 500).rows())
                .anyMatch(j -> j.by().equals("rule") && j.evidence().basis().equals("rule") && j.recordB() == b);

        long late = company("Altra Ditta spa", "IT01234567897", "x@y.example");
        assertThat(linker.link(Watch.SILENT).full()).isFalse();
        assertThat(assignment()).containsEntry(late, a);
    }

    @Test
    void doubtsAreDecidedAndDecisionsTakenBack() {
        long a = person("Anna", "Rossi", "anna@example.com", "+393470000001", "Via Roma 1", "Bari");
        long b = person("A.", "Rossi", "rossi@example.com", "+393470000002", "Via Roma 1", "Bari");
        books.purchase("crm", b, DAY, books.product("crm", "P1", "", null), "99.90", "EUR");
        cards.rebuild(done -> {});
        RaisedDoubt.between(a, b, 0.66, jdbc);
        var doubt = joins.doubts(Doubt.Order.VALUE, 5).getFirst();
        assertThat(joins.openDoubts()).isOne();
        assertThat(doubt.left().fields()).anyMatch(f -> f.field().equals("EMAIL"));
        assertThat(doubt.right().customer().main().orElseThrow().net()).isEqualByComparingTo("99.90");
        var before = assignment();

        joins.decide(doubt.doubtId(), Doubt.Decision.JOIN, "user:anna");
        assertThat(assignment()).containsEntry(b, a);
        assertThat(joins.openDoubts()).isZero();
        joins.takeBack(doubt.doubtId(), "user:anna");
        assertThat(assignment()).isEqualTo(before);
        assertThat(joins.openDoubts()).isOne();

        joins.decide(doubt.doubtId(), Doubt.Decision.APART, "user:anna");
        assertThat(joins.doubts(Doubt.Order.PROBABILITY, 5)).isEmpty();
        joins.takeBack(doubt.doubtId(), "user:anna");
        joins.decide(doubt.doubtId(), Doubt.Decision.LATER, "user:anna");
        assertThat(joins.doubts(Doubt.Order.PROBABILITY, 5)).hasSize(1);
        assertThat(jdbc.sql("SELECT count(*) FROM identify.apart WHERE lifted_at IS NULL")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aPairThatWasDecidedStaysAsItWasDecidedFirst() {
        long a = person("Anna", "Rossi", "anna@example.com", "+393470000001", "Via Roma 1", "Bari");
        long b = person("A.", "Rossi", "rossi@example.com", "+393470000002", "Via Roma 1", "Bari");
        cards.rebuild(done -> {});
        RaisedDoubt.between(a, b, 0.66, jdbc);
        long doubt = joins.doubts(Doubt.Order.VALUE, 5).getFirst().doubtId();
        assertThat(joins.decide(doubt, Doubt.Decision.APART, "user:anna").taken())
                .isTrue();

        assertThat(joins.decide(doubt, Doubt.Decision.JOIN, "user:bruno").taken())
                .isFalse();

        assertThat(assignment()).containsEntry(a, a).containsEntry(b, b);
    }

    @Test
    void anUndoneJoinByHandGivesBackTheWordsThatItLifted() {
        long a = person("Anna", "Rossi", "anna@example.com", "+393470000001", "Via Roma 1", "Bari");
        long b = person("Anna", "Rossi", "rossi@example.com", "+393470000002", "Via Roma 1", "Bari");
        long c = person("Anna", "Rossi", "annar@example.com", "+393470000003", "Via Roma 1", "Bari");
        cards.rebuild(done -> {});
        long first = joins.join(a, b, "user:anna", "").joinId();
        joins.undo(first, "user:anna", "two sisters");
        joins.join(b, c, "user:anna", "");
        assertThat(apart()).isOne();

        long second = joins.join(a, b, "user:bruno", "").joinId();
        assertThat(apart()).isZero();
        joins.undo(second, "user:bruno", "");

        assertThat(jdbc.sql("SELECT by FROM identify.apart WHERE lifted_at IS NULL AND record_a = :a AND record_b = :b")
                        .param("a", a)
                        .param("b", b)
                        .query(String.class)
                        .list())
                .hasSize(1);
        assertThat(assignment()).containsEntry(a, a).containsEntry(b, b).containsEntry(c, b);
    }

    private long apart() {
        return jdbc.sql("SELECT count(*) FROM identify.apart WHERE lifted_at IS NULL")
                .query(Long.class)
                .single();
    }

    @Test
    void whatPersonsSayWhileAFullRunComparesCounts() {
        people(new SplittableRandom(5), 200);
        long a = person("Teresa", "Quaglia", "teresa.quaglia@example.com", "+393471112223", "Via Roma 5", "Torino");
        long b = person("Teresa", "Qualia", "teresa.quaglia@example.com", "+393471112223", "via Roma, 5", "Torino");
        long c = person("Ugo", "Zuccari", "ugo.zuccari@example.com", "+393479998887", "Via Verdi 9", "Bari");
        linker.full(Watch.SILENT);
        assertThat(assignment()).containsEntry(b, a);
        long join = joins.latest(Optional.empty(), 500).rows().stream()
                .filter(one -> one.recordB() == b || one.recordA() == b)
                .findFirst()
                .orElseThrow()
                .joinId();

        linker.full(before("join", () -> {
            joins.undo(join, "user:anna", "two cousins");
            joins.join(a, c, "user:anna", "maiden name");
        }));

        assertThat(assignment()).containsEntry(a, a).containsEntry(b, b).containsEntry(c, a);
    }

    @Test
    void recordsThatComeOrChangeWhileAFullRunComparesAreLookedAtAfterwards() {
        people(new SplittableRandom(5), 200);
        long a = person("Teresa", "Quaglia", "teresa.quaglia@example.com", "+393471112223", "Via Roma 5", "Torino");
        long waits = person("Ugo", "Zuccari", "ugo.zuccari@example.com", "+393479998887", "Via Verdi 9", "Bari");
        var came = new ArrayList<Long>();

        linker.full(before("join", () -> {
            came.add(
                    person("Teresa", "Qualia", "teresa.quaglia@example.com", "+393471112223", "via Roma, 5", "Torino"));
            jdbc.sql("UPDATE identify.record SET content = gen_random_uuid() WHERE record_id = :id")
                    .param("id", waits)
                    .update();
        }));

        assertThat(jdbc.sql("SELECT record_id FROM identify.record WHERE NOT linked ORDER BY record_id")
                        .query(Long.class)
                        .list())
                .containsExactly(waits, came.getFirst());
        assertThat(linker.link(Watch.SILENT).full()).isFalse();
        assertThat(assignment()).containsEntry(came.getFirst(), a).containsEntry(waits, waits);
    }

    /** Lets something happen when a run comes to a step. */
    private static Watch before(String step, Runnable happens) {
        return new Watch() {
            @Override
            public void step(String code) {
                if (code.equals(step)) {
                    happens.run();
                }
            }

            @Override
            public void progress(long done, long total) {}
        };
    }

    @Test
    void aFullRunThatEndsBeforeItsKeysAreWrittenLeavesEverythingAsItWas() {
        people(new SplittableRandom(5), 60);
        linker.link(Watch.SILENT);
        people(new SplittableRandom(8), 120);
        var before = Books.state(jdbc);

        assertThatThrownBy(() -> linker.full(before("keys", () -> {
                    throw new IllegalStateException("killed");
                })))
                .hasMessage("killed");

        assertThat(Books.state(jdbc)).isEqualTo(before);
        assertThat(linker.link(Watch.SILENT).full()).isTrue();
        long known = person("Ugo", "Zuccari", "ugo.zuccari@example.com", "+393479998887", "Via Verdi 9", "Bari");
        linker.link(Watch.SILENT);
        long fresh = person("Ugo", "Zucari", "ugo.zuccari@example.com", "+393479998887", "Via Verdi, 9", "Bari");
        assertThat(linker.link(Watch.SILENT).full()).isFalse();
        assertThat(assignment()).containsEntry(fresh, known);
    }

    @Test
    void aFullRunTellsHowFarItIsAndCanBeCancelledWhileItJoins() {
        people(new SplittableRandom(5), 240);
        var before = Books.state(jdbc);
        var heard = new TreeMap<String, List<Long>>();

        assertThatThrownBy(() -> linker.full(telling(heard, "join"))).isInstanceOf(CancellationException.class);
        assertThat(heard.get("join")).hasSizeGreaterThan(1);
        assertThat(Books.state(jdbc)).isEqualTo(before);

        assertThatThrownBy(() -> linker.full(telling(heard, "keys"))).isInstanceOf(CancellationException.class);
        assertThat(Books.state(jdbc)).isEqualTo(before);

        heard.clear();
        assertThat(linker.full(telling(heard, "")).joins()).isGreaterThan(80);
        assertThat(heard.get("join")).startsWith(0L).isSorted();
        assertThat(heard.get("keys")).endsWith(360L);
    }

    /** Keeps what it is told by step, and ends the run when a step has something done. */
    private static Watch telling(Map<String, List<Long>> heard, String last) {
        return new Watch() {

            private String step = "";

            @Override
            public void step(String code) {
                step = code;
            }

            @Override
            public void progress(long done, long total) {
                heard.computeIfAbsent(step, s -> new ArrayList<>()).add(done);
                if (done > 0 && step.equals(last)) {
                    throw new CancellationException("cancelled");
                }
            }
        };
    }

    @Test
    void oneAtATimeLinks() {
        people(new SplittableRandom(5), 100);
        var waited = new ArrayList<String>();
        linker.full(before("join", () -> {
            var impatient = new Watch() {
                @Override
                public void step(String code) {
                    waited.add(code);
                    throw new CancellationException("impatient");
                }

                @Override
                public void progress(long done, long total) {}
            };
            assertThatThrownBy(() -> linker.link(impatient)).isInstanceOf(CancellationException.class);
        }));
        assertThat(waited).containsExactly("wait");
    }

    @Test
    void whatAKilledImportBroughtInIsShownAfterTheNext() {
        long killed = books.begin("shop");
        long a = company("Bruni srl", "IT01234567897", "info@bruni.example");
        books.purchase("shop", a, DAY, books.product("shop", "P1", "", null), "10.00", "EUR");
        jdbc.sql("UPDATE identify.record SET linked = true").update();
        jdbc.sql("UPDATE identify.import SET state = 'interrupted', settled_at = NULL WHERE import_id = :id")
                .param("id", killed)
                .update();

        events.publishEvent(new PurchasesRecorded(books.begin("shop"), 1, 1, 0));

        assertThat(customers.card(a).orElseThrow().main().orElseThrow().net()).isEqualByComparingTo("10.00");
        assertThat(jdbc.sql("SELECT settled_at IS NOT NULL FROM identify.import WHERE import_id = :id")
                        .param("id", killed)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void cardsOfAFullRunThatNothingCouldFollowAreMadeByTheNextImport() {
        books.begin("shop");
        long a = company("Bruni srl", "IT01234567897", "info@bruni.example");
        long b = company("Bruni", "IT01234567897", "ordini@bruni.example");
        books.purchase("shop", b, DAY, books.product("shop", "P1", "", null), "5.25", "EUR");
        cards.rebuild(done -> {});
        assertThat(linker.full(Watch.SILENT).joins()).isEqualTo(1); // and there the process ended

        events.publishEvent(new PurchasesRecorded(books.begin("shop"), 0, 0, 0));

        assertThat(customers.card(a).orElseThrow().records()).isEqualTo(2);
        assertThat(customers.card(a).orElseThrow().main().orElseThrow().net()).isEqualByComparingTo("5.25");
        assertThat(customers
                        .list(CustomerFilter.ALL, CustomerSort.NET, Optional.empty(), 10)
                        .rows())
                .hasSize(1);
    }

    @Test
    void anImportIsFollowedByLinkage() {
        long importId = books.begin("shop");
        long a = company("Bruni srl", "IT01234567897", "info@bruni.example");
        long b = company("Bruni", "IT01234567897", "ordini@bruni.example");
        int product = books.product("shop", "P1", "", null);
        books.purchase("shop", a, DAY, product, "10.00", "EUR");
        books.purchase("shop", b, DAY, product, "5.25", "EUR");
        books.purchase("shop", null, DAY, product, "1.10", "EUR");

        events.publishEvent(new PurchasesRecorded(importId, 3, 2, 1));

        assertThat(customers
                        .list(CustomerFilter.ALL, CustomerSort.NET, Optional.empty(), 10)
                        .rows())
                .singleElement()
                .satisfies(card -> {
                    assertThat(card.customerId()).isEqualTo(a);
                    assertThat(card.main().orElseThrow().net()).isEqualByComparingTo("15.25");
                    assertThat(card.records()).isEqualTo(2);
                });
        assertThat(customers.checkedLedger().currencies()).singleElement().satisfies(check -> {
            assertThat(check.holds()).isTrue();
            assertThat(check.ledgerNet()).isEqualByComparingTo("16.35");
            assertThat(check.withoutNet()).isEqualByComparingTo("1.10");
        });
    }

    private static double sum(Evidence evidence) {
        return evidence.priorBits()
                + evidence.weights().stream().mapToDouble(Evidence.Weight::bits).sum();
    }

    private long company(String name, String vat, String email) {
        return books.record("crm", "company", DAY, Map.of("COMPANY_NAME", name, "VAT_NUMBER", vat, "EMAIL", email));
    }

    private long person(String given, String family, String email, String phone, String street, String city) {
        return books.record(
                "crm",
                "person",
                DAY,
                Map.of(
                        "GIVEN_NAME",
                        given,
                        "FAMILY_NAME",
                        family,
                        "EMAIL",
                        email,
                        "PHONE",
                        phone,
                        "STREET",
                        street,
                        "CITY",
                        city));
    }

    /** People of whom every second has a second record with slips; the party of each record. */
    private Map<Long, Integer> people(SplittableRandom random, int size) {
        var truth = new HashMap<Long, Integer>();
        for (int i = 0; i < size; i++) {
            String given = GIVEN.get(random.nextInt(GIVEN.size()));
            String family = FAMILY.get(random.nextInt(FAMILY.size()));
            String email = given.toLowerCase(java.util.Locale.ROOT) + "." + family.toLowerCase(java.util.Locale.ROOT)
                    + i + "@example.com";
            String phone = "+39347" + (1_000_000 + random.nextInt(8_999_999));
            String street = STREETS.get(random.nextInt(STREETS.size())) + " " + (1 + random.nextInt(90));
            String city = CITIES.get(random.nextInt(CITIES.size()));
            truth.put(person(given, family, email, phone, street, city), i);
            if (i % 2 == 0) {
                truth.put(
                        person(
                                given,
                                slip(family, random),
                                random.nextInt(3) == 0 ? "x" + email : email,
                                random.nextInt(3) == 0 ? "+39333" + (1_000_000 + i) : phone,
                                street,
                                city),
                        i);
            }
        }
        return truth;
    }

    private static String slip(String text, SplittableRandom random) {
        if (random.nextBoolean()) {
            return text;
        }
        int at = 1 + random.nextInt(text.length() - 2);
        return text.substring(0, at) + text.substring(at + 1);
    }

    private Map<Long, Long> assignment() {
        var map = new TreeMap<Long, Long>();
        jdbc.sql("SELECT record_id, customer_id FROM identify.record").query(rs -> {
            map.put(rs.getLong(1), rs.getLong(2));
        });
        return map;
    }

    private static Map<String, Double> score(Map<Long, Integer> truth, Map<Long, Long> found) {
        var records = new ArrayList<>(truth.keySet());
        double both = 0;
        double said = 0;
        double real = 0;
        for (int i = 0; i < records.size(); i++) {
            for (int j = i + 1; j < records.size(); j++) {
                boolean same = Objects.equals(truth.get(records.get(i)), truth.get(records.get(j)));
                boolean joined = Objects.equals(found.get(records.get(i)), found.get(records.get(j)));
                both += same && joined ? 1 : 0;
                said += joined ? 1 : 0;
                real += same ? 1 : 0;
            }
        }
        return Map.of("precision", both / said, "recall", both / real);
    }
}

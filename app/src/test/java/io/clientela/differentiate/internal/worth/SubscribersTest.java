package io.clientela.differentiate.internal.worth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.clientela.differentiate.Analyses;
import io.clientela.differentiate.Communities;
import io.clientela.differentiate.ContractMarks;
import io.clientela.differentiate.Contracted;
import io.clientela.differentiate.CustomersBehind;
import io.clientela.differentiate.CustomersBehind.Cell;
import io.clientela.differentiate.Worth;
import io.clientela.identify.internal.card.Cards;
import io.clientela.identify.internal.joining.Books;
import io.clientela.kernel.counting.Lift;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.ClientelaTest;
import io.clientela.platform.Jobs;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * A firm of two towns with a subscription whose true chance of renewal is known: what is to come of each subscription (R18),
 * and who could form a community (R25).
 */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=worth")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubscribersTest {

    private static final double RENEWS = 0.93;
    private static final int PERIOD = 30;

    @Autowired
    Worth worth;

    @Autowired
    ContractMarks marks;

    @Autowired
    Analyses analyses;

    @Autowired
    Cards cards;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    /** A subscriber as he was laid. */
    private record Subscriber(long customer, boolean left, int renewals) {}

    private final List<Subscriber> subscribers = new ArrayList<>();
    private final List<Long> others = new ArrayList<>();
    private final TreeSet<Long> gardenersOfParma = new TreeSet<>();
    private long gardeners;
    private long ofParma;
    private long everybody;

    @BeforeAll
    void lay() {
        var books = new Books(jdbc);
        books.clear();
        books.begin("shop");
        int magazine = books.product("shop", "MAG", "reading", BigDecimal.ONE);
        int spade = books.product("shop", "SPADE", "garden", BigDecimal.ONE);
        int pan = books.product("shop", "PAN", "kitchen", BigDecimal.ONE);
        var today = LocalDate.now(ZoneOffset.UTC);
        var dice = new SplittableRandom(11);
        for (int c = 0; c < 400; c++) {
            boolean parma = c % 2 == 0;
            long id = books.record(
                    "shop", "person", today, Map.of("FULL_NAME", "Nome " + c, "CITY", parma ? "Parma" : "Modena"));
            if (c % 4 < 2) {
                subscribe(books, id, magazine, today, dice);
            } else {
                others.add(id);
            }
            boolean garden = dice.nextDouble() < (parma ? 0.8 : 0.3);
            var day = today.minusDays(30 + dice.nextInt(300));
            for (int n = 0; n < 3; n++) {
                books.purchase("shop", id, day.plusDays(dice.nextInt(29)), garden ? spade : pan, "45.00", "EUR");
                books.purchase(
                        "shop", id, day.minusDays(40L * n + dice.nextInt(25)), garden ? spade : pan, "35.50", "EUR");
            }
            everybody++;
            ofParma += parma ? 1 : 0;
            gardeners += garden ? 1 : 0;
            if (parma && garden) {
                gardenersOfParma.add(id);
            }
        }
        for (int c = 0; c < 12; c++) { // who pay in another currency are no evidence for those who pay in euro
            long abroad = books.record("shop", "person", today, Map.of("FULL_NAME", "Nom " + c, "CITY", "Lugano"));
            for (int n = 0; n < 4; n++) {
                books.purchase("shop", abroad, today.minusDays(400 - (long) PERIOD * n), magazine, "11.00", "CHF");
            }
        }
        cards.rebuild(done -> {});
        ValuedFirm.run(jobs, "picture");
        ValuedFirm.run(jobs, "worth");
    }

    private void subscribe(Books books, long id, int magazine, LocalDate today, SplittableRandom dice) {
        var first = today.minusDays(60 + dice.nextInt(660));
        int renewals = 0;
        boolean left = false;
        books.purchase("shop", id, first, magazine, "10.00", "EUR");
        while (!left && !first.plusDays((renewals + 1L) * PERIOD).isAfter(today.minusDays(1))) {
            left = dice.nextDouble() >= RENEWS;
            if (!left) {
                renewals++;
                books.purchase("shop", id, first.plusDays((long) renewals * PERIOD), magazine, "10.00", "EUR");
            }
        }
        boolean told = today.minusDays(1).toEpochDay()
                        - first.plusDays((long) renewals * PERIOD).toEpochDay()
                > 1.5 * PERIOD;
        subscribers.add(new Subscriber(id, told, renewals));
    }

    private List<Contracted> contracts(long customer) {
        var outcome = worth.contracts(customer);
        assertThat(outcome).isInstanceOf(Outcome.Known.class);
        return ((Outcome.Known<List<Contracted>>) outcome).value();
    }

    @Test
    void whatIsToComeOfASubscriptionIsThatOfItsTrueChance() {
        int left = 0;
        int inside = 0;
        int asked = 0;
        var some = subscribers.subList(0, 80);
        for (var one : some) {
            var found = contracts(one.customer());
            assertThat(found).hasSize(1);
            var contract = found.getFirst();
            assertThat(contract.name()).isEqualTo("MAG thing");
            assertThat(contract.periodDays()).isEqualTo(PERIOD);
            assertThat(contract.renewals()).isEqualTo(one.renewals());
            assertThat(contract.amount()).isCloseTo(10, within(1e-9));
            assertThat(contract.customers()).isEqualTo(subscribers.size());
            if (contract.left()) {
                left++;
                assertThat(contract.future()).isInstanceOf(Outcome.Unknown.class);
            } else {
                var future = ((Outcome.Known<Contracted.Future>) contract.future()).value();
                asked++;
                inside +=
                        future.next().low() <= RENEWS && RENEWS <= future.next().high() ? 1 : 0;
                double expected = 0;
                for (int k = 1; k <= 365 / PERIOD; k++) {
                    expected += Math.pow(RENEWS, k) / Math.pow(1.1, (k - 1) * PERIOD / 365.0);
                }
                assertThat(future.periods().estimate()).isCloseTo(expected, within(1.2));
                assertThat(future.value().low()).isLessThan(future.value().estimate());
                assertThat(future.value().high()).isGreaterThan(future.value().estimate());
            }
        }
        assertThat(left).isCloseTo((int) some.stream().filter(Subscriber::left).count(), within(3));
        assertThat(asked).isGreaterThan(20);
        assertThat(inside).as("of %s", asked).isGreaterThan(asked * 8 / 10);
        assertThat(contracts(others.getFirst())).isEmpty();
    }

    @Test
    void whatAPersonSaysOfAnArticleCountsBeforeItsPurchases() {
        long one = subscribers.getFirst().customer();
        assertThat(contracts(one)).extracting(Contracted::name).containsExactly("MAG thing");
        assertThat(marks.mark("MAG thing", false, OptionalInt.empty(), "user:Anna", "sold singly"))
                .isEqualTo(new Outcome.Known<>("MAG thing"));
        try {
            assertThat(contracts(one)).isEmpty();
            assertThat(marks.mark("PAN thing", true, OptionalInt.of(45), "user:Anna", ""))
                    .isInstanceOf(Outcome.Known.class);
            assertThat(marks.mark("SPADE thing", true, OptionalInt.of(45), "user:Anna", ""))
                    .isInstanceOf(Outcome.Known.class);
            assertThat(contracts(others.getFirst()))
                    .isNotEmpty()
                    .allMatch(contract -> contract.periodDays() == 45)
                    .allMatch(contract -> List.of("PAN thing", "SPADE thing").contains(contract.name()));
            assertThat(marks.standing())
                    .extracting(ContractMarks.Mark::contract, ContractMarks.Mark::by, ContractMarks.Mark::why)
                    .containsExactly(
                            tuple(true, "user:Anna", ""),
                            tuple(true, "user:Anna", ""),
                            tuple(false, "user:Anna", "sold singly"));
            assertThat(marks.mark("NONE", true, OptionalInt.of(45), "user:Anna", ""))
                    .isInstanceOfSatisfying(
                            Outcome.Unknown.class, no -> assertThat(no.reason()).isEqualTo("no-article"));
        } finally {
            marks.standing().forEach(mark -> marks.back(mark.article(), "user:Anna"));
        }
        assertThat(marks.standing()).isEmpty();
        assertThat(contracts(one)).extracting(Contracted::name).containsExactly("MAG thing");
    }

    @Test
    void aCommunityIsThoseOfATownWithATaste() {
        var found = ((Outcome.Known<Communities>) analyses.communities("EUR")).value();
        assertThat(found.customers()).isEqualTo(everybody);
        assertThat(found.unplaced()).isZero();
        var parma = found.communities().stream()
                .filter(one -> one.place().equals("Parma") && one.category().equals("garden"))
                .findFirst()
                .orElseThrow();
        assertThat(parma.customers()).isEqualTo(gardenersOfParma.size());
        assertThat(parma.ofPlace()).isEqualTo(ofParma);
        assertThat(parma.lift()).isEqualTo(Lift.of(gardenersOfParma.size(), ofParma, gardeners, everybody));
        assertThat(parma.beyondChance()).isTrue();
        assertThat(parma.article()).isEqualTo("SPADE thing");
        var listed = ((Outcome.Known<CustomersBehind>) analyses.behind(
                        new Cell("community", Map.of("currency", "EUR", "place", "Parma", "category", "garden")),
                        0,
                        1_000))
                .value();
        assertThat(listed.rows().stream().map(CustomersBehind.Row::customerId))
                .containsExactlyInAnyOrderElementsOf(gardenersOfParma);
        // where chance would do, nothing is claimed
        assertThat(found.communities().stream()
                        .filter(one ->
                                one.place().equals("Modena") && one.category().equals("garden")))
                .noneMatch(Communities.Community::beyondChance);
    }
}

package io.clientela.interact.internal.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientela.Beside;
import io.clientela.interact.RewardAccounts.Exchange;
import io.clientela.interact.RewardProgramme.Basis;
import io.clientela.interact.Rewards;
import io.clientela.interact.TooFewPointsException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R51, R36: the ledger of rewards on a real database, against an account of its own kept in memory. */
@Beside
class RewardsTest {

    private final RewardFirm firm = new RewardFirm();

    @AfterEach
    void close() {
        firm.close();
    }

    @Test
    void theDatabaseRefusesWhatDoesNotBalanceAndEveryChangeOfWhatIsBooked() {
        long customer = firm.customer();
        long entry = firm.credit(customer, 50, "received:1");
        assertThatThrownBy(() -> firm.jdbc
                        .sql("INSERT INTO interact.reward_movement (kind, occasion, day, at, by)"
                                + " VALUES ('CREDIT', 'answer', now(), now(), 'x')")
                        .update())
                .hasMessageContaining("does not balance");
        assertThatThrownBy(() -> firm.jdbc
                        .sql("INSERT INTO interact.reward_entry (movement_id, account_id, points)"
                                + " VALUES (:m, 1, 5)")
                        .param("m", entry)
                        .update())
                .as("a movement that is booked takes no more entries")
                .hasMessageContaining("append-only");
        for (String change : List.of(
                "UPDATE interact.reward_entry SET points = 1",
                "DELETE FROM interact.reward_entry",
                "TRUNCATE interact.reward_entry",
                "UPDATE interact.reward_movement SET occasion = 'goal'",
                "DELETE FROM interact.reward_movement",
                "UPDATE interact.reward_lot SET remaining = 1000",
                "UPDATE interact.reward_lot SET expires_on = '9999-12-31'",
                "DELETE FROM interact.reward_lot",
                "UPDATE interact.reward_account SET record_id = 7 WHERE record_id IS NOT NULL")) {
            assertThatThrownBy(() -> firm.jdbc.sql(change).update()).as(change).hasMessageContaining("append-only");
        }
        assertThat(firm.points(customer)).isEqualTo(50);
        assertThat(firm.holds()).isTrue();
    }

    @Test
    void consentingIsNoOccasion() {
        long customer = firm.customer();
        for (String occasion : List.of("consent", "agreement", "newsletter", "", "purchase")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> firm.in(() -> firm.ledger.credit(customer, occasion, 5, "x:1", "system")));
        }
        assertThatThrownBy(() -> firm.jdbc
                        .sql("INSERT INTO interact.reward_movement (kind, occasion, day, at, by)"
                                + " VALUES ('CREDIT', 'consent', now(), now(), 'x')")
                        .update())
                .as("nor in the database")
                .hasMessageContaining("occasion");
        assertThat(firm.points(customer)).isZero();
    }

    @Test
    void aReferenceIsBookedOnce() {
        long customer = firm.customer();
        firm.credit(customer, 50, "received:1");
        assertThat(firm.in(() -> firm.ledger.credit(customer, "answer", 50, "received:1", "system")))
                .isEmpty();
        long redeemed = firm.redeem(customer, 20, "form:1");
        assertThat(firm.redeem(customer, 20, "form:1")).isEqualTo(redeemed);
        assertThat(firm.points(customer)).isEqualTo(30);
        assertThatThrownBy(() -> firm.redeem(customer, 31, "form:2"))
                .isInstanceOfSatisfying(
                        TooFewPointsException.class, e -> assertThat(e.has()).isEqualTo(30));
        assertThat(firm.in(() -> firm.ledger.reverse(redeemed, "sent back", "user:Anna")))
                .isPresent();
        assertThat(firm.in(() -> firm.ledger.reverse(redeemed, "sent back", "user:Anna")))
                .as("once")
                .isEmpty();
        assertThat(firm.points(customer)).isEqualTo(50);
        assertThat(firm.ledger.entries(customer, 9))
                .extracting(e -> e.occasion() + " " + e.points() + " " + e.reversible())
                .containsExactly("reversed 20 false", "redeemed -20 false", "answer 50 true");
        assertThat(firm.holds()).isTrue();
    }

    @Test
    void whatManyHaveIsReadAtOnce() {
        long one = firm.customer();
        long two = firm.customer();
        long nothing = firm.customer();
        firm.credit(one, 50, "received:11");
        firm.redeem(one, 20, "form:11");
        firm.credit(two, 7, "received:12");
        var balances = firm.ledger.balances(List.of(one, two, nothing));
        assertThat(balances.keySet()).containsExactlyInAnyOrder(one, two, nothing);
        assertThat(balances.values().stream().mapToLong(Rewards.Balance::points).sum())
                .isEqualTo(37);
        for (long customer : List.of(one, two, nothing)) {
            assertThat(balances.get(customer)).isEqualTo(firm.ledger.balance(customer));
        }
        assertThat(balances).containsEntry(nothing, new Rewards.Balance(0, 0, Optional.empty(), ""));
    }

    @Test
    void neverBelowNothingHoweverManyRedeemAtOnce() throws Exception {
        long customer = firm.customer();
        for (int i = 0; i < 10; i++) {
            firm.credit(customer, 10, "received:" + i);
        }
        var redeemed = new AtomicInteger();
        var refused = new AtomicInteger();
        var lost = new AtomicLong();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 80; i++) {
                int number = i;
                threads.execute(() -> {
                    try {
                        firm.redeem(customer, 7, "form:" + number);
                        redeemed.incrementAndGet();
                    } catch (TooFewPointsException e) {
                        refused.incrementAndGet();
                    } catch (RuntimeException e) {
                        lost.incrementAndGet();
                    }
                });
            }
        }
        assertThat(redeemed).hasValue(14); // 14 × 7 = 98 of 100
        assertThat(refused).hasValue(66);
        assertThat(lost).hasValue(0);
        assertThat(firm.points(customer)).isEqualTo(2);
        assertThat(firm.holds()).isTrue();
    }

    @Test
    void pointsFollowJoinsAndSplitsExactly() {
        long one = firm.customer();
        long other = firm.customer();
        firm.credit(one, 30, "received:1");
        firm.credit(other, 12, "received:2");
        belongs(other, one);
        assertThat(firm.points(one)).isEqualTo(42);
        firm.redeem(one, 35, "form:1");
        assertThat(firm.points(one)).isEqualTo(7);
        belongs(other, other);
        assertThat(firm.points(one)).isZero();
        assertThat(firm.points(other)).isEqualTo(7);
        assertThat(firm.holds()).isTrue();
    }

    private void belongs(long record, long customer) {
        firm.jdbc
                .sql("UPDATE identify.record SET customer_id = :c WHERE record_id = :r")
                .param("c", customer)
                .param("r", record)
                .update();
    }

    @Test
    void purchasesEarnByTierReturnsTakeBackAndARunAgainBooksNothing() {
        firm.promises(Basis.NET, "500", "2000");
        firm.itIs(LocalDate.of(2025, 12, 1));
        long customer = firm.customer();
        firm.buys(customer, LocalDate.of(2024, 12, 20), "9999"); // before the programme, and yet in the year before
        firm.buys(customer, LocalDate.of(2025, 12, 10), "100.90"); // × 2: the year before holds 9999
        firm.itIs(LocalDate.of(2025, 12, 31));
        assertThat(firm.run().credits()).isEqualTo(1);
        assertThat(firm.points(customer)).isEqualTo(201);
        assertThat(firm.balance(customer).tier()).isEqualTo("Blu"); // 100.90 in the year until today
        assertThat(firm.run()).isEqualTo(new ProgrammeRun.Booked(0, 0, 0, 0, 0));
        firm.buys(customer, LocalDate.of(2025, 12, 30), "-50"); // that year holds 100.90 alone: × 1
        assertThat(firm.run().takenBack()).isEqualTo(1);
        assertThat(firm.points(customer)).isEqualTo(151);
        firm.redeem(customer, 150, "form:1");
        long later = firm.buys(customer, LocalDate.of(2025, 12, 31), "-20");
        firm.run();
        assertThat(firm.points(customer)).as("only what there is is taken back").isZero();
        firm.buys(customer, LocalDate.of(2025, 12, 31), "30");
        firm.run();
        assertThat(firm.points(customer)).as("the rest is taken back later").isEqualTo(11);
        firm.jdbc
                .sql("UPDATE identify.document SET current = false WHERE document_id = :d")
                .param("d", later)
                .update();
        firm.run();
        assertThat(firm.points(customer)).as("a return that is none gives back").isEqualTo(31);
        assertThat(firm.run()).isEqualTo(new ProgrammeRun.Booked(0, 0, 0, 0, 0));
        assertThat(firm.holds()).isTrue();
    }

    @Test
    void assiduityCountsDaysWithAPurchase() {
        firm.promises(Basis.PURCHASES, "2", "3");
        long customer = firm.customer();
        for (int day : List.of(1, 1, 2, 3)) {
            firm.buys(customer, LocalDate.of(2025, 6, day), "10");
        }
        firm.itIs(LocalDate.of(2025, 6, 30));
        firm.run();
        // twice on the first day × 1, on the second after one day × 1, on the third after two days × 1.5
        assertThat(firm.points(customer)).isEqualTo(45);
        assertThat(firm.balance(customer).tier()).isEqualTo("Oro");
    }

    @Test
    void whatExpiresFirstIsTakenFirst() {
        firm.promises(Basis.NET, "5000", "20000");
        long customer = firm.customer();
        firm.buys(customer, LocalDate.of(2025, 1, 10), "100");
        firm.buys(customer, LocalDate.of(2025, 6, 10), "100");
        firm.itIs(LocalDate.of(2025, 12, 1));
        firm.run();
        long redeemed = firm.redeem(customer, 60, "form:1");
        assertThat(firm.balance(customer).expiring()).isEqualTo(40);
        assertThat(firm.balance(customer).expiresOn()).contains(LocalDate.of(2026, 1, 10));
        firm.itIs(LocalDate.of(2026, 1, 10));
        assertThat(firm.points(customer)).as("expired, even before the run").isEqualTo(100);
        assertThatThrownBy(() -> firm.redeem(customer, 101, "form:2")).isInstanceOf(TooFewPointsException.class);
        assertThat(firm.run().expired()).isEqualTo(1);
        assertThat(firm.run().expired()).isZero();
        assertThat(firm.points(customer)).isEqualTo(100);
        firm.in(() -> firm.ledger.reverse(redeemed, "", "user:Anna"));
        assertThat(firm.points(customer))
                .as("points come back into their lot, which is over")
                .isEqualTo(100);
        assertThat(firm.run().expired()).isEqualTo(1);
        var months = firm.accounts.months();
        assertThat(months).hasSize(13);
        assertThat(months.getLast().owed()).isEqualTo(100);
        assertThat(months.getLast().expired()).isEqualTo(100);
        assertThat(firm.holds()).isTrue();
    }

    @Test
    void whatEachSideGaveAndGot() {
        firm.promises(Basis.NET, "500", "2000");
        long small = firm.customer();
        long large = firm.customer();
        firm.buys(small, LocalDate.of(2025, 12, 1), "100");
        firm.buys(large, LocalDate.of(2025, 12, 1), "600");
        firm.buys(large, LocalDate.of(2025, 12, 2), "100");
        answers(small, 1);
        answers(small, 2);
        answers(large, 3);
        firm.jdbc
                .sql("UPDATE interact.received SET automatic = true WHERE message_id = 3")
                .update();
        firm.credit(small, 25, "message:1");
        firm.run();
        firm.redeem(large, 200, "form:1");
        firm.run();
        assertThat(firm.accounts.byTier()).extracting(Exchange::tier).containsExactly(1, 2);
        assertThat(firm.accounts.of(small).orElseThrow())
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(new Exchange(
                        1,
                        small,
                        firm.today().plusDays(1),
                        1,
                        new BigDecimal("100"),
                        new BigDecimal("100"),
                        new BigDecimal("5"),
                        2,
                        1,
                        100,
                        25,
                        0,
                        0));
        assertThat(firm.accounts.of(large).orElseThrow().points()).isEqualTo(750);
        assertThat(firm.accounts.of(large).orElseThrow().redeemed()).isEqualTo(200);
        assertThat(firm.accounts.of(large).orElseThrow().answers())
                .as("a program answered for him")
                .isZero();
        assertThat(firm.accounts.byCustomer(0, true, 9))
                .extracting(Exchange::customerId)
                .containsExactly(small);
    }

    private void answers(long customer, long message) {
        firm.jdbc
                .sql("INSERT INTO interact.received (record_id, medium, body, message_id, sent_at, taken_at)"
                        + " VALUES (:c, 'WEB', 'yes', :m, '2026-01-10', '2026-01-10')")
                .param("c", customer)
                .param("m", message)
                .update();
    }

    /** A lot of the account in memory. */
    private static final class Lot {
        final LocalDate expires;
        long left;

        Lot(LocalDate expires, long left) {
            this.expires = expires;
            this.left = left;
        }
    }

    @Test
    void whateverHappensTheLedgerIsBalancedAndSaysWhatAnAccountInMemorySays() {
        firm.promises(Basis.NET, "1000000", "2000000");
        var random = new Random(51);
        var customers = new ArrayList<Long>();
        Map<Long, Deque<Lot>> memory = new HashMap<>();
        for (int i = 0; i < 4; i++) {
            customers.add(firm.customer());
            memory.put(customers.getLast(), new ArrayDeque<>());
        }
        for (int step = 0; step < 250; step++) {
            long customer = customers.get(random.nextInt(4));
            var lots = memory.getOrDefault(customer, new ArrayDeque<>());
            int choice = random.nextInt(10);
            if (choice < 4) {
                long points = 1L + random.nextInt(40);
                firm.credit(customer, points, "received:" + step);
                lots.add(new Lot(firm.today().plusMonths(12), points));
            } else if (choice < 8) {
                redeemSome(customer, lots, 1L + random.nextInt(60), step);
            } else {
                firm.itIs(firm.today().plusDays(random.nextInt(45)));
                memory.values().forEach(all -> all.removeIf(lot -> !lot.expires.isAfter(firm.today())));
                if (choice == 9) {
                    firm.run();
                }
            }
            assertThat(firm.points(customer))
                    .as("step %s", step)
                    .isEqualTo(lots.stream().mapToLong(lot -> lot.left).sum());
        }
        firm.run();
        assertThat(firm.holds()).isTrue();
        assertThat(firm.accounts.proof().owed())
                .isEqualTo(memory.values().stream()
                        .flatMap(Deque::stream)
                        .mapToLong(lot -> lot.left)
                        .sum());
        assertThat(firm.accounts.months().getLast().owed())
                .isEqualTo(firm.accounts.proof().owed());
    }

    private void redeemSome(long customer, Deque<Lot> lots, long points, int step) {
        long has = lots.stream().mapToLong(lot -> lot.left).sum();
        if (points > has) {
            assertThatThrownBy(() -> firm.redeem(customer, points, "form:" + step))
                    .isInstanceOf(TooFewPointsException.class);
            return;
        }
        firm.redeem(customer, points, "form:" + step);
        long wanted = points;
        for (Lot lot : lots) {
            long taken = Math.min(wanted, lot.left);
            lot.left -= taken;
            wanted -= taken;
        }
    }
}

package io.clientela.interact.internal.outbox;

import static io.clientela.interact.internal.Sendable.proof;
import static io.clientela.interact.internal.Sendable.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.zaxxer.hikari.HikariDataSource;
import io.clientela.Beside;
import io.clientela.interact.CustomerRights;
import io.clientela.interact.Leaving;
import io.clientela.interact.Medium;
import io.clientela.interact.Message.State;
import io.clientela.interact.Outbox;
import io.clientela.interact.Purpose;
import io.clientela.interact.internal.Sendable;
import io.clientela.interact.internal.Sendable.Shelf;
import io.clientela.interact.internal.gate.FactsReader;
import io.clientela.interact.internal.gate.GateRulesTable;
import io.clientela.interact.internal.medium.Carrier.Handed;
import io.clientela.measure.ExperimentPlan;
import io.clientela.measure.Experiments;
import io.clientela.measure.Exposure;
import io.clientela.measure.Exposures;
import io.clientela.platform.SetClock;
import io.clientela.platform.Statements;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The way of a message from planned to handed over, and every way out of it, on a real database. */
@Beside
@ResourceLock("database of the outbox") // one method after the other
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutboxTest {

    private final SetClock now = new SetClock(Sendable.NOON);
    private final Shelf shelf = new Shelf(Medium.EMAIL);
    private final Sendable firm = Sendable.fresh(now, shelf);
    private final Outbox outbox = firm.outbox();
    private final Sender sender = firm.get(Sender.class);
    private final Claims claims = firm.get(Claims.class);
    private List<Long> customers = List.of();

    @BeforeEach
    void customers() {
        now.set(Sendable.NOON);
        shelf.parcels.clear();
        shelf.given.set(0);
        shelf.left = Optional.empty();
        shelf.answer = parcel -> new Handed.Taken(now.instant(), "250 ok");
        firm.sql()
                .sql("TRUNCATE interact.message, interact.received, interact.agreement, interact.consent,"
                        + " interact.pause CASCADE")
                .update();
        customers = firm.customers(40);
        customers.forEach(customer -> firm.agree(customer, 30));
    }

    @AfterAll
    void close() {
        firm.close();
    }

    private long plan(long customer, String text) {
        var ready = firm.ready(question(customer, text));
        return outbox.plan(ready.draft(), ready.exposure(), "user:Anna").messageId();
    }

    private State state(long message) {
        return outbox.find(message).orElseThrow().state();
    }

    @Test
    void whatIsDueIsHandedOverOnceWithItsWayOut() {
        var ids = outbox.plan(
                customers.stream()
                        .map(one -> firm.ready(question(one, "Dear " + one)))
                        .toList(),
                "user:Anna");
        assertThat(sender.drain()).isEqualTo(40);
        assertThat(sender.drain()).isZero();
        assertThat(ids.stream().map(this::state)).containsOnly(State.HANDED_OVER);
        assertThat(shelf.parcels).hasSize(40);
        var parcel = shelf.parcel(ids.get(3));
        assertThat(parcel.to()).isEqualTo("p3@customers.example");
        assertThat(parcel.text()).isEqualTo("Dear " + customers.get(3));
        assertThat(parcel.leaveLink()).startsWith("https://firm.example/leave/");
        assertThat(parcel.reference())
                .isEqualTo(outbox.find(ids.get(3)).orElseThrow().reference());
        assertThat(new HashSet<>(shelf.parcels.values().stream()
                        .map(one -> one.reference())
                        .toList()))
                .hasSize(40);
        assertThat(outbox.counts()).containsExactly(java.util.Map.entry(State.HANDED_OVER, 40L));
    }

    @Test
    void theGateIsAskedWhenItIsDueNotOnlyWhenItIsPlanned() {
        long customer = customers.getFirst();
        var draft = question(customer, "later");
        var later = new io.clientela.interact.MessageDraft(
                customer,
                "general",
                Purpose.QUESTIONS,
                Optional.of(Medium.EMAIL),
                "en",
                "s",
                "later",
                "",
                "why",
                "",
                "",
                Optional.of(Sendable.NOON.plus(Duration.ofHours(2))),
                draft.inReplyTo(),
                draft.sendingId());
        long id = outbox.plan(later, firm.ready(draft).exposure(), "user:Anna").messageId();
        firm.agreements().pause(customer, Optional.empty(), proof("customer:1", "own-page"));
        now.set(Sendable.NOON.plus(Duration.ofHours(3)));
        sender.drain();
        assertThat(outbox.find(id).orElseThrow().stateWhy()).isEqualTo("gate.pause.always");
        assertThat(state(id)).isEqualTo(State.REFUSED);
        assertThat(shelf.given.get()).isZero();
    }

    /** What is planned for later and would not leave now says so; whether it leaves is decided when it is due. */
    @Test
    void aFutureMessageSaysWhatTheGateHasAgainstIt() {
        long customer = customers.getFirst();
        firm.agreements()
                .leave(customer, Optional.of(Purpose.QUESTIONS), Optional.empty(), proof("customer:1", "own-page"));
        var until = Sendable.NOON.plus(Duration.ofDays(1));
        long against = later(customer, until);
        long nothing = later(customers.get(1), until);
        assertThat(state(against)).isEqualTo(State.PLANNED);
        assertThat(outbox.find(against).orElseThrow().stateWhy())
                .startsWith("outbox.against|gate.purpose.left/QUESTIONS/");
        assertThat(outbox.find(nothing).orElseThrow().stateWhy()).isEmpty();
        firm.agreements().give(customer, "general", Purpose.QUESTIONS, Medium.EMAIL, proof("customer:1", "own-page"));
        now.set(until.plus(Duration.ofMinutes(1)));
        sender.drain();
        assertThat(List.of(state(against), state(nothing))).containsOnly(State.HANDED_OVER);
    }

    private long later(long customer, java.time.Instant due) {
        var one = question(customer, "later");
        var draft = new io.clientela.interact.MessageDraft(
                customer,
                one.dialogue(),
                one.purpose(),
                one.medium(),
                one.language(),
                one.subject(),
                one.text(),
                one.html(),
                one.why(),
                one.fromData(),
                one.topic(),
                Optional.of(due),
                one.inReplyTo(),
                one.sendingId());
        var ready = firm.ready(draft);
        return outbox.plan(draft, ready.exposure(), "user:Anna").messageId();
    }

    /** Forty threads' worth of messages to one customer: the cap holds however many are due at once. */
    @Test
    void theCapHoldsForManyMessagesThatAreDueAtOnce() throws Exception {
        long customer = customers.getFirst();
        var cap = new io.clientela.interact.GateRules(
                java.time.LocalTime.MIDNIGHT, java.time.LocalTime.MIDNIGHT, false, 5, 0, 7, List.of());
        firm.get(io.clientela.interact.Gatekeeping.class).set(cap, "user:Anna");
        for (int i = 0; i < 40; i++) {
            plan(customer, "number " + i);
        }
        var start = new CountDownLatch(1);
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 4; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    start.await();
                    sender.drain();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        start.countDown();
        for (var thread : threads) {
            thread.join();
        }
        firm.get(io.clientela.interact.Gatekeeping.class)
                .set(
                        new io.clientela.interact.GateRules(
                                java.time.LocalTime.of(20, 0), java.time.LocalTime.of(8, 0), true, 4, 14, 7, List.of()),
                        "user:Anna");
        assertThat(shelf.parcels).hasSize(5);
        assertThat(outbox.counts())
                .containsEntry(State.HANDED_OVER, 5L)
                .containsEntry(State.REFUSED, 35L)
                .hasSize(2);
    }

    @Test
    void recallHoldDeferAndBlockWorkUntilItLeaves() {
        long one = plan(customers.get(0), "one");
        long two = plan(customers.get(1), "two");
        long three = plan(customers.get(2), "three");
        long four = plan(customers.get(3), "four");
        assertThat(outbox.recall(one, "user:Anna", "a mistake")).isTrue();
        assertThat(outbox.recall(two, "customer:" + customers.get(1), "no, thanks"))
                .isTrue();
        assertThat(outbox.defer(three, now.instant().plus(Duration.ofDays(1)), "user:Anna", "not today"))
                .isTrue();
        assertThat(outbox.hold(four, "user:Anna", "let me see")).isTrue();
        assertThat(outbox.defer(four, now.instant(), "customer:" + customers.get(3), ""))
                .as("who puts off what is held does not let it go")
                .isTrue();
        sender.drain();
        assertThat(shelf.given.get()).isZero();
        assertThat(List.of(state(one), state(two), state(three), state(four)))
                .containsExactly(State.RECALLED, State.BLOCKED, State.PLANNED, State.HELD);
        assertThat(outbox.release(two, "user:Anna", "he did not mean it"))
                .as("his block is his")
                .isFalse();
        assertThat(outbox.release(two, "customer:" + customers.get(1), "")).isTrue();
        assertThat(outbox.release(one, "user:Anna", "no mistake")).isTrue();
        assertThat(outbox.release(four, "user:Anna", "seen")).isTrue();
        sender.drain();
        assertThat(shelf.parcels.keySet()).containsExactlyInAnyOrder(one, two, four);
        assertThat(outbox.recall(one, "user:Anna", "too late")).isFalse();
    }

    @Test
    void whatTheMediumRefusesFailsOrIsTriedAgainUnderTheSameReference() {
        long gone = plan(customers.get(0), "gone");
        long busy = plan(customers.get(1), "busy");
        shelf.answer = parcel -> parcel.messageId() == gone
                ? new Handed.Refused(true, "5.1.1", "no such user", Duration.ZERO)
                : new Handed.Refused(false, "4.2.1", "busy", Duration.ofMinutes(10));
        sender.drain();
        assertThat(outbox.find(gone).orElseThrow().stateWhy()).isEqualTo("outbox.refused|5.1.1|no such user");
        assertThat(List.of(state(gone), state(busy))).containsExactly(State.FAILED, State.PLANNED);
        String reference = outbox.find(busy).orElseThrow().reference();
        assertThat(outbox.find(busy).orElseThrow().dueAt()).isEqualTo(Sendable.NOON.plus(Duration.ofMinutes(10)));
        shelf.answer = parcel -> new Handed.Taken(now.instant(), "250 ok");
        now.set(Sendable.NOON.plus(Duration.ofMinutes(11)));
        sender.drain();
        assertThat(shelf.parcel(busy).reference()).isEqualTo(reference);
        for (int i = 0; i < Handing.MOST_ATTEMPTS; i++) {
            // a third one, refused until nobody tries any more
            if (i == 0) {
                plan(customers.get(2), "again and again");
                shelf.answer = parcel -> new Handed.Refused(false, "4.2.1", "busy", Duration.ofMinutes(10));
            }
            sender.drain();
            now.set(now.instant().plus(Duration.ofMinutes(11)));
        }
        assertThat(outbox.of(customers.get(2), 1).getFirst().state()).isEqualTo(State.FAILED);
    }

    /** A server that is away for an afternoon, or a domain that takes few: that is no fault of the message. */
    @Test
    void aMediumThatTakesNothingForNowFailsNoMessageForDays() {
        long one = plan(customers.get(0), "one");
        shelf.answer = parcel -> new Handed.Later("rate", Duration.ofHours(1));
        for (int i = 0; i < 3 * Handing.MOST_ATTEMPTS; i++) {
            sender.drain();
            now.set(now.instant().plus(Duration.ofHours(1)));
        }
        assertThat(state(one)).isEqualTo(State.PLANNED);
        now.set(Sendable.NOON.plus(Handing.MOST_PATIENCE).plus(Duration.ofHours(1)));
        sender.drain();
        assertThat(outbox.find(one).orElseThrow().stateWhy()).startsWith("outbox.too-late|");
        assertThat(state(one)).isEqualTo(State.FAILED);
    }

    /** Thirty days at the customer's wish are not days in which the medium took nothing. */
    @Test
    void whatWasPutOffHasAllThePatienceOfOthers() {
        long deferred = plan(customers.get(0), "deferred");
        long paused = plan(customers.get(1), "paused");
        long held = plan(customers.get(2), "held");
        var until = Sendable.NOON.plus(Duration.ofDays(28));
        assertThat(outbox.defer(deferred, until, "customer:" + customers.get(0), ""))
                .isTrue();
        firm.agreements().pause(customers.get(1), Optional.of(until), proof("customer:1", "own-page"));
        assertThat(outbox.hold(held, "user:Anna", "let me see")).isTrue();
        sender.drain();
        shelf.answer = parcel -> new Handed.Later("rate", Duration.ofHours(1));
        now.set(until.plus(Duration.ofHours(1)));
        assertThat(outbox.release(held, "user:Anna", "")).isTrue();
        sender.drain();
        assertThat(shelf.given.get()).isEqualTo(3);
        assertThat(List.of(state(deferred), state(paused), state(held))).containsOnly(State.PLANNED);
        assertThat(firm.sql()
                        .sql("SELECT count(*) FROM interact.message WHERE first_due >= :until")
                        .param("until", MessageTable.at(until))
                        .query(Long.class)
                        .single())
                .as("each is due anew")
                .isEqualTo(3);
        now.set(until.plus(Handing.MOST_PATIENCE).plus(Duration.ofHours(2)));
        sender.drain();
        assertThat(List.of(state(deferred), state(paused), state(held))).containsOnly(State.FAILED);
    }

    /** What a sender has claimed and not begun is as far as a wish of the customer still reaches. */
    @Test
    void whatIsClaimedAndNotBegunDoesNotLeaveWhereTheCustomerWantsToBeLeftAlone() {
        long refuses = customers.get(0);
        long pauses = customers.get(1);
        long erased = customers.get(2);
        var ids = List.of(
                plan(refuses, "one"),
                plan(pauses, "two"),
                plan(erased, "three"),
                plan(customers.get(3), "four"),
                plan(customers.get(4), "five"));
        assertThat(claims.take(10, "77").claimed()).hasSize(5);
        firm.get(CustomerRights.class)
                .set(refuses, CustomerRights.Kind.DO_NOT_CONTACT, true, "customer:" + refuses, "own-page");
        var until = Sendable.NOON.plus(Duration.ofDays(2));
        firm.agreements().pause(pauses, Optional.of(until), proof("customer:" + pauses, "own-page"));
        firm.sql()
                .sql(Statements.of("interact/forgetting").get("messages"))
                .param("records", new long[] {erased})
                .update();
        leaves(customers.get(4));
        assertThat(claims.begin(ids, "77", 1)).as("what nobody spoke of").containsExactly(ids.get(3));
        sender.drain();
        assertThat(shelf.given.get()).isZero();
        assertThat(outbox.find(ids.get(0)).orElseThrow().stateWhy()).isEqualTo("gate.pause.always");
        assertThat(outbox.find(ids.get(1)).orElseThrow().stateWhy()).startsWith("gate.pause.until|");
        assertThat(outbox.find(ids.get(2)).orElseThrow().stateWhy()).isEqualTo("own.recalled");
        assertThat(outbox.find(ids.get(4)).orElseThrow().stateWhy()).startsWith("gate.purpose.left|QUESTIONS|");
        assertThat(state(ids.get(4))).isEqualTo(State.REFUSED);
        assertThat(List.of(state(ids.get(0)), state(ids.get(1)), state(ids.get(2))))
                .containsExactly(State.REFUSED, State.PLANNED, State.RECALLED);
        firm.sql().sql("TRUNCATE interact.own_right").update();
    }

    /** Leaves as one click on the way out in a message does. */
    private void leaves(long customer) {
        var leaving = firm.get(Leaving.class);
        String link = leaving.address(customer, Purpose.QUESTIONS, Medium.EMAIL);
        assertThat(leaving.leave(link.substring(link.lastIndexOf('/') + 1), false, "test"))
                .isPresent();
    }

    /** Once he has left, nothing begins any more; what his medium may have by then cannot be taken back. */
    @Test
    void whoLeavesWhileTheSenderRunsGetsOnlyWhatHadBegun() throws Exception {
        var ids = outbox.plan(
                customers.stream().map(one -> firm.ready(question(one, "one"))).toList(), "user:Anna");
        var inHand = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        shelf.answer = parcel -> {
            inHand.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return new Handed.Taken(now.instant(), "250 ok");
        };
        var running = Thread.ofPlatform().start(sender::drain);
        inHand.await();
        customers.forEach(this::leaves);
        var begun = new HashSet<>(firm.sql()
                .sql("SELECT message_id FROM interact.message WHERE begun_at IS NOT NULL")
                .query(Long.class)
                .list());
        assertThat(begun).isNotEmpty().hasSizeLessThan(ids.size());
        assertThat(ids.stream().filter(id -> !begun.contains(id)).map(this::state))
                .as("at once, though the sender has them in hand")
                .containsOnly(State.REFUSED);
        go.countDown();
        running.join();
        sender.drain();
        assertThat(shelf.parcels.keySet()).isEqualTo(begun);
        assertThat(outbox.counts())
                .containsEntry(State.HANDED_OVER, (long) begun.size())
                .containsEntry(State.REFUSED, (long) ids.size() - begun.size())
                .hasSize(2);
    }

    /** One that runs and treats nine of ten. */
    private long experiment() {
        var plan = new ExperimentPlan(
                "Spring",
                "",
                List.of(new ExperimentPlan.Arm("offer", 0.9, false), new ExperimentPlan.Arm("none", 0.1, true)),
                new ExperimentPlan.Target(ExperimentPlan.Of.CUSTOMERS, customers, false),
                new ExperimentPlan.Measured(ExperimentPlan.Counted.NET, 30, ExperimentPlan.From.START, 60, "EUR"),
                new ExperimentPlan.Sizing(5, 0.05, 0.8),
                new ExperimentPlan.Run(30, true),
                new ExperimentPlan.Cost(0, 0, 1));
        var experiments = firm.get(Experiments.class);
        long id = experiments.draft(plan, "user:Anna", "").id();
        experiments.start(id, "user:Anna");
        return id;
    }

    /** What was claimed passed the gate before the experiment was stopped, or before he forbade to be tracked. */
    @Test
    void whatIsClaimedAndNotBegunDoesNotLeaveForAnInitiativeThatIsStoppedOrForbidden() {
        var experiments = firm.get(Experiments.class);
        long id = experiment();
        var offered = firm.get(Exposures.class).expose(id, customers).stream()
                .filter(one -> one.kind() == Exposure.Kind.TREATED)
                .limit(4)
                .map(one -> new Outbox.Ready(Sendable.draft(one.customerId(), Purpose.OFFERS, "offer"), one))
                .toList();
        var ids = outbox.plan(offered, "user:Anna");
        assertThat(claims.take(10, "78").claimed()).hasSize(4);
        long untracked = offered.getFirst().draft().customerId();
        firm.get(CustomerRights.class)
                .set(untracked, CustomerRights.Kind.DO_NOT_TRACK, true, "customer:" + untracked, "own-page");
        assertThat(outbox.find(ids.getFirst()).orElseThrow().stateWhy()).isEqualTo("gate.track");
        assertThat(claims.begin(ids.subList(0, 2), "78", 2)).containsExactly(ids.get(1));
        experiments.stop(id, "user:Anna", "it does harm");
        assertThat(claims.begin(ids, "78", 3)).isEmpty();
        assertThat(ids.stream().map(this::state))
                .containsExactly(State.REFUSED, State.CLAIMED, State.REFUSED, State.REFUSED);
        assertThat(outbox.find(ids.getLast()).orElseThrow().stateWhy()).isEqualTo("gate.arm.over");
        firm.sql().sql("TRUNCATE interact.own_right").update();
    }

    @Test
    void whatWaitsForAnExperimentThatWasStoppedDoesNotLeave() {
        var experiments = firm.get(Experiments.class);
        long id = experiment();
        var exposures = firm.get(Exposures.class).expose(id, customers);
        var ready = exposures.stream()
                .map(one -> new Outbox.Ready(Sendable.draft(one.customerId(), Purpose.OFFERS, "offer"), one))
                .toList();
        var first = outbox.plan(ready.subList(0, 20), "user:Anna");
        sender.drain();
        long left = first.stream()
                .filter(message -> state(message) == State.HANDED_OVER)
                .count();
        assertThat(left).isPositive();
        var rest = outbox.plan(ready.subList(20, 40), "user:Anna");
        experiments.stop(id, "user:Anna", "it does harm");
        sender.drain();
        assertThat(shelf.parcels).hasSize((int) left);
        assertThat(rest.stream()
                        .map(message -> outbox.find(message).orElseThrow())
                        .filter(message -> message.state() == State.REFUSED)
                        .map(io.clientela.interact.Message::stateWhy))
                .isNotEmpty()
                .containsOnly("gate.arm.over");
    }

    @Test
    void whatBreaksIsUncertainUntilTheMediumOrAPersonTells() {
        long one = plan(customers.get(0), "one");
        long two = plan(customers.get(1), "two");
        long three = plan(customers.get(2), "three");
        shelf.answer = parcel -> {
            throw new IllegalStateException("connection reset");
        };
        sender.drain();
        assertThat(outbox.in(State.UNCERTAIN, 10)).hasSize(3);
        var settling = firm.get(Settling.class);
        now.set(Sendable.NOON.plusSeconds(30));
        assertThat(settling.round()).as("the medium cannot tell").isZero();
        assertThat(outbox.settle(one, true, "user:Anna", "he has it")).isTrue();
        assertThat(outbox.settle(two, false, "user:Anna", "he has it not")).isTrue();
        shelf.left = Optional.of(false);
        assertThat(settling.round()).isOne();
        shelf.answer = parcel -> new Handed.Taken(now.instant(), "250 ok");
        sender.drain();
        assertThat(shelf.parcels.keySet()).containsExactlyInAnyOrder(two, three);
        assertThat(List.of(state(one), state(two), state(three))).containsOnly(State.HANDED_OVER);
        assertThat(outbox.settle(one, false, "user:Anna", "twice")).isFalse();
    }

    /** What a sender who is gone had claimed waits again, what it had begun is uncertain; what is claimed can be taken back. */
    @Test
    void theClaimsOfWhoIsGoneAreLookedAfter() {
        long begun = plan(customers.get(0), "begun");
        long claimed = plan(customers.get(1), "claimed");
        long left = plan(customers.get(2), "left");
        String gone = "4711";
        assertThat(claims.take(10, gone).claimed()).hasSize(3);
        assertThat(outbox.recall(left, "user:Anna", "not begun yet")).isTrue();
        assertThat(claims.begin(List.of(begun, left), gone, 1)).containsExactly(begun);
        firm.get(Settling.class).round();
        assertThat(List.of(state(begun), state(claimed), state(left)))
                .containsExactly(State.UNCERTAIN, State.PLANNED, State.RECALLED);
        sender.drain();
        assertThat(shelf.parcels.keySet()).containsExactly(claimed);
    }

    /** The database does what it is asked, and its answer is lost: once for what is taken, once for what is begun. */
    private final class Losing extends Claims {
        private boolean take = true;
        private boolean begin = true;

        Losing() {
            super(
                    firm.get(JdbcClient.class),
                    firm.get(TransactionTemplate.class),
                    firm.get(FactsReader.class),
                    firm.get(GateRulesTable.class),
                    firm.get(MediumCarriers.class),
                    firm.get(Exposures.class),
                    now);
        }

        @Override
        Taken take(int limit, String owner) {
            var taken = super.take(limit, owner);
            if (take) {
                take = false;
                throw new DataAccessResourceFailureException("the connection is gone");
            }
            return taken;
        }

        @Override
        Set<Long> endAndBegin(List<Ended> ended, Collection<Long> next, String owner, long window) {
            var begun = super.endAndBegin(ended, next, owner, window);
            if (begin) {
                begin = false;
                throw new DataAccessResourceFailureException("the connection is gone");
            }
            return begun;
        }
    }

    @Test
    void whatWasClaimedAndBegunGoesOnWhereTheAnswerToTheCommitIsLost() {
        long one = plan(customers.get(0), "one");
        long two = plan(customers.get(1), "two");
        var losing = new Sender(
                new Losing(),
                firm.get(Handing.class),
                firm.get(Settling.class),
                firm.get(Bell.class),
                firm.get(HikariDataSource.class),
                now,
                false);
        losing.start();
        try {
            assertThatExceptionOfType(DataAccessResourceFailureException.class).isThrownBy(losing::drain);
            assertThat(state(one)).isEqualTo(State.CLAIMED);
            assertThat(losing.lookBack()).as("the answer may be on its way").isZero();
            now.set(Sendable.NOON.plusSeconds(180));
            firm.get(Settling.class).round();
            assertThat(state(one)).as("he lives: nobody else takes it").isEqualTo(State.CLAIMED);
            assertThat(losing.lookBack()).isEqualTo(2);
            losing.drain();
            assertThat(shelf.parcels.keySet()).containsExactlyInAnyOrder(one, two);
            assertThat(List.of(state(one), state(two))).containsOnly(State.HANDED_OVER);
        } finally {
            losing.stop();
        }
    }

    @Test
    void whatWasBegunAndIsInNobodysHandIsUncertain() {
        long one = plan(customers.get(0), "one");
        long two = plan(customers.get(1), "two");
        assertThat(claims.take(10, "12").claimed()).hasSize(2);
        claims.begin(List.of(one), "12", 7);
        assertThat(claims.begin(List.of(one), "12", 8))
                .as("begun in another window")
                .isEmpty();
        assertThat(claims.begin(List.of(one), "12", 7)).containsExactly(one);
        var later = Sendable.NOON.plusSeconds(1);
        assertThat(claims.forget("12", List.of(one, two), later)).isZero();
        assertThat(claims.forget("12", List.of(), later)).isEqualTo(2);
        assertThat(List.of(state(one), state(two))).containsExactly(State.UNCERTAIN, State.PLANNED);
    }

    /** The first of many that stay uncertain do not keep the others from being asked about. */
    @Test
    void allThatIsUncertainComesRound() {
        var first = plan(customers.get(0), "one");
        firm.get(JdbcClient.class).sql("""
            INSERT INTO interact.message (record_id, purpose, medium, language, body, why, topic, state, planned_by, planned_at,
                due_at, claimed_at, begun_at, reference)
            SELECT record_id, purpose, medium, language, body, why, topic, 'UNCERTAIN', planned_by, planned_at, due_at, planned_at,
                planned_at, 'round-' || n FROM interact.message, generate_series(1, 501) n WHERE message_id = :first\
            """).param("first", first).update();
        now.set(Sendable.NOON.plusSeconds(60));
        var settling = firm.get(Settling.class);
        assertThat(settling.round()).isZero();
        shelf.left = Optional.of(true);
        assertThat(settling.round()).as("the one that the first round left").isOne();
        assertThat(settling.round()).as("from the first again").isEqualTo(500);
    }

    @Test
    void contradictionsGoOnlyWhenSomebodyAnswersForThem() {
        long customer = customers.getFirst();
        var draft = question(customer, "again");
        var same = new io.clientela.interact.MessageDraft(
                customer,
                "general",
                Purpose.QUESTIONS,
                Optional.of(Medium.EMAIL),
                "en",
                "s",
                "t",
                "",
                "why",
                "",
                "survey:1",
                Optional.empty(),
                draft.inReplyTo(),
                draft.sendingId());
        var exposure = firm.ready(draft).exposure();
        outbox.plan(same, exposure, "user:Anna");
        sender.drain();
        long again = outbox.plan(same, exposure, "user:Bruno").messageId();
        assertThat(outbox.find(again).orElseThrow().stateWhy()).isEqualTo("gate.coherence.same|survey:1|2026-03-11");
        assertThatIllegalArgumentException().isThrownBy(() -> outbox.override(again, "user:Anna", " "));
        long unasked = firm.sql()
                .sql("INSERT INTO interact.message (record_id, purpose, medium, language, subject, body, why,"
                        + " from_data, topic, state, state_why, planned_by, planned_at, due_at) SELECT record_id,"
                        + " purpose, medium, language, subject, body, why, 'question:1', 'question:1', state,"
                        + " state_why, planned_by, planned_at, due_at FROM interact.message WHERE message_id ="
                        + " :like RETURNING message_id")
                .param("like", again)
                .query(Long.class)
                .single();
        assertThat(outbox.overridable(List.of(again, unasked)))
                .as("a question that was not asked is not sent by hand")
                .containsExactly(again);
        assertThat(outbox.override(unasked, "user:Anna", "please")).isFalse();
        assertThat(outbox.override(again, "user:Anna", "the link was wrong")).isTrue();
        assertThat(outbox.find(again).orElseThrow().stateWhy())
                .isEqualTo("outbox.overridden|user:Anna|the link was wrong");
        assertThat(outbox.overridable(List.of(again))).isEmpty();
        assertThat(outbox.override(again, "user:Anna", "twice")).isFalse();
        sender.drain();
        assertThat(state(again)).isEqualTo(State.HANDED_OVER);
    }

    @Test
    void anExposureIsTheCustomersOwn() {
        var one = firm.ready(question(customers.get(0), "one"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> outbox.plan(question(customers.get(1), "two"), one.exposure(), "user:Anna"));
        assertThat(outbox.ask(one.draft(), one.exposure()).passes()).isTrue();
        assertThat(outbox.counts()).isEmpty();
    }
}

package io.clientela.interact.internal.mark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.clientela.identify.CustomerErased;
import io.clientela.identify.Erasures;
import io.clientela.identify.Joins;
import io.clientela.identify.internal.card.Cards;
import io.clientela.interact.Agreements.Side;
import io.clientela.interact.Conversations;
import io.clientela.interact.JointGoals;
import io.clientela.interact.JointGoals.Goal;
import io.clientela.interact.JointGoals.Status;
import io.clientela.interact.Marks;
import io.clientela.interact.Marks.Given;
import io.clientela.interact.Medium;
import io.clientela.interact.internal.conversation.Talking;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.ClientelaTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Low marks pause a topic for the customer who gave them (R33); joint goals are kept or not, by both sides (R57). */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=customers")
class MarksTest {

    private static final String WHO = "user:Anna";

    @Autowired
    Marks marks;

    @Autowired
    JointGoals goals;

    @Autowired
    Conversations conversations;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Joins joins;

    @Autowired
    Cards cards;

    @Autowired
    JdbcClient jdbc;

    private Talking firm;
    private long anna;

    @BeforeEach
    void firm() {
        jdbc.sql("TRUNCATE interact.paused_topic, interact.joint_goal, interact.importance, interact.note CASCADE")
                .update();
        firm = new Talking(jdbc, cards);
        anna = firm.customer("Anna Conti", "anna@posta.example", "");
    }

    private static Given given(int understood, int interesting) {
        return new Given(mark(understood), mark(interesting), "");
    }

    private static OptionalInt mark(int value) {
        return value == 0 ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private void his(long customer, String topic, int understood, int interesting) {
        long message = firm.sent(customer, Medium.EMAIL, "", topic);
        assertThat(marks.rate(customer, message, Side.CUSTOMER, given(understood, interesting), "customer:" + customer))
                .isInstanceOf(Outcome.Known.class);
    }

    @Test
    void aTopicIsPausedByOneVeryLowMarkOrTwoLowOnes() {
        his(anna, "offer:A7", 5, 2);
        assertThat(marks.pauses(anna)).as("one low mark").isEmpty();
        his(anna, "news:spring", 5, 2);
        assertThat(marks.pauses(anna)).as("two low marks of two series").isEmpty();
        his(anna, "offer:B9", 5, 2);
        assertThat(marks.paused(anna, "offer:A7").orElseThrow().why()).isEqualTo("interesting");
        his(anna, "", 1, 1);
        assertThat(marks.paused(anna, "purpose:news").orElseThrow().why()).isEqualTo("understood");
        his(anna, "offer:A7", 1, 1);
        assertThat(marks.pauses(anna)).as("paused once").hasSize(2);
        assertThat(jdbc.sql("SELECT topic FROM interact.v_paused_topic WHERE record_id = :r AND until_at > now()"
                                + " ORDER BY topic")
                        .param("r", anna)
                        .query(String.class)
                        .list())
                .as("what the gate sees")
                .containsExactly("offer", "purpose:news");
        assertThat(marks.lift(marks.paused(anna, "offer:A7").orElseThrow().pauseId(), WHO))
                .isTrue();
        assertThat(marks.paused(anna, "offer:A7")).isEmpty();
    }

    @Test
    void theDatabaseAndTheGateMeanTheSameSeries() {
        for (String topic : List.of(
                "offer",
                "offer:A7",
                "offer:A7:B",
                "offer:",
                ":A7",
                ":",
                "",
                "purpose:news",
                "purpose:",
                "question:7",
                "questions:7",
                "Purpose:news",
                "news letter:1",
                "città:è")) {
            assertThat(jdbc.sql("SELECT interact.series(?)")
                            .param(topic)
                            .query(String.class)
                            .single())
                    .as(topic)
                    .isEqualTo(Marks.series(topic));
        }
    }

    @Test
    void onlyWhatLeftAndWasHisCanBeMarkedAndTheFirmsMarkPausesNothing() {
        long bruno = firm.customer("Bruno Neri", "bruno@posta.example", "");
        long message = firm.sent(anna, Medium.EMAIL, "", "offer:A7");
        assertThat(marks.rate(bruno, message, Side.CUSTOMER, given(1, 1), "customer:" + bruno))
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(marks.rate(anna, message, Side.FIRM, given(1, 1), WHO)).isInstanceOf(Outcome.Known.class);
        assertThat(marks.pauses(anna)).isEmpty();
        jdbc.sql("UPDATE interact.message SET handed_at = NULL, state = 'PLANNED'")
                .update();
        assertThat(marks.rate(anna, message, Side.FIRM, given(3, 0), WHO)).isInstanceOf(Outcome.Unknown.class);
        joins.join(anna, bruno, "user:anna", "same");
        assertThat(marks.of(anna).size() + marks.of(bruno).size()).isEqualTo(1);
    }

    @Test
    void aTopicIsToBeChangedWhereItsMeanIsSurelyBelowTheMiddle() {
        for (int i = 0; i < 12; i++) {
            long customer = firm.customer("C" + i, "c" + i + "@posta.example", "");
            his(customer, "news:bad", 4, 1 + i % 2);
            his(customer, "news:good", 4, 3 + i % 3);
        }
        var topics = marks.topics();
        assertThat(topics).extracting(Marks.OfTopic::topic).containsExactly("news:bad", "news:good");
        assertThat(topics.getFirst().change()).isTrue();
        assertThat(topics.getFirst().low()).isEqualTo(12);
        assertThat(topics.getFirst().paused()).isEqualTo(6);
        assertThat(topics.getLast().change()).isFalse();
        assertThat(marks.lowOn("news:bad", OptionalLong.empty(), 100)).hasSize(12);
    }

    @Test
    void ofWhoIsErasedTheFiguresStayAndTheWordsGo() {
        long message = firm.sent(anna, Medium.EMAIL, "", "offer:A7");
        marks.rate(anna, message, Side.CUSTOMER, new Given(mark(4), mark(5), "Call Anna Conti"), "customer:" + anna);
        goals.agree(anna, "Call Anna", "Pick up", LocalDate.of(2026, 6, 30), WHO);
        long bruno = firm.customer("Bruno Neri", "bruno@posta.example", "");
        conversations.note(anna, "She likes oil", WHO);
        conversations.note(bruno, "Knows Anna Conti", WHO);
        conversations.note(bruno, "Lives in Via Roma, too", WHO);
        var places = new ArrayList<Erasures.Place>();
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> events.publishEvent(new CustomerErased(
                        anna, List.of(anna), List.of("Anna Conti", "Via Roma"), List.of("Anna Conti"), places::add)));
        assertThat(marks.of(anna)).singleElement().extracting(Marks.Mark::given).isEqualTo(given(4, 5));
        assertThat(goals.of(anna)).singleElement().extracting(Goal::weDo).isEqualTo("█");
        assertThat(conversations.notes(anna)).isEmpty();
        assertThat(conversations.notes(bruno))
                .as("another customer's notes stay, without her name; her street is nobody's alone")
                .extracting(Conversations.Note::text)
                .containsExactlyInAnyOrder("Knows █", "Lives in Via Roma, too");
        assertThat(places)
                .extracting(Erasures.Place::where)
                .contains("interact.note", "interact.asked", "interact.mark");
    }

    @Test
    void eachSideKeepsItsPartOrNotAndThatCanBeTakenBack() {
        var by = LocalDate.of(2026, 6, 30);
        long goal = ((Outcome.Known<Long>) goals.agree(anna, "Deliver on Mondays", "Order by Friday", by, WHO)).value();
        assertThat(goals.note(goal, Side.FIRM, true, "all of May", WHO)).isTrue();
        assertThat(goals.note(goal, Side.FIRM, true, "", WHO)).as("nothing new").isFalse();
        assertThat(goals.note(goal, Side.CUSTOMER, false, "", WHO)).isTrue();
        assertThat(goals.of(anna)).extracting(Goal::ours, Goal::his).containsExactly(tuple(Status.KEPT, Status.BROKEN));
        assertThat(goals.open(10)).isEmpty();
        goals.takeBack(goal, WHO);
        assertThat(goals.of(anna)).extracting(Goal::his).containsExactly(Status.OPEN);
        assertThat(goals.of(anna).getFirst().overdue(by.plusDays(1))).isTrue();
        goals.takeBack(goal, WHO);
        assertThat(goals.of(anna)).extracting(Goal::ours).containsExactly(Status.OPEN);
        assertThat(goals.takeBack(goal, WHO)).isTrue();
        assertThat(goals.of(anna)).as("the goal itself").isEmpty();
        assertThat(goals.takeBack(goal, WHO)).isFalse();
        goals.rate(anna, Side.FIRM, 5, WHO);
        goals.rate(anna, Side.CUSTOMER, 2, WHO);
        assertThat(goals.importance(anna, Side.CUSTOMER).orElseThrow().value()).isEqualTo(2);
        assertThat(goals.importance(anna, Side.FIRM).orElseThrow().value()).isEqualTo(5);
    }
}

package io.clientela.interact.internal.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.differentiate.Need;
import io.clientela.differentiate.NeedFilter;
import io.clientela.differentiate.Needs;
import io.clientela.differentiate.Shares;
import io.clientela.identify.Joins;
import io.clientela.identify.internal.card.Cards;
import io.clientela.interact.Agreements;
import io.clientela.interact.Agreements.Proof;
import io.clientela.interact.Agreements.Side;
import io.clientela.interact.Agreements.Terms;
import io.clientela.interact.AnswerReceived;
import io.clientela.interact.Conversations;
import io.clientela.interact.Dialogue;
import io.clientela.interact.Medium;
import io.clientela.interact.Message;
import io.clientela.interact.Message.State;
import io.clientela.interact.Outbox;
import io.clientela.interact.Purpose;
import io.clientela.interact.Question;
import io.clientela.interact.Question.Fills;
import io.clientela.interact.Question.Kind;
import io.clientela.interact.Question.Moment;
import io.clientela.interact.Questions;
import io.clientela.interact.Questions.Asked;
import io.clientela.interact.Rewards;
import io.clientela.interact.internal.conversation.Talking;
import io.clientela.kernel.value.Outcome;
import io.clientela.measure.Attitudes;
import io.clientela.platform.ClientelaTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Questions are asked one at a time, never what is known, and answers land where they belong (R9). */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=customers")
class QuestionsTest {

    private static final String WHO = "user:Anna";

    @Autowired
    Asking asking;

    @Autowired
    Questions questions;

    @Autowired
    Attitudes attitudes;

    @Autowired
    Dialogue dialogue;

    @Autowired
    Conversations conversations;

    @Autowired
    Rewards rewards;

    @Autowired
    Agreements agreements;

    @Autowired
    Outbox outbox;

    @Autowired
    Needs needs;

    @Autowired
    Shares shares;

    @Autowired
    Joins joins;

    @Autowired
    Cards cards;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ConfigurableApplicationContext context;

    private Talking firm;
    private long anna;

    @BeforeEach
    void firm() {
        jdbc.sql("TRUNCATE interact.question, differentiate.need, differentiate.need_event,"
                        + " differentiate.spending_figure CASCADE")
                .update();
        firm = new Talking(jdbc, cards);
        anna = firm.customer("Anna Conti", "anna@posta.example", "+393471234567");
    }

    private long add(Kind kind, Fills fills, String subject, int again, String body, String... choices) {
        var text = new Question.Text(body, List.of(choices));
        return questions.add(
                new Question(0, 0, kind, fills, subject, Map.of("en", text), 10, again, Moment.ANY, 0, true), WHO);
    }

    private static <T> T known(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Known.class);
        return ((Outcome.Known<T>) outcome).value();
    }

    private static String reason(Outcome<?> outcome) {
        return outcome instanceof Outcome.Unknown<?> unknown ? unknown.reason() : "known";
    }

    private Asked ask() {
        return known(questions.askHere(anna, Medium.PHONE, "en", WHO));
    }

    /** A round asks all who agreed, by as many commands as it would take for one; who waits for nothing is left out. */
    @Test
    void aRoundReadsAndWritesOfManyAtOnce() {
        long question = add(Kind.SCALE, Fills.SATISFACTION, "", 90, "How satisfied are you?");
        List<Long> many = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            long record =
                    firm.books().record("shop", "person", LocalDate.of(2026, 3, 1), Map.of("FULL_NAME", "Person " + i));
            firm.books()
                    .value(record, "EMAIL", "r" + i + "@x.example", "r" + i + "@x.example", LocalDate.of(2026, 3, 1));
            many.add(record);
        }
        cards.rebuild(done -> {});
        for (long customer : many.subList(0, 11)) {
            agreements.give(
                    customer,
                    "general",
                    Purpose.QUESTIONS,
                    Medium.WEB,
                    new Agreements.Proof("customer:" + customer, "own-page", "Yes", "test"));
        }
        known(questions.askHere(many.getFirst(), Medium.PHONE, "en", WHO));
        jdbc.sql("UPDATE identify.record SET erased_at = now() WHERE record_id = :record")
                .param("record", many.get(1))
                .update();
        long asked = jdbc.sql("SELECT max(asked_id) FROM interact.asked")
                .query(Long.class)
                .single();
        var told = asking.byMessage(many, Optional.empty(), WHO);
        assertThat(told.keySet()).containsExactlyInAnyOrderElementsOf(many);
        assertThat(told.values().stream().filter(Asking.Told::isPresent)).hasSize(9);
        assertThat(Stream.of(0, 1, 11)
                        .map(i -> Objects.requireNonNull(told.get(many.get(i))).reason()))
                .as("one waits, one was erased, one did not agree")
                .containsExactly("open-question", "no-customer", "gate");
        assertThat(jdbc.sql("SELECT count(DISTINCT a.cmin::text) || ' ' || count(DISTINCT m.cmin::text) || ' ' ||"
                                + " count(DISTINCT r.customer_id) || ' ' || count(*) FROM interact.asked a JOIN interact.message m ON"
                                + " m.message_id = a.message_id AND m.record_id = a.record_id JOIN identify.record r ON r.record_id ="
                                + " a.record_id WHERE a.asked_id > :asked AND a.question_id = :question")
                        .param("asked", asked)
                        .param("question", question)
                        .query(String.class)
                        .single())
                .as("commands on what was asked, on messages, customers, rows")
                .isEqualTo("1 1 9 9");
    }

    @Test
    void oneAtATimeInTheirOrderAndEachAnswerLandsWithItsProvenance() {
        add(Kind.CHOICE, Fills.NEED, "delivery", 0, "When shall we deliver?", "Mornings", "Evenings", "-No matter");
        add(Kind.NUMBER, Fills.SPENDING, "wine", 0, "What do you spend on wine in a year?");
        long last = add(Kind.SCALE, Fills.SATISFACTION, "", 90, "How satisfied are you?");
        questions.move(last, true, WHO);
        assertThat(questions.all())
                .extracting(Question::fills)
                .containsExactly(Fills.NEED, Fills.SATISFACTION, Fills.SPENDING);

        long before = rewards.balance(anna).points();
        var first = ask();
        assertThat(reason(questions.next(anna))).isEqualTo("open-question");
        assertThat(ask()).as("asked again it is the same").isEqualTo(first);
        assertThat(reason(questions.answer(anna, first.askedId(), "perhaps", Medium.PHONE, WHO)))
                .isEqualTo("not-an-answer");
        var answered = known(questions.answer(anna, first.askedId(), "2", Medium.PHONE, WHO));
        assertThat(reason(questions.answer(anna, first.askedId(), "1", Medium.PHONE, WHO)))
                .as("answered once")
                .isEqualTo("no-question");
        assertThat(needs.list(NeedFilter.ALL, 0, 10)).singleElement().satisfies(need -> {
            assertThat(need.what()).isEqualTo("delivery: Evenings");
            assertThat(need.origin()).isEqualTo(Need.Origin.ANSWER);
            assertThat(need.source()).isEqualTo("question:" + first.questionId() + " asked:" + first.askedId());
            assertThat(answered.answered().orElseThrow().landed()).isEqualTo("need:" + need.needId());
        });

        known(questions.answer(anna, ask().askedId(), "4", Medium.PHONE, WHO));
        assertThat(attitudes.of(anna)).first().satisfies(kept -> {
            assertThat(kept.mark().about()).isEqualTo(Attitudes.About.SATISFACTION);
            assertThat(kept.mark().mark()).isEqualTo(4);
            assertThat(kept.mark().source()).startsWith("question:" + last + " asked:");
        });
        known(questions.answer(anna, ask().askedId(), "about 1.200,50", Medium.PHONE, WHO));
        assertThat(shares.figures(Optional.of(Shares.Scope.CUSTOMER), anna, 10))
                .singleElement()
                .satisfies(entered -> {
                    assertThat(entered.figure().amount()).isEqualByComparingTo(new BigDecimal("1200.50"));
                    assertThat(entered.figure().category()).isEqualTo("wine");
                    assertThat(entered.by()).isEqualTo("customer:" + anna);
                });
        assertThat(rewards.balance(anna).points() - before)
                .as("10 points for each")
                .isEqualTo(30);
        assertThat(reason(questions.next(anna))).isEqualTo("nothing-to-ask");
        jdbc.sql("UPDATE interact.asked SET answered_at = answered_at - interval '91 days' WHERE question_id = :q")
                .param("q", last)
                .update();
        assertThat(known(questions.next(anna)).questionId())
                .as("time to ask again")
                .isEqualTo(last);
        assertThat(questions.results()).extracting(Questions.Result::answered).containsExactly(1L, 1L, 1L);
    }

    @Test
    void theShortSurveyLeavesOutWhatIsAskedAndFeelingsLandInTheScorecard() {
        add(Kind.SCALE, Fills.TRUST, "", 90, "Do you trust us?");
        assertThat(questions.addSurvey(WHO)).hasSize(5);
        assertThat(questions.addSurvey(WHO)).as("all is asked now").isEmpty();
        assertThat(questions.all())
                .extracting(Question::fills)
                .containsExactly(
                        Fills.TRUST, Fills.BUYING, Fills.USING, Fills.SATISFACTION, Fills.LOYALTY, Fills.ADVOCACY);
        assertThat(questions.all())
                .filteredOn(question -> question.fills() == Fills.BUYING)
                .first()
                .satisfies(buying -> assertThat(buying.spoken("it")).isEqualTo("it"));
        questions.all().stream()
                .filter(question -> question.fills() != Fills.USING)
                .forEach(question -> questions.activate(question.questionId(), false, WHO));
        jdbc.sql("UPDATE interact.question SET moment = 'ANY'").update();
        var answered = known(questions.answer(anna, ask().askedId(), "5", Medium.PHONE, WHO));
        assertThat(answered.answered().orElseThrow().landed()).isEqualTo("attitude:USING");
        assertThat(attitudes.of(anna)).first().satisfies(kept -> {
            assertThat(kept.mark().about()).isEqualTo(Attitudes.About.USING);
            assertThat(kept.mark().mark()).isEqualTo(5);
        });
    }

    @Test
    void nothingIsAskedThatAnswersNeedsFiguresOrSourcesTell() {
        add(Kind.TEXT, Fills.FACT, "EMAIL", 0, "What is your e-mail?");
        add(Kind.TEXT, Fills.NEED, "gluten", 0, "What do you need free of gluten?");
        add(Kind.NUMBER, Fills.SPENDING, "Wine", 0, "What do you spend on wine?");
        long open = add(Kind.TEXT, Fills.FACT, "BIRTH_DATE", 0, "When is your birthday?");
        needs.state(
                new Needs.Statement(anna, "Pasta without gluten", "", "", Need.Origin.STAFF, "", Optional.empty()),
                WHO);
        shares.enter(
                new Shares.Figure(
                        Shares.Scope.CUSTOMER,
                        anna,
                        "",
                        "wine",
                        BigDecimal.TEN,
                        Optional.empty(),
                        Optional.empty(),
                        LocalDate.of(2026, 1, 2),
                        ""),
                WHO);
        assertThat(questions.all().stream()
                        .map(question -> questions.known(anna, question).orElse("-"))
                        .toList())
                .containsExactly(
                        "question.known.field|EMAIL|anna@posta.example",
                        "question.known.need|Pasta without gluten",
                        "question.known.spending|2026-01-02",
                        "-");
        assertThat(known(questions.next(anna)).questionId()).isEqualTo(open);

        long other = firm.customer("Anna Conti", "", "+393470000000");
        known(questions.answer(
                other,
                known(questions.askHere(other, Medium.WEB, "en", WHO)).askedId(),
                "a@x.example",
                Medium.WEB,
                WHO));
        known(questions.answer(
                other, known(questions.askHere(other, Medium.WEB, "en", WHO)).askedId(), "Bread", Medium.WEB, WHO));
        assertThat(known(questions.next(other)).fills()).isEqualTo(Fills.SPENDING);
        joins.join(anna, other, "user:anna", "same person");
        long one = questions.next(anna) instanceof Outcome.Known ? anna : other;
        assertThat(known(questions.next(one)).questionId())
                .as("what either was known to have answered is known of both")
                .isEqualTo(open);
        questions.activate(open, false, WHO);
        assertThat(reason(questions.next(one))).isEqualTo("nothing-to-ask");
    }

    /** The card Why? answers for what the gate did not let through, however often it was tried. */
    private void itStandsOnceWhyHeWasNotAsked() {
        var first = outbox.of(anna, 9);
        assertThat(first).hasSize(1);
        assertThat(first.getFirst().state()).isEqualTo(State.REFUSED);
        assertThat(first.getFirst().stateWhy()).isEqualTo("gate.agreement.none");
        assertThat(first.getFirst().text()).contains("How satisfied are you?");
        assertThat(reason(questions.ask(anna, Optional.of(Medium.EMAIL), "user:Bruno")))
                .isEqualTo("gate");
        var again = outbox.of(anna, 9);
        assertThat(again).as("renewed, not piled up").hasSize(1);
        assertThat(again.getFirst().by()).isEqualTo("user:Bruno");
        add(Kind.SCALE, Fills.TRUST, "", 0, "Do you trust us?");
        long satisfied = known(questions.next(anna)).questionId();
        questions.activate(satisfied, false, WHO);
        assertThat(reason(questions.ask(anna, Optional.of(Medium.EMAIL), WHO))).isEqualTo("gate");
        assertThat(outbox.of(anna, 9)).as("one of each question").hasSize(2);
        questions.activate(known(questions.next(anna)).questionId(), false, WHO);
        questions.activate(satisfied, true, WHO);
    }

    @Test
    void aQuestionIsSentOnlyInsideTheAgreementAndRecalledWithItsMessage() {
        jdbc.sql("TRUNCATE interact.agreement, interact.consent CASCADE").update();
        add(Kind.SCALE, Fills.SATISFACTION, "", 0, "How satisfied are you?");
        assertThat(reason(questions.ask(anna, Optional.of(Medium.EMAIL), WHO))).isEqualTo("gate");
        assertThat(questions.open(anna)).isEmpty();
        itStandsOnceWhyHeWasNotAsked();
        var proof = new Proof("customer:" + anna, "own-page", "I agree", "test");
        var terms = new Terms(
                Map.of(Purpose.QUESTIONS, Set.of(Medium.EMAIL)),
                4,
                "questions that matter",
                "answers",
                Map.of(),
                LocalDate.now(ZoneOffset.UTC).minusDays(1),
                Optional.empty());
        var agreement = agreements.propose(anna, "general", terms, Side.FIRM, proof);
        agreements.accept(agreement.agreementId(), agreement.version(), Side.CUSTOMER, proof);
        var asked = known(questions.ask(anna, Optional.of(Medium.EMAIL), WHO));
        var message = outbox.find(asked.messageId().getAsLong()).orElseThrow();
        assertThat(message.purpose()).isEqualTo(Purpose.QUESTIONS);
        assertThat(message.text()).contains("How satisfied are you?", "from 1 (not at all) to 5");
        assertThat(questions.withdraw(asked.askedId(), WHO)).isTrue();
        assertThat(outbox.find(message.messageId()).orElseThrow().state()).isEqualTo(Message.State.RECALLED);
        assertThat(reason(questions.next(anna)))
                .as("withdrawn, it may be asked again")
                .isEqualTo("known");
    }

    @Test
    void howeverManyAskAtOnceOneQuestionIsOpen() throws Exception {
        add(Kind.SCALE, Fills.TRUST, "", 0, "Do you trust us?");
        try (var many = Executors.newFixedThreadPool(8)) {
            List<Callable<Outcome<Asked>>> calls =
                    Collections.nCopies(16, () -> questions.askHere(anna, Medium.PHONE, "en", WHO));
            for (var answer : many.invokeAll(calls)) {
                answer.get();
            }
        }
        assertThat(questions.asked(OptionalLong.of(anna), OptionalLong.empty(), 0, 100))
                .hasSize(1);
    }

    @Test
    void aReplyByMailIsReadAsTheAnswerAndWaitsOnlyWhereItSaysMore() {
        long scale = add(Kind.SCALE, Fills.SATISFACTION, "", 0, "How satisfied are you?");
        add(Kind.SCALE, Fills.TRUST, "", 0, "Do you trust us?");
        var heard = new ArrayList<AnswerReceived>();
        ApplicationListener<PayloadApplicationEvent<AnswerReceived>> ear = event -> heard.add(event.getPayload());
        context.addApplicationListener(ear);
        var asked = byMail("<q1@firm.example>");
        dialogue.receive(Talking.mail("x@x.example", "Something else", "r0", "unknown"));
        dialogue.receive(reply("r1", "<q1@firm.example>", "5\n> How satisfied are you?"));
        assertThat(questions.open(anna)).isEmpty();
        assertThat(heard).singleElement().satisfies(event -> {
            assertThat(event.questionId()).hasValue(scale);
            assertThat(event.messageId()).isEqualTo(asked.messageId());
        });
        assertThat(conversations.find(anna).orElseThrow().waiting()).isZero();
        byMail("<q2@firm.example>");
        dialogue.receive(reply(
                "r2",
                "<q2@firm.example>",
                "3 - but where is my parcel? It was due two weeks ago and nobody calls me."));
        assertThat(questions.open(anna)).isEmpty();
        assertThat(conversations.find(anna).orElseThrow().waiting()).isEqualTo(1);
    }

    private Asked byMail(String reference) {
        var asked = ask();
        long message = firm.sent(anna, Medium.EMAIL, reference, "");
        jdbc.sql("UPDATE interact.asked SET message_id = :m, medium = 'EMAIL' WHERE asked_id = :a")
                .param("m", message)
                .param("a", asked.askedId())
                .update();
        return questions.open(anna).orElseThrow();
    }

    private static io.clientela.interact.Received reply(String reference, String answers, String text) {
        return new io.clientela.interact.Received(
                Medium.EMAIL,
                "anna@posta.example",
                OptionalLong.empty(),
                "Re: One question",
                text,
                reference,
                List.of(answers),
                Optional.empty());
    }
}

package io.clientela.interact.internal.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.differentiate.Feature;
import io.clientela.differentiate.Rule;
import io.clientela.differentiate.Segment;
import io.clientela.differentiate.Segments;
import io.clientela.identify.internal.card.Cards;
import io.clientela.interact.Agreements;
import io.clientela.interact.Agreements.Proof;
import io.clientela.interact.Agreements.Side;
import io.clientela.interact.Agreements.Terms;
import io.clientela.interact.GateRules;
import io.clientela.interact.Gatekeeping;
import io.clientela.interact.Leaving;
import io.clientela.interact.Medium;
import io.clientela.interact.Message;
import io.clientela.interact.Message.State;
import io.clientela.interact.MessageDraft;
import io.clientela.interact.Outbox;
import io.clientela.interact.Purpose;
import io.clientela.interact.Sendings;
import io.clientela.interact.Templates;
import io.clientela.interact.internal.conversation.Talking;
import io.clientela.kernel.value.Outcome;
import io.clientela.measure.ExperimentPlan;
import io.clientela.measure.Experiments;
import io.clientela.measure.Exposures;
import io.clientela.measure.HoldOuts;
import io.clientela.platform.ClientelaTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A sending to the target of an experiment that runs, from the look at it to the messages (R29, R34, R64). */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=customers")
class SendingsTest {

    private static final String WHO = "user:Anna";
    private static final String HELD_OUT = "gate.arm.held-out";
    private static final String HELD_OUT_OF_ALL = "gate.arm.held-out-of-all";

    @Autowired
    Sendings sendings;

    @Autowired
    Templates templates;

    @Autowired
    Experiments experiments;

    @Autowired
    HoldOuts holdOuts;

    @Autowired
    Exposures exposures;

    @Autowired
    Segments segments;

    @Autowired
    Agreements agreements;

    @Autowired
    Gatekeeping gate;

    @Autowired
    Outbox outbox;

    @Autowired
    Leaving leaving;

    @Autowired
    Cards cards;

    @Autowired
    JdbcClient jdbc;

    private Talking firm;
    private GateRules usual;

    @BeforeEach
    void firm() {
        jdbc.sql("TRUNCATE interact.agreement, interact.consent, interact.pause, interact.sending,"
                        + " measure.experiment CASCADE")
                .update();
        firm = new Talking(jdbc, cards);
        usual = gate.rules();
        gate.set(new GateRules(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, false, 9, 0, 7, List.of()), WHO);
        holdOuts.set(0.3, false, WHO, "test");
    }

    @AfterEach
    void asItWas() {
        gate.set(usual, WHO);
        holdOuts.set(0, false, WHO, "test");
    }

    /** So many who want offers on their own page, and nowhere else. */
    private List<Long> agreed(int many, String name) {
        var customers = new ArrayList<Long>();
        for (int i = 0; i < many; i++) {
            customers.add(firm.customer(name + " " + i, name + i + "@posta.example", ""));
        }
        var terms = new Terms(
                Map.of(Purpose.OFFERS, Set.of(Medium.WEB)),
                9,
                "offers",
                "answers",
                Map.of(),
                LocalDate.of(2026, 1, 1),
                Optional.empty());
        var proof = new Proof("customer:1", "own-page", "I agree.", "test");
        for (long customer : customers) {
            var proposed = agreements.propose(customer, "general", terms, Side.FIRM, proof);
            agreements.accept(proposed.agreementId(), 1, Side.CUSTOMER, proof);
        }
        return customers;
    }

    private long experiment() {
        var plan = new ExperimentPlan(
                "All who come",
                "",
                List.of(new ExperimentPlan.Arm("offer", 0.5, false), new ExperimentPlan.Arm("none", 0.5, true)),
                new ExperimentPlan.Target(ExperimentPlan.Of.ALL, List.of(), true),
                new ExperimentPlan.Measured(ExperimentPlan.Counted.NET, 30, ExperimentPlan.From.EXPOSURE, 60, "EUR"),
                new ExperimentPlan.Sizing(5, 0.05, 0.8),
                new ExperimentPlan.Run(30, true),
                new ExperimentPlan.Cost(0, 0, 1));
        long id = experiments.draft(plan, WHO, "").id();
        experiments.start(id, WHO);
        return id;
    }

    private long template(long experiment) {
        var text = new Templates.Text(
                "For you",
                "<mjml><mj-body><mj-section><mj-column><mj-text>Dear {{ name }}, this fits you. {{ leave_link"
                        + " }}</mj-text></mj-column></mj-section></mj-body></mjml>");
        return templates
                .save(0, "Offer " + experiment, Purpose.OFFERS, Map.of("en", text), WHO)
                .orElseThrow()
                .templateId();
    }

    private long sending(long experiment) {
        return sendings.draft(
                new Sendings.Plan(
                        "Offer",
                        "general",
                        Purpose.OFFERS,
                        Optional.empty(),
                        template(experiment),
                        OptionalLong.empty(),
                        OptionalLong.of(experiment),
                        "You asked for offers that fit.",
                        "offer:all",
                        Optional.empty()),
                WHO);
    }

    @Test
    void whoCameInSinceGetsHisMessageByHisMediumAndEachIsToldWhyNot() throws Exception {
        var customers = new ArrayList<>(agreed(20, "first"));
        long experiment = experiment();
        long id = sending(experiment);
        Map<Long, String> previewed = new HashMap<>();
        for (long customer : customers) {
            previewed.put(
                    customer,
                    sendings.preview(id, customer, Optional.empty())
                            .orElseThrow()
                            .verdict()
                            .words());
        }
        customers.addAll(agreed(10, "later"));
        assertThat(sendings.approve(id, WHO)).isTrue();
        writeOver(sendings.find(id).orElseThrow().plan().templateId());
        assertThat(sendings.run(id, WHO)).isPresent();
        await(() -> sendings.find(id).orElseThrow().state().equals("queued"));

        assertThat(sendings.counts(id).target())
                .as("those who came in since too")
                .isEqualTo(30);
        var why = new HashMap<String, Long>();
        for (long customer : customers) {
            var message = outbox.of(customer, 1).getFirst();
            assertThat(message.text()).as("as it was approved").doesNotContain("written over");
            if (message.state() == State.HELD_OUT) {
                assertThat(message.stateWhy()).isEqualTo(holdOuts.holds(customer) ? HELD_OUT_OF_ALL : HELD_OUT);
                why.merge(message.stateWhy(), 1L, Long::sum);
            } else {
                leavesTheMediumByWhichItGoes(message);
            }
            if (previewed.containsKey(customer)) {
                assertThat(previewed.get(customer))
                        .as("as it was previewed")
                        .isEqualTo(message.state() == State.HELD_OUT ? message.stateWhy() : "");
            }
        }
        assertThat(why).containsOnlyKeys(HELD_OUT, HELD_OUT_OF_ALL);
        assertThat(sendings.counts(id).heldOut()).isEqualTo(why);
    }

    private void writeOver(long template) {
        var old = templates.find(template).orElseThrow();
        var text = new Templates.Text(
                "Written over",
                "<mjml><mj-body><mj-section><mj-column><mj-text>written over {{ leave_link }}</mj-text></mj-column>"
                        + "</mj-section></mj-body></mjml>");
        assertThat(templates.save(template, old.name(), old.purpose(), Map.of("en", text, "it", text), WHO))
                .isPresent();
    }

    /** R34: whom a sending goes to may be chosen by purchases only among those who consented to that. */
    @Test
    void whatIsChosenByPurchasesAsksForThatConsent() {
        holdOuts.set(0, false, WHO, "test");
        long anna = firm.customer("Anna Conti", "anna@posta.example", "");
        var proof = new Proof("customer:" + anna, "own-page", "I agree.", "test");
        agreements.give(anna, "general", Purpose.QUESTIONS, Medium.WEB, proof);
        long place = segment("place", new Rule.PlaceIs(Rule.Place.COUNTRY, List.of("IT")));
        long bought = segment("bought", bought());
        long toPlace = questions(place);
        long toBought = questions(bought);
        assertThat(sendings.preview(toPlace, anna, Optional.empty())
                        .orElseThrow()
                        .verdict()
                        .passes())
                .isTrue();
        assertThat(sendings.preview(toBought, anna, Optional.empty())
                        .orElseThrow()
                        .verdict()
                        .words())
                .isEqualTo("gate.profiling.none");
        agreements.give(anna, "general", Purpose.PROFILING, Medium.EMAIL, proof);
        assertThat(sendings.preview(toBought, anna, Optional.empty())
                        .orElseThrow()
                        .verdict()
                        .passes())
                .isTrue();
        long stays = planned(anna, toPlace);
        long goes = planned(anna, toBought);
        agreements.leave(anna, Optional.of(Purpose.PROFILING), Optional.empty(), proof);
        assertThat(outbox.find(stays).orElseThrow().state()).isEqualTo(State.PLANNED);
        assertThat(outbox.find(goes).orElseThrow().state()).isEqualTo(State.REFUSED);
        assertThat(outbox.find(goes).orElseThrow().stateWhy()).startsWith("gate.profiling.left|");
        assertThat(sendings.preview(toBought, anna, Optional.empty())
                        .orElseThrow()
                        .verdict()
                        .policy())
                .isEqualTo("profiling");
    }

    @Test
    void itIsKnownWhichRulesAskForPurchases() {
        long place = segment("place", new Rule.PlaceIs(Rule.Place.COUNTRY, List.of("IT")));
        long bought = segment("bought", bought());
        Map<Rule, Boolean> expected = Map.of(
                new Rule.All(List.of()), false,
                new Rule.KindIs(Rule.Kind.COMPANY), false,
                new Rule.Any(List.of(new Rule.KindIs(Rule.Kind.PERSON), new Rule.In(place))), false,
                new Rule.FeatureIs(Feature.PURCHASES, Rule.Comparison.AT_LEAST, "1"), true,
                new Rule.Not(new Rule.WorthIs(Rule.Worth.VALUE, Rule.Comparison.MORE, "10")), true,
                new Rule.All(List.of(new Rule.KindIs(Rule.Kind.PERSON), new Rule.In(bought))), true);
        expected.forEach((rule, asks) -> assertThat(profiled(questions(segment("one", rule))))
                .as(rule.toString())
                .isEqualTo(asks));
        assertThat(profiled(sending(experiment()))).as("all").isFalse();
    }

    private boolean profiled(long sending) {
        return jdbc.sql("SELECT profiled FROM interact.sending WHERE sending_id = :id")
                .param("id", sending)
                .query(Boolean.class)
                .single();
    }

    private static Rule bought() {
        return new Rule.Bought(
                Rule.What.ANYTHING, "", Rule.Measure.TIMES, Rule.Bound.AT_LEAST, BigDecimal.ONE, new Rule.Ever());
    }

    private long segment(String name, Rule rule) {
        var made = segments.create(new Segment.Draft(name + " " + System.nanoTime(), "", rule, ""), WHO);
        return made instanceof Outcome.Known<Segment>(Segment segment) ? segment.id() : -1;
    }

    private long questions(long segment) {
        var text = new Templates.Text(
                "A question",
                "<mjml><mj-body><mj-section><mj-column><mj-text>Dear {{ name }}, how are you? {{ leave_link"
                        + " }}</mj-text></mj-column></mj-section></mj-body></mjml>");
        long template = templates
                .save(0, "Question " + System.nanoTime(), Purpose.QUESTIONS, Map.of("en", text), WHO)
                .orElseThrow()
                .templateId();
        return sendings.draft(
                new Sendings.Plan(
                        "Question",
                        "general",
                        Purpose.QUESTIONS,
                        Optional.of(Medium.WEB),
                        template,
                        OptionalLong.of(segment),
                        OptionalLong.empty(),
                        "You agreed to questions.",
                        "",
                        Optional.empty()),
                WHO);
    }

    /** A message of a sending that waits until tomorrow. */
    private long planned(long customer, long sending) {
        var draft = new MessageDraft(
                customer,
                "general",
                Purpose.QUESTIONS,
                Optional.of(Medium.WEB),
                "en",
                "A question",
                "How are you?",
                "",
                "You agreed to questions.",
                "sending:" + sending,
                "",
                Optional.of(Instant.now().plus(Duration.ofDays(1))),
                OptionalLong.empty(),
                OptionalLong.of(sending));
        return outbox.plan(draft, exposures.notMeasured(customer), WHO).messageId();
    }

    private void leavesTheMediumByWhichItGoes(Message message) {
        assertThat(message.medium()).isEqualTo(Medium.WEB);
        var link = message.text().replaceAll("(?s).*/leave/([^\\s>)]+).*", "$1");
        assertThat(leaving.read(link)).hasValueSatisfying(way -> {
            assertThat(way.customerId()).isEqualTo(message.customerId());
            assertThat(way.medium()).isEqualTo(Medium.WEB);
        });
    }

    private static void await(java.util.function.BooleanSupplier until) throws InterruptedException {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!until.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(50);
        }
    }
}

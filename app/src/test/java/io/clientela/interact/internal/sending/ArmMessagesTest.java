package io.clientela.interact.internal.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import io.clientela.interact.Outbox;
import io.clientela.interact.Purpose;
import io.clientela.interact.SendingRefusedException;
import io.clientela.interact.Sendings;
import io.clientela.interact.Sendings.ArmMessage;
import io.clientela.interact.Sendings.Counts;
import io.clientela.interact.Templates;
import io.clientela.interact.internal.conversation.Talking;
import io.clientela.measure.ExperimentPlan;
import io.clientela.measure.Experiments;
import io.clientela.measure.HoldOuts;
import io.clientela.platform.ClientelaTest;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobState;
import io.clientela.platform.Jobs;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A sending whose treated arms get each its own message: text, medium and way out follow the arm that is written down. */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=customers")
class ArmMessagesTest {

    private static final String WHO = "user:Anna";
    private static final int CUSTOMERS = 40;

    @Autowired
    Sendings sendings;

    @Autowired
    Templates templates;

    @Autowired
    Experiments experiments;

    @Autowired
    HoldOuts holdOuts;

    @Autowired
    Agreements agreements;

    @Autowired
    Gatekeeping gate;

    @Autowired
    Outbox outbox;

    @Autowired
    Leaving leaving;

    @Autowired
    Jobs jobs;

    @Autowired
    Cards cards;

    @Autowired
    JdbcClient jdbc;

    private GateRules usual;
    private final List<Long> customers = new ArrayList<>();

    @BeforeEach
    void firm() {
        jdbc.sql("TRUNCATE interact.agreement, interact.consent, interact.pause, interact.sending,"
                        + " measure.experiment CASCADE")
                .update();
        var firm = new Talking(jdbc, cards);
        usual = gate.rules();
        gate.set(new GateRules(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, false, 9, 0, 7, List.of()), WHO);
        holdOuts.set(0.1, false, WHO, "test");
        for (int i = 0; i < CUSTOMERS; i++) {
            customers.add(firm.customer("Customer " + i, "customer" + i + "@posta.example", ""));
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
    }

    @AfterEach
    void asItWas() {
        gate.set(usual, WHO);
        holdOuts.set(0, false, WHO, "test");
    }

    private static ExperimentPlan plan(String first, String second) {
        return new ExperimentPlan(
                "Which of two",
                "",
                List.of(
                        new ExperimentPlan.Arm(first, 0.4, false),
                        new ExperimentPlan.Arm(second, 0.4, false),
                        new ExperimentPlan.Arm("none", 0.2, true)),
                new ExperimentPlan.Target(ExperimentPlan.Of.ALL, List.of(), false),
                new ExperimentPlan.Measured(ExperimentPlan.Counted.NET, 30, ExperimentPlan.From.EXPOSURE, 60, "EUR"),
                new ExperimentPlan.Sizing(5, 0.05, 0.8),
                new ExperimentPlan.Run(30, true),
                new ExperimentPlan.Cost(0, 0, 1));
    }

    private long experiment() {
        return experiments.draft(plan("a", "b"), WHO, "").id();
    }

    private long template(String says) {
        var text = new Templates.Text(
                "For you",
                "<mjml><mj-body><mj-section><mj-column><mj-text>Dear {{ name }}, " + says
                        + ". {{ leave_link }}</mj-text></mj-column></mj-section></mj-body></mjml>");
        return templates
                .save(0, says + " " + System.nanoTime(), Purpose.OFFERS, Map.of("en", text), WHO)
                .orElseThrow()
                .templateId();
    }

    private Sendings.Plan plan(long experiment, Map<String, ArmMessage> arms) {
        return new Sendings.Plan(
                "Offer",
                "general",
                Purpose.OFFERS,
                Optional.of(Medium.WEB),
                template("for all"),
                OptionalLong.empty(),
                OptionalLong.of(experiment),
                "You asked for offers that fit.",
                "offer:all",
                Optional.empty(),
                arms);
    }

    /** The arm b gets another text, by e-mail, on which nobody agreed. */
    private long sending(long experiment) {
        return sendings.draft(
                plan(
                        experiment,
                        Map.of(
                                "b",
                                new ArmMessage(OptionalLong.of(template("for b alone")), Optional.of(Medium.EMAIL)))),
                WHO);
    }

    private JobState run(String kind, long sending) {
        return jobs.runHere(new JobOrder(kind, "Offer", new SendingJob.Asked(sending), WHO), state -> {});
    }

    private Map<Long, String> recorded(long experiment) {
        return customers.stream()
                .flatMap(customer -> experiments.of(customer).stream()
                        .filter(one -> one.experimentId() == experiment)
                        .map(one -> Map.entry(customer, one.arm())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<Long, Message> messages() {
        var messages = new TreeMap<Long, Message>();
        for (long customer : customers) {
            var his = outbox.of(customer, 5);
            assertThat(his).as("one message for each").hasSize(1);
            messages.put(customer, his.getFirst());
        }
        return messages;
    }

    @Test
    void eachArmGetsItsOwnTextAndMediumAsItIsWrittenDown() {
        long experiment = experiment();
        long id = sending(experiment);
        assertThat(sendings.find(id).orElseThrow().plan().arms()).containsOnlyKeys("b");
        experiments.start(experiment, WHO);
        assertThat(run(ForecastJob.KIND, id).status()).isEqualTo(JobState.Status.DONE);
        var forecast = sendings.find(id).orElseThrow().forecast();
        Map<Long, String> previewed = customers.stream()
                .collect(Collectors.toMap(
                        one -> one,
                        one -> sendings.preview(id, one, Optional.of("b"))
                                .orElseThrow()
                                .arm()
                                .orElse("")));
        assertThat(recorded(experiment))
                .as("nothing is written down by looking")
                .isEmpty();

        sendings.approve(id, WHO);
        assertThat(run(SendingJob.KIND, id).status()).isEqualTo(JobState.Status.DONE);

        var recorded = recorded(experiment);
        assertThat(recorded.values()).contains("a", "b", "none", "");
        messages().forEach((customer, message) -> {
            String arm = recorded.get(customer);
            assertThat(message.arm().orElse("")).isEqualTo(arm);
            assertThat(previewed.get(customer)).isEqualTo(arm);
            getsWhatIsOf(String.valueOf(arm), message);
        });
        addsUp(id, forecast);
    }

    private void getsWhatIsOf(String arm, Message message) {
        switch (arm) {
            case "a" -> {
                assertThat(message.text()).contains("for all").doesNotContain("for b alone");
                assertThat(message.medium()).isEqualTo(Medium.WEB);
                assertThat(message.state()).isIn(State.PLANNED, State.CLAIMED, State.HANDED_OVER, State.CONFIRMED);
                leaves(message, Medium.WEB);
            }
            case "b" -> {
                assertThat(message.text()).contains("for b alone").doesNotContain("for all");
                assertThat(message.medium()).isEqualTo(Medium.EMAIL);
                assertThat(message.state()).as("he agreed to his page alone").isEqualTo(State.REFUSED);
                leaves(message, Medium.EMAIL);
            }
            default -> assertThat(message.state()).isEqualTo(State.HELD_OUT);
        }
    }

    private void leaves(Message message, Medium medium) {
        var link = message.text().replaceAll("(?s).*/leave/([^\\s>)]+).*", "$1");
        assertThat(leaving.read(link)).hasValueSatisfying(way -> {
            assertThat(way.customerId()).isEqualTo(message.customerId());
            assertThat(way.medium()).isEqualTo(medium);
        });
    }

    private void addsUp(long id, Map<String, Long> forecast) {
        var all = sendings.counts(id);
        var byArm = sendings.armCounts(id);
        assertThat(byArm).containsOnlyKeys("", "a", "b", "none");
        assertThat(byArm.values().stream().mapToLong(Counts::target).sum()).isEqualTo(all.target());
        assertThat(all.target()).isEqualTo(CUSTOMERS);
        var a = Objects.requireNonNull(byArm.get("a"));
        var b = Objects.requireNonNull(byArm.get("b"));
        assertThat(a.refused()).isEmpty();
        assertThat(b.refused()).isEqualTo(all.refused()).containsOnlyKeys("gate.medium.none");
        assertThat(forecast)
                .as("the gate was asked with the medium of each arm")
                .containsEntry("gate.passes", a.target())
                .containsEntry("gate.medium.none", b.target());
    }

    @Test
    void whatIsWrittenDownCountsNotTheHash() {
        long experiment = experiment();
        experiments.start(experiment, WHO);
        jdbc.sql("INSERT INTO measure.assignment (experiment_id, record_id, arm, at)"
                        + " SELECT experiment_id, record_id, 1, now() FROM measure.target WHERE experiment_id = :id")
                .param("id", experiment)
                .update();
        holdOuts.set(0, false, WHO, "test");
        long id = sending(experiment);
        assertThat(sendings.preview(id, customers.getFirst(), Optional.empty())
                        .orElseThrow()
                        .text())
                .contains("for b alone");
        run(ForecastJob.KIND, id);
        assertThat(sendings.find(id).orElseThrow().forecast()).isEqualTo(Map.of("gate.medium.none", (long) CUSTOMERS));
        sendings.approve(id, WHO);
        run(SendingJob.KIND, id);
        messages().values().forEach(message -> getsWhatIsOf("b", message));
        experiments.stop(experiment, WHO, "enough");
        assertThat(sendings.preview(id, customers.getFirst(), Optional.empty())
                        .orElseThrow()
                        .text())
                .as("when it is over, what he got")
                .contains("for b alone");
    }

    @Test
    void aJobThatIsTakenUpAgainDoublesNobodyAndMovesNobody() {
        long experiment = experiment();
        experiments.start(experiment, WHO);
        long id = sending(experiment);
        sendings.approve(id, WHO);
        run(SendingJob.KIND, id);
        var before = recorded(experiment);
        jdbc.sql("DELETE FROM interact.message WHERE sending_id = :id AND record_id % 2 = 0")
                .param("id", id)
                .update();
        jdbc.sql("UPDATE interact.sending SET state = 'running' WHERE sending_id = :id")
                .param("id", id)
                .update();
        assertThat(run(SendingJob.KIND, id).status()).isEqualTo(JobState.Status.DONE);
        assertThat(recorded(experiment)).isEqualTo(before);
        messages().forEach((customer, message) -> getsWhatIsOf(String.valueOf(before.get(customer)), message));
        assertThat(sendings.counts(id).target()).isEqualTo(CUSTOMERS);
    }

    @Test
    void whatIsNoTreatedArmIsRefusedInWords() {
        long experiment = experiment();
        var own = new ArmMessage(OptionalLong.empty(), Optional.of(Medium.EMAIL));
        for (String arm : List.of("none", "c")) {
            assertThatThrownBy(() -> sendings.draft(plan(experiment, Map.of(arm, own)), WHO))
                    .isInstanceOfSatisfying(
                            SendingRefusedException.class,
                            e -> assertThat(e.words()).isEqualTo("sending.trouble.arm|" + arm));
        }
        var gone = new ArmMessage(OptionalLong.of(4_711_000), Optional.empty());
        assertThatThrownBy(() -> sendings.draft(plan(experiment, Map.of("b", gone)), WHO))
                .isInstanceOfSatisfying(
                        SendingRefusedException.class,
                        e -> assertThat(e.words()).isEqualTo("sending.trouble.arm-template|b"));
    }

    @Test
    void ofADraftAnyArmIsLookedAtAndAnArmThatIsGoneStopsTheSending() {
        long experiment = experiment();
        long id = sending(experiment);
        long customer = customers.getFirst();
        assertThat(sendings.preview(id, customer, Optional.empty())).hasValueSatisfying(seen -> {
            assertThat(seen.arm()).contains("a");
            assertThat(seen.text()).contains("for all");
        });
        assertThat(sendings.preview(id, customer, Optional.of("b"))).hasValueSatisfying(seen -> {
            assertThat(seen.arm()).contains("b");
            assertThat(seen.text()).contains("for b alone");
            assertThat(seen.verdict().words()).startsWith("gate.medium.none");
        });
        experiments.change(experiment, plan("a", "bb"), WHO, "renamed");
        experiments.start(experiment, WHO);
        sendings.approve(id, WHO);
        var job = run(SendingJob.KIND, id);
        assertThat(job.status()).isEqualTo(JobState.Status.FAILED);
        assertThat(job.error()).contains("treats no arm 'b'");
        assertThat(sendings.counts(id).target()).isZero();
    }
}

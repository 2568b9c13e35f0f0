package io.clientela.interact.internal.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientela.identify.internal.card.Cards;
import io.clientela.interact.Medium;
import io.clientela.interact.Purpose;
import io.clientela.interact.SendingRefusedException;
import io.clientela.interact.Sendings;
import io.clientela.interact.Sendings.ArmMessage;
import io.clientela.interact.Sendings.By;
import io.clientela.interact.Templates;
import io.clientela.interact.internal.conversation.Talking;
import io.clientela.measure.ExperimentPlan;
import io.clientela.measure.Experiments;
import io.clientela.organize.Person;
import io.clientela.organize.PersonId;
import io.clientela.organize.Role;
import io.clientela.platform.ClientelaTest;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobState;
import io.clientela.platform.Jobs;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Nobody goes round agreement, cap and hold-outs by calling a sending something else. */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=customers")
class SendingPurposeTest {

    private static final String WHO = "user:Anna";
    private static final String GROUND = "The law asks us to tell who bought the kettle (product recall).";

    @Autowired
    Sendings sendings;

    @Autowired
    SendingPurpose purposes;

    @Autowired
    Templates templates;

    @Autowired
    Experiments experiments;

    @Autowired
    Jobs jobs;

    @Autowired
    Cards cards;

    @Autowired
    JdbcClient jdbc;

    private long segment;

    @BeforeEach
    void firm() {
        new Talking(jdbc, cards);
        jdbc.sql("TRUNCATE interact.sending, measure.experiment CASCADE").update();
        segment = 1;
    }

    private long template(Purpose purpose) {
        var text = new Templates.Text(
                "For you",
                "<mjml><mj-body><mj-section><mj-column><mj-text>Dear {{ name }}, read this. {{ leave_link"
                        + " }}</mj-text></mj-column></mj-section></mj-body></mjml>");
        return templates
                .save(0, purpose + " " + System.nanoTime(), purpose, Map.of("en", text), WHO)
                .orElseThrow()
                .templateId();
    }

    private Sendings.Plan plan(Purpose purpose, long template, String ground) {
        return plan(purpose, template, ground, OptionalLong.empty(), Map.of());
    }

    private Sendings.Plan plan(
            Purpose purpose, long template, String ground, OptionalLong experiment, Map<String, ArmMessage> arms) {
        return new Sendings.Plan(
                "To many",
                "general",
                purpose,
                Optional.of(Medium.WEB),
                template,
                experiment.isPresent() ? OptionalLong.empty() : OptionalLong.of(segment),
                experiment,
                "You bought it from us.",
                "",
                Optional.empty(),
                arms,
                ground);
    }

    private static void refused(String words, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        SendingRefusedException.class,
                        e -> assertThat(e.words()).startsWith(words));
    }

    private long experiment() {
        var plan = new ExperimentPlan(
                "Two",
                "",
                List.of(
                        new ExperimentPlan.Arm("a", 0.4, false),
                        new ExperimentPlan.Arm("b", 0.4, false),
                        new ExperimentPlan.Arm("none", 0.2, true)),
                new ExperimentPlan.Target(ExperimentPlan.Of.ALL, List.of(), true),
                new ExperimentPlan.Measured(ExperimentPlan.Counted.NET, 30, ExperimentPlan.From.EXPOSURE, 60, "EUR"),
                new ExperimentPlan.Sizing(5, 0.05, 0.8),
                new ExperimentPlan.Run(30, true),
                new ExperimentPlan.Cost(0, 0, 1));
        return experiments.draft(plan, WHO, "").id();
    }

    @Test
    void aSendingIsForWhatItsTextsAreFor() {
        long offers = template(Purpose.OFFERS);
        long safety = template(Purpose.SAFETY);
        for (var purpose : List.of(Purpose.SAFETY, Purpose.SERVICE, Purpose.QUESTIONS)) {
            refused("sending.trouble.purpose|OFFERS", () -> sendings.draft(plan(purpose, offers, GROUND), WHO));
        }
        refused("sending.trouble.purpose|SAFETY", () -> sendings.draft(plan(Purpose.SERVICE, safety, GROUND), WHO));
        refused("sending.trouble.measured", () -> sendings.draft(plan(Purpose.OFFERS, offers, ""), WHO));
        var ofArm = Map.of("b", new ArmMessage(OptionalLong.of(safety), Optional.empty()));
        var experiment = OptionalLong.of(experiment());
        refused(
                "sending.trouble.purpose|SAFETY",
                () -> sendings.draft(plan(Purpose.OFFERS, offers, "", experiment, ofArm), WHO));
        var own = Map.of("b", new ArmMessage(OptionalLong.of(template(Purpose.OFFERS)), Optional.empty()));
        assertThat(sendings.draft(plan(Purpose.OFFERS, offers, "", experiment, own), WHO))
                .isPositive();
    }

    @Test
    void noAnswerGoesToMany() {
        refused(
                "sending.trouble.to-many|ANSWER",
                () -> sendings.draft(plan(Purpose.ANSWER, template(Purpose.ANSWER), GROUND), WHO));
        for (var purpose : List.of(Purpose.PROFILING, Purpose.PARTNERS)) {
            refused(
                    "sending.trouble.to-many|" + purpose,
                    () -> sendings.draft(plan(purpose, template(Purpose.NEWS), GROUND), WHO));
        }
    }

    @Test
    void whatGoesWithoutConsentHasItsGroundInWords() {
        for (var purpose : List.of(Purpose.SERVICE, Purpose.SAFETY)) {
            long template = template(purpose);
            refused("sending.trouble.ground", () -> sendings.draft(plan(purpose, template, " "), WHO));
            long id = sendings.draft(plan(purpose, template, GROUND), WHO);
            assertThat(sendings.find(id).orElseThrow().plan().ground()).isEqualTo(GROUND);
            assertThat(jdbc.sql("SELECT count(*) FROM platform.journal WHERE what = 'interact.sending-drafted'"
                                    + " AND subject = :sending AND detail::text LIKE '%(product recall)%'")
                            .param("sending", "sending:" + id)
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        }
        long questions = template(Purpose.QUESTIONS);
        assertThat(sendings.draft(plan(Purpose.QUESTIONS, questions, ""), WHO)).isPositive();
    }

    /** A template that was changed after the sending was approved does not take its sending with it. */
    @Test
    void aTemplateThatIsForSomethingElseByNowStopsTheSending() {
        long template = template(Purpose.QUESTIONS);
        long id = sendings.draft(plan(Purpose.QUESTIONS, template, ""), WHO);
        assertThat(sendings.approve(id, WHO)).isTrue();
        jdbc.sql("UPDATE interact.template SET purpose = 'OFFERS' WHERE template_id = :id")
                .param("id", template)
                .update();
        var job = jobs.runHere(new JobOrder(SendingJob.KIND, "To many", new SendingJob.Asked(id), WHO), state -> {});
        assertThat(job.status()).isEqualTo(JobState.Status.FAILED);
        assertThat(job.error()).contains("template " + template + " is for OFFERS");
        assertThat(sendings.counts(id).target()).isZero();
        long waits = sendings.draft(plan(Purpose.QUESTIONS, template(Purpose.QUESTIONS), ""), WHO);
        jdbc.sql("UPDATE interact.sending SET template_id = :template WHERE sending_id = :id")
                .param("template", template)
                .param("id", waits)
                .update();
        refused("sending.trouble.purpose|QUESTIONS", () -> sendings.approve(waits, WHO));
    }

    private static Person person(int id, Role role, boolean active) {
        return new Person(
                new PersonId(id),
                "Person " + id,
                null,
                new Person.Profile("en", ZoneOffset.UTC),
                Set.of(role),
                null,
                true,
                active,
                null);
    }

    private static By by(Person person) {
        return new By("user:" + person.name(), Optional.of(person.id()));
    }

    @Test
    void whatGoesWithoutConsentIsApprovedByAnotherWhereThereIsOne() {
        var anna = person(1, Role.MARKETER, true);
        var bruno = person(2, Role.MARKETER, true);
        var analyst = person(3, Role.ANALYST, true);
        var gone = person(4, Role.MARKETER, false);
        var safety = planned(Purpose.SAFETY, by(anna));
        refused(
                "sending.trouble.second",
                () -> purposes.checkApproval(safety, by(anna), List.of(anna, bruno, analyst)));
        refused(
                "sending.trouble.second",
                () -> purposes.checkApproval(
                        safety, new By("user:Another name", Optional.of(anna.id())), List.of(anna, bruno)));
        assertThatCode(() -> purposes.checkApproval(safety, by(bruno), List.of(anna, bruno)))
                .doesNotThrowAnyException();
        assertThatCode(() -> purposes.checkApproval(
                        safety, new By("user:" + anna.name(), Optional.of(bruno.id())), List.of(anna, bruno)))
                .as("another of the same name")
                .doesNotThrowAnyException();
        assertThatCode(() -> purposes.checkApproval(safety, by(anna), List.of(anna, analyst, gone)))
                .as("nobody else may")
                .doesNotThrowAnyException();
        assertThatCode(() ->
                        purposes.checkApproval(planned(Purpose.QUESTIONS, by(anna)), by(anna), List.of(anna, bruno)))
                .as("each is asked for his consent")
                .doesNotThrowAnyException();
        var programs = planned(Purpose.SAFETY, By.program("demo"));
        refused("sending.trouble.second", () -> purposes.checkApproval(programs, By.program("demo"), List.of(anna)));
        assertThatCode(() -> purposes.checkApproval(programs, by(anna), List.of(anna)))
                .doesNotThrowAnyException();
    }

    private Sendings.Sending planned(Purpose purpose, By by) {
        var ground = purpose.ownBasis() ? GROUND : "";
        return sendings.find(sendings.draft(plan(purpose, template(purpose), ground), by))
                .orElseThrow();
    }

    @Test
    void whatWasApprovedGoesOutWhateverIsWrittenIntoTheTemplateAfterwards() {
        long anna = new Talking(jdbc, cards).customer("Anna Conti", "anna@posta.example", "");
        long template = template(Purpose.SAFETY);
        long id = sendings.draft(plan(Purpose.SAFETY, template, GROUND), WHO);
        write(template, "as it was planned at last");
        assertThat(sendings.find(id).orElseThrow().texts()).isEmpty();
        assertThat(sendings.approve(id, WHO)).isTrue();
        assertThat(sendings.find(id).orElseThrow().texts()).containsExactly(Map.entry(template, 2));
        write(template, "buy this instead");
        assertThat(sendings.preview(id, anna, Optional.empty()).orElseThrow().text())
                .contains("as it was planned at last");
        long later = sendings.draft(plan(Purpose.SAFETY, template, GROUND), WHO);
        assertThat(sendings.preview(later, anna, Optional.empty()).orElseThrow().text())
                .contains("buy this instead");
    }

    private void write(long template, String what) {
        var text = new Templates.Text(
                "For you",
                "<mjml><mj-body><mj-section><mj-column><mj-text>Dear {{ name }}, " + what
                        + "</mj-text></mj-column></mj-section></mj-body></mjml>");
        assertThat(templates.save(template, "Text " + template, Purpose.SAFETY, Map.of("en", text), WHO))
                .isPresent();
    }
}

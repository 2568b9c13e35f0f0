package io.clientela.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.clientela.BrowserTest;
import io.clientela.identify.internal.card.Cards;
import io.clientela.identify.internal.joining.Books;
import io.clientela.interact.Agreements;
import io.clientela.interact.Agreements.Proof;
import io.clientela.interact.Agreements.Side;
import io.clientela.interact.Agreements.Terms;
import io.clientela.interact.Leaving;
import io.clientela.interact.Medium;
import io.clientela.interact.Message.State;
import io.clientela.interact.Purpose;
import io.clientela.interact.Sendings;
import io.clientela.interact.Templates;
import io.clientela.interact.internal.outbox.Sender;
import io.clientela.kernel.value.Outcome;
import io.clientela.measure.ExperimentPlan;
import io.clientela.measure.Experiments;
import io.clientela.organize.Role;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** R29, R34, R35 in the browser: agreements, a sending from plan to counts that add up, the gate, the way out. */
@TestPropertySource(properties = "clientela.test=features") // the database of the features
class SendingPagesTest extends BrowserTest {

    private static final int CUSTOMERS = 40;
    private static final int AGREED = 30;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Cards cards;

    @Autowired
    Agreements agreements;

    @Autowired
    Experiments experiments;

    @Autowired
    Templates templates;

    @Autowired
    Sendings sendings;

    @Autowired
    Sender sender;

    @Autowired
    Leaving leaving;

    private final List<Long> customers = new ArrayList<>();

    @BeforeEach
    void firm() {
        var books = new Books(jdbc);
        books.clear();
        jdbc.sql("TRUNCATE interact.message, interact.received, interact.agreement, interact.consent,"
                        + " interact.consent_flaw, interact.pause, interact.sending, measure.experiment CASCADE")
                .update();
        books.begin("shop");
        for (int i = 0; i < CUSTOMERS; i++) {
            customers.add(books.record(
                    "shop",
                    "person",
                    LocalDate.of(2026, 1, 1),
                    Map.of(
                            "FULL_NAME",
                            "Rosa Bianchi " + i,
                            "EMAIL",
                            "rosa" + i + "@customers.example",
                            "COUNTRY",
                            "IT")));
        }
        cards.rebuild(done -> {});
        for (long customer : customers.subList(0, AGREED)) {
            var proposed = agreements.propose(customer, "general", terms(), Side.FIRM, proof("user:Anna", "staff"));
            agreements.accept(proposed.agreementId(), 1, Side.CUSTOMER, proof("customer:" + customer, "own-page"));
        }
    }

    private static Terms terms() {
        return new Terms(
                Map.of(Purpose.OFFERS, Set.of(Medium.WEB, Medium.EMAIL)),
                4,
                "Offers that fit, and points",
                "Answers to questions",
                Map.of("answer", 10),
                LocalDate.of(2026, 1, 1),
                Optional.empty());
    }

    private static Proof proof(String who, String how) {
        return new Proof(who, how, "I agree to what stands above.", "test");
    }

    private long experiment() {
        return started("Spring offer", new ExperimentPlan.Arm("offer", 0.7, false));
    }

    private long started(String name, ExperimentPlan.Arm... treated) {
        long id = drafted(name, treated);
        Assertions.assertThat(experiments.start(id, "user:Anna")).isInstanceOf(Outcome.Known.class);
        return id;
    }

    private long drafted(String name, ExperimentPlan.Arm... treated) {
        var arms = new ArrayList<>(List.of(treated));
        arms.add(new ExperimentPlan.Arm("none", 0.3, true));
        var plan = new ExperimentPlan(
                name,
                "an offer on the own page",
                arms,
                new ExperimentPlan.Target(ExperimentPlan.Of.CUSTOMERS, customers, false),
                new ExperimentPlan.Measured(ExperimentPlan.Counted.NET, 30, ExperimentPlan.From.START, 60, "EUR"),
                new ExperimentPlan.Sizing(5, 0.05, 0.8),
                new ExperimentPlan.Run(30, true),
                new ExperimentPlan.Cost(0, 0, 1));
        return experiments.draft(plan, "user:Anna", "").id();
    }

    private long template(String name, String says) {
        return template(name, Purpose.OFFERS, says);
    }

    private long template(String name, Purpose purpose, String says) {
        return templates
                .save(
                        0,
                        name,
                        purpose,
                        Map.of(
                                "en",
                                new Templates.Text(
                                        "For you",
                                        "<mjml><mj-body><mj-section><mj-column><mj-text>Dear {{ name }}, " + says
                                                + " {{ leave_link"
                                                + " }}</mj-text></mj-column></mj-section></mj-body></mjml>")),
                        "user:Anna")
                .orElseThrow()
                .templateId();
    }

    @Test
    void aSendingIsPlannedLookedAtCountedApprovedSentAndAddsUp() throws Exception {
        long experiment = experiment();
        long template = template("Spring " + experiment, "this fits you.");
        jdbc.sql("UPDATE identify.record SET erased_at = now() WHERE record_id = :record")
                .param("record", customers.getLast())
                .update();
        Page page = browser.signIn(Role.ADMINISTRATOR);
        browser.open("/sendings/new");
        browser.examine("sending-new");
        page.getByLabel("Name").fill("Spring");
        page.getByLabel("Target").selectOption("experiment:" + experiment);
        page.getByLabel("Template").selectOption(String.valueOf(template));
        page.locator("#f-medium").selectOption("WEB");
        page.locator("#field-why").fill("You asked for offers that fit.");
        page.locator("#field-topic").fill("offer:spring");
        page.getByText("Keep as a draft").click();
        long id = sendings.list(1).getFirst().sendingId();
        page.getByText("Count now").click();
        await(() -> sendings.find(id).orElseThrow().countedAt().isPresent());
        browser.open("/sendings/" + id + "?customer=" + customers.getFirst());
        assertThat(page.getByText("would get it")).isVisible();
        assertThat(page.locator("pre")).containsText("this fits you");
        assertThat(page.getByText("It may go.")).isVisible();
        var forecast = sendings.find(id).orElseThrow().forecast();
        Assertions.assertThat(
                        forecast.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(CUSTOMERS);
        Assertions.assertThat(forecast).containsEntry("gate.erased", 1L);
        page.getByText("Approve").click();
        page.locator("form[action$='/run'] button").click();
        await(() -> sendings.find(id).orElseThrow().state().equals("queued"));
        await(() -> sender.drain() == 0 && sendings.counts(id).stillWaiting() == 0);
        var counts = sendings.counts(id);
        Assertions.assertThat(counts.target())
                .as("all but who had himself erased")
                .isEqualTo(CUSTOMERS - 1);
        Assertions.assertThat(counts.sent() + counts.in(State.HELD_OUT) + counts.in(State.REFUSED))
                .isEqualTo(CUSTOMERS - 1);
        Assertions.assertThat(counts.sent()).isEqualTo(forecast.get("gate.passes"));
        Assertions.assertThat(counts.in(State.HELD_OUT)).isEqualTo(forecast.get("gate.arm.held-out"));
        Assertions.assertThat(counts.refused()).containsOnlyKeys("gate.agreement.none");
        browser.open("/sendings/" + id);
        browser.examine("sending-one");
        page.locator("a[href$='state=refused&reason=gate.agreement.none']").click(); // the customers behind the count
        assertThat(page.locator("h1")).hasText("No agreement");
        assertThat(page.locator("tbody th a")).hasCount((int) counts.in(State.REFUSED));
        browser.examine("sending-customers");
        browser.open("/sendings");
        browser.examine("sendings");
        browser.open("/sendings/uncertain");
        browser.examine("sendings-uncertain");
        gate(page);
        agreements(page);
        controller(page);
        leave();
    }

    @Test
    void eachTreatedArmGetsItsOwnMessage() throws Exception {
        long two = started(
                "Offer or story",
                new ExperimentPlan.Arm("offer", 0.35, false),
                new ExperimentPlan.Arm("story", 0.35, false));
        long one = started("Offer alone", new ExperimentPlan.Arm("offer", 0.7, false));
        long offer = template("Offer " + two, "this fits you.");
        long story = template("Story " + two, "this is how it is made.");
        Page page = browser.signIn(Role.ADMINISTRATOR);
        browser.open("/sendings/new");
        assertThat(page.getByText("Each arm its message")).hasCount(0);
        fill(page, two, offer);
        assertThat(page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Each arm its message")))
                .isVisible();
        assertThat(page.locator("#said")).hasText("2 arms may each get their own message.");
        browser.examine("sending-new-arms");
        page.getByLabel("Target").selectOption("experiment:" + one);
        assertThat(page.getByText("Each arm its message")).hasCount(0);
        page.getByLabel("Target").selectOption("experiment:" + two);
        page.getByLabel("Template for story").selectOption(String.valueOf(story));
        page.getByLabel("Way for story").selectOption("EMAIL");
        page.getByText("Keep as a draft").click();
        assertThat(page.getByText("The draft is kept.")).isVisible();
        long id = sendings.list(1).getFirst().sendingId();
        assertThat(row(page, "offer")).containsText("Offer " + two);
        assertThat(row(page, "story")).containsText("e-mail");
        assertThat(row(page, "none")).containsText("nothing");
        assertThat(row(page, "story").getByRole(AriaRole.LINK)).hasAttribute("href", "/media/templates/" + story);
        page.getByText("Approve").click();
        page.locator("form[action$='/run'] button").click();
        await(() -> sendings.find(id).orElseThrow().state().equals("queued"));
        await(() -> sender.drain() == 0 && sendings.counts(id).in(State.HANDED_OVER, State.CONFIRMED) > 0);
        for (long customer : customers.subList(0, AGREED)) {
            seesTheMessageOfHisArm(page, id, two, customer);
        }
        browser.open("/sendings/" + id + "?customer=" + customers.getFirst());
        browser.examine("sending-one-arms");
    }

    /** The purpose of a sending is that of its template, whatever else is posted; what needs no consent needs a ground. */
    @Test
    void whatGoesWithoutConsentAsksForItsGroundAndASecondPerson() {
        long experiment = experiment();
        long offer = template("Offer " + experiment, "this fits you.");
        long recall = template("Recall " + experiment, Purpose.SAFETY, "bring the kettle back.");
        Page page = browser.signIn(Role.MARKETER);
        browser.open("/sendings/new");
        fill(page, experiment, offer);
        assertThat(page.getByLabel("Why it may go without consent")).hasCount(0);
        page.evaluate(
                "() => { const made = document.createElement('input'); made.name = 'purpose'; made.value = 'ANSWER';"
                        + " made.type = 'hidden'; document.querySelector(\"form[action='/sendings']\").append(made); }");
        page.getByText("Keep as a draft").click();
        assertThat(page.getByText("The draft is kept.")).isVisible();
        Assertions.assertThat(sendings.list(1).getFirst().plan().purpose()).isEqualTo(Purpose.OFFERS);

        browser.open("/sendings/new");
        fill(page, experiment, recall);
        page.getByLabel("Why it may go without consent").fill(" ");
        browser.examine("sending-new-ground");
        page.getByText("Keep as a draft").click();
        assertThat(page.getByText("What goes without consent needs its ground in words"))
                .isVisible();
        page.getByLabel("Why it may go without consent").fill("The law: a recall of the kettle.");
        page.getByText("Keep as a draft").click();
        assertThat(page.getByText("The law: a recall of the kettle.")).isVisible();
        browser.examine("sending-one-ground");
        long id = sendings.list(1).getFirst().sendingId();
        Assertions.assertThat(sendings.find(id).orElseThrow().plan().purpose()).isEqualTo(Purpose.SAFETY);
        page.getByText("Approve", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("somebody else has to approve it")).isVisible();
        Assertions.assertThat(sendings.find(id).orElseThrow().state()).isEqualTo("draft");
        page = browser.signIn(Role.ADMINISTRATOR, "it");
        browser.open("/sendings/" + id);
        page.locator("form[action$='/approve'] button").click();
        assertThat(page.locator("form[action$='/run'] button")).isVisible();
        Assertions.assertThat(sendings.find(id).orElseThrow().approvedBy()).isEqualTo("user:Giulia Ferri");
    }

    private void seesTheMessageOfHisArm(Page page, long sending, long experiment, long customer) {
        String arm = experiments.of(customer).stream()
                .filter(one -> one.experimentId() == experiment)
                .findFirst()
                .orElseThrow()
                .arm();
        browser.open("/sendings/" + sending + "?customer=" + customer);
        assertThat(page.getByText("Arm: " + arm)).isVisible();
        assertThat(page.locator("pre")).containsText(arm.equals("story") ? "how it is made" : "this fits you");
    }

    private static Locator row(Page page, String arm) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Each arm its message"))
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(
                                AriaRole.ROWHEADER,
                                new Page.GetByRoleOptions().setName(arm).setExact(true))));
    }

    private static void fill(Page page, long experiment, long template) {
        page.getByLabel("Name").fill("Two ways");
        page.getByLabel("Target").selectOption("experiment:" + experiment);
        page.locator("#f-template").selectOption(String.valueOf(template));
        page.locator("#f-medium").selectOption("WEB");
        page.locator("#field-why").fill("You asked for offers that fit.");
        page.locator("#field-topic").fill("offer:spring");
    }

    @Test
    void theArmsAreShownWithoutScriptsAndThoseOfADraftAreLookedAtOneByOne() {
        long two = started(
                "Offer or story",
                new ExperimentPlan.Arm("offer", 0.35, false),
                new ExperimentPlan.Arm("story", 0.35, false));
        started("Offer alone", new ExperimentPlan.Arm("offer", 0.7, false));
        long offer = template("Offer " + two, "this fits you.");
        long story = template("Story " + two, "this is how it is made.");
        Page signedIn = browser.signIn(Role.ADMINISTRATOR);
        try (var plain = signedIn.context()
                .browser()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setJavaScriptEnabled(false)
                        .setBaseURL(address().toString())
                        .setLocale("en-GB")
                        .setStorageState(signedIn.context().storageState()))) {
            Page page = plain.newPage();
            page.bringToFront();
            page.navigate("/sendings/new");
            fill(page, two, offer);
            page.locator("button[formaction='/sendings/arms']").press("Enter"); // the keyboard waits for no frame
            assertThat(page.getByLabel("Name")).hasValue("Two ways");
            page.getByLabel("Template for story").selectOption(String.valueOf(story));
            page.getByText("Keep as a draft").press("Enter");
            assertThat(page.getByText("The draft is kept.")).isVisible();
            page.navigate("/sendings/new");
            fill(page, two, offer);
            page.getByText("Keep as a draft").press("Enter");
            assertThat(page.getByText("This experiment treats several arms.")).isVisible();
            page.getByText("Keep as a draft").press("Enter");
            assertThat(page.getByText("The draft is kept.")).isVisible();
        }
        var kept = sendings.list(2);
        Assertions.assertThat(kept.get(0).plan().arms()).isEmpty();
        Assertions.assertThat(kept.get(1).plan().arms()).containsOnlyKeys("story");
        long draft = drafted(
                "Not yet", new ExperimentPlan.Arm("offer", 0.35, false), new ExperimentPlan.Arm("story", 0.35, false));
        long id = sendings.draft(ofExperiment(kept.get(1).plan(), draft), "user:Anna");
        Page page = browser.open("/sendings/" + id);
        page.getByLabel("Number of the customer").fill(String.valueOf(customers.getFirst()));
        page.getByText("Show", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("pre")).containsText("this fits you");
        page.getByLabel("As arm").selectOption("story");
        page.getByText("Show", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("pre")).containsText("how it is made");
        browser.examine("sending-one-draft-arms");
    }

    private static Sendings.Plan ofExperiment(Sendings.Plan plan, long experiment) {
        return new Sendings.Plan(
                plan.name(),
                plan.dialogue(),
                plan.purpose(),
                plan.medium(),
                plan.templateId(),
                plan.segmentId(),
                OptionalLong.of(experiment),
                plan.why(),
                plan.topic(),
                plan.dueAt(),
                plan.arms());
    }

    private static void await(java.util.function.BooleanSupplier until) throws InterruptedException {
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (!until.getAsBoolean()) {
            Assertions.assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(50);
        }
    }

    private void gate(Page page) {
        browser.open("/sendings/gate");
        browser.examine("sendings-gate");
        page.locator("#field-cap").fill("3");
        page.getByText("Set", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("It holds from the next message on.")).isVisible();
        page.locator("#field-cap").fill("4");
        page.getByText("Set", new Page.GetByTextOptions().setExact(true)).click();
    }

    private void agreements(Page page) {
        browser.open("/agreements");
        page.locator("#a-file")
                .setInputFiles(new FilePayload("paper.csv", "text/csv", """
                    customer,purpose,medium,when,wording,how
                    rosa35@customers.example,NEWS,EMAIL,2025-05-01,I want the news,paper form
                    rosa36@customers.example,NEWS,EMAIL,2025-05-01,,paper form
                    """.getBytes(StandardCharsets.UTF_8)));
        page.locator("form[action='/agreements/import'] button").click();
        assertThat(page.getByText("1 line taken in, 0 known before, 1 with a flaw."))
                .isVisible();
        browser.examine("agreements");
        var one = agreements.of(customers.getFirst()).getFirst();
        browser.open("/agreements/" + one.agreementId() + "/1");
        assertThat(page.getByText(one.hash()).first()).isVisible();
        browser.examine("agreement");
        page.locator("#field-wording").fill("I do not want this any more.");
        page.getByText("Ended", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        assertThat(page.getByText("Written down.")).isVisible();
        Assertions.assertThat(agreements.consent(customers.getFirst(), Purpose.OFFERS, Medium.EMAIL))
                .isEmpty();
    }

    private void controller(Page page) {
        jdbc.sql("TRUNCATE interact.controller_statement").update();
        browser.open("/agreements/controller");
        assertThat(page.locator("main")).containsText("Not stated yet");
        page.locator("#c-NAME").fill("Fabbri S.r.l.");
        page.locator("#c-NOTICE").fill("nowhere");
        page.getByText("State this").click();
        assertThat(page.locator("main")).containsText("Address of the privacy notice.");
        assertThat(page.locator("#c-NAME")).hasValue("Fabbri S.r.l.");
        page.locator("#c-NOTICE").fill("https://fabbri.example/privacy");
        page.locator("#c-RETENTION").fill("As long as the consent holds");
        page.getByText("State this").click();
        assertThat(page.getByText("Stated. It holds for the receipts")).isVisible();
        browser.examine("agreements-controller");
        jdbc.sql("TRUNCATE interact.controller_statement").update();
    }

    /** A mail program posts without cookie, token or sign-in; looking at the page changes nothing. */
    private void leave() throws Exception {
        long customer = customers.get(1);
        String link = leaving.address(customer, Purpose.OFFERS, Medium.EMAIL);
        String path = link.substring(link.indexOf("/leave/") + 1);
        browser.open("/" + path);
        browser.examine("leave");
        Assertions.assertThat(agreements.consent(customer, Purpose.OFFERS, Medium.EMAIL))
                .isPresent();
        Assertions.assertThat(post(address().resolve(path), "List-Unsubscribe=One-Click"))
                .isEqualTo(200);
        Assertions.assertThat(agreements.consent(customer, Purpose.OFFERS, Medium.EMAIL))
                .isEmpty();
        Assertions.assertThat(agreements.consent(customer, Purpose.OFFERS, Medium.WEB))
                .isPresent();
        Assertions.assertThat(post(address().resolve(path + "x"), "List-Unsubscribe=One-Click"))
                .isEqualTo(404);
    }

    private static int post(URI address, String body) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(address)
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}

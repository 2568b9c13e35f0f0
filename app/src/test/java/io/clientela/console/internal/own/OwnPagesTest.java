package io.clientela.console.internal.own;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.clientela.BrowserTest;
import io.clientela.identify.Customers;
import io.clientela.identify.ImportRequest;
import io.clientela.identify.ImportWatcher;
import io.clientela.identify.Imports;
import io.clientela.identify.internal.card.Cards;
import io.clientela.interact.Agreements;
import io.clientela.interact.Agreements.Proof;
import io.clientela.interact.Agreements.Side;
import io.clientela.interact.Agreements.Terms;
import io.clientela.interact.CustomerRights;
import io.clientela.interact.Media;
import io.clientela.interact.Medium;
import io.clientela.interact.Message.State;
import io.clientela.interact.MessageDraft;
import io.clientela.interact.Outbox;
import io.clientela.interact.OwnPage;
import io.clientela.interact.Purpose;
import io.clientela.interact.Question;
import io.clientela.interact.Questions;
import io.clientela.interact.Rewards;
import io.clientela.interact.Tracked;
import io.clientela.interact.internal.conversation.Talking;
import io.clientela.measure.Exposures;
import io.clientela.organize.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** R33 to R37 as the customer sees them: he comes in by his link, looks, corrects, decides, takes his data and goes. */
class OwnPagesTest extends BrowserTest {

    private static final String CONTACTS = """
        Codice cliente;Cognome;Nome;Indirizzo;CAP;Città;Provincia;E-mail;Cellulare
        OWN-1;Fabbri;Lucia;Via dei Mille 12;42121;Reggio Emilia;RE;lucia.fabbri@posta.example;+39 347 5551234
        """;
    private static final String SALES = """
        Numero;Data;Codice cliente;Cod. articolo;Descrizione;Quantità;Prezzo;Importo
        F-1;03/02/2026;OWN-1;OLIO-1;Olio extravergine 1 l;2;14,50;29,00
        F-1;03/02/2026;OWN-1;PASTA-2;Paccheri di Gragnano 500 g;3;3,20;9,60
        F-2;18/05/2026;OWN-1;OLIO-1;Olio extravergine 1 l;3;14,50;43,50
        """;

    @Autowired
    Imports imports;

    @Autowired
    Customers customers;

    @Autowired
    Cards cards;

    @Autowired
    Agreements agreements;

    @Autowired
    Outbox outbox;

    @Autowired
    Exposures exposures;

    @Autowired
    Questions questions;

    @Autowired
    Rewards rewards;

    @Autowired
    CustomerRights rights;

    @Autowired
    Media media;

    @Autowired
    Tracked tracked;

    @Autowired
    OwnPage ownPage;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    private long lucia;
    private long offer;

    @BeforeEach
    void firm() throws Exception {
        jdbc.sql("TRUNCATE interact.question, interact.agreement, interact.consent, interact.own_right,"
                        + " interact.tracked CASCADE")
                .update();
        var firm = new Talking(jdbc, cards);
        media.save(Medium.EMAIL, Map.of("from-name", "Bottega Fabbri"), "user:test");
        imports.run(
                ImportRequest.of("user:test", Files.writeString(folder.resolve("contatti.csv"), CONTACTS))
                        .source("contatti"),
                ImportWatcher.NONE);
        imports.run(
                ImportRequest.of("user:test", Files.writeString(folder.resolve("vendite.csv"), SALES))
                        .source("contatti"),
                ImportWatcher.NONE);
        lucia = customers
                .search("lucia.fabbri@posta.example", 1)
                .getFirst()
                .customer()
                .customerId();
        long record = jdbc.sql("SELECT min(record_id) FROM identify.record WHERE customer_id = :customer")
                .param("customer", lucia)
                .query(Long.class)
                .single();
        firm.sent(record, Medium.EMAIL, "<own-1@firm.example>", "");
        tracked.take(
                Tracked.Kind.TRACK,
                Map.of("userId", "OWN-1", "event", "Asked a price", "messageId", "own-1-" + lucia),
                "key:1");
        var proof = new Proof("user:Anna", "staff", "Proposal", "in the shop");
        agreements.propose(
                lucia,
                "general",
                new Terms(
                        Map.of(
                                Purpose.OFFERS, Set.of(Medium.EMAIL, Medium.WEB),
                                Purpose.QUESTIONS, Set.of(Medium.WEB)),
                        4,
                        "Offers that fit, points for each answer",
                        "An answer now and then",
                        Map.of("answer", 50),
                        LocalDate.of(2026, 1, 1),
                        Optional.empty()),
                Side.FIRM,
                proof);
        offer = plan("The new oil is here", Duration.ofDays(3));
        rewards.credit(lucia, "goodwill", 120, "own-test:" + lucia, "user:Anna");
        questions.add(
                new Question(
                        0,
                        0,
                        Question.Kind.SCALE,
                        Question.Fills.SATISFACTION,
                        "",
                        Map.of(
                                "en", new Question.Text("How satisfied are you with us?", List.of()),
                                "it", new Question.Text("Quanto è soddisfatta di noi?", List.of())),
                        20,
                        180,
                        Question.Moment.ANY,
                        0,
                        true),
                "user:Anna");
        questions.askHere(lucia, Medium.WEB, "en", "user:Anna");
    }

    private long plan(String subject, Duration in) {
        var draft = new MessageDraft(
                lucia,
                "general",
                Purpose.SERVICE,
                Optional.of(Medium.WEB),
                "en",
                subject,
                "Dear Lucia,\nthe oil of this year is here.\nAnna",
                "",
                "You buy this oil every three months.",
                "purchases",
                "",
                Optional.of(Instant.now().plus(in)),
                OptionalLong.empty(),
                OptionalLong.empty());
        return outbox.plan(draft, exposures.notMeasured(lucia), "user:Anna").messageId();
    }

    @Test
    void theCustomerComesInLooksDecidesAndGoes() {
        Page page = browser.page();
        var link = ownPage.link(lucia, "user:Anna");
        browser.open("/own/link");
        browser.examine("own-ask");
        browser.open(link.path());
        assertThat(page.locator("h1")).hasText("Welcome");
        browser.examine("own-enter");
        browser.open(link.path()); // who only looks, with scripts too, uses nothing up
        press(page, "Come in");
        assertThat(page.locator("h1")).hasText("Welcome, Lucia Fabbri");
        assertThat(page.locator("#content")).containsText("120");
        browser.examine("own-home");
        answer(page);
        data(page);
        messages(page);
        agreement(page);
        inItalian(page);
        rights(page);
        forget(page);
        browser.open(link.path());
        press(page, "Come in");
        assertThat(page.getByText("no longer works")).isVisible();
        browser.examine("own-worthless");
    }

    private static void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first()
                .click();
    }

    private static Locator notice(Page page) {
        return page.locator("[role=status]").first();
    }

    /**
     * A message comes while the page is open: it appears without a reload, is read out, and is confirmed because he has it
     * before him. The page of a window that is not in sight asks too, and confirms nothing; nor does a message by mail.
     */
    @Test
    void aMessageAppearsByItselfAndIsConfirmedWhereHeSeesIt() {
        Page page = browser.page();
        browser.open(ownPage.link(lucia, "user:Anna").path());
        press(page, "Come in");
        page.waitForURL("**/own");
        browser.open("/own/messages");
        assertThat(page.locator("#talk")).not().containsText("Only for you");
        page.evaluate("window.stayed = true");
        page.evaluate("Object.defineProperty(document, 'visibilityState', {value: 'hidden', configurable: true})");

        long web = plan("Only for you", Duration.ZERO);
        assertThat(page.locator("#talk")).containsText("Only for you", WITHIN_A_WHILE);
        assertThat(page.locator("#said")).hasText("The conversation has something new.", READ_OUT);
        page.waitForResponse(answer -> answer.url().contains("/own/messages/talk") && answer.status() == 204, () -> {});
        Assertions.assertThat(outbox.find(web).orElseThrow().state()).isEqualTo(State.HANDED_OVER);

        page.evaluate("Object.defineProperty(document, 'visibilityState', {value: 'visible', configurable: true})");
        page.waitForCondition(() -> outbox.find(web).orElseThrow().state() == State.CONFIRMED);
        Assertions.assertThat(page.evaluate("window.stayed === true"))
                .as("no reload")
                .isEqualTo(true);
        Assertions.assertThat(jdbc.sql("SELECT state FROM interact.message WHERE medium = 'EMAIL'")
                        .query(String.class)
                        .list())
                .containsOnly("HANDED_OVER");
        browser.examine("own-messages-live");
    }

    private static final LocatorAssertions.ContainsTextOptions WITHIN_A_WHILE =
            new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);
    private static final LocatorAssertions.HasTextOptions READ_OUT =
            new LocatorAssertions.HasTextOptions().setTimeout(20_000);

    /** A customer manager proposes other terms; nothing of them holds until the customer accepts on his own page. */
    @Test
    void staffProposesAndTheCustomerAccepts() {
        var proof = new Agreements.Proof("import", "import", "Send me the catalogue", "import:catalogue.csv line 3");
        agreements.give(lucia, Agreements.GENERAL, Purpose.NEWS, Medium.LETTER, proof);
        Page page = browser.signIn(Role.CUSTOMER_MANAGER);
        browser.open("/customers/" + lucia);
        page.getByText("He said: no more").click();
        page.getByLabel("His words").fill("No catalogue, please");
        browser.examine("agreement-word");
        page.getByText("He said: no more").click();
        page.getByText("Propose terms").click();
        page.locator("#proposal-month").fill("2");
        page.locator("input[name='NEWS-EMAIL']").check();
        page.locator("#proposal-question").fill("30");
        page.locator("#proposal-until").fill("2020-01-01");
        page.getByText("Propose to the customer").click();
        assertThat(page.getByText("Not proposed")).isVisible();
        Assertions.assertThat(agreements.of(lucia)).hasSize(1);

        page.getByText("Propose terms").click();
        page.locator("#proposal-month").fill("2");
        page.locator("input[name='NEWS-EMAIL']").check();
        page.locator("#proposal-question").fill("30");
        browser.examine("agreement-proposal");
        page.getByText("Propose to the customer").click();
        assertThat(page.getByText("The customer sees it on his own page")).isVisible();
        var proposed = agreements.of(lucia).getFirst();
        Assertions.assertThat(proposed.version()).isEqualTo(2);
        Assertions.assertThat(proposed.proposedBy()).isEqualTo(Side.FIRM);
        Assertions.assertThat(proposed.terms().rewardPoints())
                .containsExactlyInAnyOrderEntriesOf(Map.of("answer", 50, "question", 30));
        Assertions.assertThat(agreements.consent(lucia, Purpose.NEWS, Medium.EMAIL))
                .isEmpty();

        page.context().clearCookies();
        browser.open(ownPage.link(lucia, "user:Anna").path());
        press(page, "Come in");
        page.waitForURL("**/own");
        browser.open("/own/agreement");
        assertThat(page.getByText("What you consented to")).isVisible();
        browser.examine("own-consents");
        page.locator("form[action$='/accept'] button").click();
        page.waitForLoadState();
        Assertions.assertThat(agreements
                        .version(proposed.agreementId(), 2)
                        .orElseThrow()
                        .state())
                .isEqualTo("in-force");
        Assertions.assertThat(agreements.consent(lucia, Purpose.NEWS, Medium.EMAIL))
                .isPresent();
    }

    private void answer(Page page) {
        page.getByLabel("5 ·").check();
        press(page, "Answer");
        assertThat(page.locator("#asked")).hasCount(0);
        Assertions.assertThat(questions.open(lucia)).isEmpty();
        Assertions.assertThat(rewards.balance(lucia).points()).isEqualTo(140);
    }

    private void data(Page page) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("About you"))
                .first()
                .click();
        assertThat(page.getByText("lucia.fabbri@posta.example").first()).isVisible();
        page.getByText("What was in it").first().click();
        assertThat(page.getByText("Olio extravergine").first()).isVisible();
        page.getByText("Where from: E-mail").click();
        assertThat(page.locator("details[open]").getByText("from contatti").first())
                .isVisible();
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("You did: Asked a price");
        browser.examine("own-data");
        page.getByText("Correct: E-mail").click();
        page.locator("#correct-EMAIL").fill("lucia@nuova.example");
        press(page, "Save E-mail");
        assertThat(page.getByText("lucia@nuova.example").first()).isVisible();
        assertThat(notice(page)).containsText("stands first");
    }

    private void messages(Page page) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Messages"))
                .first()
                .click();
        assertThat(page.getByText("You buy this oil every three months.").first())
                .isVisible();
        assertThat(page.locator(".own-turn").first()).containsText("Bottega Fabbri");
        browser.examine("own-messages");
        press(page, "Not for 30 days");
        Assertions.assertThat(outbox.find(offer).orElseThrow().dueAt())
                .isAfter(Instant.now().plus(Duration.ofDays(29)));
        press(page, "Block");
        Assertions.assertThat(outbox.find(offer).orElseThrow().state()).isEqualTo(State.BLOCKED);
        press(page, "Let it come after all");
        Assertions.assertThat(outbox.find(offer).orElseThrow().state()).isEqualTo(State.PLANNED);
        page.getByLabel("Write to us").fill("Can I have it in a five-litre can?");
        press(page, "Send");
        assertThat(page.locator("#talk")).containsText("five-litre can");
        page.locator(".own-turn details", new Page.LocatorOptions().setHas(page.locator("form[action$='/mark']")))
                .locator("summary")
                .first()
                .click();
        page.locator("form[action$='/mark'] select[name=understood]").first().selectOption("5");
        browser.examine("own-conversation");
        page.locator("form[action$='/mark'] button").first().click();
        Assertions.assertThat(jdbc.sql("SELECT count(*) FROM interact.mark WHERE understood = 5")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    private void agreement(Page page) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Agreement"))
                .first()
                .click();
        browser.examine("own-agreement-proposed");
        press(page, "Accept");
        assertThat(page.getByText("in force").first()).isVisible();
        browser.examine("own-agreement");
        press(page, "Leave: offers by e-mail");
        assertThat(notice(page)).containsText("You have left");
        press(page, "Leave me alone for 30 days");
        assertThat(notice(page)).containsText("Until then nothing comes");
        press(page, "End the pause");
    }

    private void inItalian(Page page) {
        press(page, "Italiano");
        for (String place : List.of("", "/data", "/messages", "/agreement", "/rights", "/forget")) {
            browser.open("/own" + place);
            browser.examine("own-it" + place.replace('/', '-'));
        }
        press(page, "English");
    }

    private void rights(Page page) {
        browser.open("/own/rights");
        page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Do not track me"))
                .click();
        assertThat(page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Do not track me")))
                .isChecked();
        Assertions.assertThat(rights.of(lucia).doNotTrack()).isTrue();
        browser.examine("own-rights");
        var pdf = page.waitForDownload(() -> page.getByText("To read (PDF)").click());
        var json =
                page.waitForDownload(() -> page.getByText("For programs (JSON)").click());
        Assertions.assertThat(pdf.path())
                .content(java.nio.charset.StandardCharsets.ISO_8859_1)
                .startsWith("%PDF");
        Assertions.assertThat(json.path()).content().contains("lucia@nuova.example", "five-litre can", "OLIO-1");
    }

    private void forget(Page page) {
        page.getByText("I want to be forgotten").click();
        page.locator("[name=word]").fill("FORGET");
        browser.examine("own-forget");
        press(page, "Forget me for good");
        assertThat(page.locator("h1")).hasText("You are forgotten");
        browser.examine("own-erased");
        Assertions.assertThat(customers.search("lucia@nuova.example", 1)).isEmpty();
    }
}

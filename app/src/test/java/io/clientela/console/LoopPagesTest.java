package io.clientela.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.clientela.BrowserTest;
import io.clientela.identify.internal.card.Cards;
import io.clientela.identify.internal.joining.Books;
import io.clientela.interact.Agreements;
import io.clientela.interact.Agreements.Proof;
import io.clientela.interact.Agreements.Side;
import io.clientela.interact.Agreements.Terms;
import io.clientela.interact.GateRules;
import io.clientela.interact.Gatekeeping;
import io.clientela.interact.Media;
import io.clientela.interact.Medium;
import io.clientela.interact.Message.State;
import io.clientela.interact.Purpose;
import io.clientela.interact.Rewards;
import io.clientela.interact.Sendings;
import io.clientela.interact.Templates;
import io.clientela.interact.internal.medium.setting.MediumSettings;
import io.clientela.interact.internal.outbox.Sender;
import io.clientela.measure.Experiment;
import io.clientela.measure.Experiments;
import io.clientela.measure.Results;
import io.clientela.organize.Role;
import io.clientela.platform.JobState;
import io.clientela.platform.Jobs;
import io.clientela.platform.Rounds;
import io.clientela.platform.RoundsByHand;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * The whole loop of one initiative (R28, R29, R34, R51, R64), as a marketer walks it: planned with a hold-out, looked at,
 * released, in the customers' mailboxes, answered, and what it returned.
 */
@TestPropertySource(properties = "clientela.test=features") // the database of the features
class LoopPagesTest extends BrowserTest {

    private static final int CUSTOMERS = 60;
    private static final int GONE = 5;
    private static final String BOX = "dialogo@bottega.example";
    private static final String BODY = "<mjml><mj-body><mj-section><mj-column><mj-text>Dear {{ name }}, the new oil is"
            + " here. {{ leave_link }}</mj-text></mj-column></mj-section></mj-body></mjml>";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Cards cards;

    @Autowired
    Agreements agreements;

    @Autowired
    Experiments experiments;

    @Autowired
    Results measured;

    @Autowired
    Templates templates;

    @Autowired
    Sendings sendings;

    @Autowired
    Media media;

    @Autowired
    MediumSettings settings;

    @Autowired
    Gatekeeping gate;

    @Autowired
    Rewards rewards;

    @Autowired
    Sender sender;

    @Autowired
    Jobs jobs;

    @Autowired
    @Qualifier("io.clientela.interact.internal.medium.mail.MailboxWatch")
    Rounds mailbox;

    @Autowired
    @Qualifier("io.clientela.measure.internal.result.ResultWatch")
    Rounds results;

    private final GreenMail server = new GreenMail(
            new ServerSetup[] {new ServerSetup(0, "127.0.0.1", "smtp"), new ServerSetup(0, "127.0.0.1", "imap")});
    private final List<Long> customers = new ArrayList<>();
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private Books books;
    private int product;
    private GateRules usual;

    @BeforeEach
    void firm() {
        books = new Books(jdbc);
        books.clear();
        jdbc.sql("TRUNCATE interact.message, interact.received, interact.agreement, interact.consent,"
                        + " interact.consent_flaw, interact.pause, interact.sending, interact.medium_setting,"
                        + " interact.mail_in, interact.mailbox, interact.unreachable, measure.experiment,"
                        + " measure.experiment_plan, measure.target, measure.assignment, measure.hold_out,"
                        + " measure.hold_out_run, measure.result_run CASCADE")
                .update();
        books.begin("shop");
        product = books.product("shop", "P", "oil", BigDecimal.ONE);
        var dice = new SplittableRandom(3);
        for (int i = 0; i < CUSTOMERS; i++) {
            customers.add(books.record(
                    "shop",
                    "person",
                    today.minusYears(1),
                    Map.of("FULL_NAME", "Rosa Bianchi " + i, "EMAIL", address(i), "COUNTRY", "IT")));
            buys(i, 60, 40 + 10 * dice.nextDouble());
        }
        cards.rebuild(done -> {});
        customers.subList(0, CUSTOMERS - GONE).forEach(this::agree);
        post();
        usual = gate.rules(); // nobody waits for the morning here
        gate.set(usual.atAnyHour(), "user:test");
    }

    private static String address(int number) {
        return "rosa" + number + "@customers.example";
    }

    private void buys(int number, int daysAgo, double amount) {
        books.purchase(
                "shop",
                customers.get(number),
                today.minusDays(daysAgo),
                product,
                String.format(Locale.ROOT, "%.2f", amount),
                "EUR");
    }

    private void agree(long customer) {
        var terms = new Terms(
                Map.of(Purpose.OFFERS, Set.of(Medium.EMAIL)),
                4,
                "Offers that fit, and points",
                "Answers to questions",
                Map.of("answer", 10),
                today.minusDays(30),
                Optional.empty());
        var proposed = agreements.propose(customer, "general", terms, Side.FIRM, proof("user:Anna", "staff"));
        agreements.accept(proposed.agreementId(), 1, Side.CUSTOMER, proof("customer:" + customer, "own-page"));
    }

    private static Proof proof(String who, String how) {
        return new Proof(who, how, "I agree to what stands above.", "test");
    }

    private void post() {
        server.start();
        server.setUser(BOX, "dialogo", "secret");
        Assertions.assertThat(media.save(
                        Medium.EMAIL,
                        Map.ofEntries(
                                Map.entry("host", "127.0.0.1"),
                                Map.entry(
                                        "port", String.valueOf(server.getSmtp().getPort())),
                                Map.entry("tls", "none"),
                                Map.entry("from", BOX),
                                Map.entry("from-name", "Bottega"),
                                Map.entry("reply-to", BOX),
                                Map.entry("imap-host", "127.0.0.1"),
                                Map.entry(
                                        "imap-port",
                                        String.valueOf(server.getImap().getPort())),
                                Map.entry("imap-tls", "none"),
                                Map.entry("imap-user", "dialogo"),
                                Map.entry("imap-password", "secret")),
                        "user:test"))
                .isEmpty();
        settings.forget();
    }

    @AfterEach
    void asItWas() {
        gate.set(usual, "user:test");
        jdbc.sql("TRUNCATE interact.medium_setting").update();
        settings.forget();
        server.stop();
    }

    @Test
    void aMarketerWalksTheLoopOfAnInitiative() throws Exception {
        Page page = browser.signIn(Role.MARKETER);
        var experiment = planned(page);
        long sending = drafted(page, experiment);
        looked(page, sending, experiment);
        released(page, sending);
        answered(page, experiment);
        left(page, experiment);
        returned(page, experiment);
    }

    /** The initiative is written down, who is held out is drawn. */
    private Experiment planned(Page page) {
        browser.open("/experiments/new");
        page.getByLabel("Name").first().fill("New oil");
        page.getByLabel("Treated arms").fill("letter");
        page.getByLabel("What counts").selectOption("NET");
        page.getByRole(AriaRole.BUTTON, named("Keep the draft")).click();
        page.getByRole(AriaRole.BUTTON, named("Start")).click();
        assertThat(page.locator("main")).containsText("Its plan stays as it is now.");
        assertThat(page.locator("main"))
                .containsText("The first result is computed by itself on the day after the start");
        return experiments.all().getFirst();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private long drafted(Page page, Experiment experiment) {
        var template = templates
                .save(
                        0,
                        "Oil " + experiment.id(),
                        Purpose.OFFERS,
                        Map.of("it", new Templates.Text("Olio nuovo", BODY), "en", new Templates.Text("New oil", BODY)),
                        "user:Anna")
                .orElseThrow();
        browser.open("/sendings/new");
        page.getByLabel("Name").fill("New oil");
        page.getByLabel("Target").selectOption("experiment:" + experiment.id());
        page.getByLabel("Template").selectOption(String.valueOf(template.templateId()));
        page.locator("#f-medium").selectOption("EMAIL");
        page.locator("#field-why").fill("you asked for offers that fit");
        page.getByText("Keep as a draft").click();
        return sendings.list(1).getFirst().sendingId();
    }

    /** The message of one customer, and what would become of all. */
    private void looked(Page page, long sending, Experiment experiment) throws Exception {
        page.getByText("Count now").click();
        await(() -> sendings.find(sending).orElseThrow().countedAt().isPresent());
        browser.open("/sendings/" + sending);
        page.locator("#p-customer").fill(String.valueOf(customers.get(treated(experiment, 0))));
        page.locator("form:has(#p-customer) button").click();
        assertThat(page.locator("pre")).containsText("the new oil is here");
        assertThat(page.getByText("It may go.")).isVisible();
        assertThat(page.locator("section:has(#forecast)")).containsText("would get it");
    }

    /** The number of the customer who is treated, and agreed, after so many others. */
    private int treated(Experiment experiment, int after) {
        var hash = experiment.plan().assignment(experiment.key());
        return java.util.stream.IntStream.range(0, CUSTOMERS - GONE)
                .filter(i -> hash.arm(customers.get(i)).equals("letter"))
                .skip(after)
                .findFirst()
                .orElseThrow();
    }

    /** Each of the target is sent to, held out or refused; the mailboxes hold what was sent, and nothing else. */
    private void released(Page page, long sending) throws Exception {
        page.getByText("Approve").click();
        page.locator("form[action$='/run'] button").click();
        await(() -> sendings.find(sending).orElseThrow().state().equals("queued"));
        await(() -> sender.drain() == 0 && sendings.counts(sending).stillWaiting() == 0);
        var counts = sendings.counts(sending);
        Assertions.assertThat(counts.target()).isEqualTo(CUSTOMERS);
        Assertions.assertThat(counts.in(State.HELD_OUT)).isPositive();
        Assertions.assertThat(counts.sent() + counts.in(State.HELD_OUT) + counts.in(State.REFUSED))
                .isEqualTo(CUSTOMERS);
        Assertions.assertThat(server.getReceivedMessages()).hasSize((int) counts.sent());
        browser.open("/sendings/" + sending);
        assertThat(page.locator("section:has(#counts)")).containsText("held out");
    }

    private MimeMessage mailOf(int number) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> to(mail).equals(address(number)))
                .findFirst()
                .orElseThrow();
    }

    private static String to(MimeMessage mail) {
        try {
            return ((InternetAddress) mail.getRecipients(RecipientType.TO)[0]).getAddress();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One answers by his mail program: it stands in his conversation below ours, and he has the points that he was promised. */
    private void answered(Page page, Experiment experiment) throws Exception {
        int number = treated(experiment, 0);
        long before = rewards.balance(customers.get(number)).points();
        var ours = mailOf(number);
        var reply = new MimeMessage(Session.getInstance(new Properties()));
        reply.setFrom(new InternetAddress(address(number)));
        reply.setRecipient(RecipientType.TO, ours.getReplyTo()[0]);
        reply.setSubject("Re: " + ours.getSubject());
        reply.setHeader("In-Reply-To", ours.getMessageID());
        reply.setText("Two cans for me, please.");
        reply.saveChanges();
        server.getUserManager().getUser("dialogo").deliver(reply);
        RoundsByHand.make(mailbox);
        browser.open("/conversations");
        assertThat(page.locator("main")).containsText("Two cans for me");
        browser.open("/conversations/" + customers.get(number));
        assertThat(page.locator("main")).containsText("Rosa Bianchi " + number);
        assertThat(page.locator("main")).containsText("the new oil is here");
        Assertions.assertThat(rewards.balance(customers.get(number)).points()).isEqualTo(before + 10);
    }

    /** Another follows the way out of his mail and leaves. */
    private void left(Page page, Experiment experiment) throws Exception {
        int number = treated(experiment, 1);
        String[] header = mailOf(number).getHeader("List-Unsubscribe");
        var link = Pattern.compile("/leave/[^>]+").matcher(String.join("", header));
        Assertions.assertThat(link.find()).isTrue();
        browser.open(link.group());
        page.locator("form[action^='/leave/'] button").first().click();
        await(() -> agreements
                .consent(customers.get(number), Purpose.OFFERS, Medium.EMAIL)
                .isEmpty());
    }

    /** A month later, which only a test can say, the treated have bought more; nobody has to ask for the result. */
    private void returned(Page page, Experiment experiment) throws Exception {
        var dice = new SplittableRandom(4);
        var hash = experiment.plan().assignment(experiment.key());
        for (int i = 0; i < CUSTOMERS; i++) {
            buys(
                    i,
                    10,
                    40 + 10 * dice.nextDouble() + (hash.arm(customers.get(i)).equals("letter") ? 15 : 0));
        }
        jdbc.sql("ALTER TABLE measure.experiment DISABLE TRIGGER experiment_guarded")
                .update();
        jdbc.sql("UPDATE measure.experiment SET started_at = started_at - interval '31 days', ends_at = ends_at"
                        + " - interval '31 days'")
                .update();
        jdbc.sql("ALTER TABLE measure.experiment ENABLE TRIGGER experiment_guarded")
                .update();
        jdbc.sql("UPDATE platform.job SET ended_at = ended_at - interval '1 day' WHERE kind = 'results'")
                .update();
        RoundsByHand.make(results);
        long job = jobs.latest("results", 1).getFirst().id();
        await(() -> jobs.find(job).orElseThrow().status().over());
        Assertions.assertThat(jobs.find(job).orElseThrow().status()).isEqualTo(JobState.Status.DONE);
        browser.open("/experiments/" + experiment.id());
        // with so few customers it depends on the draw whether it can be told; the estimate stands in any case
        assertThat(page.locator(".notice")).containsText(Pattern.compile("letter( gains|: one cannot tell)"));
        var rows = measured.latest(experiment.id()).orElseThrow().computed().rows();
        Assertions.assertThat(Objects.requireNonNull(rows.getFirst().own()).estimate())
                .isCloseTo(15, Assertions.within(5.0));
        assertThat(page.locator("main")).containsText("Finished");
        assertThat(page.locator("section:has(#felt)")).containsText("Nobody has said anything yet");
        browser.examine("loop-return");
    }

    private static void await(BooleanSupplier until) throws InterruptedException {
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (!until.getAsBoolean()) {
            Assertions.assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(50);
        }
    }
}

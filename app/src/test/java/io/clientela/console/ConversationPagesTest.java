package io.clientela.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.clientela.BrowserTest;
import io.clientela.identify.internal.card.Cards;
import io.clientela.interact.Agreements.Side;
import io.clientela.interact.Dialogue;
import io.clientela.interact.Marks;
import io.clientela.interact.Marks.Given;
import io.clientela.interact.Medium;
import io.clientela.interact.internal.conversation.Talking;
import io.clientela.organize.Role;
import io.clientela.platform.Journal;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Staff read, place and answer what customers write, ask questions and keep goals, by the keyboard (R9, R28, R32, R37, R57). */
class ConversationPagesTest extends BrowserTest {

    @Autowired
    Dialogue dialogue;

    @Autowired
    Marks marks;

    @Autowired
    Journal journal;

    @Autowired
    Cards cards;

    @Autowired
    JdbcClient jdbc;

    private long anna;
    private long bruno;
    private long carla;

    @BeforeEach
    void firm() {
        jdbc.sql("TRUNCATE interact.question, interact.paused_topic CASCADE").update();
        var firm = new Talking(jdbc, cards);
        anna = firm.customer("Anna Conti", "anna@posta.example", "+393471234567");
        bruno = firm.customer("Bruno Neri", "bruno@posta.example", "+393389876543");
        carla = firm.customer("Carla Blu", "carla@posta.example", "");
        long sent = firm.sent(anna, Medium.EMAIL, "<m1@firm.example>", "offer:A7");
        marks.rate(anna, sent, Side.CUSTOMER, new Given(OptionalInt.of(5), OptionalInt.of(1), ""), "customer:" + anna);
        dialogue.receive(
                Talking.mail("anna@posta.example", "Le bottiglie sono arrivate rotte", "a1", "<m1@firm.example>"));
        dialogue.receive(Talking.mail("bruno@posta.example", "Are you open on Saturday?", "b1"));
        dialogue.receive(Talking.mail("bruno.neri@work.example", "My order", "u1"));
        jdbc.sql("UPDATE interact.received SET taken_at = taken_at - interval '40 hours' WHERE reference = 'a1'")
                .update();
    }

    @Test
    void whatCustomersWriteIsPlacedAnsweredAskedAndKept() {
        Page page = browser.signIn(Role.ADMINISTRATOR);
        inbox(page);
        unplaced(page);
        conversation(page);
        questions(page);
        customer(page);
        browser.open("/conversations/" + carla);
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("there is nothing to answer");
        assertThat(page.getByLabel("Your answer")).hasCount(0);
        browser.examine("conversation-nothing");
        browser.open("/conversations/intensity");
        browser.examine("conversation-intensity");
        browser.open("/conversations/marks");
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("offer:A7");
        browser.examine("conversation-marks");
        browser.open("/conversations/intensity/customers?band=1");
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("Anna Conti");
        browser.signIn(Role.CUSTOMER_MANAGER, "it");
        for (String path : new String[] {"/conversations", "/conversations/" + anna, "/questions", "/questions/new"}) {
            browser.open(path);
            browser.examine("it-conversation" + path.replaceAll("[/0-9]", "-"));
        }
    }

    /** Somebody answers for it that a message goes although another contradicts it; a message that waits is held and let go. */
    @Test
    void aRefusedMessageGoesWhereSomebodyAnswersForItAndAPlannedOneIsHeld() {
        long refused = message("REFUSED", "gate.coherence.same|offer:A7|2026-03-11", "The price of A7");
        long paused = message("REFUSED", "gate.pause.always", "Left alone");
        long waits = message("PLANNED", "", "For tomorrow");
        Page page = browser.signIn(Role.CUSTOMER_MANAGER);
        browser.open("/customers/" + carla);
        Locator card = page.locator("section[aria-labelledby=messages]");
        assertThat(card.getByText("Let it go all the same")).hasCount(1);
        card.getByText("Let it go all the same").click();
        browser.examine("message-override");
        card.getByLabel("Why it may go").fill("  ");
        card.getByText("I answer for it").click();
        assertThat(page.getByText("Say why it may go.")).isVisible();
        Assertions.assertThat(state(refused)).isEqualTo("REFUSED");

        card.getByText("Let it go all the same").click();
        card.getByLabel("Why it may go").fill("The price was misprinted");
        card.getByText("I answer for it").click();
        assertThat(page.getByText("the other rules still hold")).isVisible();
        Assertions.assertThat(jdbc.sql("SELECT overridden FROM interact.message WHERE message_id = ?")
                        .param(refused)
                        .query(String.class)
                        .single())
                .isEqualTo("coherence");
        var note = journal.about("customer:" + carla, OptionalLong.empty(), 1).getFirst();
        Assertions.assertThat(note.what()).isEqualTo("interact.message-overridden");
        Assertions.assertThat(note.why()).isEqualTo("The price was misprinted");
        Assertions.assertThat(state(paused)).isEqualTo("REFUSED");

        Locator tomorrow = card.locator("li", new Locator.LocatorOptions().setHasText("For tomorrow"));
        tomorrow.getByText("Hold…").click();
        tomorrow.locator("#hold-" + waits).fill("He calls first");
        tomorrow.getByText("Hold it").click();
        assertThat(page.getByText("Held until somebody releases it.")).isVisible();
        Assertions.assertThat(state(waits)).isEqualTo("HELD");
        assertThat(card).containsText("He calls first");
        tomorrow.getByText("Release").click();
        assertThat(page.getByText("It waits for its time again").first()).isVisible();
        Assertions.assertThat(state(waits)).isEqualTo("PLANNED");
    }

    private long message(String state, String why, String subject) {
        return jdbc.sql("INSERT INTO interact.message (record_id, purpose, medium, language, subject, body, why,"
                        + " topic, state, state_why, planned_by, planned_at, due_at) VALUES (:record, 'OFFERS',"
                        + " 'EMAIL', 'en', :subject, 'Dear you', 'because', 'offer:A7', :state, :why, 'test',"
                        + " now(), now() + interval '1 day') RETURNING message_id")
                .param("record", carla)
                .param("subject", subject)
                .param("state", state)
                .param("why", why)
                .query(Long.class)
                .single();
    }

    private String state(long message) {
        return jdbc.sql("SELECT state FROM interact.message WHERE message_id = ?")
                .param(message)
                .query(String.class)
                .single();
    }

    private void inbox(Page page) {
        browser.open("/conversations");
        Locator entries = page.locator(".talk-entry");
        assertThat(entries).hasCount(2);
        assertThat(entries.first()).containsText("Anna Conti");
        assertThat(entries.first()).containsText("overdue");
        browser.examine("conversation-list");
        dialogue.receive(Talking.mail("anna@posta.example", "Where are you?", "a2"));
        assertThat(entries.first()).containsText("Where are you?"); // by itself
        entries.first().focus();
        browser.press("ArrowDown");
        assertThat(entries.nth(1)).isFocused();
    }

    private void unplaced(Page page) {
        browser.open("/conversations/unplaced?q=neri");
        browser.examine("conversation-unplaced");
        page.locator("h1").click();
        browser.press("1");
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("conversation of customer " + bruno);
        browser.press("z");
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("waits for its place again");
    }

    private void conversation(Page page) {
        browser.open("/conversations/" + anna);
        assertThat(page.locator(".talk-turn")).hasCount(3);
        page.getByLabel("Your answer").fill("Mi dispiace, ne mandiamo altre domani.");
        dialogue.receive(Talking.mail("anna@posta.example", "And my money?", "a3"));
        browser.press("Control+Enter");
        assertThat(page.locator(".talk-turn").first()).containsText("ne mandiamo altre domani");
        assertThat(page.locator(".lead")).containsText("waits");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("No answer needed"))
                .click();
        assertThat(page.locator(".lead")).containsText("Last answered or closed");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open again"))
                .click();
        page.getByLabel("New note").fill("Call before ten");
        browser.press("Control+Enter");
        assertThat(page.locator(".talk-notes")).containsText("Call before ten");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("No answer needed"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Closed");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open again"))
                .click();
        browser.examine("conversation-one");
    }

    private void questions(Page page) {
        browser.open("/questions/new");
        page.getByLabel("Of what").fill("delivery");
        page.locator("#q-body-en").fill("When shall we deliver?");
        page.locator("#q-choices-en").fill("Mornings\nEvenings\n-No matter");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save"))
                .click();
        assertThat(page.locator("h1")).hasText("When shall we deliver?");
        browser.open("/customers/" + anna);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ask on the phone"))
                .click();
        page.getByLabel("What he answers").selectOption("2");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take down"))
                .click();
        assertThat(page.locator("section[aria-labelledby=needs]")).containsText("delivery: Evenings");
        browser.open("/questions");
        browser.examine("question-list");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("When shall we deliver?"))
                .click();
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("Anna Conti");
        browser.examine("question-one");
    }

    private void customer(Page page) {
        browser.open("/customers/" + anna);
        Locator goals = page.locator("section[aria-labelledby=goals]");
        goals.getByText("Add a goal").click();
        goals.getByLabel("What we do").fill("Deliver on Mondays");
        goals.getByLabel("What he does").fill("Order by Friday");
        goals.getByLabel("By when").fill("2030-06-30");
        page.keyboard().press("Enter");
        assertThat(goals).containsText("Deliver on Mondays");
        goals.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions()
                                .setName("We did Deliver on Mondays")
                                .setExact(true))
                .click();
        assertThat(goals).containsText("kept");
        Locator why = page.locator("section[aria-labelledby=messages]");
        assertThat(why).containsText("offer is paused for him");
        assertThat(why).containsText("because");
        why.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("End the pause"))
                .click();
        assertThat(page.locator("section[aria-labelledby=messages]")).not().containsText("is paused");
        browser.examine("customer-conversation");
    }
}

package io.clientela.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.clientela.BrowserTest;
import io.clientela.differentiate.Segments;
import io.clientela.identify.internal.card.Cards;
import io.clientela.identify.internal.joining.Books;
import io.clientela.organize.Role;
import io.clientela.platform.JobOrder;
import io.clientela.platform.Jobs;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** R17: a marketer writes a segment without SQL, sees the count as he types, who is in it and why, and goes back. */
@TestPropertySource(properties = "clientela.test=segments") // the database of MembersTest
class SegmentsTest extends BrowserTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Cards cards;

    @Autowired
    Jobs jobs;

    @Autowired
    Segments segments;

    private long firm() {
        var books = new Books(jdbc);
        books.clear();
        jdbc.sql("TRUNCATE differentiate.segment, differentiate.segment_version, differentiate.segment_member"
                        + " RESTART IDENTITY")
                .update();
        books.begin("bottega");
        int pan = books.product("bottega", "PEN-1", "Cucina", null);
        int cloth = books.product("bottega", "TOV-1", "Tessile", null);
        var today = LocalDate.now(ZoneOffset.UTC);
        List<Long> records = new ArrayList<>();
        for (int c = 0; c < 12; c++) {
            long record = books.record(
                    "bottega",
                    c % 3 == 0 ? "company" : "person",
                    today,
                    Map.of("FULL_NAME", "Cliente " + (char) ('A' + c), "CITY", c % 2 == 0 ? "Modena" : "Parma"));
            records.add(record);
            books.purchase("bottega", record, today.minusDays(30 + c), pan, "80.00", "EUR");
            if (c >= 5) { // five bought once
                books.purchase("bottega", record, today.minusDays(5), c % 2 == 0 ? cloth : pan, "45.00", "EUR");
            }
        }
        cards.refresh(records);
        jobs.runHere(new JobOrder("picture", "test", Map.of(), "test"), progress -> {});
        return records.getFirst();
    }

    @Test
    void aSegmentIsWrittenCountedExplainedAndTakenBack() {
        long once = firm();
        Page page = browser.signIn(Role.MARKETER);
        browser.open("/segments");
        assertThat(page.getByText("No segment yet")).isVisible();
        browser.examine("segments-none");

        page.getByRole(AriaRole.LINK, link("Bought only once")).click();
        Locator count = page.locator("#count");
        browser.settled();
        assertThat(count.locator(".count-figure strong")).hasText("5");
        assertThat(count).containsText("41.7% of 12");
        assertThat(count).containsText("Days with a purchase is 1.");

        page.getByLabel("Value of condition 1").fill("2"); // counted as one types
        assertThat(count.locator(".count-figure strong")).hasText("7");
        page.getByRole(AriaRole.BUTTON, button("Add a condition")).press("Enter");
        browser.settled();
        assertThat(page.getByLabel("What condition 2 is about")).isFocused();
        page.getByLabel("What condition 2 is about").selectOption("bought:CATEGORY");
        browser.settled();
        assertThat(count).containsText("Not finished");
        page.getByLabel("What was bought, condition 2").selectOption("Tessile");
        assertThat(count.locator(".count-figure strong")).hasText("3");
        assertThat(count).containsText("bought of category “Tessile” at least once in the last 90 days");
        page.getByRole(AriaRole.BUTTON, button("Add a group of conditions")).press("Enter");
        browser.settled();
        page.getByLabel("What condition 3.1 is about").selectOption("place:CITY");
        browser.settled();
        page.getByLabel("Names, condition 3.1").fill("Modena; Bologna");
        page.getByRole(AriaRole.BUTTON, button("Add a condition to group 3")).press("Enter");
        browser.settled();
        page.getByLabel("What condition 3.2 is about").selectOption("kind");
        browser.settled();
        page.getByLabel("Kind, condition 3.2").selectOption("COMPANY");
        assertThat(count.locator(".count-figure strong")).hasText("3");
        browser.examine("segment-new");
        page.getByRole(AriaRole.BUTTON, button("Remove condition 2")).press("Enter");
        browser.settled();
        assertThat(page.getByLabel("What condition 3.1 is about")).hasCount(0);
        assertThat(count.locator(".count-figure strong")).hasText("4");

        page.locator("#field-name").fill("Twice, near");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Save").setExact(true))
                .first()
                .click();
        assertThat(page.locator("h1")).hasText("Twice, near");
        assertThat(page.locator(".figures")).containsText("4");
        browser.settled();
        page.locator(".why-cell summary").first().press("Enter");
        assertThat(page.locator(".why").first()).containsText("Days with a purchase is 2");
        browser.examine("segment");

        change(page);
        page.getByRole(AriaRole.LINK, link("Cliente A")).first().click();
        assertThat(page.locator(".membership")).containsText("Once");
        assertThat(page.locator(".membership .why")).containsText("Days with a purchase is 1");
        browser.examine("customer-segments");
        inItalian(page, once);
    }

    /** Changes the rule, looks who left, goes back, and forward again. */
    private void change(Page page) {
        page.getByRole(AriaRole.LINK, link("Change")).click();
        browser.settled();
        page.getByRole(AriaRole.BUTTON, button("Remove group 2")).press("Enter");
        browser.settled();
        page.getByLabel("Value of condition 1").fill("1");
        page.locator("#field-name").fill("Once");
        page.locator("#field-why").fill("those who came twice are known");
        page.locator("#field-why").press("Enter");
        assertThat(page.locator("h1")).hasText("Once");
        assertThat(page.locator(".versions")).containsText("those who came twice are known");
        page.locator("#f-show").selectOption("LEFT");
        page.getByRole(AriaRole.BUTTON, button("Show")).click();
        assertThat(page.locator("tbody").last()).containsText("the rule was changed");
        browser.examine("segment-left");
        page.getByRole(AriaRole.BUTTON, button("Use version 1 again")).click();
        assertThat(page.locator("h1")).hasText("Twice, near");
        page.getByRole(AriaRole.BUTTON, button("Use version 2 again")).click();
        assertThat(page.locator("h1")).hasText("Once");
        assertThat(page.locator(".versions li")).hasCount(4);
    }

    private void inItalian(Page page, long customer) {
        page.getByText("IT", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".membership .why")).containsText("Giorni con acquisti: 1");
        assertThat(page.locator("#segments")).hasText("Segmenti");
        assertThat(page).hasURL(address() + "customers/" + customer);
        browser.open("/segments");
        assertThat(page.locator(".segments")).containsText("Giorni con acquisti: 1.");
        browser.examine("segments-it");
        page.getByRole(AriaRole.LINK, link("Once")).click();
        browser.examine("segment-it");
        page.getByRole(AriaRole.LINK, link("Modifica")).click();
        assertThat(page.locator("#count .count-figure strong")).hasText("5");
        browser.examine("segment-edit-it");
        browser.open("/segments/1");
        page.getByRole(AriaRole.BUTTON, button("Archivia")).click();
        assertThat(page.locator(".figures")).containsText("0");
        browser.open("/segments");
        assertThat(page.getByText("Segmenti archiviati")).isVisible();
    }

    private static Page.GetByRoleOptions link(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}

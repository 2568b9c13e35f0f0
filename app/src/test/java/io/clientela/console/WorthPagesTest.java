package io.clientela.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import io.clientela.BrowserTest;
import io.clientela.differentiate.internal.worth.ValuedFirm;
import io.clientela.identify.internal.card.Cards;
import io.clientela.organize.Role;
import io.clientela.platform.Jobs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** R18, R56: the pages of value and silence, from all customers to one, in both languages and widths. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestPropertySource(properties = "clientela.test=worth") // the context of WorthTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorthPagesTest extends BrowserTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Jobs jobs;

    @Autowired
    Cards cards;

    @BeforeAll
    void firm() {
        ValuedFirm.lay(jdbc, jobs);
        cards.rebuild(done -> {});
        ValuedFirm.run(jobs, "worth"); // with the places of the cards
    }

    @Test
    @Order(1)
    void aManagerSeesWhatAllAreWorthAndOpensThem() {
        for (var language : List.of("en", "it")) {
            Page page = browser.signIn(Role.ADMINISTRATOR, language);
            browser.open("/worth");
            assertThat(page.locator(".figures dd").first()).containsText("€");
            assertThat(page.locator(".verdict p")).hasCount(5);
            assertThat(page.locator(".verdict")).containsText("€");
            assertThat(page.locator(".figures dd").nth(1)).containsText("95");
            assertThat(page.locator(".figures dd").nth(2)).containsText("95");
            assertThat(page.locator(".chart svg")).hasCount(5);
            browser.examine("worth-" + language);
            browser.open("/worth/contracts");
            assertThat(page.locator("#m-article")).isVisible();
            browser.examine("contracts-" + language);
            browser.open("/worth/customers?pick=top&size=20");
            assertThat(page.locator("tbody tr")).hasCount(51);
            assertThat(page.locator("p.fine strong").first())
                    .hasText(
                            language.equals("it")
                                    ? "Quanto bene ha previsto l'ultima volta?"
                                    : "How well did this predict last time?");
            browser.examine("worth-customers-" + language);
            page.context().clearCookies();
        }
    }

    @Test
    @Order(2)
    void theStepsAddUpAndOpenTheirCustomers() {
        Page page = browser.signIn(Role.CUSTOMER_MANAGER);
        browser.open("/worth");
        page.locator("section:has(#moved) details summary").click();
        long sum = 0;
        var intervals =
                page.locator("section:has(#moved) tbody tr td:nth-of-type(3)").allInnerTexts();
        org.assertj.core.api.Assertions.assertThat(intervals).hasSize(8);
        org.assertj.core.api.Assertions.assertThat(intervals.subList(2, 7)).allMatch(text -> text.contains(" to "));
        org.assertj.core.api.Assertions.assertThat(intervals.get(1))
                .isBlank(); // learned: the estimate changed, nobody else
        var rows = page.locator("section:has(#moved) tbody tr");
        for (int i = 0; i < 7; i++) {
            sum += amount(rows.nth(i).locator("td").nth(1).innerText());
        }
        org.assertj.core.api.Assertions.assertThat(sum)
                .isEqualTo(amount(rows.nth(7).locator("td").nth(1).innerText()));
        filesOfAChart(page, rows.nth(7).locator("td").nth(1).innerText());
        var silent = rows.nth(5);
        String customers = silent.locator("td").first().innerText();
        silent.locator("a").click();
        assertThat(page.locator(".figures dd").first()).containsText(Pattern.compile("^\\s*" + customers + "\\D"));
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Value").setExact(true))
                .last()
                .click();
        page.locator("tbody th a").first().click();
        assertThat(page.locator(".worth-figures dd")).hasCount(7);
        for (String each : List.of("Expected spend in all", "Expected margin of it")) {
            assertThat(page.locator(".worth-figures div")
                            .filter(new Locator.FilterOptions().setHasText(each))
                            .locator("small"))
                    .hasText(Pattern.compile("95% .* to "));
        }
        assertThat(page.locator("p.fine").last()).containsText("the model saw nothing, and predicted");
        assertThat(page.locator("p.fine").last()).containsText("In money it predicted sales of €");
        browser.examine("customer-worth");
    }

    /** The table of a chart as a file holds plain numbers; the picture is a picture. */
    private static void filesOfAChart(Page page, String last) {
        var card = page.locator("section:has(#moved)");
        String table = text(page.waitForDownload(() -> card.getByText("CSV").click()));
        org.assertj.core.api.Assertions.assertThat(table.lines()).hasSize(9);
        org.assertj.core.api.Assertions.assertThat(table.lines().toList().getLast())
                .contains("," + amount(last) + ",");
        String picture =
                text(page.waitForDownload(() -> card.getByText("Picture").click()));
        org.assertj.core.api.Assertions.assertThat(picture).startsWith("<svg").contains("</svg>");
    }

    private static String text(Download download) {
        try {
            return Files.readString(download.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long amount(String text) {
        return Long.parseLong(text.replace('−', '-').replaceAll("[^0-9-]", ""));
    }

    @Test
    @Order(3)
    void anActionOnASilentCustomerIsNotedFollowedAndTakenBack() {
        for (var language : List.of("en", "it")) {
            Page page = browser.signIn(Role.CUSTOMER_MANAGER, language);
            browser.open("/worth/silent");
            var row = page.locator("tbody tr").first();
            row.locator("summary").click();
            row.locator("input[name=note]").fill("Telephoned");
            row.locator("button").click();
            assertThat(page.locator(".notice-good")).isVisible();
            assertThat(page.locator("tbody tr").first().locator(".acted")).containsText("Telephoned");
            browser.examine("silent-" + language);
            page.locator(".actions input[name=result]").first().fill("Was on holiday");
            page.locator(".action-result button").first().click();
            assertThat(page.locator(".actions input[name=result]").first()).hasValue("Was on holiday");
            page.locator(".actions form[action$=withdraw] button").first().click();
            assertThat(page.locator(".notice-good")).containsText(language.equals("en") ? "Taken back" : "Ritirato");
            assertThat(page.locator(".acted")).hasCount(0);
            page.waitForLoadState(LoadState.NETWORKIDLE); // else the next address is given up for this one
            page.context().clearCookies();
        }
    }
}

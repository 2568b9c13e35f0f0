package io.clientela.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.clientela.BrowserTest;
import io.clientela.differentiate.internal.analysis.LaidFirm;
import io.clientela.organize.Role;
import io.clientela.platform.JobOrder;
import io.clientela.platform.Jobs;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** R12, R25, R65 to R67, R73, R88: every page of the analyses, in both languages and at both widths, and what it opens. */
@TestPropertySource(properties = "clientela.test=features")
class AnalysisPagesTest extends BrowserTest {

    private static final List<String> PAGES = List.of(
            "/analyses",
            "/analyses/concentration?spread=margin&period=all",
            "/analyses/cohorts",
            "/analyses/scope",
            "/analyses/service",
            "/analyses/overlooked",
            "/analyses/behaviour",
            "/analyses/community",
            "/analyses/channels",
            "/analyses/contacts",
            "/analyses/diagnosis",
            "/analyses/customers?of=overlooked&currency=EUR&year=true&why=",
            "/analyses/customers?of=losing&currency=EUR&year=false");

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void firm() {
        LaidFirm.lay(jdbc, LocalDate.now(ZoneOffset.UTC), 17);
        jobs.runHere(new JobOrder("picture", "test", Map.of(), "test"), progress -> {});
        jobs.runHere(new JobOrder("worth", "test", Map.of(), "test"), progress -> {});
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "it"})
    void everyPageFitsAndIsAccessible(String language) {
        browser.signIn(Role.ADMINISTRATOR, language);
        for (String path : PAGES) {
            browser.open(path);
            browser.examine(language + path.replaceFirst("\\?.*", "").replace('/', '-'));
        }
    }

    @Test
    void aFigureOpensItsCustomersAndWhatIsAssumedCanBeTakenBack() {
        Page page = browser.signIn(Role.ADMINISTRATOR);
        browser.open("/analyses/service");
        assertThat(page.locator("main")).containsText("What is assumed");
        page.getByLabel("Each order").fill("1000");
        page.getByLabel("Why").fill("to see it");
        page.getByRole(AriaRole.BUTTON, named("Assume this").setExact(true)).click();
        assertThat(page.locator("main")).containsText("All figures follow from it now");
        page.locator(".figures dd a").last().click();
        assertThat(page.locator("h1")).containsText("Customers");
        assertThat(page.locator("tbody tr").first()).containsText("Customer 1");

        browser.open("/analyses/service");
        page.locator("details.more summary").last().click();
        page.getByLabel("Each order").fill("2");
        page.getByRole(AriaRole.BUTTON, named("Assume this").setExact(true)).click();
        page.locator("details.more summary").last().click();
        assertThat(page.locator(".assumed-earlier li")).not().hasCount(0);
        page.locator(".assumed-earlier li").nth(1).getByRole(AriaRole.BUTTON).click();
        assertThat(page.getByLabel("Each order")).hasValue("1000");

        browser.open("/analyses/diagnosis");
        page.getByRole(AriaRole.BUTTON, named("Write it down")).click();
        assertThat(page.locator("section[aria-labelledby=years]")).containsText("of 100");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}

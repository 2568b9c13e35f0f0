package io.clientela.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.clientela.BrowserTest;
import io.clientela.organize.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page of the shell, in both languages and at both widths: fits, readable for all, looked at. */
class HousePagesTest extends BrowserTest {

    @ParameterizedTest
    @CsvSource({"en, Administration", "it, Amministrazione"})
    void everyPageFitsAndIsAccessible(String language, String administration) {
        Page page = browser.signIn(Role.ADMINISTRATOR, language);
        assertThat(page.locator("html")).hasAttribute("lang", language);
        assertThat(page.getByText(administration)).isVisible();
        for (String path : List.of(
                "/",
                "/jobs",
                "/people",
                "/people/invite",
                "/people/1",
                "/keys",
                "/journal",
                "/system",
                "/system/cost",
                "/picture",
                "/profile")) {
            browser.open(path);
            browser.examine(language + path.replace('/', '-'));
        }
    }

    @Test
    void isReadableInTheDark() {
        browser.signIn(Role.ADMINISTRATOR);
        browser.dark();
        for (String path : List.of("/", "/people/1", "/journal")) {
            browser.open(path);
            browser.examine("dark" + path.replace('/', '-'));
        }
    }

    @Test
    void theSystemIsSeen() {
        browser.signIn(Role.ADMINISTRATOR);
        Page page = browser.open("/system");
        assertThat(page.locator("main")).containsText("PostgreSQL");
        assertThat(page.locator("main")).containsText("Size of the database");
    }

    @Test
    void theCostOfACustomerFollowsFromWhatIsAssumed() {
        browser.signIn(Role.ADMINISTRATOR);
        Page page = browser.open("/system/cost");
        page.getByLabel("Price of the machine").fill("1200.50");
        page.getByLabel("Written off over (years)").fill("4");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save"))
                .click();
        assertThat(page.locator("main")).containsText("The assumptions are kept.");
        assertThat(page.locator("main")).containsText("300.13");
        page.getByLabel("Written off over (years)").fill("0");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save"))
                .click();
        assertThat(page.locator("main")).containsText("years whole from 1 to 50");
    }
}

package io.clientela.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.clientela.BrowserTest;
import io.clientela.organize.Role;
import org.junit.jupiter.api.Test;

/** The switch between English and Italian. */
class LanguageTest extends BrowserTest {

    @Test
    void isSwitchedBeforeComingIn() {
        Page page = browser.open("/login");
        assertThat(page.locator("h1")).hasText("Log in");
        italian(page).click();
        assertThat(page.locator("h1")).hasText("Accedi");
        assertThat(page.locator("html")).hasAttribute("lang", "it");
        browser.examine("it-login");
    }

    @Test
    void staysOnThePageAndStaysChosen() {
        browser.signIn(Role.ADMINISTRATOR);
        Page page = browser.open("/people");
        italian(page).click();
        assertThat(page.locator("h1")).hasText("Persone");
        browser.open("/profile");
        assertThat(page.locator("#field-language")).hasValue("it");
        browser.open("/jobs");
        assertThat(page.locator("h1")).hasText("Lavori");
    }

    private static Locator italian(Page page) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Italiano"));
    }
}

package io.clientela.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.clientela.BrowserTest;
import io.clientela.organize.Role;
import org.junit.jupiter.api.Test;

/** What people see when something went wrong: what happened, what to do, a reference that is in the log. */
class ErrorPagesTest extends BrowserTest {

    @Test
    void saysThatThereIsNoSuchPage() {
        browser.signIn(Role.MARKETER);
        Response response = browser.page().navigate("/nowhere");
        assertThat(response.status()).isEqualTo(404);
        assertThat(browser.page().locator("h1")).hasText("There is nothing at this address");
        assertThat(browser.page().locator("main")).containsText("Reference");
        browser.examine("error-404");
    }

    @Test
    void saysThatARightIsMissing() {
        browser.signIn(Role.MARKETER, "it");
        Response response = browser.page().navigate("/people");
        assertThat(response.status()).as("at %s", browser.page().url()).isEqualTo(403);
        assertThat(browser.page().locator("h1")).hasText("L’accesso a questa pagina non è consentito");
        browser.examine("error-403");
    }

    @Test
    void saysThatTheAddressOrTheMethodIsWrong() {
        browser.signIn(Role.ADMINISTRATOR);
        assertThat(browser.page().navigate("/people/abc").status()).isEqualTo(400);
        assertThat(browser.page().navigate("/customers?cursor=abc").status()).isEqualTo(400);
        assertThat(browser.page().navigate("/joins/made?cursor=abc").status()).isEqualTo(400);
        assertThat(browser.page().locator("h1")).hasText("This request could not be read");
        assertThat(browser.page().navigate("/people/999999").status()).isEqualTo(404);
        assertThat(browser.page().navigate("/people/1/link").status()).isEqualTo(405);
        assertThat(browser.page().locator("h1")).hasText("This address cannot be opened that way");
    }

    @Test
    void saysThatAFormHadGrownOld() {
        browser.signIn(Role.ADMINISTRATOR);
        Page page = browser.open("/profile");
        page.evaluate("document.querySelector('main form input[name=_csrf]').value = 'old'");
        page.locator("main form").first().locator("button[type=submit]").click();
        assertThat(page.locator("h1")).hasText("This form had grown old");
        browser.examine("error-stale");
    }
}

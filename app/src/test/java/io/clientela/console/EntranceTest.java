package io.clientela.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.clientela.BrowserTest;
import io.clientela.kernel.value.Outcome;
import io.clientela.organize.OneTimeLink;
import io.clientela.organize.People;
import io.clientela.organize.PersonId;
import io.clientela.organize.Role;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** R15: coming in for the first time, and every other time. */
class EntranceTest extends BrowserTest {

    @Test
    void comesInByAOneTimeLinkSetsAPasswordAndLogsInWithIt() {
        OneTimeLink link = invitation("Rosa Bianchi", "rosa@example.org");
        Page page = browser.enter(link);
        assertThat(page).hasTitle("Welcome to Clientela · Clientela");
        browser.examine("welcome");

        page.getByLabel("New password").fill("olive trees in rows");
        page.getByLabel("The same once more").fill("olive trees in rows");
        page.getByRole(AriaRole.BUTTON, named("Begin")).click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("All set, Rosa Bianchi.");

        page.locator("details.user summary").click();
        page.getByRole(AriaRole.BUTTON, named("Log out")).click();
        assertThat(page.getByText("You have logged out.")).isVisible();
        browser.examine("login");

        page.getByLabel("E-mail").fill("Rosa@Example.org");
        page.getByLabel("Password").fill("wrong wrong wrong");
        page.getByRole(AriaRole.BUTTON, named("Log in")).click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("E-mail or password are not right.");

        page.getByLabel("Password").fill("olive trees in rows");
        page.getByRole(AriaRole.BUTTON, named("Log in")).click();
        assertThat(page.locator("h1")).hasText("Good to see you, Rosa Bianchi");
    }

    @Test
    void aLinkWorksOnce() {
        OneTimeLink link = invitation("Piero Verdi", "piero@example.org");
        browser.enter(link);
        browser.page().context().clearCookies();
        Page page = browser.open(link.path().toString());
        assertThat(page.locator("h1")).hasText("This link is spent");
        browser.examine("worthless");
    }

    @Test
    void leadsBackToWhereOneWantedToGo() {
        OneTimeLink link = invitation("Nora Conti", "nora@example.org");
        people.setPassword(link.person(), "lemons from sicily");
        Page page = browser.open("/people?x=1");
        assertThat(page.url()).endsWith("/login?to=%2Fpeople%3Fx%3D1");
        page.getByLabel("E-mail").fill("nora@example.org");
        page.getByLabel("Password").fill("lemons from sicily");
        page.getByRole(AriaRole.BUTTON, named("Log in")).click();
        page.waitForURL("**/people?x=1");
    }

    private OneTimeLink invitation(String name, String email) {
        PersonId administrator = people.demoLink().person();
        People.Position position = new People.Position(Set.of(Role.ADMINISTRATOR), "Ufficio", true);
        Outcome<OneTimeLink> link = people.invite(new People.Invitation(name, email, "en", position), administrator);
        assertThat(link).isInstanceOf(Outcome.Known.class);
        return ((Outcome.Known<OneTimeLink>) link).value();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}

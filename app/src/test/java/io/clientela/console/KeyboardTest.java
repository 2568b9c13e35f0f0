package io.clientela.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.clientela.BrowserTest;
import io.clientela.organize.Role;
import org.junit.jupiter.api.Test;

/** The console without a mouse. */
class KeyboardTest extends BrowserTest {

    @Test
    void skipsToTheContentAndWalksThroughTheMenu() {
        Page page = browser.signIn(Role.ADMINISTRATOR);
        browser.press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        assertThat(page.locator(".skip")).isInViewport();
        browser.press("Enter");
        assertThat(page.locator("#content")).isFocused();

        page.reload();
        browser.press("Tab");
        browser.press("Tab");
        assertThat(page.locator("a.wordmark")).isFocused();
        browser.press("Tab");
        assertThat(page.locator("#menu a").first()).isFocused();
        browser.press("Tab");
        browser.press("Enter");
        page.waitForURL(url -> !url.endsWith("/"));
    }

    @Test
    void opensAndClosesTheReadersMenu() {
        Page page = browser.signIn(Role.MARKETER);
        page.locator("details.user summary").focus();
        browser.press("Enter");
        assertThat(page.locator(".user-menu")).isVisible();
        browser.press("Escape");
        assertThat(page.locator(".user-menu")).isHidden();
        assertThat(page.locator("details.user summary")).isFocused();
    }

    @Test
    void opensAndClosesTheMenuOnAPhone() {
        Page page = browser.signIn(Role.ADMINISTRATOR);
        browser.onPhone(() -> {
            assertThat(page.locator("#menu")).isHidden();
            page.locator(".side-toggle").focus();
            browser.press("Enter");
            assertThat(page.locator("#menu")).isVisible();
            assertThat(page.locator(".side-toggle")).hasAttribute("aria-expanded", "true");
            browser.press("Escape");
            assertThat(page.locator("#menu")).isHidden();
        });
    }
}

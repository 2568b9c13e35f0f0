package io.clientela.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.clientela.BrowserTest;
import io.clientela.identify.internal.card.Cards;
import io.clientela.identify.internal.joining.Books;
import io.clientela.interact.Rewards;
import io.clientela.organize.Role;
import io.clientela.platform.JobOrder;
import io.clientela.platform.Jobs;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** R51, R36 in the browser: a programme is promised and taken back, purchases earn, points are redeemed and come back. */
@TestPropertySource(properties = "clientela.test=features") // the database of the features
class RewardPagesTest extends BrowserTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Jobs jobs;

    @Autowired
    Cards cards;

    @Autowired
    Rewards rewards;

    private long first;

    private void firm() {
        var books = new Books(jdbc);
        books.clear();
        books.begin("shop");
        var today = LocalDate.now(ZoneOffset.UTC);
        int product = books.product("shop", "A1", "Wine", new BigDecimal("6"));
        for (int c = 0; c < 12; c++) {
            long customer = books.record("shop", "person", today, Map.of("FULL_NAME", "Anna Bianchi " + c));
            first = c == 0 ? customer : first;
            for (int month = 1; month <= 10; month++) {
                books.purchase(
                        "shop", customer, today.minusMonths(month), product, String.valueOf(15 * (c + 1)), "EUR");
            }
        }
        cards.rebuild(done -> {});
    }

    @Test
    void whatIsPromisedIsEarnedRedeemedAndTakenBack() {
        firm();
        Page page = browser.signIn(Role.ADMINISTRATOR);
        promise(page);
        var state = jobs.runHere(new JobOrder("rewards", "test", Map.of(), "test"), progress -> {});
        Assertions.assertThat(state.error()).isEmpty();
        Assertions.assertThat(rewards.balance(first).points()).isEqualTo(150);
        redeem(page);
        lookedAt(page);
    }

    private void promise(Page page) {
        browser.open("/rewards/programme");
        page.getByLabel("Purchases earn points").check();
        page.getByLabel("First day")
                .fill(LocalDate.now(ZoneOffset.UTC).minusMonths(12).toString());
        page.getByLabel("Why (optional)").fill("to begin with");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("holds from now on");
        page.getByLabel("Points for each unit").fill("2,5");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep"))
                .click();
        assertThat(page.getByLabel("Points for each unit")).hasValue("2.5");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Back to this"))
                .first()
                .click();
        assertThat(page.getByLabel("Points for each unit")).hasValue("1");
        browser.examine("rewards-programme");
    }

    private void redeem(Page page) {
        browser.open("/customers/" + first);
        var card = page.locator("section", new Page.LocatorOptions().setHasText("150 points"))
                .last();
        card.getByText("Redeem points").click();
        card.getByLabel("Points", new com.microsoft.playwright.Locator.GetByLabelOptions().setExact(true))
                .first()
                .fill("60");
        card.getByLabel("For what").fill("a corkscrew");
        card.getByRole(AriaRole.BUTTON, new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Redeem"))
                .click();
        assertThat(page.getByText("60 points redeemed")).isVisible();
        assertThat(page.getByText("90 points").first()).isVisible();
        browser.examine("customer-rewards");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take back"))
                .first()
                .click();
        assertThat(page.getByText("Taken back by an opposite entry")).isVisible();
        Assertions.assertThat(rewards.balance(first).points()).isEqualTo(150);
    }

    private void lookedAt(Page page) {
        browser.open("/rewards");
        assertThat(page.getByText("Adds up")).isVisible();
        browser.examine("rewards");
        browser.open("/rewards/entries");
        browser.examine("rewards-entries");
        browser.open("/rewards/fairness");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Silver"))
                .first()
                .click();
        browser.examine("rewards-fairness");
    }
}

package io.clientela.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.clientela.BrowserTest;
import io.clientela.identify.internal.card.Cards;
import io.clientela.identify.internal.joining.Books;
import io.clientela.measure.Attitudes;
import io.clientela.measure.Attitudes.About;
import io.clientela.measure.Attitudes.Mark;
import io.clientela.organize.Role;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** R59, R60, R71 in the browser: the scorecard, the customers behind it, a mark noted and taken back. */
@TestPropertySource(properties = "clientela.test=features") // the database of the features
class ScorecardTest extends BrowserTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Cards cards;

    @Autowired
    Attitudes attitudes;

    private long first;

    private void firm() {
        jdbc.sql("TRUNCATE measure.attitude, measure.attitude_withdrawn").update();
        var books = new Books(jdbc);
        books.clear();
        books.begin("shop");
        var today = LocalDate.now(ZoneOffset.UTC);
        int product = books.product("shop", "A1", "Wine", new BigDecimal("6"));
        for (int c = 0; c < 40; c++) {
            long customer = books.record("shop", "person", today, Map.of("FULL_NAME", "Anna Bianchi " + c));
            first = c == 0 ? customer : first;
            for (int month = 1; month <= 9; month += 4) {
                books.purchase("shop", customer, today.minusMonths(month), product, "15", "EUR");
            }
            int satisfied = 1 + c % 5;
            for (int ago : new int[] {20, 210}) {
                var at = Instant.now().minus(Duration.ofDays(ago));
                say(customer, About.SATISFACTION, ago == 20 ? satisfied : Math.max(1, satisfied - c % 2), at);
                say(customer, About.TRUST, satisfied > 3 ? 5 - c % 4 : satisfied, at);
                say(customer, About.LOYALTY, 1 + c * 7 % 5, at);
                say(customer, About.ADVOCACY, satisfied, at);
            }
        }
        cards.rebuild(done -> {});
    }

    private void say(long customer, About about, int mark, Instant at) {
        attitudes.record(new Mark(customer, about, mark, at, "survey:" + about + customer + at), "test");
    }

    @Test
    void whatCustomersSayStandsBesideProfit() {
        firm();
        Page page = browser.signIn(Role.ADMINISTRATOR);
        browser.open("/scorecard");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Beside profit")))
                .isVisible();
        assertThat(page.locator("main")).containsText("Where customers stand");
        browser.examine("scorecard");
        page.locator("a[href='/scorecard/customers?lost=0']").click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("Satisfied, but without trust");
        browser.examine("scorecard-customers");
        browser.open("/customers/" + first);
        page.getByText("Note what he said").click();
        page.getByLabel("Mark").selectOption("5");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Note it"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Noted");
        assertThat(page.locator("main")).containsText("Satisfaction · 5 of 5");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take back Satisfaction"))
                .first()
                .click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Taken back");
        Assertions.assertThat(attitudes.of(first)).hasSize(8);
    }
}

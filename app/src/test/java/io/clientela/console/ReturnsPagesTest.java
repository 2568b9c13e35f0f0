package io.clientela.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.clientela.BrowserTest;
import io.clientela.identify.internal.card.Cards;
import io.clientela.identify.internal.joining.Books;
import io.clientela.measure.Attitudes;
import io.clientela.measure.Experiments;
import io.clientela.measure.Exposures;
import io.clientela.organize.Role;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobState;
import io.clientela.platform.Jobs;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** R64 and R70 on the pages: an experiment from its plan to its result and what it was worth, in both languages. */
@TestPropertySource(properties = "clientela.test=features") // the database of the features
class ReturnsPagesTest extends BrowserTest {

    private static final int CUSTOMERS = 360;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Jobs jobs;

    @Autowired
    Cards cards;

    @Autowired
    Experiments experiments;

    @Autowired
    Exposures exposures;

    @Autowired
    Attitudes attitudes;

    private final List<Long> customers = new ArrayList<>();
    private Books books;
    private int product;

    @BeforeEach
    void firm() {
        jdbc.sql("TRUNCATE measure.experiment, measure.experiment_plan, measure.target, measure.assignment,"
                        + " measure.attitude, measure.attitude_withdrawn, measure.hold_out, measure.hold_out_run,"
                        + " measure.result_run, measure.assumption, differentiate.standing, differentiate.portfolio,"
                        + " differentiate.portfolio_member, differentiate.portfolio_state CASCADE")
                .update();
        books = new Books(jdbc);
        books.clear();
        books.begin("shop");
        product = books.product("shop", "P", "wine", BigDecimal.ONE);
        var today = LocalDate.now(ZoneOffset.UTC);
        customers.clear();
        for (int c = 0; c < CUSTOMERS; c++) {
            customers.add(books.record("shop", "person", today, Map.of("FULL_NAME", "Nome " + c)));
        }
        customers.forEach(
                one -> books.purchase("shop", one, today.minusDays(20), product, (40 + one % 4) + ".50", "EUR"));
        standing();
    }

    /** Three portfolios and what everybody is worth. */
    private void standing() {
        jdbc.sql("INSERT INTO differentiate.standing (customer_id, currency, basis, value, needs, tier, need,"
                        + " last_on, area, province) SELECT customer_id, 'EUR', 'worth', 100 + customer_id % 50, 1,"
                        + " 1, 't:wine', current_date, '', '' FROM identify.v_record")
                .update();
        jdbc.sql("INSERT INTO differentiate.portfolio_version (at, by, what, why) VALUES (now(), 'test',"
                        + " 'accepted', '')")
                .update();
        for (int p = 0; p < 3; p++) {
            jdbc.sql("WITH made AS (INSERT INTO differentiate.portfolio DEFAULT VALUES RETURNING portfolio_id), state"
                            + " AS (INSERT INTO differentiate.portfolio_state SELECT portfolio_id, (SELECT max(version_id) FROM"
                            + " differentiate.portfolio_version), true, :name, NULL, '{}' FROM made) INSERT INTO"
                            + " differentiate.portfolio_member SELECT customer_id, portfolio_id, 1 FROM made, identify.v_record"
                            + " WHERE customer_id % 3 = :p")
                    .param("name", List.of("Botteghe", "Ristoranti", "Enoteche").get(p))
                    .param("p", p)
                    .update();
        }
        jdbc.sql("INSERT INTO differentiate.portfolio_sum (portfolio_id, size, recent, value, unvalued) SELECT"
                        + " portfolio_id, count(*), 0, 0, 0 FROM differentiate.portfolio_member GROUP BY"
                        + " portfolio_id")
                .update();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    @Test
    void anExperimentFromPlanToReturn() {
        Page page = browser.signIn(Role.ANALYST);
        browser.open("/experiments");
        assertThat(page.locator("main")).containsText("No experiment yet");
        page.getByLabel("Share, %").fill("5");
        page.getByRole(AriaRole.BUTTON, named("Keep this share")).click();
        assertThat(page.locator("main")).containsText("It counts from now on.");
        assertThat(page.locator("main")).containsText("first on the day after these customers were drawn");
        browser.examine("experiments-none");
        page.getByRole(AriaRole.LINK, named("Plan an experiment")).click();
        page.getByLabel("Name").first().fill("Lettera di primavera");
        page.getByLabel("Treated arms").fill("letter");
        page.getByLabel("What counts").selectOption("NET");
        assertThat(page.locator("#size")).containsText("Customers needed");
        browser.examine("experiment-plan");
        page.getByRole(AriaRole.BUTTON, named("Keep the draft")).click();
        assertThat(page.locator("main")).containsText("The draft is kept.");
        page.getByRole(AriaRole.LINK, named("Change the plan")).click();
        page.getByLabel("Smallest effect worth knowing").fill("-1");
        page.getByRole(AriaRole.BUTTON, named("Keep the draft")).click();
        assertThat(page.locator("main")).containsText("out of range");
        page.getByLabel("Smallest effect worth knowing").fill("5");
        page.getByRole(AriaRole.BUTTON, named("Keep the draft")).click();
        page.getByRole(AriaRole.BUTTON, named("Start")).click();
        assertThat(page.locator("main")).containsText("Its plan stays as it is now.");
        measured(page);
        invested(page);
        italian();
    }

    /** Customers are exposed and buy; the start is put back, which only a test can do. */
    private void season(long id) {
        var dice = new SplittableRandom(4);
        var today = LocalDate.now(ZoneOffset.UTC);
        for (var exposure : exposures.expose(id, customers)) {
            double usual = 30 + 40 * dice.nextDouble();
            double more = exposure.mayBeWrittenTo() ? 12 : 0;
            for (int days : new int[] {45, 10}) {
                double amount = usual + 6 * dice.nextDouble() + (days < 30 ? more : 0);
                books.purchase(
                        "shop",
                        exposure.customerId(),
                        today.minusDays(days),
                        product,
                        String.format(Locale.ROOT, "%.2f", amount),
                        "EUR");
            }
        }
        cards.rebuild(done -> {});
        jdbc.sql("ALTER TABLE measure.experiment DISABLE TRIGGER experiment_guarded")
                .update();
        jdbc.sql("UPDATE measure.experiment SET started_at = started_at - interval '31 days', ends_at = ends_at"
                        + " - interval '31 days'")
                .update();
        jdbc.sql("ALTER TABLE measure.experiment ENABLE TRIGGER experiment_guarded")
                .update();
    }

    private void measured(Page page) {
        long id = experiments.all().getFirst().id();
        season(id);
        browser.open("/experiments/" + id);
        assertThat(page.getByRole(AriaRole.BUTTON, named("Compute the result"))).isVisible();
        var state =
                jobs.runHere(new JobOrder("experiment", "test", Map.of("experiment", id), "user:test"), progress -> {});
        if (state.status() != JobState.Status.DONE) {
            throw new AssertionError(state.error());
        }
        browser.open("/experiments/" + id);
        assertThat(page.locator(".notice")).containsText("letter gains");
        assertThat(page.locator("main")).containsText("Finished");
        assertThat(page.locator("section:has(#felt)")).containsText("Nobody has said anything yet");
        say(id);
        browser.open("/experiments/" + id);
        assertThat(page.locator("section:has(#felt)")).containsText("May it be called a success? No");
        assertThat(page.locator("section:has(#felt) tbody tr").first()).containsText("feels worse");
        page.locator("details.more summary").first().click();
        assertThat(page.locator("main")).containsText("Botteghe");
        assertThat(page.locator("section:has(#gains)"))
                .containsText("One cannot tell that anybody gains more than others");
        page.locator("section:has(#gains) details.more summary").click();
        assertThat(page.locator("section:has(#gains)")).containsText("highest third");
        browser.examine("experiment");
        page.locator("section:has(#gains) td[data-label='Treated'] a").first().click();
        assertThat(page.locator("h1")).containsText("Spent in the year before");
        assertThat(page.locator("main")).containsText("Nome");
        browser.open("/experiments/" + id);
        page.locator("details.more summary").first().click();
        page.locator("td[data-label='Treated'] a").first().click();
        assertThat(page.locator("main")).containsText("Nome");
        browser.examine("experiment-customers");
        page.locator("tbody th a").first().click();
        assertThat(page.getByText("Drawn by the hash")).isVisible();
        overAll(page);
    }

    /** All of the arms say how satisfied they are: the treated less than those held out. */
    private void say(long id) {
        var hash = experiments
                .find(id)
                .orElseThrow()
                .plan()
                .assignment(experiments.find(id).orElseThrow().key());
        for (long customer : customers) {
            int mark = (hash.arm(customer).equals("letter") ? 2 : 4) + (int) (customer % 2);
            attitudes.record(
                    new Attitudes.Mark(
                            customer,
                            Attitudes.About.SATISFACTION,
                            mark,
                            Instant.now(),
                            "question:1 asked:" + customer),
                    "user:test");
        }
    }

    /** The hold-out was set 31 days ago, which only a test can say. */
    private void overAll(Page page) {
        jdbc.sql("TRUNCATE measure.hold_out").update();
        jdbc.sql("INSERT INTO measure.hold_out (key, share, at, by, why) VALUES ('hold-out-1', 0.05,"
                        + " now() - interval '31 days', 'user:test', '')")
                .update();
        jobs.runHere(new JobOrder("results", "test", Map.of(), "user:test"), progress -> {});
        browser.open("/experiments");
        assertThat(page.locator("main")).containsText("One cannot tell what all initiatives brought together");
        assertThat(page.locator("main")).containsText("All other customers");
        browser.examine("experiments");
    }

    private void invested(Page page) {
        browser.open("/investment");
        assertThat(page.locator("main")).containsText("Lettera di primavera");
        page.getByLabel("Further windows counted").fill("6");
        page.getByLabel("Part of the effect").fill("50");
        page.getByRole(AriaRole.BUTTON, named("Assume this")).click();
        assertThat(page.locator("main")).containsText("All figures follow it now.");
        page.locator("details.more summary").click();
        browser.examine("investment");
    }

    private void italian() {
        browser.signIn(Role.MARKETER, "it");
        long id = experiments.all().getFirst().id();
        for (String path : List.of("/experiments", "/experiments/new", "/experiments/" + id, "/investment")) {
            browser.open(path);
            browser.examine("it" + path.replace('/', '-').replaceAll("\\d+", "one"));
        }
    }
}

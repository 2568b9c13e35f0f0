package io.clientela.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.clientela.BrowserTest;
import io.clientela.differentiate.Shares;
import io.clientela.differentiate.Shares.Answer;
import io.clientela.differentiate.Shares.Figure;
import io.clientela.differentiate.Shares.Filter;
import io.clientela.differentiate.Shares.OfCategory;
import io.clientela.differentiate.Shares.OfCustomer;
import io.clientela.differentiate.Shares.Scope;
import io.clientela.identify.internal.card.Cards;
import io.clientela.identify.internal.joining.Books;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import io.clientela.organize.Role;
import io.clientela.platform.JobOrder;
import io.clientela.platform.Jobs;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** R19, R20, R24, R27 in the browser: needs noted and taken back, expectations checked, shares and prices looked at. */
@TestPropertySource(properties = "clientela.test=features") // the database of the features
class NeedsPagesTest extends BrowserTest {

    private static final int CUSTOMERS = 240;
    private static final int ARTICLES = 24;
    private static final int MONTHS = 26;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Jobs jobs;

    @Autowired
    Cards cards;

    @Autowired
    Shares shares;

    private long first;

    /** Firms that buy two categories for two years; prices move, and quantity falls by 1.5 % for each 1 % more. */
    @BeforeEach
    void firm() {
        var books = new Books(jdbc);
        books.clear();
        jdbc.sql("TRUNCATE differentiate.need, differentiate.need_event, differentiate.need_group,"
                        + " differentiate.spending_figure CASCADE")
                .update();
        books.begin("shop");
        var today = LocalDate.now(java.time.ZoneOffset.UTC);
        for (int c = 0; c < CUSTOMERS; c++) {
            books.record("shop", "company", today, Map.of("COMPANY_NAME", "Trattoria " + c));
        }
        first = jdbc.sql("SELECT min(record_id) FROM identify.record")
                .query(Long.class)
                .single();
        int product = books.product("shop", "A0", "Pasta", null);
        for (int a = 1; a < ARTICLES; a++) {
            books.product("shop", "A" + a, a % 2 == 0 ? "Pasta" : "Wine", null);
        }
        jdbc.sql("""
            INSERT INTO identify.document (document_id, key, version, current, content, source_id, file_id, line, kind, issuer,
                number, occurred_at, currency, buyer_id, record_id, department, channel, net)
            SELECT 5000000 + c * 100 + m, md5('d' || c || ' ' || m)::uuid, 1, true, md5('d' || c || ' ' || m)::uuid, f.source_id,
                   f.file_id, 1, 'INVOICE', '', 'F' || c || '-' || m,
                   (current_date - (:months - m) * interval '30 days' - c % 20 * interval '1 day'), 'EUR', :first + c,
                   :first + c, '', 'shop', 0
            FROM generate_series(0, :customers - 1) c, generate_series(0, :months - 1) m,
                 (SELECT source_id, max(file_id) AS file_id FROM identify.file GROUP BY source_id) f\
            """)
                .param("months", MONTHS)
                .param("customers", CUSTOMERS)
                .param("first", first)
                .update();
        jdbc.sql("""
            INSERT INTO identify.line (document_id, position, product_id, file_id, line, kind, quantity, unit, unit_price, amount)
            SELECT document_id, i, :product + a, file_id, 1, 'S', q, '', p, round(p * q, 2)
            FROM (SELECT d.document_id, d.file_id, i, a, p,
                         greatest(1, round(20 * (1 + (d.document_id * 7 + a * 13) % 11 / 10.0)
                             * exp(-1.5 * ln(p / (4 + a))) * (1 + (d.document_id / 100 % 9) / 4.0))) AS q
                  FROM identify.document d, generate_series(1, 8) i,
                       LATERAL (SELECT ((d.document_id / 100 + i * 3) % :articles)::int AS a) x,
                       LATERAL (SELECT round(((4 + a) * (1 + 0.08 * ((a * 7 + d.document_id % 100 / 3 * (a % 5 + 1)) % 6)))::numeric, 2) AS p) y
                  WHERE d.document_id >= 5000000) z\
            """).param("product", product).param("articles", ARTICLES).update();
        cards.rebuild(done -> {});
        for (String kind : List.of("picture", "needs", "share", "price")) {
            var state = jobs.runHere(new JobOrder(kind, "test", Map.of(), "test"), progress -> {});
            Assertions.assertThat(state.error()).isEmpty();
        }
    }

    @Test
    void whatCustomersNeedSpendAndAnswerIsSeenNotedAndTakenBack() {
        Page page = browser.signIn(Role.ADMINISTRATOR);
        needOfACustomer(page);
        register(page);
        groups(page);
        share(page);
        prices(page);
        browser.signIn(Role.CUSTOMER_MANAGER, "it");
        for (String path : List.of("/needs/report?by=department", "/share", "/prices")) {
            browser.open(path);
            browser.examine("it" + path.replaceAll("[/?=]", "-"));
        }
        browser.open("/customers/" + (first + 7));
        assertThat(page.locator("#needs")).hasText("Bisogni");
        assertThat(page.locator(".need-add").first()).isVisible();
        browser.examine("it-customer-needs");
    }

    private void needOfACustomer(Page page) {
        browser.open("/customers/" + (first + 7));
        Locator panel = page.locator("section[aria-labelledby=needs]");
        Locator add = panel.locator(".need-add summary").first();
        add.focus();
        page.keyboard().press("Enter");
        panel.getByLabel("What does this customer need?").fill("Gluten-free pasta");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("in the register");
        assertThat(panel).containsText("Gluten-free pasta");
        panel.getByRole(AriaRole.BUTTON, named("Met Gluten-free pasta")).click();
        assertThat(panel.locator(".badge-good").first()).hasText("Met");
        panel.getByRole(AriaRole.BUTTON, named("Undo Gluten-free pasta")).click();
        assertThat(panel.locator("li").filter(new Locator.FilterOptions().setHasText("Gluten-free")))
                .containsText("Open");
        browser.examine("customer-needs");
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions on(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private void register(Page page) {
        browser.open("/needs?q=gluten");
        assertThat(page.locator("tbody tr")).hasCount(1);
        page.locator(".need-refuse summary").click();
        page.getByLabel("Why?").fill("no shelf for it");
        browser.examine("needs-refuse");
        page.getByRole(AriaRole.BUTTON, on("Note the refusal")).click();
        assertThat(page.locator("tbody")).containsText("no shelf for it");
        browser.open("/needs");
        browser.examine("needs");
        browser.open("/needs/report");
        assertThat(page.locator(".chart-says")).containsText("1 refused");
        browser.examine("needs-report");
        page.locator(".chart-card summary").click();
        page.locator(".need-report tbody a:not(:text-is('0'))").first().click();
        assertThat(page.locator("tbody tr").first()).containsText("Trattoria");
    }

    private void groups(Page page) {
        browser.open("/needs/groups");
        browser.examine("need-groups-none");
        page.getByLabel("Name of a new group").fill("Daily orders");
        page.keyboard().press("Enter");
        page.getByLabel("What do they expect?").fill("Delivery within 2 days");
        page.keyboard().press("Enter");
        assertThat(page.locator(".expectation")).containsText("Delivery within 2 days");
        page.getByLabel("Add a customer").fill(String.valueOf(first + 11));
        page.keyboard().press("Enter");
        assertThat(page.locator(".need-list")).containsText("Trattoria 11");
        page.locator(".need-add summary")
                .filter(new Locator.FilterOptions().setHasText("Check delivery"))
                .click();
        page.getByLabel("What did you look at").fill("Waybills of November: 38 of 40 within 2 days");
        page.keyboard().press("Enter");
        assertThat(page.locator(".expectation .badge-good").first()).hasText("Kept");
        page.locator(".need-add summary")
                .filter(new Locator.FilterOptions().setHasText("Write an expectation"))
                .click();
        page.getByLabel("What do they expect?").fill("Same price all year");
        page.getByLabel("How it is checked").selectOption("price_changes_at_most");
        page.getByLabel("At most (%), for measured ones").fill("10");
        page.keyboard().press("Enter");
        assertThat(page.locator(".expectation")).hasCount(2);
        browser.examine("need-group");
        browser.open("/needs/groups");
        browser.examine("need-groups");
    }

    /** The sums by category, which are kept and corrected, against the rows added up. */
    private void sumsAgree() {
        var on = LocalDate.now(java.time.ZoneOffset.UTC);
        for (var figure : List.of(
                figure(Scope.CUSTOMER, first + 3, "", "Pasta", 90_000, on),
                figure(Scope.CUSTOMER, first + 3, "", "Wine", 90_000, on),
                figure(Scope.CUSTOMER, first + 4, "", "Books", 700, on),
                figure(Scope.KIND, 0, "company", "Wine", 50_000, on))) {
            shares.enter(figure, "user:Anna");
        }
        var answer = ((Outcome.Known<Answer>) shares.ask(new Filter("", "", 0, 100_000))).value();
        Assertions.assertThat(answer.categories())
                .extracting(OfCategory::category)
                .contains("Books", "Pasta", "Wine");
        for (var category : answer.categories()) {
            var rows = answer.rows().stream()
                    .filter(row -> row.category().equals(category.category()))
                    .toList();
            var told = rows.stream()
                    .filter(row -> row.total() instanceof Outcome.Known<Interval>)
                    .toList();
            Assertions.assertThat(category.customers()).isEqualTo(rows.size());
            Assertions.assertThat(category.estimated()).isEqualTo(told.size());
            Assertions.assertThat(category.own())
                    .isCloseTo(told.stream().mapToDouble(OfCustomer::own).sum(), Offset.offset(0.01));
            Assertions.assertThat(category.total())
                    .isCloseTo(
                            told.stream()
                                    .mapToDouble(row -> Math.max(row.own(), total(row)))
                                    .sum(),
                            Offset.offset(0.01));
        }
        var rooms = answer.rows().stream()
                .map(row -> row.total() instanceof Outcome.Known<Interval> ? Math.max(0, total(row) - row.own()) : -1)
                .toList();
        Assertions.assertThat(rooms).isSortedAccordingTo(Comparator.reverseOrder());
        var few = ((Outcome.Known<Answer>) shares.ask(new Filter("Wine", "company", 0, 20))).value();
        Assertions.assertThat(few.rows())
                .isEqualTo(answer.rows().stream()
                        .filter(row -> row.category().equals("Wine"))
                        .limit(20)
                        .toList());
        shares.figures(Optional.empty(), 0, 10).forEach(one -> shares.turn(one.figureId(), "user:Anna"));
    }

    private static Figure figure(Scope scope, long customer, String kind, String category, long amount, LocalDate on) {
        var range = scope == Scope.KIND ? Optional.of(BigDecimal.valueOf(amount)) : Optional.<BigDecimal>empty();
        return new Figure(scope, customer, kind, category, BigDecimal.valueOf(amount), range, range, on, "");
    }

    private static double total(OfCustomer row) {
        return ((Outcome.Known<Interval>) row.total()).value().estimate();
    }

    private void share(Page page) {
        sumsAgree();
        browser.open("/share");
        assertThat(page.locator("main")).containsText("Look-alikes");
        assertThat(page.locator("section[aria-labelledby=room] tbody tr").first())
                .containsText("Trattoria");
        page.locator(".need-add summary")
                .filter(new Locator.FilterOptions().setHasText("size of a market"))
                .click();
        page.locator("#m-amount").fill("1000");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Entered");
        page.locator(".chart-card summary").click();
        assertThat(page.locator(".chart-card tbody tr").first()).containsText("less than you sell");
        page.getByRole(AriaRole.BUTTON, on("Undo Pasta")).click();
        page.locator(".need-add summary")
                .filter(new Locator.FilterOptions().setHasText("size of a market"))
                .click();
        page.locator("#m-amount").fill("90000000");
        page.keyboard().press("Enter");
        page.locator(".chart-card summary").click();
        assertThat(page.locator(".chart-card tbody tr").first()).not().containsText("less than you sell");
        page.locator(".need-add summary")
                .filter(new Locator.FilterOptions().setHasText("Take in a file"))
                .click();
        page.locator("#i-file")
                .setInputFiles(new FilePayload(
                        "said.csv",
                        "text/csv",
                        "customer,category,amount,low,high\nnobody at all,Pasta,10,,\n"
                                .getBytes(StandardCharsets.UTF_8)));
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Take in").setExact(true))
                .click();
        assertThat(page.locator(".notice-problem")).containsText("Line 2: no such customer");
        browser.examine("share");
    }

    private void prices(Page page) {
        browser.open("/prices");
        assertThat(page.locator("main")).containsText("Wine · firms");
        assertThat(page.locator(".chart-says")).containsText("surely falls");
        browser.examine("prices");
    }
}

package io.clientela.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.clientela.BrowserTest;
import io.clientela.differentiate.Portfolios;
import io.clientela.identify.ImportRequest;
import io.clientela.identify.ImportWatcher;
import io.clientela.identify.Imports;
import io.clientela.organize.Role;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobState;
import io.clientela.platform.Jobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** R21 to R23 on the pages: from the first proposal to a change that is taken back, in both languages at both widths. */
@TestPropertySource(properties = "clientela.tests=portfolios") // a database of its own
class PortfolioPagesTest extends BrowserTest {

    private static final int CUSTOMERS = 480;

    @Autowired
    Imports imports;

    @Autowired
    Jobs jobs;

    @Autowired
    Portfolios portfolios;

    @TempDir
    Path folder;

    @BeforeEach
    void firm() throws IOException {
        var dice = new SplittableRandom(9);
        var today = LocalDate.now(ZoneOffset.UTC);
        var contacts = new StringBuilder("Codice cliente;Ragione sociale;Indirizzo;CAP;Località;Prov\n");
        var orders = new StringBuilder("Numero;Data;Codice cliente;Cod. articolo;Descrizione;Qtà;Importo\n");
        int number = 1;
        for (int c = 0; c < CUSTOMERS; c++) {
            boolean large = c % 3 == 0;
            contacts.append("C%d;Bottega %s %d srl;Via Roma %d;%s\n"
                    .formatted(c, word(c), c, c, c % 2 == 0 ? "42121;Reggio Emilia;RE" : "20121;Milano;MI"));
            for (int p = large ? 9 + dice.nextInt(3) : 1 + dice.nextInt(3); p > 0; p--) {
                var day = today.minusDays(p * (large ? 30L : 100L) - dice.nextInt(25));
                int article = large ? dice.nextInt(4) : 4 + dice.nextInt(8);
                orders.append("%d;%s;C%d;A%d;Articolo %d;1;%d,50\n"
                        .formatted(
                                number++,
                                "%02d/%02d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear()),
                                c,
                                article,
                                article,
                                large ? 500 + dice.nextInt(200) : 15 + dice.nextInt(10)));
            }
        }
        var articles = new StringBuilder("Cod. articolo;Descrizione;Categoria\n");
        for (int a = 0; a < 12; a++) {
            articles.append("A%d;Articolo %d;%s\n"
                    .formatted(a, a, List.of("Cucina", "Giardino", "Tessile").get(a / 4)));
        }
        take("articoli.csv", articles.toString());
        take("contatti.csv", contacts.toString());
        take("vendite.csv", orders.toString());
        run("picture");
        run("worth");
        run("grouping");
    }

    private static String word(int number) {
        return List.of("Arcobaleno", "Bianca", "Colombo", "Dante", "Edera", "Faro", "Gallo")
                .get(number % 7);
    }

    private void take(String name, String text) throws IOException {
        var file = Files.writeString(folder.resolve(name), text);
        var report = imports.run(ImportRequest.of("user:test", file).source("bottega"), ImportWatcher.NONE);
        if (!report.balances()) {
            throw new AssertionError(name + " does not balance");
        }
    }

    private void run(String kind) {
        var state = jobs.runHere(new JobOrder(kind, "test", Map.of(), "test"), progress -> {});
        if (state.status() != JobState.Status.DONE) {
            throw new AssertionError(kind + ": " + state.error());
        }
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    @Test
    void aProposalIsAcceptedChangedAndTakenBack() {
        Page page = browser.signIn(Role.ANALYST);
        browser.open("/portfolios");
        assertThat(page.locator("main")).containsText("No portfolios yet");
        page.getByRole(AriaRole.LINK, named("Look at the proposal")).click();
        browser.examine("portfolios-proposal");
        page.getByRole(AriaRole.BUTTON, named("Accept")).click();
        page.waitForURL("**/jobs/*");
        for (int i = 0; i < 100 && portfolios.all().isEmpty(); i++) {
            page.waitForTimeout(100);
        }
        browser.open("/portfolios");
        browser.examine("portfolios");
        org.assertj.core.api.Assertions.assertThat(page.evaluate(
                        "fetch('/portfolios?from=1', {headers: {'HX-Request': 'true'}}).then(answer => answer.text())"
                                + ".then(rows => rows.split('<tr>').length - 1)"))
                .isEqualTo(portfolios.all().size() - 1);
        page.locator("section[aria-labelledby=list] tbody a").first().click();
        page.locator("details.edit summary").click();
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(false))
                .first()
                .fill("Le botteghe grandi");
        page.getByRole(AriaRole.BUTTON, named("Keep the name")).click();
        assertThat(page.locator("h1")).hasText("Le botteghe grandi");
        page.locator("details.edit summary").click();
        page.getByRole(AriaRole.BUTTON, named("Split")).click();
        assertThat(page.locator("main")).containsText("The portfolio is split.");
        page.locator("details.edit summary").click();
        browser.examine("portfolio");
        browser.open("/portfolios");
        page.getByRole(AriaRole.BUTTON)
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Go back here"))
                .last()
                .click();
        assertThat(page.locator("main")).containsText("Everything is as it was then.");
        assertThat(page.locator("main")).not().containsText("Le botteghe grandi, ");

        plan(page);
        browser.open("/analyses/community");
        assertThat(page.locator("main")).containsText("Reggio");
        browser.examine("communities");

        browser.open("/groups");
        assertThat(page.locator(".group-cards")).containsText("Buys large");
        browser.examine("groups");
        page.locator(".group-card h2 a").first().click();
        page.getByLabel("Name").fill("Cuochi");
        page.getByRole(AriaRole.BUTTON, named("Keep the name")).click();
        assertThat(page.locator("h1")).hasText("Cuochi");
        browser.examine("group");

        browser.open("/map");
        assertThat(page.locator("#value-map")).isVisible();
        page.locator("details.more summary").first().click();
        browser.examine("map");
        page.locator(".map-chart tbody a").first().click();
        assertThat(page.locator(".map-chart")).containsText("by name");
        browser.examine("map-names");

        browser.open("/rfm");
        browser.examine("rfm");
        page.locator(".heat td a").first().click();
        assertThat(page.locator("main")).containsText("Bottega");
        browser.examine("rfm-cell");
        page.locator("tbody th a").first().click();
        assertThat(page.getByText("effective categories")).isVisible();
        browser.examine("customer-portfolio");

        italian();
    }

    private void plan(Page page) {
        page.locator("section[aria-labelledby=plan] summary").first().click();
        page.getByLabel("Days").fill("90");
        page.getByRole(AriaRole.BUTTON, named("Keep this plan")).click();
        assertThat(page.locator("main")).containsText("A comparison runs 90 days");
        page.locator("section[aria-labelledby=plan] summary").first().click();
        page.locator("section[aria-labelledby=plan] summary").last().click();
        browser.examine("portfolios-planned");
        page.getByRole(AriaRole.BUTTON, named("Go back to the usual plan")).click();
        assertThat(page.locator("main")).containsText("A comparison runs 30 days");
    }

    private void italian() {
        Page page = browser.signIn(Role.MARKETER, "it");
        for (String path : List.of("/portfolios", "/groups", "/map", "/rfm")) {
            browser.open(path);
            browser.examine("it" + path.replace('/', '-'));
        }
        browser.open("/portfolios");
        assertThat(page.locator("main")).containsText("Chi risponde");
        assertThat(page.getByRole(AriaRole.BUTTON, named("Torna qui"))).hasCount(0);
        page.locator("section[aria-labelledby=list] tbody a").first().click();
        assertThat(page.locator("details.edit")).hasCount(0);
    }
}

package io.clientela.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.clientela.BrowserTest;
import io.clientela.organize.Role;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.test.context.TestPropertySource;

/** R1, R6, R7, R10, R11, R13: from files dropped on the console to a customer's page, and a join undone. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestPropertySource(properties = "clientela.tests=customers") // a database of its own
class CustomersTest extends BrowserTest {

    private static final String CONTACTS = """
        Codice cliente;Cognome;Nome;Cod. fiscale;E-mail;Indirizzo;CAP;Località;Prov
        C1;Rossi;Mario;RSSMRA85T10A562S;mario.rossi@posta.example;Via Emilia 10;42121;Reggio Emilia;RE
        C2;ROSSI;MARIO;RSSMRA85T10A562S;m.rossi@altra.example;Via Emilia 10;42121;Reggio nell'Emilia;RE
        C3;Bianchi;Anna;;anna.bianchi@posta.example;Via Roma 3;41121;Modena;MO
        """;

    private static final String ORDERS = """
        Numero;Data;Codice cliente;Cod. articolo;Descrizione;Qtà;Prezzo;Importo;Reparto
        1001;03/02/2026;C1;PEN-1;Pentola di rame;1;89,90;89,90;Cucina
        1001;03/02/2026;C1;MES-2;Mestolo;2;7,50;15,00;Cucina
        1002;15/03/2026;C2;TOV-1;Tovaglia di lino;1;45,00;45,00;Tessile
        1003;20/03/2026;C3;PEN-1;Pentola di rame;1;89,90;89,90;Cucina
        1004;21/03/2026;;MES-2;Mestolo;1;7,50;7,50;Cucina
        1005;31/02/2026;C3;MES-2;Mestolo;1;7,50;7,50;Cucina
        """;

    @Test
    @Order(1)
    void filesDroppedOnTheConsoleAreShownBeforeTheyGoIn() {
        Page page = browser.signIn(Role.ADMINISTRATOR);
        page.getByRole(AriaRole.NAVIGATION).getByText("Import").click();
        assertThat(page.locator("h1")).hasText("Import");
        browser.examine("import");

        drop(page, Map.of("contatti.csv", CONTACTS, "vendite.csv", ORDERS));
        assertThat(page.locator("h1")).hasText("Look before it goes in");
        assertThat(page.getByText("Mario Rossi", new Page.GetByTextOptions().setExact(false))
                        .first())
                .isVisible();
        browser.examine("import-preview");

        page.getByLabel("Which system do these files come from?").fill("bottega");
        page.getByRole(AriaRole.BUTTON, button("Import")).click();
        page.waitForURL("**/imports/*");
        assertThat(page.getByText("Read = posted + already known + refused")).isVisible();
        assertThat(page.locator(".totals")).containsText("€254.80");
        assertThat(page.locator(".totals")).containsText("€247.30");
        browser.examine("import-report");

        page.getByText("not a date").first().click();
        assertThat(page.locator(".flaw-rows")).containsText("31/02/2026");
        browser.examine("flaws");
    }

    @Test
    @Order(2)
    void aSlipOfThePenFindsTheCustomerAsOneTypes() {
        Page page = browser.signIn(Role.CUSTOMER_MANAGER);
        page.keyboard().press("/");
        page.locator("#q").pressSequentially("mario rosi");
        Locator panel = page.locator("#search-panel");
        assertThat(panel).containsText("Mario Rossi");
        panel.getByRole(AriaRole.LINK).first().click();
        assertThat(page.locator("h1")).hasText("Mario Rossi");
        assertThat(page.locator(".figures")).containsText("€149.90");
        assertThat(page.getByText("Tovaglia di lino")).isVisible();
        assertThat(page.getByText("Pentola di rame")).isVisible();
        assertThat(page.getByText("2 records speak of this customer")).isVisible();
        browser.settled(); // the lines of a document come when htmx sees that it is opened
        page.locator(".timeline-item summary").first().click();
        assertThat(page.locator(".document-lines table").first()).isVisible();
        browser.examine("customer");

        browser.open("/search?q=bianchi");
        assertThat(page.locator(".hits")).containsText("Anna Bianchi");
        browser.examine("search");
    }

    @Test
    @Order(3)
    void theReportTurnsFromProductToCustomerAndItsTotalsStay() {
        Page page = browser.signIn(Role.ADMINISTRATOR);
        browser.open("/reports?rows=product");
        assertThat(page.locator(".agrees-good")).containsText("€247.30");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Turn to customers"))
                .click();
        assertThat(page.locator(".agrees-good")).containsText("€247.30");
        assertThat(page.locator(".pivot")).containsText("Mario Rossi");
        browser.examine("report");

        page.locator(".pivot tbody td a").first().click();
        assertThat(page.locator("h1")).hasText("Customers");
        assertThat(page.locator("table")).containsText("Mario Rossi");
        browser.examine("customers");
    }

    @Test
    @Order(4)
    void anUndoneJoinGivesTwoCustomersBackAndEachHisPurchases() {
        Page page = browser.signIn(Role.ADMINISTRATOR);
        browser.open("/search?q=rossi");
        page.locator(".hit").first().click();
        page.locator(".join summary").first().click();
        assertThat(page.locator(".joins .waterfall").first()).isVisible();
        browser.examine("join");
        page.getByRole(AriaRole.BUTTON, button("Undo")).click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Undone");

        browser.open("/search?q=rossi");
        assertThat(page.locator(".hit")).hasCount(2);
        browser.open("/joins");
        assertThat(page.locator("h1")).hasText("Joins to decide");
        browser.examine("joins");
        browser.open("/joins/made");
        assertThat(page.locator(".undone")).hasCount(1);
        browser.examine("joins-made");
    }

    @Test
    @Order(5)
    void customersAreJoinedAndSplitByHandAndBothAreTakenBack() {
        Page page = browser.signIn(Role.ADMINISTRATOR);
        browser.open("/search?q=rossi");
        page.locator(".hit").first().click();
        joinWithRossi(page, true);
        assertThat(page.getByText("2 records speak of this customer")).isVisible();
        assertThat(page.locator(".joins")).containsText("told on the phone");
        page.keyboard().press("z");
        assertThat(page.getByText("1 record speaks of this customer")).isVisible();

        joinWithRossi(page, false);
        for (int record = 0; record < 2; record++) {
            page.locator(".take-out summary").nth(record).press("Enter");
            if (record == 0) {
                browser.examine("split-by-hand");
            }
            page.getByRole(AriaRole.BUTTON, button("Yes, take it out"))
                    .locator("visible=true")
                    .click();
            assertThat(page.getByText("1 record speaks of this customer")).isVisible();
            page.keyboard().press("z");
            assertThat(page.getByText("2 records speak of this customer")).isVisible();
        }
        page.locator(".join:not(.undone) summary")
                .first()
                .click(); // two customers again, as the tests before left them
        page.getByRole(AriaRole.BUTTON, button("Undo")).locator("visible=true").click();
        assertThat(page.getByText("1 record speaks of this customer")).isVisible();
    }

    /** Joins by the keyboard alone: opens the form, types, chooses, sends. */
    private void joinWithRossi(Page page, boolean examine) {
        page.waitForLoadState(); // the scripts that listen to the field
        page.locator(".by-hand summary").press("Enter");
        page.locator("#find-other").fill("mario rosi");
        assertThat(page.locator("#others .other")).hasCount(1);
        page.locator("#others input[type=radio]").press("Space");
        page.locator("#why-join").fill("told on the phone");
        if (examine) {
            browser.examine("join-by-hand");
        }
        page.locator("#why-join").press("Enter");
    }

    @Test
    @Order(6)
    void thePagesSpeakItalian() {
        Page page = browser.signIn(Role.ADMINISTRATOR);
        browser.open("/customers");
        page.getByText("IT", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("h1")).hasText("Clienti");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Anna Bianchi"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Prodotti acquistati")))
                .isVisible();
        browser.examine("customer-it");
        browser.open("/reports");
        assertThat(page.locator(".agrees-good")).containsText("247,30");
        browser.examine("report-it");
    }

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    /** Drops files on the form as a person's mouse does. */
    private static void drop(Page page, Map<String, String> files) {
        JSHandle transfer = page.evaluateHandle("""
            files => {
              const transfer = new DataTransfer();
              for (const [name, text] of Object.entries(files)) {
                transfer.items.add(new File([text], name, { type: 'text/csv' }));
              }
              return transfer;
            }\
            """, files);
        page.dispatchEvent("form[data-drop]", "drop", Map.of("dataTransfer", transfer));
    }
}

package io.clientela.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import io.clientela.BrowserTest;
import io.clientela.identify.Joins;
import io.clientela.identify.internal.joining.RaisedDoubt;
import io.clientela.organize.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private static final String SALES = """
        Numero;Data;Codice cliente;Roba;Importo
        2001;05/05/2026;C9;Lampada da tavolo;60,00
        2002;06/05/2026;C9;Paralume;15,50
        2003;06/05/2026;C8;Paralume;abc
        """;

    @Autowired
    Joins joins;

    @Autowired
    JdbcClient jdbc;

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
        browser.press("/");
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

        browser.open("/reports?rows=area");
        List<String> areas = page.locator(".pivot tbody th").allTextContents();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Turn to customers"))
                .click();
        assertThat(page.locator(".pivot")).containsText("Mario Rossi");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Turn back: Area"))
                .click();
        assertThat(page.locator(".agrees-good")).containsText("€247.30");
        assertEquals(areas, page.locator(".pivot tbody th").allTextContents());

        page.getByText("Only a part of it").click();
        page.getByLabel("From").fill("2026-04-01");
        page.getByRole(AriaRole.BUTTON, button("Show")).click();
        assertThat(page.getByText("Nothing was bought in this part")).isVisible();
        page.getByLabel("From").fill("2026-03-01");
        page.getByRole(AriaRole.BUTTON, button("Show")).click();
        assertThat(page.locator(".chips")).containsText("1 Mar 2026");
        assertThat(page.locator(".agrees-good"))
                .containsText("Of the part that is chosen the table adds up to €142.40");
        browser.examine("report-part");
        page.locator(".chips a").last().click();
        assertThat(page.locator(".agrees-good")).containsText("€247.30");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Turn to customers"))
                .click();

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
        browser.press("z");
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
            browser.press("z");
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

    @Test
    @Order(7)
    void aColumnIsCorrectedBeforeItGoesInAndTheNextFileIsUnderstoodTheSame() {
        Page page = browser.signIn(Role.ADMINISTRATOR);
        browser.open("/import");
        drop(page, Map.of("bottega.csv", SALES));
        assertThat(page.locator("h1")).hasText("Look before it goes in");
        meaning(page, "Roba", "(leave aside)");
        assertThat(page.getByLabel("Meaning of column Roba")).hasValue("ignore");
        meaning(page, "Roba", "Description");
        assertThat(page.getByLabel("Meaning of column Roba")).hasValue("description");
        browser.examine("import-corrected");
        importAs(page, "officina");
        assertThat(page.locator(".totals")).containsText("€75.50");

        browser.open("/search?q=c9");
        page.locator(".hit").first().click();
        assertThat(page.getByText("Lampada da tavolo")).isVisible();

        browser.open("/import");
        drop(page, Map.of("bottega-giugno.csv", SALES.replace("/05/", "/06/").replace("200", "300")));
        assertThat(page.getByLabel("Which system do these files come from?")).hasValue("officina");
        assertThat(page.getByText("understood as last time")).isVisible();
        page.getByRole(AriaRole.BUTTON, button("Leave them")).click();
        assertThat(page.locator("h1")).hasText("Import");
    }

    @Test
    @Order(8)
    void refusedRowsAreTakenHomeMendedAndGoIn() throws Exception {
        Page page = browser.signIn(Role.ADMINISTRATOR);
        browser.open("/import");
        page.getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText("officina"))
                .first()
                .click();
        page.getByText("not a number").first().click();
        Download download =
                page.waitForDownload(() -> page.getByText("Download to mend").click());
        String rows = Files.readString(download.path());
        assertTrue(rows.contains("2003") && rows.contains("abc") && rows.contains("not-a-number"), rows);

        browser.open("/import");
        drop(page, Map.of("mended.csv", rows.replace(";abc;", ";15,50;").replace(",abc,", ",\"15,50\",")));
        importAs(page, "officina");
        assertThat(page.locator(".totals")).containsText("€15.50");
        assertThat(page.getByText("Read = posted + already known + refused")).isVisible();
        browser.open("/import");
        page.getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText("officina"))
                .last()
                .click();
        assertThat(page.getByText("1 mended since")).isVisible();
        browser.examine("import-mended");
        browser.open("/search?q=c8");
        page.locator(".hit").first().click();
        assertThat(page.locator(".figures")).containsText("€15.50");
    }

    @Test
    @Order(10)
    void severalImportsOfOneDropAreAllShown() {
        Page page = browser.signIn(Role.ADMINISTRATOR);
        browser.open("/import");
        drop(
                page,
                Map.of(
                        "giugno.csv",
                        SALES.replace("Roba", "Cosa").replace("/05/", "/06/").replace("\n20", "\n50"),
                        "listino.csv",
                        "Codice articolo;Descrizione;Costo\nPEN-9;Pentolino;4,00\n"));
        page.getByLabel("Meaning of column Cosa").selectOption(new SelectOption().setLabel("Description"));
        page.getByRole(AriaRole.BUTTON, button("Import")).click();
        assertThat(page.getByText("Read that table again first")).isVisible(); // what is shown is not what would go in
        meaning(page, "Cosa", "Description");
        page.getByLabel("Which system do these files come from?").fill("magazzino");
        page.getByRole(AriaRole.BUTTON, button("Import")).click();
        page.waitForURL("**/import");
        assertThat(page.locator(".notice-good")).containsText("2 imports");
        assertThat(page.locator(".notice-good")).containsText("giugno.csv");
        assertThat(page.locator(".notice-good")).containsText("listino.csv");
        Locator imported = page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText("magazzino"));
        await().pollInSameThread().atMost(Duration.ofSeconds(30)).until(() -> {
            browser.open("/import");
            return imported.count() == 2 && imported.getByText("done").count() == 2;
        });
    }

    /** Columns of tables packed together are seen, and corrected once the archive is open; each file may name its source. */
    @Test
    @Order(11)
    void anArchiveIsOpenedToCorrectItsTables() {
        Page page = browser.signIn(Role.ADMINISTRATOR);
        browser.open("/import");
        page.locator("#files").setInputFiles(zipped());
        page.getByRole(AriaRole.BUTTON, button("Look at them")).click();
        assertThat(page.getByText("2 tables in it")).isVisible();
        assertThat(page.locator(".meanings").first()).containsText("Customer code");
        browser.examine("import-archive");
        Page otherTab = page.context().newPage();
        otherTab.navigate(page.url());
        page.getByText("Show its files one by one").click();
        assertThat(page.locator(".notice-good")).containsText("2 files");
        otherTab.getByText("Show its files one by one").click();
        assertThat(otherTab.getByText("These files were changed meanwhile")).isVisible();
        otherTab.close();
        meaning(page, "Roba", "Description");
        page.getByLabel("Which system do these files come from?").fill("emporio");
        page.getByLabel("This file comes from another system").last().fill("ufficio");
        meaning(page, "Roba", "(leave aside)");
        assertThat(page.getByLabel("Which system do these files come from?")).hasValue("emporio");
        assertThat(page.getByLabel("This file comes from another system").last())
                .hasValue("ufficio");
        browser.examine("import-opened");
        page.getByRole(AriaRole.BUTTON, button("Import")).click();
        page.waitForURL("**/import");
        await().pollInSameThread().atMost(Duration.ofSeconds(30)).until(() -> {
            browser.open("/import");
            return imported(page, "emporio") && imported(page, "ufficio");
        });
    }

    private static boolean imported(Page page, String source) {
        Locator row = page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(source));
        return row.count() == 1 && row.getByText("done").count() == 1;
    }

    private static FilePayload zipped() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : List.of(
                    Map.entry("vendite.csv", SALES.replace("/05/", "/07/").replace("\n20", "\n70")),
                    Map.entry("clienti.csv", CONTACTS))) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FilePayload("tutto.zip", "application/zip", bytes.toByteArray());
    }

    private static void meaning(Page page, String column, String meaning) {
        Locator choice = page.getByLabel("Meaning of column " + column);
        choice.selectOption(new SelectOption().setLabel(meaning));
        page.locator("form", new Page.LocatorOptions().setHas(choice))
                .getByText("Read again with these meanings")
                .click();
        page.waitForLoadState();
    }

    private static void importAs(Page page, String source) {
        page.getByLabel("Which system do these files come from?").fill(source);
        page.getByRole(AriaRole.BUTTON, button("Import")).click();
        page.waitForURL("**/imports/*");
    }

    /** J, A, L and Z: a person who decides many pairs never takes the hands off the keyboard. */
    @Test
    @Order(9)
    void doubtsAreDecidedWithTheKeyboard() {
        long anna = joins.customerOf(recordOf("anna.bianchi@posta.example")).orElseThrow();
        long mario = joins.customerOf(recordOf("mario.rossi@posta.example")).orElseThrow();
        long other = joins.customerOf(recordOf("m.rossi@altra.example")).orElseThrow();
        RaisedDoubt.between(anna, mario, 0.9, jdbc);
        RaisedDoubt.between(anna, other, 0.6, jdbc);
        Page page = browser.signIn(Role.ADMINISTRATOR);
        browser.open("/joins?order=probability");
        Locator lead = page.locator(".lead");
        assertThat(lead).containsText("2");
        assertThat(page.locator(".pair")).containsText("mario.rossi@posta.example");
        browser.examine("doubt");

        browser.press("l"); // later: the other pair comes
        assertThat(page.locator(".pair")).containsText("m.rossi@altra.example");
        browser.press("j");
        assertThat(page.locator(".taken")).isVisible();
        assertThat(page.getByText("Nothing to decide")).isVisible(); // the two of that name were said to be apart
        assertEquals(joins.customerOf(anna), joins.customerOf(other));
        browser.press("z"); // as before the J
        assertThat(page.locator(".taken")).isHidden();
        assertNotEquals(joins.customerOf(anna), joins.customerOf(other));
        browser.open("/joins?order=probability");
        assertThat(page.locator(".pair")).containsText("m.rossi@altra.example");
        browser.press("a");
        assertThat(page.locator(".pair")).containsText("mario.rossi@posta.example");
        browser.press("a");
        assertThat(page.getByText("Nothing to decide")).isVisible();
        assertNotEquals(joins.customerOf(anna), joins.customerOf(mario));
        browser.examine("doubts-decided");
    }

    private long recordOf(String email) {
        return jdbc.sql("SELECT record_id FROM identify.value WHERE field = 'EMAIL' AND text = :email LIMIT 1")
                .param("email", email)
                .query(Long.class)
                .single();
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

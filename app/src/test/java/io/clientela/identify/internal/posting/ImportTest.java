package io.clientela.identify.internal.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientela.Beside;
import io.clientela.identify.FlawCount;
import io.clientela.identify.FlawFilter;
import io.clientela.identify.ImportPreview.ColumnHead;
import io.clientela.identify.ImportPreview.TableHead;
import io.clientela.identify.ImportRequest;
import io.clientela.identify.ImportSummary;
import io.clientela.identify.ImportWatcher;
import io.clientela.identify.PurchasesRecorded;
import io.clientela.kernel.value.Money;
import io.clientela.platform.Statements;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

@Beside
class ImportTest extends OneFirm {

    private static final String HEAD =
            "Order number,Order date,Customer code,Customer name,Product code,Description,Quantity,Unit price,Amount\n";
    private static final String TWO_ORDERS = HEAD
            + "1001,2025-03-01,C1,Rossi Mario,P1,Red lamp,2,10.00,20.00\n"
            + "1001,2025-03-01,C1,Rossi Mario,P2,Blue vase,1,5.50,5.50\n"
            + "1002,2025-03-02,C2,Bianchi Anna,P1,Red lamp,1,10.00,10.00\n";

    @Test
    void ordersGoIntoTheLedgerWithTheirCustomers() {
        var report = firm.take("shop", firm.write("orders.csv", TWO_ORDERS));

        assertThat(report.summary().state()).isEqualTo(ImportSummary.State.DONE);
        assertThat(report.documents().posted()).isEqualTo(2);
        assertThat(report.newRecords()).isEqualTo(2);
        assertThat(report.balances()).isTrue();
        var total = Firm.total(report, "EUR");
        assertThat(total.postedLines()).isEqualTo(3);
        assertThat(total.postedAmount()).isEqualByComparingTo("35.50");
        assertThat(firm.ledger()).isEqualByComparingTo("35.50");
        assertThat(firm.count("SELECT count(DISTINCT customer_id) FROM identify.v_purchase"))
                .isEqualTo(2);
        assertThat(firm.count("SELECT count(*) FROM identify.product")).isEqualTo(2);
        assertThat(firm.events)
                .containsExactly(new PurchasesRecorded(report.summary().importId(), 2, 2, 2));
    }

    /** What is known of the ledger's documents stays in memory from one import to the next. */
    @Test
    void whatAnotherProcessBroughtInMeanwhileIsKnown() throws Exception {
        var third = "1003,2025-03-03,C2,Bianchi Anna,P1,Red lamp,1,10.00,10.00\n";
        firm.take("shop", firm.write("orders.csv", TWO_ORDERS));
        try (var other = Firm.on(firm.dataSource(), folder)) {
            other.take("shop", firm.write("others.csv", HEAD + third));
        }

        var report = firm.take(
                "shop",
                firm.write(
                        "all.csv", TWO_ORDERS + third + "1004,2025-03-04,C2,Bianchi Anna,P2,Blue vase,1,5.50,5.50\n"));

        assertThat(report.documents().known()).isEqualTo(3);
        assertThat(report.documents().posted()).isEqualTo(1);
        assertThat(firm.ledger()).isEqualByComparingTo("51.00");
    }

    @Test
    void theSameFileAgainChangesNothing() {
        var file = firm.write("orders.csv", TWO_ORDERS + "1003,not a date,C2,Bianchi Anna,P1,Red lamp,1,10.00,10.00\n");
        firm.take("shop", file);
        var before = firm.digest();
        firm.events.clear();

        var again = firm.take("shop", file);

        assertThat(again.files().known()).isEqualTo(1);
        assertThat(firm.digest()).isEqualTo(before);
        assertThat(firm.events).isEmpty();
    }

    @Test
    void theSameOrdersInAnotherFileAreKnown() {
        firm.take("shop", firm.write("orders.csv", TWO_ORDERS));
        var before = firm.sayings();

        var again = firm.take(
                "shop",
                firm.write("again.csv", TWO_ORDERS + "1003,2025-03-04,C1,Rossi Mario,P1,Red lamp,1,10.00,10.00\n"));

        assertThat(again.documents().known()).isEqualTo(2);
        assertThat(again.documents().posted()).isEqualTo(1);
        assertThat(again.balances()).isTrue();
        assertThat(Firm.total(again, "EUR").knownAmount()).isEqualByComparingTo("35.50");
        assertThat(firm.ledger()).isEqualByComparingTo("45.50");
        assertThat(firm.sayings()).isNotEqualTo(before);
    }

    @Test
    void aChangedOrderBecomesANewVersionAndBothAreKept() {
        firm.take("shop", firm.write("orders.csv", TWO_ORDERS));

        var changed = firm.take(
                "shop",
                firm.write("changed.csv", TWO_ORDERS.replace("P2,Blue vase,1,5.50,5.50", "P2,Blue vase,2,5.50,11.00")));

        assertThat(changed.documents().versions()).isEqualTo(1);
        assertThat(changed.documents().known()).isEqualTo(1);
        assertThat(changed.balances()).isTrue();
        assertThat(firm.ledger()).isEqualByComparingTo("41.00");
        assertThat(firm.count("SELECT count(*) FROM identify.document WHERE number = '1001'"))
                .isEqualTo(2);
        assertThat(firm.count("SELECT count(*) FROM identify.line")).isEqualTo(5);
    }

    @Test
    void aRefusedLineIsDownloadedMendedAndCompletesItsOrder() {
        var broken = TWO_ORDERS.replace(
                "1001,2025-03-01,C1,Rossi Mario,P2,Blue vase,1,5.50,5.50",
                "1001,2025-03-01,C1,Rossi Mario,P2,Blue vase,one,5.50,5.50");
        var first = firm.take("shop", firm.write("orders.csv", broken));
        assertThat(first.refused()).isEqualTo(1);
        assertThat(first.balances()).isTrue();
        assertThat(firm.ledger()).isEqualByComparingTo("30.00");

        var list = firm.download(FlawFilter.open());
        assertThat(list).contains("flaw_id").contains("one");
        var mended = firm.write("mended.csv", list.replace(",one,", ",1,"));
        var second = firm.take("shop", mended);

        assertThat(second.refused()).isZero();
        assertThat(second.balances()).isTrue();
        assertThat(firm.ledger()).isEqualByComparingTo("35.50");
        assertThat(firm.imports().flawCounts(FlawFilter.open())).isEmpty();
        assertThat(firm.count("SELECT count(*) FROM identify.flaw WHERE state = 'mended'"))
                .isEqualTo(1);
        var since = firm.imports().flawCounts(FlawFilter.of(first.summary().importId()));
        assertThat(since).extracting(FlawCount::count).containsExactly(1L);
        assertThat(since).extracting(FlawCount::mended).containsExactly(1L);

        var digest = firm.digest();
        firm.take("shop", mended);
        assertThat(firm.digest()).isEqualTo(digest);
        var touched = firm.take("shop", firm.write("mended2.csv", list.replace(",one,", ",1,") + "\n"));
        assertThat(Firm.total(touched, "EUR").knownLines()).isEqualTo(1);
        assertThat(firm.ledger()).isEqualByComparingTo("35.50");

        var whole = firm.take("shop", firm.write("whole.csv", TWO_ORDERS));
        assertThat(whole.documents().known()).isEqualTo(2);
        assertThat(firm.ledger()).isEqualByComparingTo("35.50");
    }

    @Test
    void mendedRowsGoBackToTheirSourceWhereNoneIsStated() {
        firm.take("shop", firm.write("orders.csv", TWO_ORDERS.replace("Blue vase,1,5.50", "Blue vase,one,5.50")));
        var mended =
                firm.write("orders-flaws.csv", firm.download(FlawFilter.open()).replace(",one,", ",1,"));

        assertThat(firm.imports().sourceLike(List.of(mended))).contains("shop");
        assertThat(firm.imports().preview(ImportRequest.of("user:test", mended)).source())
                .isEqualTo("shop");
        var report = firm.take(ImportRequest.of("user:test", mended));

        assertThat(report.summary().source()).isEqualTo("shop");
        assertThat(report.documents().versions()).isEqualTo(1);
        assertThat(firm.count("SELECT count(*) FROM identify.source WHERE name LIKE 'orders%'"))
                .isZero();
        assertThat(firm.ledger()).isEqualByComparingTo("35.50");
    }

    @Test
    void aRowOfSalesSaysTheCategoryOfItsProduct() {
        firm.take("shop", firm.write("orders.csv", """
            Order number,Order date,Customer code,Product code,Description,Category,Quantity,Amount
            1001,2025-03-01,C1,P1,Red lamp,Light,2,20.00
            1001,2025-03-01,C1,P2,Blue vase,,1,5.50
            1002,2025-03-02,C2,P1,Red lamp,Light,1,10.00
            1003,2025-03-03,C2,P3,Old chair,Furniture,1,30.00
            """));

        assertThat(firm.ledger()).isEqualByComparingTo("65.50");
        assertThat(firm.sql()
                        .sql("SELECT article || ' ' || category FROM identify.article ORDER BY article")
                        .query(String.class)
                        .list())
                .containsExactly("P1 Light", "P3 Furniture");
        assertThat(firm.count("SELECT count(*) FROM identify.product WHERE article IS NOT NULL"))
                .isEqualTo(2);
    }

    @Test
    void twoMendedLinesOfOneOrderInTwoFilesAreBothKept() {
        var broken = HEAD
                + "1001,2025-03-01,C1,Rossi Mario,P1,Red lamp,2,10.00,20.00\n"
                + "1001,2025-03-01,C1,Rossi Mario,P2,Blue vase,one,5.50,5.50\n"
                + "1001,2025-03-01,C1,Rossi Mario,P3,Green vase,uno,5.50,5.50\n";
        firm.take("shop", firm.write("orders.csv", broken));
        var lines = firm.download(FlawFilter.open()).lines().toList();
        assertThat(lines).hasSize(3);

        firm.take(
                "shop",
                firm.write("first.csv", lines.get(0) + "\n" + lines.get(1).replace(",one,", ",1,") + "\n"));
        var second = firm.take(
                "shop",
                firm.write("second.csv", lines.get(0) + "\n" + lines.get(2).replace(",uno,", ",1,") + "\n"));

        assertThat(second.balances()).isTrue();
        assertThat(firm.ledger()).isEqualByComparingTo("31.00");
        assertThat(firm.count("SELECT count(DISTINCT position) FROM identify.v_purchase"))
                .isEqualTo(3);
    }

    @Test
    void aCreditNoteCountsForTheOriginalsCustomerEvenWhenTheOriginalComesLater() {
        var kinds = "Kind,Order number,Order date,Customer code,Corrected document,Description,Amount\n";
        firm.take("shop", firm.write("credit.csv", kinds + "credit note,N5,2025-03-09,,77,Red lamp back,-20.00\n"));
        assertThat(firm.count("SELECT count(*) FROM identify.v_purchase WHERE customer_id IS NULL"))
                .isEqualTo(1);

        firm.take("shop", firm.write("invoice.csv", kinds + "invoice,77,2025-03-01,C7,,Red lamp,20.00\n"));

        assertThat(firm.count("SELECT count(*) FROM identify.v_purchase WHERE customer_id IS NULL"))
                .isZero();
        assertThat(firm.count("SELECT count(DISTINCT customer_id) FROM identify.v_purchase"))
                .isEqualTo(1);
        assertThat(firm.ledger()).isEqualByComparingTo("0");
    }

    @Test
    void aCreditNoteFollowsItsOriginalToAnotherBuyerAndIsItsOwnAgainWithoutOne() {
        var kinds = "Kind,Order number,Order date,Customer code,Corrected document,Description,Amount\n";
        firm.take("shop", firm.write("invoice.csv", kinds + "invoice,77,2025-03-01,C7,,Red lamp,20.00\n"));
        firm.take("shop", firm.write("credit.csv", kinds + "credit note,N5,2025-03-09,C9,77,Red lamp back,-20.00\n"));
        assertThat(creditedTo()).isEqualTo("C7");

        firm.take("shop", firm.write("again.csv", kinds + "invoice,77,2025-03-01,C8,,Red lamp,20.00\n"));
        assertThat(creditedTo()).isEqualTo("C8");

        firm.take("shop", firm.write("nobody.csv", kinds + "invoice,77,2025-03-01,,,Red lamp,20.00\n"));
        assertThat(creditedTo()).isEqualTo("C9");
    }

    private String creditedTo() {
        return firm.sql()
                .sql("SELECT r.source_key FROM identify.document d JOIN identify.record r ON r.record_id = d.record_id"
                        + " WHERE d.current AND d.number = 'N5'")
                .query(String.class)
                .single();
    }

    @Test
    void rowsWithoutNumbersAreAllKeptWhateverStandsBetween() {
        firm.take("cash", firm.write("times.csv", """
            Data;Ora;Articolo;Importo
            31/01/2026;10:00;A;5,00
            31/01/2026;10:05;B;7,00
            31/01/2026;10:00;C;9,00
            """));
        assertThat(firm.ledger()).isEqualByComparingTo("21.00");
        assertThat(firm.count("SELECT count(*) FROM identify.document")).isEqualTo(2);

        firm.take("cards", firm.write("cards.csv", """
            Data;Codice cliente;Tessera;Articolo;Importo
            31/01/2026;;X1;A;5,00
            31/01/2026;;Y1;B;7,00
            31/01/2026;C1;X1;D;1,00
            31/01/2026;;X1;C;9,00
            """));
        assertThat(firm.ledger()).isEqualByComparingTo("43.00");
        assertThat(firm.count("SELECT count(*) FROM identify.document WHERE NOT current"))
                .isZero();
    }

    @Test
    void twoFilesWithoutNumbersAndNamesAreTwoDaysTakings() {
        var rows = "Data;Articolo;Importo\n31/01/2026;A;%s\n31/01/2026;B;7,00\n";
        firm.take("cash", firm.write("shop-a.csv", String.format(rows, "5,00")));
        firm.take("cash", firm.write("shop-b.csv", String.format(rows, "6,00")));
        assertThat(firm.ledger()).isEqualByComparingTo("25.00");

        firm.take("cash", firm.write("mended/shop-b.csv", String.format(rows, "8,00")));
        assertThat(firm.ledger()).isEqualByComparingTo("27.00");
    }

    @Test
    void whatAKilledImportLeftToDoIsDoneByTheSameFilesAgain() {
        var kinds = "Kind,Order number,Order date,Customer code,Corrected document,Description,Amount\n";
        var credit = firm.write("credit.csv", kinds + "credit note,N5,2025-03-09,,77,Red lamp back,-20.00\n");
        var invoice = firm.write("invoice.csv", kinds + "invoice,77,2025-03-01,C7,,Red lamp,20.00\n");
        firm.take("shop", credit, invoice);
        firm.killedBeforeWhatFollows();

        var again = firm.take("shop", credit, invoice);

        assertThat(again.documents().posted()).isZero();
        assertThat(creditedTo()).isEqualTo("C7");
        assertThat(firm.events)
                .containsExactly(new PurchasesRecorded(again.summary().importId(), 2, 1, 0));
        firm.take("shop", credit, invoice);
        assertThat(firm.events).hasSize(1);
    }

    @Test
    void whatACustomerStatedEarlierIsKeptBesideWhatHeStatesNow() {
        var head = "Customer code,Name,E-mail,Phone,Updated at\n";
        firm.take("crm", firm.write("one.csv", head + "C1,Mario Rossi,mario@example.it,06 1234567,2025-01-10\n"));
        firm.take("crm", firm.write("two.csv", head + "C1,Mario Rossi,m.rossi@example.it,,2025-02-10\n"));
        firm.take("crm", firm.write("old.csv", head + "C1,Mario Rossi,vecchio@example.it,,2024-12-10\n"));

        assertThat(texts("EMAIL", "superseded_at IS NULL")).containsExactly("m.rossi@example.it");
        assertThat(texts("EMAIL", "superseded_at IS NOT NULL"))
                .containsExactly("mario@example.it", "vecchio@example.it");
        assertThat(texts("PHONE", "superseded_at IS NULL")).containsExactly("06 1234567");
        assertThat(firm.count("SELECT count(*) FROM identify.record")).isEqualTo(1);
    }

    private List<String> texts(String field, String which) {
        return firm.sql()
                .sql("SELECT text FROM identify.value WHERE field = :field AND " + which + " ORDER BY text")
                .param("field", field)
                .query(String.class)
                .list();
    }

    @Test
    void aDryRunCountsAndLeavesNothingBehind() {
        var before = firm.digest();
        var request = ImportRequest.of("user:test", firm.write("orders.csv", TWO_ORDERS))
                .source("shop");

        var report = firm.take(new ImportRequest(request.paths(), "shop", request.map(), true, "user:test"));

        assertThat(report.documents().posted()).isEqualTo(2);
        assertThat(Firm.total(report, "EUR").readAmount()).isEqualByComparingTo("35.50");
        assertThat(firm.digest()).isEqualTo(before);
    }

    @Test
    void aPreviewShowsTheMapAndTheFirstOrders() {
        var preview = firm.imports()
                .preview(ImportRequest.of("user:test", firm.write("orders.csv", TWO_ORDERS))
                        .source("shop"));

        assertThat(preview.heads()).hasSize(1);
        var head = preview.heads().getFirst();
        assertThat(head.format()).isEqualTo("table");
        assertThat(head.known()).isFalse();
        assertThat(head.documents()).hasSize(2);
        assertThat(head.documents().getFirst().net()).isEqualTo(Money.of("25.50", "EUR"));
        assertThat(head.table().orElseThrow().missing()).isEmpty();
        assertThat(firm.count("SELECT count(*) FROM identify.source")).isZero();
    }

    /** The same file from a source of another name would count twice: it proposes its own, and the preview says so. */
    @Test
    void theSameFileProposesTheSourceFromWhichItCame() {
        var file = firm.write("orders.csv", TWO_ORDERS);
        firm.take("shop", file);

        assertThat(firm.imports().sourceLike(List.of(file))).contains("shop");
        var other = ImportRequest.of("user:test", firm.write("again.csv", TWO_ORDERS))
                .source("market");
        assertThat(firm.imports().preview(other).heads().getFirst().elsewhere()).contains("shop");
        var same = firm.imports().preview(other.source("shop")).heads().getFirst();
        assertThat(same.elsewhere()).isEmpty();
        assertThat(same.known()).isTrue();
    }

    /** What was taken for sales are people, and its days stand after its months: said on the page, obeyed. */
    @Test
    void whatRowsAreAndHowDaysAreWrittenIsCorrected() {
        var request = ImportRequest.of("user:test", firm.write("list.csv", """
            Codice cliente,Cognome,Data,Importo
            C1,Rossi,03/04/2025,20.00
            C2,Verdi,05/06/2025,5.00
            """)).source("shop");
        var table = table(request);
        assertThat(table.kind()).isEqualTo("sales");
        assertThat(table.format()).containsEntry("dates", "day-month-year");

        var american = firm.imports().readAs(table.map(), java.util.Map.of("dates", "month-day-year"));
        var days = firm.imports().preview(request.map(american)).heads().getFirst();
        assertThat(days.documents())
                .extracting(document -> document.date())
                .containsExactly("2025-03-04", "2025-05-06");

        var people = firm.imports().readAs(table.map(), java.util.Map.of("kind", "contacts"));
        var shown = firm.imports().preview(request.map(people)).heads().getFirst();
        assertThat(shown.table().orElseThrow().kind()).isEqualTo("contacts");
        assertThat(shown.documents()).isEmpty();
        assertThat(shown.contacts()).containsExactly("Rossi", "Verdi");
        assertThat(firm.take(request.map(people)).contacts()).isEqualTo(2);
        assertThat(table(request).kind()).as("remembered").isEqualTo("contacts");
        assertThatThrownBy(() -> firm.imports().readAs(table.map(), java.util.Map.of("kind", "weather")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** A workbook is shown, corrected and remembered as a text table is; the next of its columns finds its source. */
    @Test
    void aWorkbookIsCorrectedAndRemembered() throws IOException {
        var request = ImportRequest.of("user:test", workbook("till.xlsx", "1001"));
        var table = table(request);
        assertThat(table.columns()).extracting(ColumnHead::header).containsExactly("a", "b", "c", "d");
        assertThat(table.remembered()).isFalse();
        assertThat(firm.imports().sourceLike(request.paths())).isEmpty();
        var corrected = firm.imports()
                .corrected(
                        table.map(),
                        java.util.Map.of(0, "document-number", 1, "date", 2, "customer-code", 3, "amount"),
                        java.util.Map.of("currency", "EUR"));

        var report = firm.take(request.source("cash desk").map(corrected));

        assertThat(Firm.total(report, "EUR").postedAmount()).isEqualByComparingTo("20.00");
        var next = ImportRequest.of("user:test", workbook("next.xlsx", "1002"));
        assertThat(firm.imports().sourceLike(next.paths())).contains("cash desk");
        var understood = table(next.source("cash desk"));
        assertThat(understood.remembered()).isTrue();
        assertThat(understood.columns()).extracting(ColumnHead::meaning).contains("amount", "customer-code");
        assertThat(Firm.total(firm.take(next.source("cash desk")), "EUR").postedAmount())
                .isEqualByComparingTo("20.00");
    }

    @Test
    void anotherOrderOfDatesOrDecimalSignIsNotReadAlike() {
        var file = firm.write("orders.csv", HEAD + "1001,01/02/2025,C1,Rossi Mario,P1,Red lamp,2,10.00,20.00\n");
        var request = ImportRequest.of("user:test", file);
        var map = table(request.source("shop")).map();
        firm.take(request.source("british").map(map));
        firm.take(request.source("american")
                .map(map.replaceFirst("\"dates\" : \"[^\"]*\"", "\"dates\" : \"month-day-year\"")));
        firm.take(request.source("comma").map(map.replaceFirst("\"decimal\" : \"[^\"]*\"", "\"decimal\" : \",\"")));

        assertThat(readsAlike(request, "shop", "british")).isTrue();
        assertThat(readsAlike(request, "british", "nobody")).isTrue();
        assertThat(readsAlike(request, "british", "american")).isFalse();
        assertThat(readsAlike(request, "british", "comma")).isFalse();
        var invoices = request("note.xml", "<a/>");
        assertThat(readsAlike(invoices, "british", "american")).isTrue();
    }

    private boolean readsAlike(ImportRequest request, String one, String other) {
        return firm.imports().readsAlike(request.source(one), request.source(other));
    }

    private ImportRequest request(String name, String text) {
        return ImportRequest.of("user:test", firm.write(name, text));
    }

    @Test
    void noRefusedCellIsRunAsAFormulaAndEachComesBackAsItWas() {
        var formula = "=HYPERLINK(1)";
        firm.take(
                "shop",
                firm.write(
                        "orders.csv",
                        HEAD + "1001,2025-03-01,C1," + formula + ",P1,Red lamp,uno,10.00,\n"
                                + "1002,2025-03-01,C2,'@quoted,P2,-20 % lamp,uno,10.00,\n"));

        var refused = firm.download(FlawFilter.open());

        assertThat(refused)
                .contains(",'" + formula + ",")
                .contains(",''@quoted,")
                .contains(",'-20 % lamp,");
        var mended = firm.take("shop", firm.write("mended.csv", refused.replace(",uno,", ",1,")));
        assertThat(mended.balances()).isTrue();
        assertThat(firm.ledger()).isEqualByComparingTo("20.00");
        assertThat(texts("FULL_NAME", "true")).containsExactlyInAnyOrder(formula, "'@quoted");
        assertThat(firm.count("SELECT count(*) FROM identify.product WHERE description = '-20 % lamp'"))
                .isEqualTo(1);
    }

    /** Before workbooks could be corrected, the books knew them without what their columns mean. */
    @Test
    void aWorkbookThatTheBooksKnowWithoutItsColumnsIsNotDoubled() throws IOException {
        var takings = folder.resolve("takings.xlsx");
        try (var out = Files.newOutputStream(takings);
                var workbook = new Workbook(out, "test", "1.0")) {
            var sheet = workbook.newWorksheet("sheet");
            var rows = List.of(
                    List.of("Data", "Articolo", "Importo"),
                    List.of("31/01/2026", "A", "5,00"),
                    List.of("31/01/2026", "B", "7,00"));
            for (int row = 0; row < rows.size(); row++) {
                for (int cell = 0; cell < 3; cell++) {
                    sheet.value(row, cell, rows.get(row).get(cell));
                }
            }
        }
        firm.take("cash", takings);
        assertThat(firm.sql().sql("UPDATE identify.file SET mapping = ''").update())
                .isEqualTo(1);
        var before = firm.sayings();

        var again = firm.take("cash", takings);

        assertThat(again.documents().posted()).isZero();
        assertThat(again.balances()).isTrue();
        assertThat(firm.ledger()).isEqualByComparingTo("12.00");
        assertThat(firm.sayings()).isEqualTo(before);
        assertThat(firm.count("SELECT count(*) FROM identify.document")).isEqualTo(1);
    }

    /** Two years on two sheets, without numbers and names: the second comes in beside the first, whichever is next. */
    @Test
    void eachSheetOfAWorkbookComesInOnce() throws IOException {
        var takings = folder.resolve("takings.xlsx");
        try (var out = Files.newOutputStream(takings);
                var workbook = new Workbook(out, "test", "1.0")) {
            for (var price : List.of("5,00", "7,00")) {
                var sheet = workbook.newWorksheet("till " + price);
                var rows = List.of(List.of("Data", "Articolo", "Importo"), List.of("31/01/2026", "A", price));
                for (int row = 0; row < rows.size(); row++) {
                    for (int cell = 0; cell < 3; cell++) {
                        sheet.value(row, cell, rows.get(row).get(cell));
                    }
                }
            }
        }
        var request = ImportRequest.of("user:test", takings).source("cash");
        firm.take(request);
        assertThat(firm.ledger()).isEqualByComparingTo("5.00");

        var second = firm.imports().readAs(table(request).map(), java.util.Map.of("sheet", "1"));
        firm.take(request.map(second));
        assertThat(firm.ledger()).isEqualByComparingTo("12.00");

        assertThat(table(request).format()).as("as before").containsEntry("container", "workbook");
        assertThat(table(request).sheet()).as("where its columns stand first").isZero();
        assertThat(firm.take(request).documents().posted()).isZero();
        assertThat(firm.ledger()).isEqualByComparingTo("12.00");
    }

    @Test
    void aMemoryThatCannotBeAskedStopsTheImportAndRefusesNoFile() {
        firm.take("shop", firm.write("orders.csv", TWO_ORDERS));
        firm.sql().sql("ALTER TABLE identify.source_mapping RENAME TO gone").update();
        var next = firm.write("next.csv", TWO_ORDERS.replace("100", "200"));

        assertThatThrownBy(() -> firm.take("shop", next)).isInstanceOf(DataAccessException.class);
        assertThat(firm.count("SELECT count(*) FROM identify.flaw")).isZero();
        firm.sql().sql("ALTER TABLE identify.gone RENAME TO source_mapping").update();
        assertThat(firm.take("shop", next).documents().posted()).isEqualTo(2);
    }

    private TableHead table(ImportRequest request) {
        return firm.imports().preview(request).heads().getFirst().table().orElseThrow();
    }

    private Path workbook(String name, String number) throws IOException {
        var file = firm.folder.resolve(name);
        try (var out = Files.newOutputStream(file);
                var workbook = new Workbook(out, "test", "1.0")) {
            var sheet = workbook.newWorksheet("sheet");
            var rows = List.of(List.of("a", "b", "c", "d"), List.of(number, "2025-03-01", "C1", "20,00"));
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < 4; column++) {
                    sheet.value(row, column, rows.get(row).get(column));
                }
            }
        }
        return file;
    }

    @Test
    void aConfirmedMapIsRememberedForTheSource() {
        var text = "a;b;c;d\n1001;2025-03-01;C1;20,00\n1002;2025-03-02;C2;10,00\n";
        var file = firm.write("odd.csv", text);
        var request = ImportRequest.of("user:test", file).source("till");
        var map = table(request).map();
        var corrected = firm.imports()
                .corrected(
                        map,
                        java.util.Map.of(0, "document-number", 1, "date", 2, "customer-code", 3, "amount"),
                        java.util.Map.of("currency", "CHF"));

        var report = firm.take(request.map(corrected));
        assertThat(Firm.total(report, "CHF").postedAmount()).isEqualByComparingTo("30.00");

        var next = firm.take("till", firm.write("odd2.csv", text.replace("1002", "1003")));
        assertThat(Firm.total(next, "CHF").postedAmount()).isEqualByComparingTo("10.00");
        assertThat(Firm.total(next, "CHF").knownAmount()).isEqualByComparingTo("20.00");
    }

    @Test
    void aFolderIsReadInTheOrderOfNamesWithoutHiddenFiles() throws Exception {
        firm.write("in/b/orders2.csv", TWO_ORDERS.replace("1001", "2001").replace("1002", "2002"));
        firm.write("in/a.csv", TWO_ORDERS);
        firm.write("in/.hidden.csv", TWO_ORDERS.replace("1001", "3001"));
        firm.write("in/picture.bin", "\0\1\2\3");

        var report = firm.take("shop", folder.resolve("in"));

        assertThat(firm.imports().files(report.summary().importId(), 0, 10))
                .extracting(io.clientela.identify.ImportedFile::name)
                .containsExactly("a.csv", "b/orders2.csv", "picture.bin");
        assertThat(report.files().read()).isEqualTo(2);
        assertThat(report.files().refused()).isEqualTo(1);
        assertThat(firm.ledger()).isEqualByComparingTo("71.00");
        var digest = firm.digest();
        firm.take("shop", folder.resolve("in"));
        assertThat(firm.digest()).isEqualTo(digest);
    }

    @Test
    void aTableWithoutRowsAndAnEmptyFileAreRefusedWithTheReason() {
        firm.write("in/empty.csv", "");
        firm.write("in/header.csv", HEAD);

        var report = firm.take("shop", folder.resolve("in"));

        assertThat(report.files().refused()).isEqualTo(2);
        assertThat(report.flaws())
                .extracting(io.clientela.identify.FlawCount::reason)
                .containsExactlyInAnyOrder("empty-file", "no-rows");
    }

    private static final String READERS = "Email,Name\nanna@example.com,Anna Rossi\n";

    /** A map of the list of readers with a legal basis for all rows. */
    private static String onBasis(String basis) {
        return """
            {"kind": "contacts", "constants": {"legal-basis": "%s"}, "columns": [
             {"header": "Email", "meaning": "email"}, {"header": "Name", "meaning": "full-name"}]}\
            """.formatted(basis);
    }

    private List<String> bases() {
        return firm.sql()
                .sql("SELECT DISTINCT f.legal_basis FROM identify.value v JOIN identify.file f USING (file_id)")
                .query(String.class)
                .list();
    }

    @Test
    void theLegalBasisThatAMapStatesStandsBesideEachValue() {
        var request = ImportRequest.of("user:test", firm.write("readers.csv", READERS))
                .source("newsletter");
        firm.take(request.map(onBasis("consent")));
        assertThat(bases()).containsExactly("consent");

        firm.take("newsletter", firm.write("more.csv", READERS.replace("anna", "bruno")));
        assertThat(bases()).containsExactly("consent"); // remembered with the map
        assertThat(firm.sources().named("newsletter").legalBasis()).isEqualTo("contract");
    }

    @Test
    void anUnknownLegalBasisIsRefusedBeforeAnythingGoesIn() {
        var request = ImportRequest.of("user:test", firm.write("readers.csv", READERS))
                .source("newsletter");
        assertThatThrownBy(() -> firm.take(request.map(onBasis("because"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a legal basis: 'because'; known: contract, consent, legitimate-interest,"
                        + " legal-obligation");
        assertThatThrownBy(() -> firm.imports().preview(request.map(onBasis("because"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(firm.count("SELECT count(*) FROM identify.value")).isZero();
    }

    @Test
    void theLegalBasisOfARowStandsWithItsValuesInPlaceOfTheMaps() {
        var head = "Email,Name,Base giuridica,Updated at\n";
        var file = firm.write("readers.csv", head + """
            anna@example.com,Anna,Contratto,2026-01-10
            bruno@example.com,Bruno,,2026-01-10
            carla@example.com,Carla,boh,2026-01-10
            """);
        var map = onBasis("consent").replace("\"columns\": [", """
            "columns": [{"header": "Base giuridica", "meaning": "legal-basis"},
             {"header": "Updated at", "meaning": "stated-on"},\
            """);
        var first = firm.take(
                ImportRequest.of("user:test", file).source("newsletter").map(map));
        assertThat(first.flaws())
                .extracting(io.clientela.identify.FlawCount::reason)
                .containsExactly("unknown-legal-basis");
        assertThat(shownBases()).containsExactly("anna@example.com contract", "bruno@example.com consent");

        var list = firm.download(FlawFilter.open());
        firm.take("newsletter", firm.write("mended.csv", list.replace(",boh,", ",Legitimate interest,")));
        assertThat(shownBases())
                .containsExactly(
                        "anna@example.com contract",
                        "bruno@example.com consent",
                        "carla@example.com legitimate-interest");
        assertThat(firm.imports().flawCounts(FlawFilter.open())).isEmpty();

        var before = firm.count("SELECT count(*) FROM identify.value");
        firm.take("newsletter", firm.write("next.csv", head + """
            anna@example.com,Anna,Obbligo di legge,2026-02-10
            bruno@example.com,Bruno,Obbligo di legge,2025-12-10
            carla@example.com,Carla,,2026-02-10
            """));
        assertThat(shownBases())
                .containsExactly(
                        "anna@example.com legal-obligation",
                        "bruno@example.com consent",
                        "carla@example.com legitimate-interest");
        assertThat(firm.count("SELECT count(*) FROM identify.value")).isEqualTo(before);
    }

    /** The e-mail addresses with their bases, as the pages of the customers ask for them. */
    private List<String> shownBases() {
        var records = firm.sql()
                .sql("SELECT record_id FROM identify.record")
                .query(Long.class)
                .list();
        return firm
                .sql()
                .sql(Statements.of("identify/customers").get("values"))
                .param("records", records.toArray(Long[]::new))
                .query((row, number) ->
                        row.getString("field") + " " + row.getString("text") + " " + row.getString("legal_basis"))
                .list()
                .stream()
                .filter(value -> value.startsWith("EMAIL "))
                .map(value -> value.substring(6))
                .sorted()
                .toList();
    }

    @Test
    void aTableInsideAnArchiveOfAnotherLegalBasisIsRemarkedOn() throws Exception {
        firm.take(ImportRequest.of("user:test", firm.write("readers.csv", READERS))
                .source("newsletter")
                .map(onBasis("consent")));
        var zip = folder.resolve("in.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : List.of("bruno", "carla")) {
                out.putNextEntry(new ZipEntry(name + ".csv"));
                out.write(READERS.replace("anna", name).getBytes(StandardCharsets.UTF_8));
            }
        }
        var plain = ImportRequest.of("user:test", zip).source("newsletter");

        var report = firm.take(plain);
        assertThat(firm.count("SELECT count(*) FROM identify.flaw WHERE reason = 'other-legal-basis' AND NOT refused"))
                .isEqualTo(2);
        assertThat(report.newRecords()).isEqualTo(2);

        firm.take(plain.source("other").map(onBasis("legitimate-interest")));
        assertThat(firm.count("SELECT count(*) FROM identify.file WHERE legal_basis = 'legitimate-interest'"))
                .isOne();
    }

    @Test
    void aFolderWithoutFilesIsNoImport() throws Exception {
        Files.createDirectories(folder.resolve("in/.hidden"));
        assertThatThrownBy(() -> firm.take("shop", folder.resolve("in")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("There is no file to read in");
        assertThat(firm.count("SELECT count(*) FROM identify.import")).isZero();
    }

    @Test
    void aCancelledImportGoesOnWhereItStopped() throws Exception {
        var text = new StringBuilder(HEAD);
        for (int order = 0; order < 40_000; order++) {
            text.append(order)
                    .append(",2025-03-01,C")
                    .append(order % 900)
                    .append(",Name ")
                    .append(order % 900);
            text.append(",P").append(order % 50).append(",Thing,2,1.25,2.50\n");
            text.append(order)
                    .append(",2025-03-01,C")
                    .append(order % 900)
                    .append(",Name ")
                    .append(order % 900);
            text.append(",P").append(order % 51).append(",Thing,1,1.25,1.25\n");
        }
        var file = firm.write("long.csv", text.toString());
        var request = ImportRequest.of("user:test", file).source("shop");
        assertThatThrownBy(() -> firm.imports().run(request, new CancelOnceSomethingIsIn(firm)))
                .isInstanceOf(CancellationException.class);
        assertThat(firm.events).containsExactly(new CutShort());
        var stopped = firm.imports().list(Long.MAX_VALUE, 1).getFirst();
        assertThat(stopped.state()).isEqualTo(ImportSummary.State.CANCELLED);
        assertThat(firm.count("SELECT count(*) FROM identify.line")).isBetween(1L, 79_999L);

        var report = firm.take(request);

        assertThat(report.balances()).isTrue();
        assertThat(Firm.total(report, "EUR").postedLines()).isEqualTo(80_000);
        assertThat(Firm.total(report, "EUR").knownLines()).isZero();
        assertThat(firm.ledger()).isEqualByComparingTo("150000.00");
        assertThat(firm.count("SELECT count(*) FROM identify.document")).isEqualTo(40_000);
        Files.delete(file);
    }

    /** Cancels as soon as a batch is in the database. */
    private record CancelOnceSomethingIsIn(Firm firm) implements ImportWatcher {

        @Override
        public void at(long doneBytes, long totalBytes, long lines, String file) {}

        @Override
        public boolean cancelled() {
            return firm.count("SELECT count(*) FROM (SELECT 1 FROM identify.line LIMIT 1) l") > 0;
        }
    }
}

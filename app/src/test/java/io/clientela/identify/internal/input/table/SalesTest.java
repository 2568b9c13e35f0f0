package io.clientela.identify.internal.input.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.identify.internal.input.Document;
import io.clientela.identify.internal.input.Document.Kind;
import io.clientela.identify.internal.input.Document.Line;
import io.clientela.identify.internal.input.Document.LineKind;
import io.clientela.identify.internal.input.Field;
import io.clientela.kernel.value.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of sales become documents. */
class SalesTest {

    private static final String HEADER = "Numero;Data;Cliente;Articolo;Descrizione;Qta;Prezzo;Sconto %;Importo\n";

    @Test
    void adjacentRowsOfOneNumberAreOneDocument() {
        var read = TableText.read(HEADER + """
            1;13/01/2024;C1;A;Tazza;2;3,50;;7,00
            1;13/01/2024;C1;B;Piatto;1;10,00;10;9,00
            2;13/01/2024;;A;Tazza;1;3,50;;3,50
            """);
        assertThat(read.refusals).isEmpty();
        assertThat(read.documents).hasSize(2);
        var first = read.documents.getFirst();
        assertThat(first.number()).isEqualTo("1");
        assertThat(first.time()).isEqualTo(LocalDateTime.of(2024, 1, 13, 0, 0));
        assertThat(first.net()).isEqualByComparingTo("16.00");
        assertThat(first.lines()).extracting(Line::position).containsExactly(1, 2);
        assertThat(first.lines()).extracting(line -> line.place().line()).containsExactly(2L, 3L);
        assertThat(first.buyer().orElseThrow().key()).isEqualTo("C1");
        assertThat(first.currency().getCurrencyCode()).isEqualTo("EUR");
        assertThat(read.documents.get(1).buyer()).isEmpty();
    }

    @Test
    void aDocumentHasAtMostAHundredThousandLines() {
        var text = new StringBuilder("Numero;Data;Articolo;Importo\n");
        text.repeat("1;13/01/2024;A;1\n", 100_002).append("2;13/01/2024;A;1\n");
        var read = TableText.read(text.toString());
        assertThat(read.reasons()).containsExactly("document-too-long", "document-too-long");
        assertThat(read.refusals.getFirst().flaw().line()).isEqualTo(100_002);
        assertThat(read.refusals.getFirst().amount()).contains(Money.of("1", "EUR"));
        assertThat(read.documents)
                .extracting(document -> document.lines().size())
                .containsExactly(100_000, 1);
    }

    @Test
    void theSameNumberInAnotherYearIsAnotherDocument() {
        var read = TableText.read(HEADER + "1;13/01/2024;C1;A;x;1;1;;1\n1;13/01/2025;C1;A;x;1;1;;1\n");
        assertThat(read.documents).hasSize(2);
    }

    @Test
    void theAmountIsComputedExactlyWhereNoneIsStated() {
        var read = TableText.read("Numero;Data;Qta;Prezzo;Sconto %\n1;13/01/2024;3;0,333;10\n2;13/01/2024;7;1,10;\n");
        assertThat(read.documents.get(0).net()).isEqualByComparingTo("0.8991");
        assertThat(read.documents.get(1).net()).isEqualByComparingTo("7.70");
    }

    @Test
    void amountsWithTaxAreBroughtToNetByTheRate() {
        var read = TableText.read(
                "Scontrino;Data;Qta;Prezzo ivato;Totale ivato;Aliquota IVA\n1;13/01/2024;2;6,10;12,20;22\n");
        var document = read.documents.getFirst();
        assertThat(document.kind()).isEqualTo(Kind.RECEIPT);
        assertThat(document.net()).isEqualByComparingTo("10.00");
        assertThat(document.tax()).hasValueSatisfying(tax -> assertThat(tax).isEqualByComparingTo("2.20"));
        assertThat(document.gross())
                .hasValueSatisfying(gross -> assertThat(gross).isEqualByComparingTo("12.20"));
    }

    @Test
    void aFlawedLineIsRefusedAndTheRestOfItsDocumentGoesIn() {
        var read = TableText.read(HEADER + """
            1;13/01/2024;C1;A;Tazza;2;3,50;;7,00
            1;13/01/2024;C1;B;Piatto;uno;10,00;;9,00
            1;32/01/2024;C1;B;Piatto;1;10,00;;9,00
            ;13/01/2024;C1;B;Piatto;1;10,00;;9,00
            1;13/01/2024;C1;B;Piatto
            1;13/01/2024;C1;B;Piatto;1;2;;3;4;5
            1;13/01/2024;C1;B;Piatto;;;;
            1;13/01/2024;C9;B;Piatto;1;10,00;;9,00
            1;13/01/2024;C1;C;Vaso;1;5,00;;5,00
            """);
        assertThat(read.reasons())
                .containsExactly(
                        "not-a-number",
                        "not-a-date",
                        "missing-document-number",
                        "too-few-cells",
                        "too-many-cells",
                        "missing-amount",
                        "another-customer");
        var bad = read.refusals.getFirst();
        assertThat(bad.flaw().line()).isEqualTo(3);
        assertThat(bad.flaw().field()).isEqualTo("Qta");
        assertThat(bad.flaw().detail()).contains("uno");
        assertThat(bad.columns()).containsExactly(HEADER.strip().split(";", -1));
        assertThat(bad.raw()).containsExactly("1", "13/01/2024", "C1", "B", "Piatto", "uno", "10,00", "", "9,00");
        assertThat(bad.amount()).contains(Money.of("9.00", "EUR"));
        assertThat(sum(read.documents)).isEqualByComparingTo("12.00");
        assertThat(read.documents.getLast().lines().getLast().product()).isEqualTo("C");
    }

    @Test
    void linesOfNothingAreFine() {
        var read = TableText.read(HEADER + "1;13/01/2024;C1;A;omaggio;1;0;;0\n");
        assertThat(read.refusals).isEmpty();
        assertThat(read.documents.getFirst().net()).isEqualByComparingTo("0");
    }

    @Test
    void cancellationsAndReturnsCountBack() {
        var read = TableText.read("""
            InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID
            536365,A,mug,6,2010-12-01 08:26:00,2.55,17850
            C536379,A,mug,-1,2010-12-01 09:41:00,2.55,17850
            536400,B,write off,-10,2010-12-01 16:50:00,0.0,
            A563186,B,Adjust bad debt,1,2011-08-12 14:51:00,-11062.06,
            536500,A,mug,2,2010-12-02 09:41:00,2.00,1
            536500,D,discount,1,2010-12-02 09:41:00,-0.50,1
            """);
        assertThat(read.documents)
                .extracting(Document::kind)
                .containsExactly(Kind.INVOICE, Kind.CANCELLATION, Kind.INVOICE, Kind.CREDIT_NOTE, Kind.INVOICE);
        assertThat(read.documents.get(1).lines().getFirst().kind()).isEqualTo(LineKind.RETURN);
        assertThat(read.documents.get(1).net()).isEqualByComparingTo("-2.55");
        assertThat(read.documents.get(2).lines().getFirst().kind()).isEqualTo(LineKind.SALE);
        assertThat(read.documents.get(3).lines().getFirst().kind()).isEqualTo(LineKind.CHARGE);
        assertThat(read.documents.get(3).net()).isEqualByComparingTo("-11062.06");
        assertThat(read.documents.get(4).lines().get(1).kind()).isEqualTo(LineKind.DISCOUNT);
    }

    @Test
    void creditNotesWrittenWithPositiveAmountsCountBackToo() {
        var read = TableText.read("""
            Tipo documento;Numero;Data;Documento origine;Qta;Prezzo;Importo
            Nota di credito;7;13/01/2024;5/2023;2;10,00;20,00
            Reso;8;13/01/2024;;-1;10,00;-10,00
            Fattura;9;13/01/2024;;1;1;1
            """);
        var credit = read.documents.get(0);
        assertThat(credit.kind()).isEqualTo(Kind.CREDIT_NOTE);
        assertThat(credit.net()).isEqualByComparingTo("-20.00");
        assertThat(credit.lines().getFirst().quantity()).isEqualByComparingTo("-2");
        assertThat(credit.lines().getFirst().kind()).isEqualTo(LineKind.RETURN);
        assertThat(credit.corrects().orElseThrow().number()).isEqualTo("5/2023");
        assertThat(read.documents.get(1).net()).isEqualByComparingTo("-10.00");
        assertThat(read.documents.get(1).kind()).isEqualTo(Kind.CANCELLATION);
        assertThat(read.documents.get(2).kind()).isEqualTo(Kind.INVOICE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Credit card",
                "CreditCard",
                "credit/debit card",
                "Carta di credito",
                "On credit",
                "Credit sale",
                "Store credit",
                "Returning",
                "Returning customer",
                "Not returned",
                "Partially refunded",
                "Buono reso",
                "Cancelleria",
                "Avoid"
            })
    void howASaleWasPaidDoesNotMakeItAReturn(String type) {
        var sale = TableText.read("Receipt no;Date;Type;Amount\n7;31/01/2026;" + type + ";100\n")
                .documents
                .getFirst();
        assertThat(sale.kind()).isEqualTo(Kind.RECEIPT);
        assertThat(sale.net()).isEqualByComparingTo("100");
    }

    @ParameterizedTest
    @CsvSource({
        "Credit note, CREDIT_NOTE",
        "CreditMemo, CREDIT_NOTE",
        "Credit, CREDIT_NOTE",
        "Note di credito, CREDIT_NOTE",
        "TD04, CREDIT_NOTE",
        "Return, CANCELLATION",
        "SalesReturn, CANCELLATION",
        "Credit card refund, CANCELLATION",
        "Refunded, CANCELLATION",
        "Void, CANCELLATION",
        "CANCELLED, CANCELLATION",
        "Annullata, CANCELLATION",
        "Reso cliente, CANCELLATION"
    })
    void wholeWordsMakeADocumentCountBack(String type, Kind kind) {
        var back = TableText.read("Receipt no;Date;Type;Amount\n7;31/01/2026;" + type + ";100\n")
                .documents
                .getFirst();
        assertThat(back.kind()).isEqualTo(kind);
        assertThat(back.net()).isEqualByComparingTo("-100");
    }

    @Test
    void thePreviewTellsHowManyDocumentsCountAsReturns() throws IOException {
        var table = "Receipt no;Date;Type;Amount\n7;31/01/2026;Credit;100\n8;31/01/2026;Cash;5\n9;31/01/2026;Cash;6\n";
        var preview = new TableReader(TableSettings.italian()).preview("t.csv", table.getBytes(StandardCharsets.UTF_8));
        assertThat(preview.remarks()).anySatisfy(flaw -> {
            assertThat(flaw.reason()).isEqualTo("counted-as-returns");
            assertThat(flaw.field()).isEqualTo("Type");
            assertThat(flaw.detail()).isEqualTo("1 / 3");
        });
        var none = new TableReader(TableSettings.italian())
                .preview("t.csv", table.replace("Credit", "Credit card").getBytes(StandardCharsets.UTF_8));
        assertThat(none.remarks()).noneMatch(flaw -> flaw.reason().equals("counted-as-returns"));
    }

    @Test
    void aTotalOfTheDocumentOnEachRowIsNotBookedOnEachLine() throws IOException {
        var table = """
            N fattura;Data;Articolo;Qta;Prezzo;Aliquota;Totale documento
            1;13/01/2024;A;2;100,00;22;305,00
            1;13/01/2024;B;1;50,00;22;305,00
            """;
        var read = TableText.read(table);
        assertThat(sum(read.documents)).isEqualByComparingTo("250");
        assertThat(read.remarks).extracting(flaw -> flaw.reason()).contains("total-of-document");
        var preview = new TableReader(TableSettings.italian()).preview("t.csv", table.getBytes(StandardCharsets.UTF_8));
        assertThat(preview.mapping().columns().getLast().meaning()).isEqualTo(Meaning.IGNORE);
        assertThat(preview.remarks()).anySatisfy(flaw -> {
            assertThat(flaw.reason()).isEqualTo("total-of-document");
            assertThat(flaw.field()).isEqualTo("Totale documento");
        });
    }

    @Test
    void aSubtotalOnTheFirstRowOfAnOrderIsNoAmountOfThatLine() {
        var read = TableText.read("""
            Name,Email,Created at,Subtotal,Shipping,Discount Amount,Lineitem quantity,Lineitem name,Lineitem price
            #1,a@b.it,2024-01-13 10:00:00,10.00,0,0.00,1,Cup,10.00
            #2,b@b.it,2024-01-13 11:00:00,30.00,0,0.00,1,Cup,10.00
            #2,b@b.it,2024-01-13 11:00:00,,,,2,Dish,10.00
            #3,c@b.it,2024-01-14 11:00:00,20.00,5,5.00,2,Cup,10.00
            #4,d@b.it,2024-01-14 12:00:00,10.00,0,0.00,1,Cup,10.00
            #5,e@b.it,2024-01-14 13:00:00,10.00,0,0.00,1,Cup,10.00
            """);
        assertThat(sum(read.documents)).isEqualByComparingTo("80");
    }

    @Test
    void amountsOfLinesStayThoughTheyFitNothing() {
        var read = TableText.read("""
            Fattura;Data;Articolo;Qta;Prezzo;Importo
            1;13/01/2024;A;2;100,00;180,00
            1;13/01/2024;B;1;50,00;45,00
            2;14/01/2024;A;1;100,00;90,00
            2;14/01/2024;C;1;100,00;90,00
            3;15/01/2024;A;1;100,00;90,00
            """);
        assertThat(sum(read.documents)).isEqualByComparingTo("495");
        var alike = TableText.read("""
            Fattura;Data;Articolo;Qta;Prezzo;Importo
            1;13/01/2024;A;1;10,00;10,00
            1;13/01/2024;B;1;10,00;10,00
            2;13/01/2024;A;1;10,00;9,00
            2;13/01/2024;B;1;10,00;9,00
            """);
        assertThat(sum(alike.documents)).isEqualByComparingTo("38");
    }

    @Test
    void aRowOfAnotherCustomerIsRefusedWhateverTellsIt() {
        for (var identifier : List.of(
                "Tessera;2900118134513;2900118134520",
                "E-mail;anna@b.it;bruno@b.it",
                "Partita IVA;00743110157;01114601006",
                "Codice fiscale;RSSMRA85T10A562S;VRDNNA80A41H501X")) {
            var told = identifier.split(";", -1);
            var header = told[0];
            var read = TableText.read("Scontrino;Data;Articolo;Importo;" + header + "\n7;13/01/2024;A;1;" + told[1]
                    + "\n7;13/01/2024;B;2;" + told[2] + "\n7;13/01/2024;C;4;\n7;13/01/2024;D;8;" + told[1] + "\n");
            assertThat(read.reasons()).as(header).containsExactly("another-customer");
            assertThat(read.refusals.getFirst().flaw().field()).isEqualTo(header);
            assertThat(sum(read.documents)).isEqualByComparingTo("13");
        }
    }

    @Test
    void theSameCustomerWrittenOtherwiseIsTheSame() {
        var read = TableText.read("""
            Fattura;Data;Importo;Cliente;E-mail;Partita IVA
            7;13/01/2024;1;C1;anna@b.it;00743110157
            7;13/01/2024;2;C1;nuova@b.it;
            7;13/01/2024;4;;ANNA@b.it;
            7;13/01/2024;8;;;IT 00743110157
            """);
        assertThat(read.refusals).isEmpty();
        assertThat(sum(read.documents)).isEqualByComparingTo("15");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.5", "5,5", "5.50%", " 5,5 "})
    void aRateThatHoldsForAllRowsIsReadHoweverItIsWritten(String rate) {
        for (var table : List.of(
                "Fattura;Data;Totale ivato\n1;13/01/2024;105,50\n",
                "Fattura,Data,Totale ivato\n1,13/01/2024,105.50\n")) {
            var read = TableText.read(table, TableSettings.italian().with(constantRate(rate)));
            assertThat(read.refusals).isEmpty();
            assertThat(sum(read.documents)).as(table).isEqualByComparingTo("100");
        }
    }

    @Test
    void aRateThatIsNoNumberIsSaid() {
        var read = TableText.read(
                "Fattura;Data;Totale ivato\n1;13/01/2024;105,50\n",
                TableSettings.italian().with(constantRate("ordinaria")));
        assertThat(read.documents).isEmpty();
        assertThat(read.refusals.getFirst().flaw().detail())
                .contains("ordinaria")
                .contains("tax-rate");
    }

    private static TableMapping constantRate(String rate) {
        return MappingJson.read("""
            {"kind": "sales", "columns": [{"header": "Fattura", "meaning": "document-number"},
              {"header": "Data", "meaning": "date"}, {"header": "Totale ivato", "meaning": "amount-with-tax"}],
             "constants": {"tax-rate": "%s"}}
            """.formatted(rate));
    }

    @Test
    void rowsOfOneDayBelongTogetherWhereTheTimeFollowsItWithoutASign() {
        var read = TableText.read("""
            Scontrino;Data;Articolo;Importo
            7;20260131143000;A;1
            8;20260131143500;A;2
            7;20260131144000;B;4
            7;20260201143000;B;8
            """);
        assertThat(read.documents)
                .extracting(Document::net)
                .extracting(BigDecimal::intValueExact)
                .containsExactlyInAnyOrder(5, 2, 8);
    }

    @Test
    void contactsInTheRowsBecomeTheBuyer() {
        var read = TableText.read("""
            Order ID,Order Date,Customer Email,First Name,Last Name,Country,Line Total
            1,2024-01-13T10:00:00,a@b.it,Anna,Verdi,Italy,10.00
            2,2024-01-13,,,,Italy,1.00
            """);
        var buyer = read.documents.getFirst().buyer().orElseThrow();
        assertThat(buyer.first(Field.EMAIL)).contains("a@b.it");
        assertThat(buyer.first(Field.COUNTRY)).contains("IT");
        assertThat(buyer.statedOn()).hasValueSatisfying(day -> assertThat(day).hasToString("2024-01-13"));
        assertThat(read.documents.getFirst().kind()).isEqualTo(Kind.ORDER);
        assertThat(read.documents.get(1).buyer())
                .as("a country alone is nobody")
                .isEmpty();
    }

    @Test
    void currenciesAreReadAndNotMixedInOneDocument() {
        var read = TableText.read("""
            Fattura;Data;Importo;Valuta
            1;13/01/2024;10;€
            2;13/01/2024;10;USD
            2;13/01/2024;5;GBP
            3;13/01/2024;5;XXY
            """);
        assertThat(read.documents)
                .extracting(document -> document.currency().getCurrencyCode())
                .containsExactly("EUR", "USD");
        assertThat(read.reasons()).containsExactly("another-currency", "unknown-currency");
    }

    @Test
    void aSeriesIsPartOfTheNumberAndTheTimeOfTheDate() {
        var read = TableText.read("Cassa;Scontrino;Data;Ora;Importo\nA;1;13/01/2024;09:30;5\nB;1;13/01/2024;10.15;6\n");
        assertThat(read.documents).extracting(Document::number).containsExactly("A/1", "B/1");
        assertThat(read.documents)
                .extracting(Document::time)
                .containsExactly(LocalDateTime.of(2024, 1, 13, 9, 30), LocalDateTime.of(2024, 1, 13, 10, 15));
    }

    @Test
    void costsComeInAllOrForEachUnit() {
        var read = TableText.read(
                "Fattura;Data;Qta;Prezzo;Costo unitario\n1;13/01/2024;3;10;4,00\n2;13/01/2024;-1;10;4,00\n");
        assertThat(read.documents.get(0).lines().getFirst().cost())
                .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo("12"));
        assertThat(read.documents.get(1).lines().getFirst().cost())
                .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo("-4"));
    }

    @Test
    void sumsBelowAndHeadersRepeatedAreLeftAside() {
        var read = TableText.read(
                "Fattura;Data;Importo\n1;13/01/2024;10\nFattura;Data;Importo\n2;14/01/2024;5\nTotale;;15\n");
        assertThat(read.refusals).isEmpty();
        assertThat(sum(read.documents)).isEqualByComparingTo("15");
        assertThat(read.remarks).extracting(flaw -> flaw.reason()).containsExactlyInAnyOrder("header-row", "total-row");
    }

    @Test
    void aMendedListOfFlawsCompletesItsDocuments() {
        var read = TableText.read("""
            Numero;Data;Importo;flaw_id;flaw_reason;flaw_detail;flaw_file;flaw_line
            1;13/01/2024;10,00;71;not-a-number;x;vendite.csv;17
            1;13/01/2024;5,00;72;not-a-date;y;vendite.csv;19
            """);
        assertThat(read.documents).isEmpty();
        assertThat(read.mended).containsExactly(List.of(71L, 72L));
        var part = read.completions.getFirst();
        assertThat(part.net()).isEqualByComparingTo("15.00");
        assertThat(part.lines()).extracting(line -> line.place().line()).containsExactly(17L, 19L);
        assertThat(part.lines()).allMatch(line -> line.place().file().equals("vendite.csv"));
    }

    @Test
    void datesThatTheSampleLeavesOpenAreSettledByTheWholeFile() {
        var text = new StringBuilder("Invoice,Date,Amount\n");
        for (var i = 0; i < 3_000; i++) {
            text.append(i).append(",0").append(1 + i % 9).append("/05/2024,1.00\n");
        }
        text.append("9999,05/13/2024,1.00\n");
        var read = TableText.read(text.toString());
        assertThat(read.refusals).isEmpty();
        assertThat(read.documents.getFirst().time()).isEqualTo(LocalDateTime.of(2024, 1, 5, 0, 0));
    }

    @Test
    void anEncodingThatShowsOnlyLateIsFound() {
        var text = new StringBuilder("Fattura;Data;Descrizione;Importo\n");
        for (var i = 0; i < 40_000; i++) {
            text.append(i).append(";13/01/2024;una descrizione semplice;1,00\n");
        }
        text.append("99999;13/01/2024;caffè;1,00\n");
        assertThat(text.length()).isGreaterThan(TableReader.SAMPLE);
        var read = TableText.read(text.toString().getBytes(Charset.forName("windows-1252")), TableSettings.italian());
        assertThat(read.documents.getLast().lines().getFirst().description()).isEqualTo("caffè");
    }

    @Test
    void quotationMarksInTheTextDoNoHarmAndOneNeverClosedIsToldWithItsLine() {
        var read = TableText.read("""
            Fattura;Data;Descrizione;Importo
            1;13/01/2024;tubo 12" zincato;1,00
            2;13/01/2024;"tubo ""12"" zincato";1,00
            3;13/01/2024;"due
            righe";1,00
            4;13/01/2024;ultima;1,00
            5;13/01/2024;"mai chiusa;1,00
            6;13/01/2024;salva;1,00
            """);
        assertThat(read.documents)
                .extracting(document -> document.lines().getFirst().description())
                .containsExactly("tubo 12\" zincato", "tubo \"12\" zincato", "due\nrighe", "ultima", "salva");
        assertThat(read.reasons()).containsExactly("broken-quotes");
        assertThat(read.refusals.getFirst().flaw().line()).isEqualTo(7);
    }

    @Test
    void aTableWithoutAnAmountIsRefusedAsAWhole() {
        var mapping =
                MappingJson.read("{\"kind\": \"sales\", \"columns\": [{\"header\": \"a\", \"meaning\": \"date\"}]}");
        var read = TableText.read("a;b\n13/01/2024;1\n", TableSettings.italian().with(mapping));
        assertThat(read.reasons()).containsExactly("missing-columns");
        assertThat(read.documents).isEmpty();
    }

    @Test
    void progressNeverGoesBackAndEndsWithTheFile() {
        var text = new StringBuilder("Fattura;Data;Importo\n");
        for (var i = 0; i < 60_000; i++) {
            text.append(i % 20_000).append(";13/01/2024;1,00\n");
        }
        var read = TableText.read(text.toString());
        assertThat(read.progress).isSorted().hasSizeGreaterThan(5);
        assertThat(read.progress.getLast()).isEqualTo(text.length());
        assertThat(read.documents).hasSize(20_000);
    }

    /** However the rows of a file are shuffled, the same documents come out, each once, with the same sums. */
    @Test
    void theOrderOfRowsDoesNotMatter() {
        var random = new Random(2026);
        for (var run = 0; run < 20; run++) {
            var rows = new ArrayList<String>();
            var expected = new HashMap<String, BigDecimal>();
            for (var i = 0; i < 500; i++) {
                var number = random.nextInt(120);
                var cents = random.nextInt(10_000) - 1_000;
                var amount = BigDecimal.valueOf(cents, 2);
                rows.add(number + ";" + (1 + number % 28) + "/01/2024;K" + number % 7 + ";"
                        + amount.toPlainString().replace('.', ','));
                expected.merge(Integer.toString(number), amount, BigDecimal::add);
            }
            Collections.shuffle(rows, random);
            var read = TableText.read("Fattura;Data;Cod. cliente;Importo\n" + String.join("\n", rows) + "\n");
            assertThat(read.refusals).isEmpty();
            Map<String, BigDecimal> sums = new HashMap<>();
            read.documents.forEach(document ->
                    assertThat(sums.put(document.number(), document.net())).isNull());
            assertThat(sums).hasSameSizeAs(expected);
            sums.forEach((number, net) -> assertThat(net).isEqualByComparingTo(expected.get(number)));
        }
    }

    /** Whatever is done to the bytes of a file, reading ends, and what goes in and what is refused adds up to the rows. */
    @Test
    void noFileBreaksTheReader() {
        var random = new Random(7);
        var base = (HEADER + "1;13/01/2024;C1;A;Tazza;2;3,50;;7,00\n".repeat(20)).getBytes(StandardCharsets.UTF_8);
        for (var run = 0; run < 2_000; run++) {
            var bytes = base.clone();
            for (var i = 0; i < 1 + random.nextInt(8); i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            var read = TableText.read(bytes, TableSettings.italian());
            var rows = read.documents.stream()
                            .mapToInt(document -> document.lines().size())
                            .sum()
                    + read.refusals.size()
                    + read.contacts.size()
                    + read.products.size()
                    + read.remarks.size();
            assertThat(rows).isPositive();
        }
    }

    private static BigDecimal sum(List<Document> documents) {
        return documents.stream().map(Document::net).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

package io.clientela.identify.internal.input.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.identify.internal.input.ContactLines;
import io.clientela.identify.internal.input.Document.Kind;
import io.clientela.identify.internal.input.Document.LineKind;
import io.clientela.identify.internal.input.Document.Reference;
import io.clientela.identify.internal.input.Field;
import io.clientela.identify.internal.input.Limits;
import io.clientela.identify.internal.input.Reading;
import io.clientela.identify.internal.input.Told;
import io.clientela.kernel.value.Money;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the elements of FatturaPA become. */
class FatturaTest {

    private static final String LINE = line("1.00", "100.00", "100.00", "");
    private static final String SUMMARY = summary("100.00", "22.00", "");

    @Test
    void turnsACreditNoteToTheSellersView() throws IOException {
        var told = read(general("TD04", "<ImportoTotaleDocumento>122.00</ImportoTotaleDocumento>"), LINE + SUMMARY);
        var note = told.documents.getFirst();
        assertThat(note.kind()).isEqualTo(Kind.CREDIT_NOTE);
        assertThat(note.net()).isEqualByComparingTo("-100");
        assertThat(note.gross().orElseThrow()).isEqualByComparingTo("-122");
        assertThat(note.corrects()).contains(new Reference("F/1", Optional.of(LocalDate.of(2026, 1, 2))));
        var line = note.lines().getFirst();
        assertThat(line.kind()).isEqualTo(LineKind.RETURN);
        assertThat(line.quantity()).isEqualByComparingTo("-1");
        assertThat(line.unitPrice()).isEqualByComparingTo("100");
    }

    @Test
    void readsACreditNoteWrittenNegativeAsACreditToo() throws IOException {
        var told = read(general("TD04", ""), line("1.00", "-100.00", "-100.00", "") + summary("-100.00", "-22.00", ""));
        assertThat(told.documents.getFirst().net()).isEqualByComparingTo("-100");
        assertThat(told.documents.getFirst().lines().getFirst().kind()).isEqualTo(LineKind.RETURN);
        assertThat(told.documents.getFirst().tax().orElseThrow()).isEqualByComparingTo("-22");
        assertThat(told.remarked()).containsExactly("negative-credit-note");
    }

    @Test
    void tellsReturnsFromDiscounts() throws IOException {
        var lines = LINE
                + line("-1.00", "30.00", "-30.00", "")
                + line("1.00", "-5.00", "-5.00", "")
                + line("1.00", "-2.00", "-2.00", "SC")
                + line("1.00", "7.00", "7.00", "AC");
        var document = read(general("TD01", ""), lines + summary("70.00", "15.40", ""))
                .documents
                .getFirst();
        assertThat(document.lines())
                .extracting("kind")
                .containsExactly(LineKind.SALE, LineKind.RETURN, LineKind.DISCOUNT, LineKind.DISCOUNT, LineKind.CHARGE);
        assertThat(document.net()).isEqualByComparingTo("70");
        assertThat(document.corrects()).isEmpty();
    }

    @Test
    void aLineThatOnlySaysSomethingSellsNothing() throws IOException {
        var text = "<DettaglioLinee><CodiceArticolo><CodiceTipo>x</CodiceTipo><CodiceValore>NOTE</CodiceValore>"
                + "</CodiceArticolo><Descrizione>Rif. DDT 33</Descrizione>"
                + "<PrezzoUnitario>0.00</PrezzoUnitario><PrezzoTotale>0.00</PrezzoTotale></DettaglioLinee>";
        var gift = text.replace("<PrezzoUnitario>", "<Quantita>1.00</Quantita><PrezzoUnitario>");
        for (var type : List.of("TD01", "TD04")) {
            var document = read(general(type, ""), text + LINE + gift + SUMMARY)
                    .documents
                    .getFirst();
            assertThat(document.net().abs()).isEqualByComparingTo("100");
            var note = document.lines().getFirst();
            assertThat(note.isText()).isTrue();
            assertThat(note.kind()).isEqualTo(LineKind.CHARGE);
            assertThat(note.quantity()).isEqualByComparingTo("0");
            assertThat(note.amount()).isEqualByComparingTo("0");
            assertThat(note.product()).isEmpty();
            assertThat(note.description()).isEqualTo("Rif. DDT 33");
            assertThat(document.lines().get(1).isText()).isFalse();
            assertThat(document.lines().getLast().quantity().abs()).isEqualByComparingTo("1");
            assertThat(document.lines().getLast().product()).isEqualTo("NOTE");
        }
    }

    @Test
    void addsWhatTheSummariesAdd() throws IOException {
        var summary = summary(
                "110.49",
                "24.31",
                "<SpeseAccessorie>10.50</SpeseAccessorie>" + "<Arrotondamento>-0.01</Arrotondamento>");
        var document = read(general("TD01", ""), LINE + summary).documents.getFirst();
        assertThat(document.lines())
                .extracting("kind")
                .containsExactly(LineKind.SALE, LineKind.CHARGE, LineKind.ROUNDING);
        assertThat(document.net()).isEqualByComparingTo("110.49");
    }

    @Test
    void takesOffTheDiscountOfTheDocumentUnlessTheTotalSaysOtherwise() throws IOException {
        var discount = "<ScontoMaggiorazione><Tipo>SC</Tipo><Percentuale>10.00</Percentuale></ScontoMaggiorazione>";
        var taken = general("TD01", discount + "<ImportoTotaleDocumento>112.00</ImportoTotaleDocumento>");
        assertThat(read(taken, LINE + SUMMARY).documents.getFirst().net()).isEqualByComparingTo("90");
        var within = read(general("TD01", discount), LINE + summary("90.00", "19.80", ""));
        assertThat(within.documents.getFirst().net()).isEqualByComparingTo("90");
        assertThat(within.remarks).isEmpty();
        var ignored = read(
                general("TD01", discount + "<ImportoTotaleDocumento>122.00</ImportoTotaleDocumento>"), LINE + SUMMARY);
        assertThat(ignored.documents.getFirst().net()).isEqualByComparingTo("100");
        assertThat(ignored.remarked()).containsExactly("discount-not-applied");
    }

    @Test
    void doesNotCountStampDutyAndWithholdingAsSold() throws IOException {
        var general = general(
                "TD06",
                "<DatiRitenuta><ImportoRitenuta>20.00</ImportoRitenuta></DatiRitenuta>"
                        + "<DatiBollo><ImportoBollo>2.00</ImportoBollo></DatiBollo>"
                        + "<ImportoTotaleDocumento>124.00</ImportoTotaleDocumento>");
        var told = read(general, LINE + SUMMARY);
        assertThat(told.documents.getFirst().net()).isEqualByComparingTo("100");
        assertThat(told.remarks).isEmpty();
    }

    @Test
    void remarksOnTotalsThatDoNotAddUpAndKeepsTheLines() throws IOException {
        var general = general("TD01", "<ImportoTotaleDocumento>999.00</ImportoTotaleDocumento>");
        var told = read(general, LINE + summary("130.00", "28.60", ""));
        assertThat(told.documents.getFirst().net()).isEqualByComparingTo("100");
        assertThat(told.remarked()).containsExactly("net-differs", "gross-differs");
        assertThat(told.remarks.getFirst().detail()).contains("130.00").contains("100.00");
    }

    @Test
    void refusesOneBodyAndTakesTheOther() throws IOException {
        var good = body(general("TD01", ""), LINE + SUMMARY);
        var bad = body(general("TD01", ""), line("1.00", "100.00", "cento", "") + SUMMARY);
        var told = readFile(file(bad + good));
        assertThat(told.documents).hasSize(1);
        assertThat(told.reasons()).containsExactly("not-a-number");
        var refusal = told.refusals.getFirst();
        assertThat(refusal.flaw().field()).isEqualTo("PrezzoTotale");
        assertThat(refusal.flaw().line()).isPositive();
        assertThat(refusal.amount()).contains(Money.of("100", "EUR"));
    }

    @Test
    void refusesWhatIsNoSaleOrCannotBeKnown() throws IOException {
        assertThat(read(general("TD17", ""), LINE + SUMMARY).reasons()).containsExactly("not-a-sale");
        assertThat(read(general("TD99", ""), LINE + SUMMARY).reasons()).containsExactly("unknown-document-type");
        assertThat(read(general("TD01", ""), SUMMARY).reasons()).containsExactly("no-lines");
        assertThat(read(general("TD01", "").replace("EUR", "LIRE"), LINE + SUMMARY)
                        .reasons())
                .containsExactly("unknown-currency");
        assertThat(read(general("TD01", "").replace("2026-11-22", "2026-02-30"), LINE + SUMMARY)
                        .reasons())
                .containsExactly("not-a-date");
        assertThat(read(general("TD01", "").replace("7/A", ""), LINE + SUMMARY).reasons())
                .containsExactly("missing-value");
        assertThat(readFile(file("")).reasons()).containsExactly("no-documents");
    }

    @Test
    void takesEverythingTheBuyerBlockSays() throws IOException {
        var buyer = read(general("TD01", ""), LINE + SUMMARY)
                .documents
                .getFirst()
                .buyer()
                .orElseThrow();
        assertThat(buyer.first(Field.GIVEN_NAME)).contains("Anna");
        assertThat(buyer.first(Field.FAMILY_NAME)).contains("D'Angelo");
        assertThat(buyer.first(Field.TAX_CODE)).contains("DNGNNA80A41H501X");
        assertThat(buyer.first(Field.VAT_NUMBER)).isEmpty();
        assertThat(buyer.first(Field.STREET)).contains("Via Po 12/B");
        assertThat(buyer.first(Field.POSTCODE)).contains("00198");
        assertThat(buyer.first(Field.CITY)).contains("Roma");
        assertThat(buyer.first(Field.PROVINCE)).contains("RM");
        assertThat(buyer.first(Field.COUNTRY)).contains("IT");
        assertThat(buyer.first(Field.CERTIFIED_EMAIL)).contains("anna@pec.example");
        assertThat(buyer.statedOn()).contains(LocalDate.of(2026, 11, 22));
    }

    @Test
    void keepsAttachmentsAndLeavesThoseAsideThatAreTooLarge() throws IOException {
        var attachment = "<Allegati><NomeAttachment>a.pdf</NomeAttachment><FormatoAttachment>PDF</FormatoAttachment>"
                + "<Attachment>" + "QUJD".repeat(250) + "</Attachment></Allegati>"
                + "<Allegati><NomeAttachment>large.zip</NomeAttachment><Attachment>"
                + "QUJD".repeat(XmlReader.LONGEST_BINARY / 4 + 1) + "</Attachment></Allegati>";
        var told =
                readFile(file(body(general("TD01", ""), LINE + SUMMARY).replace("</FatturaElettronicaBody>", attachment)
                        + "</FatturaElettronicaBody>"));
        assertThat(told.documents).hasSize(1);
        assertThat(told.remarked()).containsExactly("attachment-left-aside");
        assertThat(told.remarks.getFirst().detail()).contains("large.zip").contains("too large");
        assertThat(told.attachments).singleElement().satisfies(kept -> {
            assertThat(kept.name()).isEqualTo("a.pdf");
            assertThat(kept.kind()).isEqualTo("PDF");
            assertThat(kept.content()).asString().isEqualTo("ABC".repeat(250));
        });
    }

    @Test
    void leavesOutWhatTheTaxableAmountLeavesOut() throws IOException {
        var fund = "<DatiCassaPrevidenziale><TipoCassa>TC07</TipoCassa>"
                + "<ImportoContributoCassa>8.50</ImportoContributoCassa></DatiCassaPrevidenziale>";
        var charged = read(general("TD01", fund), LINE + summary("108.50", "23.87", ""));
        assertThat(charged.documents.getFirst().net()).isEqualByComparingTo("108.50");
        assertThat(charged.remarks).isEmpty();
        var withheld = read(general("TD01", fund), LINE + SUMMARY);
        assertThat(withheld.documents.getFirst().net()).isEqualByComparingTo("100");
        assertThat(withheld.remarked()).containsExactly("charge-not-applied");
        assertThat(withheld.remarks.getFirst().detail()).startsWith("Contributo cassa TC07 of 8.50 is stated");
    }

    @Test
    void remarksOnASignatureInsideTheXml() throws IOException {
        var signature = "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:SignatureValue>QUJD"
                + "</ds:SignatureValue></ds:Signature>";
        var ordinary = file(body(general("TD01", ""), LINE + SUMMARY));
        var simplified = simplified("TD07", "<Importo>5.00</Importo><Natura>N4</Natura>");
        for (var xml : List.of(ordinary, simplified)) {
            assertThat(readFile(xml).remarks).isEmpty();
            var told = readFile(xml.replaceFirst("</(\\w:FatturaElettronica(Semplificata)?)>$", signature + "</$1>"));
            assertThat(told.documents).hasSize(1);
            assertThat(told.remarked()).containsExactly("xml-signature-unchecked");
            assertThat(told.remarks.getFirst().field()).isEqualTo("Signature");
        }
    }

    @Test
    void readsTheSimplifiedForm() throws IOException {
        var lines = List.of(
                "<Descrizione>a</Descrizione><Importo>122.00</Importo><DatiIVA><Imposta>22.00</Imposta></DatiIVA>",
                "<Descrizione>b</Descrizione><Importo>1.00</Importo><DatiIVA><Aliquota>22.00</Aliquota></DatiIVA>",
                "<Descrizione>c</Descrizione><Importo>5.00</Importo><DatiIVA/><Natura>N4</Natura>");
        var told = readFile(simplified("TD08", lines.toArray(String[]::new)));
        var note = told.documents.getFirst();
        assertThat(note.net()).isEqualByComparingTo("-105.82");
        assertThat(note.tax().orElseThrow()).isEqualByComparingTo("-22.18");
        assertThat(note.gross().orElseThrow()).isEqualByComparingTo("-128.00");
        assertThat(note.corrects()).contains(new Reference("8", Optional.of(LocalDate.of(2026, 10, 1))));
        assertThat(note.buyer().orElseThrow().first(Field.TAX_CODE)).contains("DNGNNA80A41H501X");
        assertThat(told.remarks).isEmpty();
    }

    @Test
    void remarksOnATaxOfASimplifiedLineThatCannotBeOrIsNotStated() throws IOException {
        var whole = readFile(simplified("TD07", "<Importo>22.00</Importo><DatiIVA><Imposta>22.00</Imposta></DatiIVA>"));
        assertThat(whole.remarked()).containsExactly("tax-not-below-amount");
        assertThat(whole.documents.getFirst().net()).isEqualByComparingTo("0");
        var untold = readFile(simplified("TD07", "<Importo>22.00</Importo>"));
        assertThat(untold.remarked()).containsExactly("tax-unknown");
        assertThat(untold.documents.getFirst().net()).isEqualByComparingTo("22");
        assertThat(untold.documents.getFirst().tax().orElseThrow()).isEqualByComparingTo("0");
    }

    @Test
    void refusesATaxRateBelowZero() throws IOException {
        var good = "<Importo>61.00</Importo><DatiIVA><Aliquota>22.00</Aliquota></DatiIVA>";
        var told = readFile(simplified("TD07", good, good.replace("22.00", "-22.00")));
        assertThat(told.reasons()).containsExactly("not-a-rate");
        assertThat(told.refusals.getFirst().flaw().field()).isEqualTo("DatiBeniServizi");
        assertThat(told.refusals.getFirst().amount()).isEmpty();
        assertThat(told.documents).isEmpty();
    }

    private static String simplified(String type, String... lines) {
        var xml = new StringBuilder("<x:FatturaElettronicaSemplificata xmlns:x=\"urn:x\"><FatturaElettronicaHeader>"
                + "<CedentePrestatore><IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>01234567890</IdCodice>"
                + "</IdFiscaleIVA></CedentePrestatore><CessionarioCommittente><IdentificativiFiscali>"
                + "<CodiceFiscale>DNGNNA80A41H501X</CodiceFiscale></IdentificativiFiscali></CessionarioCommittente>"
                + "</FatturaElettronicaHeader><FatturaElettronicaBody><DatiGenerali><DatiGeneraliDocumento>"
                + "<TipoDocumento>" + type + "</TipoDocumento><Divisa>EUR</Divisa><Data>2026-11-22</Data>"
                + "<Numero>9</Numero>"
                + "</DatiGeneraliDocumento><DatiFatturaRettificata><NumeroFR>8</NumeroFR><DataFR>2026-10-01</DataFR>"
                + "</DatiFatturaRettificata></DatiGenerali>");
        for (var line : lines) {
            xml.append("<DatiBeniServizi>").append(line).append("</DatiBeniServizi>");
        }
        return xml.append("</FatturaElettronicaBody></x:FatturaElettronicaSemplificata>")
                .toString();
    }

    private static Told read(String general, String goods) throws IOException {
        return readFile(file(body(general, goods)));
    }

    private static Told readFile(String xml) throws IOException {
        var told = new Told();
        new Reading(Limits.USUAL, new ContactLines())
                .read("f.xml", new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), told);
        return told;
    }

    private static String general(String type, String more) {
        return "<TipoDocumento>" + type + "</TipoDocumento><Divisa>EUR</Divisa><Data>2026-11-22</Data>"
                + "<Numero>7/A</Numero>" + more;
    }

    private static String line(String quantity, String price, String amount, String type) {
        var kind = type.isEmpty() ? "" : "<TipoCessionePrestazione>" + type + "</TipoCessionePrestazione>";
        return "<DettaglioLinee>" + kind + "<Descrizione>Merce</Descrizione><Quantita>" + quantity
                + "</Quantita><PrezzoUnitario>" + price + "</PrezzoUnitario><PrezzoTotale>" + amount
                + "</PrezzoTotale></DettaglioLinee>";
    }

    private static String summary(String taxable, String tax, String more) {
        return "<DatiRiepilogo>" + more + "<ImponibileImporto>" + taxable + "</ImponibileImporto><Imposta>" + tax
                + "</Imposta></DatiRiepilogo>";
    }

    private static String body(String general, String goods) {
        return "<FatturaElettronicaBody><DatiGenerali><DatiGeneraliDocumento>" + general
                + "</DatiGeneraliDocumento><DatiFattureCollegate><IdDocumento>F/1</IdDocumento><Data>2026-01-02</Data>"
                + "</DatiFattureCollegate></DatiGenerali><DatiBeniServizi>" + goods
                + "</DatiBeniServizi></FatturaElettronicaBody>\n";
    }

    private static String file(String bodies) {
        return "<p:FatturaElettronica xmlns:p=\"urn:x\"><FatturaElettronicaHeader><DatiTrasmissione>"
                + "<PECDestinatario>anna@pec.example</PECDestinatario></DatiTrasmissione><CessionarioCommittente>"
                + "<DatiAnagrafici><IdFiscaleIVA><IdPaese>OO</IdPaese><IdCodice>99999999999</IdCodice></IdFiscaleIVA>"
                + "<CodiceFiscale>dngnna80a41h501x</CodiceFiscale><Anagrafica><Nome>Anna</Nome>"
                + "<Cognome>D'Angelo</Cognome></Anagrafica></DatiAnagrafici><Sede><Indirizzo>Via Po</Indirizzo>"
                + "<NumeroCivico>12/B</NumeroCivico><CAP>00198</CAP><Comune>Roma</Comune><Provincia>rm</Provincia>"
                + "<Nazione>IT</Nazione></Sede></CessionarioCommittente></FatturaElettronicaHeader>" + bodies
                + "</p:FatturaElettronica>";
    }
}

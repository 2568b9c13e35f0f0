package io.clientela.identify.internal.input.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.identify.internal.input.Contact;
import io.clientela.identify.internal.input.Contact.Value;
import io.clientela.identify.internal.input.Field;
import io.clientela.identify.internal.input.Told;
import io.clientela.kernel.value.Flaw;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of contacts and products, and workbooks. */
class ListsTest {

    @Test
    void contactsKeepWhatIsStatedAndImpossibleValuesAreRemarked() {
        var read = TableText.read("""
            Codice cliente;Cognome;Nome;Indirizzo;N. civico;CAP;Nazione;E-mail;P.IVA;Data di nascita;Cellulare;Telefono
            7;Verdi;Anna;Via Po;12;00184;Italia;anna@example.org;00743110157;05/04/1971;347 1234567;06 123456
            8;Neri;Luca;Via Adda;;20100;Italia;luca.example.org;00743110158;13/01/1980;;
            ;;;Via Adda;;20100;Italia;;;;;
            """);
        assertThat(read.contacts).hasSize(2);
        var anna = read.contacts.getFirst();
        assertThat(anna.key()).isEqualTo("7");
        assertThat(anna.first(Field.STREET)).contains("Via Po 12");
        assertThat(anna.first(Field.COUNTRY)).contains("IT");
        assertThat(anna.first(Field.BIRTH_DATE)).contains("1971-04-05");
        assertThat(anna.values().stream()
                        .filter(value -> value.field() == Field.PHONE)
                        .map(Value::text))
                .containsExactly("347 1234567", "06 123456");
        assertThat(read.contacts.get(1).first(Field.EMAIL)).contains("luca.example.org");
        assertThat(read.remarks).extracting(Flaw::reason).containsExactly("email-form", "vat-number-checksum");
        assertThat(read.reasons()).containsExactly("no-identity");
    }

    @Test
    void impossibleBirthDatesGoInWithARemark() {
        var read = TableText.read("""
            Codice cliente;Cognome;Nome;Data di nascita
            1;Verdi;Anna;05/04/1971
            2;Neri;Luca;31/02/1980
            3;Bruni;Ada;12/03/1871
            4;Conti;Ugo;02/03/2026
            """, TableSettings.italian().on(LocalDate.of(2026, 3, 1)));
        assertThat(read.contacts)
                .extracting(contact -> contact.first(Field.BIRTH_DATE).orElseThrow())
                .containsExactly("1971-04-05", "31/02/1980", "1871-03-12", "2026-03-02");
        assertThat(read.remarks)
                .extracting(Flaw::reason)
                .containsExactly("birth-date-impossible", "birth-date-past", "birth-date-future");
    }

    @Test
    void aNewsletterListKeepsConsentInItsOwnWords() {
        var read = TableText.read("Email,Nome,Stato,Data consenso\nanna@example.org,Anna,iscritta,2024-01-13\n");
        var anna = read.contacts.getFirst();
        assertThat(anna.first(Field.CONSENT)).contains("iscritta");
        assertThat(anna.statedOn()).contains(LocalDate.of(2024, 1, 13));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        contract | contract
        Contratto | contract
        esecuzione di un contratto | contract
        Art. 6(1)(b) GDPR | contract
        CONSENT | consent
        consenso | consent
        Art. 6, par. 1, lett. a) | consent
        legitimate-interest | legitimate-interest
        Legitimate interests | legitimate-interest
        Legittimo interesse | legitimate-interest
        articolo 6 comma 1 lettera f del Regolamento UE 2016/679 | legitimate-interest
        legal obligation | legal-obligation
        Obbligo di legge | legal-obligation
        6.1.c | legal-obligation
        """)
    void aRowSaysOnWhatLegalBasisItsValuesAreKept(String stated, String known) {
        var text = "Email;Nome;Base giuridica\nanna@example.org;Anna;\"" + stated + "\"\nluca@example.org;Luca;\n";
        var read = TableText.read(text);
        assertThat(read.refusals).isEmpty();
        assertThat(read.contacts).extracting(Contact::legalBasis).containsExactly(known, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"boh", "art. 6(1)(d)", "a", "no consent", "art. 9 par. 1 lett. b"})
    void aRowOfAnUnknownLegalBasisIsRefused(String stated) throws IOException {
        var text = "Email;Nome;Base giuridica\nanna@example.org;Anna;" + stated + "\nluca@example.org;Luca;consenso\n";
        var read = TableText.read(text);
        assertThat(read.contacts).extracting(Contact::legalBasis).containsExactly("consent");
        var flaw = read.refusals.getFirst().flaw();
        assertThat(read.reasons()).containsExactly("unknown-legal-basis");
        assertThat(flaw.field()).isEqualTo("Base giuridica");
        assertThat(flaw.line()).isEqualTo(2);
        assertThat(flaw.detail())
                .isEqualTo("'" + stated + "' is none of contract, consent, legitimate-interest, legal-obligation");
        var preview = new TableReader(TableSettings.italian()).preview("t.csv", text.getBytes(StandardCharsets.UTF_8));
        assertThat(preview.rows()).extracting(row -> row.understood().get(2)).containsExactly("", "consent");
        assertThat(preview.refused()).extracting(Flaw::reason).contains("unknown-legal-basis");
    }

    @Test
    void aTableOfSalesHasNoColumnOfLegalBases() {
        var read = TableText.read("Fattura;Data;Cliente;Importo;Base giuridica\n1;13/01/2024;C1;10;boh\n");
        assertThat(read.refusals).isEmpty();
        assertThat(read.documents).hasSize(1);
    }

    @Test
    void productsKeepTheirCosts() {
        var read = TableText.read(
                "SKU,Product name,Category,Unit cost\nA-1,Mug,Cups,2.345\n,Plate,Cups,1\nA-2,Bowl,Cups,x\n");
        assertThat(read.products).hasSize(1);
        assertThat(read.products.getFirst().unitCost())
                .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo("2.345"));
        assertThat(read.reasons()).containsExactly("missing-product-code", "not-a-number");
    }

    @Test
    void workbooksGiveDatesAndNumbersExactlyThoughTextsInThemUseTheComma(@TempDir Path folder) throws IOException {
        var file = folder.resolve("cassa.xlsx");
        Files.write(file, workbook());
        var reader = new TableReader(TableSettings.italian());
        var preview = reader.preview("cassa.xlsx", file);
        assertThat(preview.sheets()).containsExactly("Vendite", "Altro");
        assertThat(preview.mapping().format().headerLine()).isEqualTo(3);
        var read = new Told();
        reader.read("cassa.xlsx", file, read);
        assertThat(read.refusals).isEmpty();
        assertThat(read.documents).hasSize(2);
        var first = read.documents.getFirst();
        assertThat(first.time()).isEqualTo(LocalDateTime.of(2024, 1, 13, 17, 45));
        assertThat(first.net()).isEqualByComparingTo("0.3");
        assertThat(first.lines().getFirst().quantity()).isEqualByComparingTo("3");
        assertThat(first.buyer().orElseThrow().first(Field.CARD_NUMBER)).contains("2900118134513");
        assertThat(read.documents.get(1).net()).isEqualByComparingTo("1234.5");
        assertThat(first.place().line()).isEqualTo(4);
    }

    @Test
    void percentCellsAreReadAsTheyAreShown(@TempDir Path folder) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            var sheet = workbook.newWorksheet("Vendite");
            var header = new String[] {"Fattura", "Data", "Qta", "Prezzo", "Sconto", "Totale ivato", "Aliquota IVA"};
            for (var i = 0; i < header.length; i++) {
                sheet.value(0, i, header[i]);
            }
            var formats = new String[] {"0%", "0.00%", "0\"%\"", "0\\%", "0.00_%"};
            for (var row = 1; row <= formats.length; row++) {
                sheet.value(row, 0, row);
                sheet.value(row, 1, "13/01/2024");
                sheet.value(row, 6, row < 3 ? 0.22 : 22);
                sheet.style(row, 6).format(formats[row - 1]).set();
                sheet.value(row, 5, 122);
            }
            var last = formats.length + 1;
            sheet.value(last, 0, last);
            sheet.value(last, 1, "13/01/2024");
            sheet.value(last, 2, 2);
            sheet.value(last, 3, 50);
            sheet.value(last, 4, 0.1);
            sheet.style(last, 4).format("0%").set();
        }
        var file = folder.resolve("iva.xlsx");
        Files.write(file, out.toByteArray());
        var read = new Told();
        new TableReader(TableSettings.italian()).read("iva.xlsx", file, read);
        assertThat(read.refusals).isEmpty();
        assertThat(read.documents).hasSize(6);
        for (var document : read.documents.subList(0, 5)) {
            assertThat(document.net()).as(document.number()).isEqualByComparingTo("100");
        }
        assertThat(read.documents.getLast().net()).isEqualByComparingTo("90");
    }

    private static byte[] workbook() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            var sheet = workbook.newWorksheet("Vendite");
            sheet.value(0, 0, "Vendite della bottega");
            var header = new String[] {"Data", "Scontrino", "Tessera", "Articolo", "Qtà", "Prezzo", "Importo"};
            for (var i = 0; i < header.length; i++) {
                sheet.value(2, i, header[i]);
            }
            sheet.value(3, 0, LocalDateTime.of(2024, 1, 13, 17, 45));
            sheet.style(3, 0).format("dd/mm/yyyy hh:mm").set();
            sheet.value(3, 1, "0412-1");
            sheet.value(3, 2, 2900118134513L);
            sheet.value(3, 3, "A-1");
            sheet.value(3, 4, 3);
            sheet.value(3, 5, 0.1);
            sheet.value(3, 6, 0.1 + 0.1 + 0.1);
            sheet.value(4, 0, "14/01/2024");
            sheet.value(4, 1, "0412-2");
            sheet.value(4, 3, "A-2");
            sheet.value(4, 4, "1");
            sheet.value(4, 5, "1.234,50");
            sheet.value(4, 6, "1.234,50");
            workbook.newWorksheet("Altro").value(0, 0, "niente");
        }
        return out.toByteArray();
    }

    /** A cover in front, and another sheet behind: the one that holds sales is found, and the other is named. */
    @Test
    void theSheetThatHoldsRowsIsFoundAndTheOthersAreNamed(@TempDir Path folder) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            var cover = workbook.newWorksheet("Copertina");
            cover.value(0, 0, "Vendite della bottega");
            cover.value(1, 0, "stampato il 31/01/2026");
            workbook.newWorksheet("Vuoto");
            takings(workbook.newWorksheet("2024"), "A");
            takings(workbook.newWorksheet("2025"), "B");
        }
        var file = folder.resolve("anni.xlsx");
        Files.write(file, out.toByteArray());
        var reader = new TableReader(TableSettings.italian());

        var preview = reader.preview("anni.xlsx", file);
        assertThat(preview.mapping().format().sheet()).isEqualTo(2);
        assertThat(preview.remarks())
                .filteredOn(remark -> remark.reason().equals("other-sheets"))
                .extracting(Flaw::detail)
                .containsExactly("sheets that are not read: Copertina, 2025");
        var read = new Told();
        reader.read("anni.xlsx", file, read);
        assertThat(read.refusals).isEmpty();
        assertThat(read.remarks).extracting(Flaw::reason).contains("other-sheets");
        assertThat(read.documents)
                .extracting(document -> document.lines().getFirst().product())
                .containsExactly("A");
    }

    private static void takings(Worksheet sheet, String product) {
        var header = new String[] {"Data", "Articolo", "Importo"};
        var row = new String[] {"31/01/2026", product, "5,00"};
        for (var i = 0; i < header.length; i++) {
            sheet.value(0, i, header[i]);
            sheet.value(1, i, row[i]);
        }
    }

    @Test
    void aBrokenWorkbookIsRefused(@TempDir Path folder) throws IOException {
        var file = folder.resolve("rotto.xlsx");
        Files.write(file, java.util.Arrays.copyOf(workbook(), 700));
        var read = new Told();
        new TableReader(TableSettings.italian()).read("rotto.xlsx", file, read);
        assertThat(read.reasons()).containsExactly("not-a-workbook");
    }
}

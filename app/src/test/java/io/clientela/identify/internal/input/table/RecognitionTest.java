package io.clientela.identify.internal.input.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.clientela.identify.internal.input.table.ColumnMapping.Reason;
import io.clientela.identify.internal.input.table.DateStyle.Order;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is seen in the first bytes of a table. */
class RecognitionTest {

    private static TablePreview preview(byte[] head) {
        try {
            return new TableReader(TableSettings.italian()).preview("t.csv", head);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TablePreview preview(String text) {
        return preview(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Meaning> meanings(String text) {
        return preview(text).mapping().columns().stream()
                .map(ColumnMapping::meaning)
                .toList();
    }

    /** The columns in which a shop of Shopify exports its orders. */
    @Test
    void theNameOfAnOrderIsItsNumber() {
        var mapping = preview("""
                Name,Email,Financial Status,Paid at,Currency,Subtotal,Taxes,Total,Created at,Lineitem quantity,\
                Lineitem name,Lineitem price,Lineitem sku,Billing Name,Billing City
                #1001,anna@kunde.example,paid,2024-03-05 10:11:12 +0100,EUR,27.00,4.87,27.00,2024-03-05 10:11:10 +0100,2,\
                Olio extravergine,10.00,OL-1,Anna Rossi,Parma
                #1001,anna@kunde.example,,,,,,,2024-03-05 10:11:10 +0100,1,Aceto,7.00,AC-1,,
                #1002,bruno@kunde.example,paid,2024-03-06 09:00:00 +0100,EUR,7.00,1.26,7.00,2024-03-06 09:00:00 +0100,1,\
                Aceto,7.00,AC-1,Bruno Neri,Lodi
                """).mapping();
        assertThat(mapping.kind()).isEqualTo(TableKind.SALES);
        assertThat(mapping.columns())
                .extracting(ColumnMapping::header, ColumnMapping::meaning)
                .contains(
                        tuple("Name", Meaning.DOCUMENT_NUMBER),
                        tuple("Financial Status", Meaning.IGNORE),
                        tuple("Total", Meaning.IGNORE),
                        tuple("Created at", Meaning.DATE),
                        tuple("Lineitem quantity", Meaning.QUANTITY),
                        tuple("Lineitem name", Meaning.DESCRIPTION),
                        tuple("Lineitem price", Meaning.UNIT_PRICE),
                        tuple("Lineitem sku", Meaning.PRODUCT_CODE),
                        tuple("Billing Name", Meaning.FULL_NAME));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void encodingsAreRecognised(String name) {
        var text = "Codice cliente;Ragione sociale;Città\n1;Società Caffè;Forlì\n2;Perché;Cantù – Como\n";
        var preview = preview(text.getBytes(Charset.forName(name)));
        assertThat(preview.mapping().format().charset()).isEqualTo(Charset.forName(name));
        assertThat(preview.rows().get(1).read()).containsExactly("2", "Perché", "Cantù – Como");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstName() {
        assertThat(preview("\uFEFFE-mail,Nome\na@b.it,Anna\n")
                        .mapping()
                        .columns()
                        .getFirst()
                        .header())
                .isEqualTo("E-mail");
        assertThat(preview("\uFEFFE-mail;Nome\na@b.it;Anna\n".getBytes(StandardCharsets.UTF_16LE))
                        .mapping()
                        .columns()
                        .getFirst()
                        .header())
                .isEqualTo("E-mail");
    }

    @Test
    void theEuroOfLatin9IsRead() {
        var preview = preview("Data;Numero;Importo\n1/2/2024;1;3 €\n".getBytes(Charset.forName("ISO-8859-15")));
        assertThat(preview.rows().getFirst().read()).contains("3 €");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {",", ";", "|", "'\t'"})
    void separatorsAreRecognised(char separator) {
        var text = "Numero,Data,Descrizione,Importo\n1,01/02/2024,\"a, b; c | d\",3\n2,13/02/2024,x,4\n"
                .replace(", b", "\u0000 b")
                .replace(',', separator)
                .replace('\u0000', ',');
        var format = preview(text).mapping().format();
        assertThat(format.separator()).isEqualTo(separator);
        assertThat(meanings(text))
                .containsExactly(Meaning.DOCUMENT_NUMBER, Meaning.DATE, Meaning.DESCRIPTION, Meaning.AMOUNT);
    }

    @Test
    void titlesStandAboveTheHeader() {
        var preview = preview("""
                Ditta Rossi S.r.l.;;;
                Vendite dal 01/01/2024 al 31/12/2024;;;
                ;;;
                N. fattura;Data fattura;Cod. cliente;Importo
                1;15/01/2024;77;100,00
                2;16/01/2024;78;1.200,50
                """);
        assertThat(preview.mapping().format().headerLine()).isEqualTo(4);
        assertThat(preview.mapping().kind()).isEqualTo(TableKind.SALES);
        assertThat(preview.rows()).hasSize(2);
        assertThat(preview.rows().get(1).understood()).containsExactly("2", "2024-01-16", "78", "1200.50");
        assertThat(preview.mapping().confidence()).isGreaterThan(0.8);
    }

    @ParameterizedTest
    @CsvSource({
        "13/01/2024, 02/03/2024, DAY_MONTH_YEAR, true",
        "01/13/2024, 02/03/2024, MONTH_DAY_YEAR, true",
        "2024-01-13, 2024-03-02, YEAR_MONTH_DAY, true",
        "01/02/2024, 02/03/2024, DAY_MONTH_YEAR, false",
        "13.1.24, 2.3.24, DAY_MONTH_YEAR, true"
    })
    void theOrderOfDatesIsDecidedOverTheSample(String one, String other, Order order, boolean certain) {
        var preview = preview("Numero;Data;Importo\n1;" + one + ";3\n2;" + other + ";4\n");
        assertThat(preview.mapping().format().dates()).isEqualTo(new DateStyle(order, certain));
        assertThat(preview.remarks().stream().anyMatch(flaw -> flaw.reason().equals("ambiguous-dates")))
                .isEqualTo(!certain);
    }

    @Test
    void datesThatOnlyStandInOrderWithTheMonthFirstAreReadSo() {
        var rows = new StringBuilder("Invoice,Date,Amount\n");
        var days = List.of(
                "01/02/2024", "01/05/2024", "02/01/2024", "02/09/2024", "03/03/2024", "04/01/2024", "05/11/2024");
        days.forEach(day -> rows.append("7,").append(day).append(",1.00\n"));
        var dates = preview(rows.toString()).mapping().format().dates();
        assertThat(dates).isEqualTo(new DateStyle(Order.MONTH_DAY_YEAR, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.234,56 | 12,5 | , | true",
                "1,234.56 | 12.5 | . | true",
                "1234 | 12 | , | true",
                "1.234 | 2.500 | , | false",
                "1.234 | 2,50 | , | true"
            })
    void theDecimalSeparatorIsDecidedOverAllColumns(String one, String other, char decimal, boolean certain) {
        var preview = preview("Numero;Data;Qta;Importo\n1;13/01/2024;" + one + ";" + other + "\n");
        assertThat(preview.mapping().format().numbers()).isEqualTo(new NumberStyle(decimal, certain));
    }

    @Test
    void namesAreKnownWithTyposAccentsAndRunTogether() {
        assertThat(meanings("""
                InvoiceNo,StockCode,Descripton,Quantiy,InvoiceDate,UnitPrice,CustomerID,Country
                1,a,x,1,2024-01-13,2.5,17,France
                """))
                .containsExactly(
                        Meaning.DOCUMENT_NUMBER,
                        Meaning.PRODUCT_CODE,
                        Meaning.DESCRIPTION,
                        Meaning.QUANTITY,
                        Meaning.DATE,
                        Meaning.UNIT_PRICE,
                        Meaning.CUSTOMER_CODE,
                        Meaning.COUNTRY);
        assertThat(meanings("""
                Cod.Fisc.;P. IVA;RAGIONE SOCIALE;Città;C.A.P.;Prov.;Indirzzo;Posta elettronica
                00743110157;00743110157;Rossi;Roma;00184;RM;Via Po 1;a@b.it
                """))
                .containsExactly(
                        Meaning.TAX_CODE,
                        Meaning.VAT_NUMBER,
                        Meaning.COMPANY_NAME,
                        Meaning.CITY,
                        Meaning.POSTCODE,
                        Meaning.PROVINCE,
                        Meaning.STREET,
                        Meaning.EMAIL);
    }

    @Test
    void aNameMeansWhatTheTableIsAbout() {
        assertThat(meanings("codice;nome;costo unitario\nA1;Tazza blu;3,20\nA2;Piatto fondo;2,10\n"))
                .containsExactly(Meaning.PRODUCT_CODE, Meaning.DESCRIPTION, Meaning.UNIT_COST);
        assertThat(meanings("codice;nome;cognome;telefono\n7;Anna;Verdi;347 1234567\n"))
                .containsExactly(Meaning.CUSTOMER_CODE, Meaning.GIVEN_NAME, Meaning.FAMILY_NAME, Meaning.PHONE);
        assertThat(meanings("nome;email\nAnna Verdi;a@b.it\n")).containsExactly(Meaning.FULL_NAME, Meaning.EMAIL);
        assertThat(meanings("fattura;data;cliente;totale\n1;13/01/2024;Verdi Anna;10,00\n"))
                .containsExactly(Meaning.DOCUMENT_NUMBER, Meaning.DATE, Meaning.FULL_NAME, Meaning.AMOUNT);
        assertThat(meanings("fattura;data;cliente;totale\n1;13/01/2024;C001;10,00\n"))
                .containsExactly(Meaning.DOCUMENT_NUMBER, Meaning.DATE, Meaning.CUSTOMER_CODE, Meaning.AMOUNT);
    }

    @Test
    void contentTellsWhatNamesDoNot() {
        var columns = preview("""
                a,b,c,d,e
                anna@example.org,RSSMRA85T10A562S,00743110157,+39 02 36618300,Verdi
                x@example.org,RSSMRA85T10A562S,00743110157,+39 347 1234567,Neri
                """).mapping().columns();
        assertThat(columns.stream().map(ColumnMapping::meaning))
                .containsExactly(Meaning.EMAIL, Meaning.TAX_CODE, Meaning.VAT_NUMBER, Meaning.PHONE, Meaning.IGNORE);
        assertThat(columns.getFirst().reason()).isEqualTo(Reason.CONTENT);
        assertThat(columns.getLast().reason()).isEqualTo(Reason.UNKNOWN);
    }

    @Test
    void quantityTimesPriceProvesTheColumns() {
        assertThat(meanings("""
                doc no,date,foo,bar,baz
                1,2024-01-13,2,3.50,7.00
                1,2024-01-13,3,1.10,3.30
                2,2024-01-14,10,0.99,9.90
                3,2024-01-14,4,2.00,8.00
                3,2024-01-14,7,5.00,35.00
                4,2024-01-14,1,6.50,6.50
                """))
                .containsExactly(
                        Meaning.DOCUMENT_NUMBER, Meaning.DATE, Meaning.QUANTITY, Meaning.UNIT_PRICE, Meaning.AMOUNT);
        assertThat(meanings("""
                doc no,date,price,foo,bar
                1,2024-01-13,3.50,2,7.00
                1,2024-01-13,1.10,3,3.30
                2,2024-01-14,0.99,10,9.90
                3,2024-01-14,2.00,4,8.00
                3,2024-01-14,5.00,7,35.00
                """).subList(0, 3))
                .containsExactly(Meaning.DOCUMENT_NUMBER, Meaning.DATE, Meaning.UNIT_PRICE);
    }

    @Test
    void anAmountThatHoldsTheTaxIsFoundOut() {
        var mapping = preview("""
                Fattura;Data;Qta;Prezzo;Totale;IVA %
                1;13/01/2024;2;10,00;24,40;22
                2;14/01/2024;1;5,00;5,50;10
                3;14/01/2024;3;1,00;3,66;22
                4;15/01/2024;4;2,50;12,20;22
                5;15/01/2024;1;100,00;122,00;22
                """).mapping();
        assertThat(mapping.column(Meaning.AMOUNT_WITH_TAX).orElseThrow().header())
                .isEqualTo("Totale");
        assertThat(mapping.column(Meaning.AMOUNT_WITH_TAX).orElseThrow().reason())
                .isEqualTo(Reason.ARITHMETIC);
    }

    @Test
    void pricesSayWhetherTheyHoldTheTax() {
        assertThat(HeaderNames.known().match("Prezzo IVA incl."))
                .satisfies(match -> assertThat(match.meanings()).containsExactly(Meaning.UNIT_PRICE_WITH_TAX));
        assertThat(HeaderNames.known().match("Importo IVA esclusa"))
                .satisfies(match -> assertThat(match.meanings()).containsExactly(Meaning.AMOUNT));
        assertThat(HeaderNames.known().match("Line total (incl. VAT)"))
                .satisfies(match -> assertThat(match.meanings()).containsExactly(Meaning.AMOUNT_WITH_TAX));
    }

    @Test
    void aListWithoutHeaderIsUnderstoodByItsContent() {
        var preview = preview("anna@example.org;Anna\nluca@example.org;Luca\n");
        assertThat(preview.mapping().format().headerLine()).isZero();
        assertThat(preview.mapping().kind()).isEqualTo(TableKind.CONTACTS);
        assertThat(preview.mapping().column(Meaning.EMAIL)).isPresent();
        assertThat(preview.rows()).hasSize(2);
    }

    @Test
    void everyKnownNameIsItsOwnMatch() {
        for (var meaning : Meaning.values()) {
            var match = HeaderNames.known().match(meaning.code().replace('-', ' '));
            assertThat(match == null ? java.util.List.<Meaning>of() : match.meanings())
                    .as(meaning.code())
                    .contains(meaning);
        }
    }

    @Test
    void aPreviewTellsWhatIsMissing() {
        var preview = preview("Fattura;Data;Importo\n1;13/01/2024;10\n");
        var broken = preview.mapping().with(2, Meaning.IGNORE);
        assertThat(broken.missing()).hasSize(1);
        assertThat(broken.missing().getFirst()).contains(Meaning.AMOUNT, Meaning.UNIT_PRICE);
    }

    @Test
    void aMappingIsRememberedByTheNamesOfItsColumns() throws IOException {
        var first = preview("Rif;Quando;Chi;Quanto\n1;13/01/2024;C7;10,50\n").mapping();
        var taught = new TableMapping(TableKind.SALES, first.format(), first.columns(), Map.of())
                .with(0, Meaning.DOCUMENT_NUMBER)
                .with(1, Meaning.DATE)
                .with(2, Meaning.CUSTOMER_CODE)
                .with(3, Meaning.AMOUNT)
                .with(Meaning.DEPARTMENT, "Bottega");
        var again = MappingJson.read(MappingJson.write(taught));
        assertThat(again).isEqualTo(taught);
        var reader = new TableReader(TableSettings.italian().with(again));
        var moved = reader.preview(
                "u.csv", "Quanto,Chi,Extra,Quando,Rif\n\"3,20\",C8,?,14/01/2024,9\n".getBytes(StandardCharsets.UTF_8));
        assertThat(moved.mapping().columns().stream().map(ColumnMapping::meaning))
                .containsExactly(
                        Meaning.AMOUNT, Meaning.CUSTOMER_CODE, Meaning.IGNORE, Meaning.DATE, Meaning.DOCUMENT_NUMBER);
        assertThat(moved.mapping().constants()).containsEntry(Meaning.DEPARTMENT, "Bottega");
        var titled = reader.preview(
                "w.csv",
                "Elenco;;;\n;;;\nRif;Quando;Chi;Quanto\n1;13/01/2024;C7;10,50\n".getBytes(StandardCharsets.UTF_8));
        assertThat(titled.mapping().format().headerLine()).isEqualTo(3);
        var other = reader.preview("v.csv", "Email\na@b.it\n".getBytes(StandardCharsets.UTF_8));
        assertThat(other.mapping().column(Meaning.EMAIL)).isPresent();
    }

    @Test
    void aMapFileMayBeWrittenByHand() {
        var mapping = MappingJson.read("""
                {"kind": "sales", "columns": [
                  {"header": "Rif", "meaning": "document-number"},
                  {"header": "Quando", "meaning": "date"},
                  {"header": "Quanto", "meaning": "amount"}],
                 "constants": {"currency": "GBP"}, "format": {"dates": "month-day-year", "decimal": "."}}
                """);
        assertThat(mapping.columns()).hasSize(3);
        assertThat(mapping.format().dates()).isEqualTo(DateStyle.MONTH_FIRST);
        assertThat(mapping.constants()).containsEntry(Meaning.CURRENCY, "GBP");
        assertThat(mapping.missing()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | columns",
                "{\"kind\": \"x\", \"columns\": []} | unknown kind: 'x'",
                "{\"kind\": \"sales\", \"columns\": [{\"meaning\": \"y\"}]} | unknown meaning: 'y'",
                "{ | no JSON"
            })
    void aBadMapFileSaysWhatIsWrong(String json, String message) {
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> MappingJson.read(json))
                .withMessageContaining(message);
    }

    @Test
    void whatIsNoTableIsNotTaken() {
        var reader = new TableReader(TableSettings.italian());
        assertThat(reader.recognises("a.csv", "a;b\n1;2\n".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(reader.recognises("a.csv", "<?xml version='1.0'?><a/>".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(reader.recognises("a.csv", "%PDF-1.7\n".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(reader.recognises("a.csv", new byte[] {1, 2, 3, 4, 0, 0, 7, 8, 9, 1, 2}))
                .isFalse();
        assertThat(reader.recognises("a.csv", new byte[0])).isFalse();
    }
}

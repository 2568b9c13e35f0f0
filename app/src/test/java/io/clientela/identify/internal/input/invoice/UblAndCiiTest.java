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
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the elements of UBL and CII become. */
class UblAndCiiTest {

    @Test
    void readsAUblInvoiceWithAllowancesAndPrepayment() throws IOException {
        var told = read(ubl("Invoice", "<InvoiceTypeCode>380</InvoiceTypeCode>", "InvoicedQuantity", "2", "95.00"));
        assertThat(told.remarks).isEmpty();
        var invoice = told.documents.getFirst();
        assertThat(invoice.kind()).isEqualTo(Kind.INVOICE);
        assertThat(invoice.time()).isEqualTo(LocalDateTime.of(2026, 11, 22, 10, 30));
        assertThat(invoice.issuer()).isEqualTo("DE123456789");
        assertThat(invoice.lines())
                .extracting("kind")
                .containsExactly(LineKind.SALE, LineKind.DISCOUNT, LineKind.CHARGE);
        assertThat(invoice.net()).isEqualByComparingTo("100.00");
        assertThat(invoice.tax().orElseThrow()).isEqualByComparingTo("19.00");
        assertThat(invoice.gross().orElseThrow()).isEqualByComparingTo("119.00");
        assertThat(invoice.lines().getFirst().unitPrice()).isEqualByComparingTo("47.5");
        assertThat(invoice.lines().getFirst().product()).isEqualTo("A-1");
        assertThat(invoice.corrects()).isEmpty();
        var buyer = invoice.buyer().orElseThrow();
        assertThat(buyer.key()).isEqualTo("K77");
        assertThat(buyer.first(Field.COMPANY_NAME)).contains("Käufer GmbH");
        assertThat(buyer.first(Field.VAT_NUMBER)).contains("ATU12345678");
        assertThat(buyer.first(Field.EMAIL)).contains("eva@example.at");
        assertThat(buyer.first(Field.STREET)).contains("Ring 1");
    }

    @Test
    void turnsUblCreditNotesToTheSellersView() throws IOException {
        var note = read(ubl("CreditNote", "", "CreditedQuantity", "2", "95.00"))
                .documents
                .getFirst();
        assertThat(note.kind()).isEqualTo(Kind.CREDIT_NOTE);
        assertThat(note.net()).isEqualByComparingTo("-100.00");
        assertThat(note.tax().orElseThrow()).isEqualByComparingTo("-19.00");
        assertThat(note.lines())
                .extracting("kind")
                .containsExactly(LineKind.RETURN, LineKind.DISCOUNT, LineKind.CHARGE);
        assertThat(note.lines().get(1).amount()).isEqualByComparingTo("5.00");
        assertThat(note.corrects()).contains(new Reference("R-1", Optional.of(LocalDate.of(2026, 10, 1))));
    }

    @Test
    void readsCorrectedInvoicesAndRemarksOnTotals() throws IOException {
        var told = read(ubl("Invoice", "<InvoiceTypeCode>384</InvoiceTypeCode>", "InvoicedQuantity", "1", "90.00"));
        assertThat(told.documents.getFirst().kind()).isEqualTo(Kind.INVOICE);
        assertThat(told.documents.getFirst().corrects()).isPresent();
        assertThat(told.documents.getFirst().net()).isEqualByComparingTo("95.00");
        assertThat(told.remarked()).containsExactly("net-differs");
    }

    @Test
    void readsUblOrders() throws IOException {
        var xml = "<Order xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Order-2\"><ID>O-5</ID>"
                + "<IssueDate>2026-11-22</IssueDate><DocumentCurrencyCode>EUR</DocumentCurrencyCode>"
                + "<BuyerCustomerParty><Party><PartyName><Name>Bar Sport</Name></PartyName></Party></BuyerCustomerParty>"
                + "<SellerSupplierParty><Party/></SellerSupplierParty><OrderLine><LineItem><ID>1</ID><Quantity unitCode=\"C62\">"
                + "3</Quantity><Price><PriceAmount>2.50</PriceAmount></Price><Item><Name>Tazza</Name></Item></LineItem>"
                + "</OrderLine></Order>";
        var order = read(xml).documents.getFirst();
        assertThat(order.kind()).isEqualTo(Kind.ORDER);
        assertThat(order.net()).isEqualByComparingTo("7.50");
        assertThat(order.lines().getFirst().unit()).isEqualTo("C62");
        assertThat(order.buyer().orElseThrow().first(Field.FULL_NAME)).contains("Bar Sport");
    }

    @Test
    void saysThatOrdersAndPrepaymentsCount() throws IOException {
        var prepaid = read(ubl("Invoice", "<InvoiceTypeCode>386</InvoiceTypeCode>", "InvoicedQuantity", "2", "95.00"));
        assertThat(prepaid.remarked()).containsExactly("prepayment-counts");
        assertThat(prepaid.documents.getFirst().net()).isEqualByComparingTo("100.00");
        assertThat(read(cii("386")).remarked()).containsExactly("prepayment-counts");
        var order = ubl("Invoice", "", "Quantity", "2", "95.00").replace("Invoice", "Order");
        assertThat(read(order.replace("<OrderLine>", "<OrderLine><LineItem>")
                                .replace("</OrderLine>", "</LineItem></OrderLine>"))
                        .remarked())
                .containsExactly("order-counts");
    }

    @ParameterizedTest
    @CsvSource({
        "DE, ATU12345678, ATU12345678",
        "DE, IT 00743110157, IT00743110157",
        "DE, 123 456 789, DE123456789",
        "DE, DE123456789, DE123456789",
        "FR, XX999999998, FRXX999999998",
        "FR, DE123456789, DE123456789",
        "ES, B12345678, ESB12345678",
        "GR, EL123456789, EL123456789",
        "IT, DE12, ITDE12"
    })
    void aVatNumberKeepsThePrefixOfItsOwnCountry(String address, String stated, String kept) {
        assertThat(Party.vatNumber(address, stated)).isEqualTo(kept);
    }

    @Test
    void aBuyerWithAnAddressAbroadKeepsItsVatNumber() throws IOException {
        var ubl = ubl("Invoice", "", "InvoicedQuantity", "2", "95.00")
                .replace("<IdentificationCode>AT<", "<IdentificationCode>DE<");
        var buyer = read(ubl).documents.getFirst().buyer().orElseThrow();
        assertThat(buyer.first(Field.VAT_NUMBER)).contains("ATU12345678");
    }

    @Test
    void refusesAUblInvoiceWithItsAmount() throws IOException {
        var told = read(ubl("Invoice", "", "InvoicedQuantity", "1", "1e2"));
        assertThat(told.reasons()).containsExactly("not-a-number");
        assertThat(told.refusals.getFirst().amount()).contains(Money.of("100", "EUR"));
    }

    @Test
    void doesNotTakeOtherInvoicesForUbl() throws IOException {
        assertThat(read("<Invoice xmlns=\"http://www.facturae.es/x\"/>").reasons())
                .containsExactly("unknown-xml");
    }

    @Test
    void readsCiiOfEveryType() throws IOException {
        for (var type : new String[] {"380", "384", "389", "751"}) {
            var invoice = read(cii(type)).documents.getFirst();
            assertThat(invoice.kind()).isEqualTo(Kind.INVOICE);
            assertThat(invoice.net()).isEqualByComparingTo("100.00");
        }
        for (var type : new String[] {"381", "261", "81"}) {
            var note = read(cii(type)).documents.getFirst();
            assertThat(note.kind()).isEqualTo(Kind.CREDIT_NOTE);
            assertThat(note.net()).isEqualByComparingTo("-100.00");
            assertThat(note.gross().orElseThrow()).isEqualByComparingTo("-119.00");
            assertThat(note.corrects()).contains(new Reference("R-1", Optional.of(LocalDate.of(2026, 10, 1))));
        }
    }

    @Test
    void takesWhatACiiInvoiceSays() throws IOException {
        var told = read(cii("380"));
        assertThat(told.remarks).isEmpty();
        var invoice = told.documents.getFirst();
        assertThat(invoice.issuer()).isEqualTo("FR12345678901");
        assertThat(invoice.time().toLocalDate()).isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(invoice.tax().orElseThrow()).isEqualByComparingTo("19.00");
        assertThat(invoice.lines())
                .extracting("kind")
                .containsExactly(LineKind.SALE, LineKind.DISCOUNT, LineKind.CHARGE);
        var buyer = invoice.buyer().orElseThrow();
        assertThat(buyer.key()).isEqualTo("K9");
        assertThat(buyer.first(Field.FULL_NAME)).contains("Anna Verdi");
        assertThat(buyer.first(Field.TAX_CODE)).contains("VRDNNA80A41H501X");
        assertThat(buyer.first(Field.CITY)).contains("Torino");
    }

    private static Told read(String xml) throws IOException {
        var told = new Told();
        new Reading(Limits.USUAL, new ContactLines())
                .read("f.xml", new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), told);
        return told;
    }

    private static String ubl(String root, String type, String quantity, String count, String amount) {
        return "<" + root + " xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:" + root + "-2\"><ID>R-2</ID>"
                + "<IssueDate>2026-11-22</IssueDate><IssueTime>10:30:00Z</IssueTime>" + type
                + "<DocumentCurrencyCode>EUR</DocumentCurrencyCode><BillingReference><InvoiceDocumentReference>"
                + "<ID>R-1</ID><IssueDate>2026-10-01</IssueDate></InvoiceDocumentReference></BillingReference>"
                + "<AccountingSupplierParty><Party><PostalAddress><Country><IdentificationCode>DE</IdentificationCode>"
                + "</Country></PostalAddress><PartyTaxScheme><CompanyID>123 456 789</CompanyID><TaxScheme><ID>VAT</ID>"
                + "</TaxScheme></PartyTaxScheme></Party></AccountingSupplierParty><AccountingCustomerParty><Party>"
                + "<PartyIdentification><ID>K77</ID></PartyIdentification><PostalAddress><StreetName>Ring 1</StreetName>"
                + "<Country><IdentificationCode>AT</IdentificationCode></Country></PostalAddress><PartyTaxScheme>"
                + "<CompanyID>ATU12345678</CompanyID><TaxScheme><ID>VAT</ID></TaxScheme></PartyTaxScheme>"
                + "<PartyLegalEntity><RegistrationName>Käufer GmbH</RegistrationName></PartyLegalEntity><Contact>"
                + "<ElectronicMail>eva@example.at</ElectronicMail></Contact></Party></AccountingCustomerParty>"
                + "<AllowanceCharge><ChargeIndicator>false</ChargeIndicator><Amount>5.00</Amount></AllowanceCharge>"
                + "<AllowanceCharge><ChargeIndicator>true</ChargeIndicator><Amount>10.00</Amount></AllowanceCharge>"
                + "<TaxTotal><TaxAmount currencyID=\"EUR\">19.00</TaxAmount></TaxTotal>"
                + "<TaxTotal><TaxAmount currencyID=\"CZK\">480.00</TaxAmount></TaxTotal><LegalMonetaryTotal>"
                + "<TaxExclusiveAmount>100.00</TaxExclusiveAmount><TaxInclusiveAmount>119.00</TaxInclusiveAmount>"
                + "<PrepaidAmount>19.00</PrepaidAmount><PayableAmount>100.00</PayableAmount></LegalMonetaryTotal>"
                + "<" + root + "Line><ID>1</ID><" + quantity + ">" + count + "</" + quantity + "><LineExtensionAmount>"
                + amount + "</LineExtensionAmount><Item><Name>Ware</Name><SellersItemIdentification><ID>A-1</ID>"
                + "</SellersItemIdentification></Item><Price><PriceAmount>475.00</PriceAmount><BaseQuantity>10"
                + "</BaseQuantity></Price></" + root + "Line></" + root + ">";
    }

    private static String cii(String type) {
        return "<CrossIndustryInvoice xmlns=\"urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100\">"
                + "<ExchangedDocument><ID>R-2</ID><TypeCode>" + type + "</TypeCode><IssueDateTime>"
                + "<DateTimeString format=\"102\">20261122</DateTimeString></IssueDateTime></ExchangedDocument>"
                + "<SupplyChainTradeTransaction>" + ciiLine("GROUP", "95.00") + ciiLine("DETAIL", "95.00")
                + "<ApplicableHeaderTradeAgreement><SellerTradeParty><SpecifiedTaxRegistration>"
                + "<ID schemeID=\"VA\">FR12345678901</ID></SpecifiedTaxRegistration></SellerTradeParty><BuyerTradeParty>"
                + "<ID>K9</ID><GlobalID schemeID=\"0210\">VRDNNA80A41H501X</GlobalID><Name>Anna Verdi</Name>"
                + "<PostalTradeAddress><CityName>Torino</CityName><CountryID>IT</CountryID></PostalTradeAddress>"
                + "</BuyerTradeParty></ApplicableHeaderTradeAgreement><ApplicableHeaderTradeSettlement>"
                + "<InvoiceCurrencyCode>EUR</InvoiceCurrencyCode><SpecifiedTradeAllowanceCharge><ChargeIndicator>"
                + "<Indicator>false</Indicator></ChargeIndicator><ActualAmount>5.00</ActualAmount>"
                + "</SpecifiedTradeAllowanceCharge><SpecifiedLogisticsServiceCharge><Description>Trasporto</Description>"
                + "<AppliedAmount>10.00</AppliedAmount></SpecifiedLogisticsServiceCharge>"
                + "<SpecifiedTradeSettlementHeaderMonetarySummation><TaxBasisTotalAmount>100.00</TaxBasisTotalAmount>"
                + "<TaxTotalAmount currencyID=\"EUR\">19.00</TaxTotalAmount><GrandTotalAmount>119.00</GrandTotalAmount>"
                + "<DuePayableAmount>19.00</DuePayableAmount></SpecifiedTradeSettlementHeaderMonetarySummation>"
                + "<InvoiceReferencedDocument><IssuerAssignedID>R-1</IssuerAssignedID><FormattedIssueDateTime>"
                + "<DateTimeString format=\"102\">20261001</DateTimeString></FormattedIssueDateTime>"
                + "</InvoiceReferencedDocument></ApplicableHeaderTradeSettlement></SupplyChainTradeTransaction>"
                + "</CrossIndustryInvoice>";
    }

    private static String ciiLine(String status, String amount) {
        return "<IncludedSupplyChainTradeLineItem><AssociatedDocumentLineDocument><LineStatusReasonCode>" + status
                + "</LineStatusReasonCode></AssociatedDocumentLineDocument><SpecifiedTradeProduct><Name>Ware</Name>"
                + "</SpecifiedTradeProduct><SpecifiedLineTradeDelivery><BilledQuantity unitCode=\"C62\">2"
                + "</BilledQuantity></SpecifiedLineTradeDelivery><SpecifiedLineTradeSettlement>"
                + "<SpecifiedTradeSettlementLineMonetarySummation><LineTotalAmount>" + amount + "</LineTotalAmount>"
                + "</SpecifiedTradeSettlementLineMonetarySummation></SpecifiedLineTradeSettlement>"
                + "</IncludedSupplyChainTradeLineItem>";
    }
}

package io.clientela.demo.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;

/** Writes documents as FatturaPA 1.2.3 (FPR12 and FPA12) and FatturaPA simplified 1.0 (FSM10). */
final class InvoiceXml {

    private final StringBuilder xml = new StringBuilder(6_000);

    private InvoiceXml() {}

    /**
     * The file of one or several documents of one buyer.
     *
     * @param progressive the number of the transmission, up to ten signs
     * @param encoding the encoding to declare
     * @param attachment a text to attach to the first document, empty for none
     */
    static String ordinary(List<InvoiceText> documents, String progressive, String encoding, String attachment) {
        var writer = new InvoiceXml();
        var first = documents.getFirst();
        var format = first.toPublicBody() ? "FPA12" : "FPR12";
        writer.xml
                .append("<?xml version=\"1.0\" encoding=\"")
                .append(encoding)
                .append("\"?>\n<p:FatturaElettronica versione=\"");
        writer.xml
                .append(format)
                .append("\" xmlns:p=\"http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2\">\n");
        writer.header(first, progressive, format);
        for (var document : documents) {
            writer.body(document, document.number().equals(first.number()) ? attachment : "");
        }
        return writer.xml.append("</p:FatturaElettronica>\n").toString();
    }

    /** The file of a simplified invoice. */
    static String simplified(InvoiceText document, String progressive) {
        var writer = new InvoiceXml();
        writer.xml.append(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<p:FatturaElettronicaSemplificata versione=\"FSM10\" ");
        writer.xml.append("xmlns:p=\"http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.0\">\n");
        writer.simplifiedHeader(document, progressive);
        writer.simplifiedBody(document);
        return writer.xml.append("</p:FatturaElettronicaSemplificata>\n").toString();
    }

    private void header(InvoiceText document, String progressive, String format) {
        open("FatturaElettronicaHeader");
        transmission(document, progressive, format);
        open("CedentePrestatore").open("DatiAnagrafici");
        vatId("IdFiscaleIVA", House.VAT_NUMBER);
        put("CodiceFiscale", House.VAT_NUMBER);
        open("Anagrafica").put("Denominazione", House.NAME).close("Anagrafica");
        put("RegimeFiscale", "RF01").close("DatiAnagrafici");
        ownSeat();
        register();
        open("Contatti").put("Telefono", House.PHONE).put("Email", House.EMAIL).close("Contatti");
        close("CedentePrestatore");
        buyer(document);
        close("FatturaElettronicaHeader");
    }

    private void transmission(InvoiceText document, String progressive, String format) {
        open("DatiTrasmissione");
        vatId("IdTrasmittente", House.VAT_NUMBER);
        put("ProgressivoInvio", progressive).put("FormatoTrasmissione", format);
        var firm = document.buyer().firm();
        var recipient = firm.map(Customer.Firm::recipient).orElse("0000000");
        put("CodiceDestinatario", recipient);
        if (recipient.equals("0000000") && firm.isPresent()) {
            put("PECDestinatario", firm.get().certifiedEmail());
        }
        close("DatiTrasmissione");
    }

    private void ownSeat() {
        open("Sede").put("Indirizzo", House.STREET).put("NumeroCivico", House.STREET_NUMBER);
        put("CAP", House.POSTCODE).put("Comune", House.TOWN).put("Provincia", House.PROVINCE);
        put("Nazione", "IT").close("Sede");
    }

    private void register() {
        open("IscrizioneREA").put("Ufficio", House.PROVINCE).put("NumeroREA", "619580");
        put("CapitaleSociale", "119580.00").put("SocioUnico", "SM").put("StatoLiquidazione", "LN");
        close("IscrizioneREA");
    }

    private void buyer(InvoiceText document) {
        var buyer = document.buyer();
        open("CessionarioCommittente").open("DatiAnagrafici");
        buyer.firm()
                .filter(firm -> !firm.vatNumber().isEmpty())
                .ifPresent(firm -> vatId("IdFiscaleIVA", firm.vatNumber()));
        put(
                "CodiceFiscale",
                buyer.firm()
                        .map(Customer.Firm::taxCode)
                        .orElseGet(() -> buyer.person().taxCode()));
        open("Anagrafica");
        party(buyer);
        close("Anagrafica").close("DatiAnagrafici");
        seat(buyer.addressOn(document.date()));
        close("CessionarioCommittente");
    }

    private void party(Customer buyer) {
        if (buyer.firm().isPresent()) {
            put("Denominazione", buyer.firm().get().legalName());
        } else {
            put("Nome", buyer.person().given()).put("Cognome", buyer.person().family());
        }
    }

    private void seat(Address address) {
        open("Sede").put("Indirizzo", address.street()).put("NumeroCivico", address.number());
        put("CAP", address.postcode()).put("Comune", address.town().name());
        put("Provincia", address.town().province()).put("Nazione", "IT").close("Sede");
    }

    private void body(InvoiceText document, String attachment) {
        var taxed = new TreeMap<Integer, Long>();
        document.lines().forEach(line -> taxed.merge(line.product().vat(), Math.abs(line.net()), Long::sum));
        var total = taxed.entrySet().stream()
                .mapToLong(rate -> SaleLine.withTax(rate.getValue(), rate.getKey()))
                .sum();
        open("FatturaElettronicaBody").open("DatiGenerali").open("DatiGeneraliDocumento");
        put("TipoDocumento", document.type()).put("Divisa", "EUR");
        put("Data", document.date().toString()).put("Numero", document.number());
        put("ImportoTotaleDocumento", cents(total)).close("DatiGeneraliDocumento");
        references(document);
        close("DatiGenerali").open("DatiBeniServizi");
        var position = 0;
        for (var line : document.lines()) {
            line(line, ++position);
        }
        taxed.forEach((vat, net) -> summary(vat, net, document.toPublicBody()));
        close("DatiBeniServizi");
        payment(document, total);
        if (!attachment.isEmpty()) {
            open("Allegati").put("NomeAttachment", "ddt.txt").put("FormatoAttachment", "TXT");
            put("Attachment", attachment).close("Allegati");
        }
        close("FatturaElettronicaBody");
    }

    private void references(InvoiceText document) {
        document.corrects()
                .ifPresent(original -> open("DatiFattureCollegate")
                        .put("IdDocumento", original.number())
                        .put("Data", original.date().toString())
                        .close("DatiFattureCollegate"));
        if (document.type().equals("TD24")) {
            open("DatiDDT").put("NumeroDDT", "D" + document.number().substring(8));
            put(
                    "DataDDT",
                    document.date()
                            .minusDays(document.date().getDayOfMonth() > 3 ? 2 : 0)
                            .toString());
            close("DatiDDT");
        }
    }

    private void line(SaleLine line, int position) {
        open("DettaglioLinee").put("NumeroLinea", Integer.toString(position));
        open("CodiceArticolo")
                .put("CodiceTipo", "INTERNO")
                .put("CodiceValore", line.product().code());
        close("CodiceArticolo").put("Descrizione", line.product().description());
        put("Quantita", Math.abs(line.quantity()) + ".00")
                .put("UnitaMisura", line.product().unit());
        put("PrezzoUnitario", price(line.unitPrice()));
        if (line.discount() > 0) {
            open("ScontoMaggiorazione").put("Tipo", "SC").put("Percentuale", line.discount() + ".00");
            close("ScontoMaggiorazione");
        }
        put("PrezzoTotale", cents(Math.abs(line.net())));
        put("AliquotaIVA", line.product().vat() + ".00").close("DettaglioLinee");
    }

    private void summary(int vat, long net, boolean split) {
        open("DatiRiepilogo").put("AliquotaIVA", vat + ".00").put("ImponibileImporto", cents(net));
        put("Imposta", cents(SaleLine.tax(net, vat))).put("EsigibilitaIVA", split ? "S" : "I");
        close("DatiRiepilogo");
    }

    private void payment(InvoiceText document, long total) {
        var bank = document.buyer().id() % 3 != 0;
        open("DatiPagamento").put("CondizioniPagamento", "TP02").open("DettaglioPagamento");
        put("ModalitaPagamento", bank ? "MP05" : "MP12");
        put("DataScadenzaPagamento", document.date().plusDays(bank ? 30 : 60).toString());
        put("ImportoPagamento", cents(total)).close("DettaglioPagamento").close("DatiPagamento");
    }

    private void simplifiedHeader(InvoiceText document, String progressive) {
        open("FatturaElettronicaHeader");
        transmission(document, progressive, "FSM10");
        open("CedentePrestatore");
        vatId("IdFiscaleIVA", House.VAT_NUMBER);
        put("Denominazione", House.NAME);
        ownSeat();
        put("RegimeFiscale", "RF01").close("CedentePrestatore").open("CessionarioCommittente");
        open("IdentificativiFiscali");
        document.buyer().firm().ifPresent(firm -> {
            vatId("IdFiscaleIVA", firm.vatNumber());
            put("CodiceFiscale", firm.taxCode());
        });
        close("IdentificativiFiscali").open("AltriDatiIdentificativi");
        party(document.buyer());
        seat(document.buyer().addressOn(document.date()));
        close("AltriDatiIdentificativi").close("CessionarioCommittente").close("FatturaElettronicaHeader");
    }

    private void simplifiedBody(InvoiceText document) {
        open("FatturaElettronicaBody").open("DatiGenerali").open("DatiGeneraliDocumento");
        put("TipoDocumento", document.type()).put("Divisa", "EUR");
        put("Data", document.date().toString()).put("Numero", document.number());
        close("DatiGeneraliDocumento").close("DatiGenerali");
        for (var line : document.lines()) {
            open("DatiBeniServizi")
                    .put("Descrizione", line.quantity() + " " + line.product().description());
            put("Importo", cents(line.gross())).open("DatiIVA");
            put("Imposta", cents(line.gross() - line.net()))
                    .put("Aliquota", line.product().vat() + ".00");
            close("DatiIVA").close("DatiBeniServizi");
        }
        close("FatturaElettronicaBody");
    }

    private void vatId(String name, String number) {
        open(name).put("IdPaese", "IT").put("IdCodice", number).close(name);
    }

    private InvoiceXml open(String name) {
        xml.append('<').append(name).append(">\n");
        return this;
    }

    private InvoiceXml close(String name) {
        xml.append("</").append(name).append(">\n");
        return this;
    }

    private InvoiceXml put(String name, String text) {
        xml.append('<').append(name).append('>');
        for (var i = 0; i < text.length(); i++) {
            var sign = text.charAt(i);
            switch (sign) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                default -> xml.append(sign);
            }
        }
        xml.append("</").append(name).append(">\n");
        return this;
    }

    /** Cents as a decimal number with two decimals. */
    static String cents(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    private static String price(long tenThousandths) {
        return tenThousandths % 100 == 0
                ? cents(tenThousandths / 100)
                : BigDecimal.valueOf(tenThousandths, 4).toPlainString();
    }
}

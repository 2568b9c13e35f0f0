package io.clientela.identify.internal.input.invoice;

import io.clientela.identify.internal.input.Document;
import io.clientela.identify.internal.input.Document.Kind;
import io.clientela.identify.internal.input.Document.Reference;
import io.clientela.identify.internal.input.Field;
import io.clientela.kernel.value.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the ordinary and the simplified FatturaPA have in common. */
final class Fattura {

    private static final Set<String> CREDIT = Set.of("TD04", "TD08");
    private static final Set<String> DEBIT = Set.of("TD05", "TD09");
    private static final Set<String> SALE = Set.of("TD01", "TD02", "TD03", "TD06", "TD07", "TD24", "TD25", "TD26");
    /** Documents that a buyer issues to itself: purchases, splafonamento, own use. */
    private static final Set<String> OWN =
            Set.of("TD16", "TD17", "TD18", "TD19", "TD20", "TD21", "TD22", "TD23", "TD27", "TD28", "TD29");

    private Fattura() {}

    /** What the bodies of one kind of FatturaPA hold. */
    interface Bodies {

        /**
         * The document of a body.
         *
         * @throws BadValueException if it cannot go in
         */
        Document document(Element header, Element body, Report report) throws BadValueException;

        /** What a body that is refused would have added to the ledger, where that can be read. */
        Optional<Money> refusedAmount(Element body);
    }

    /** Reads each body of a file; one that cannot go in is refused alone. */
    static void read(Element root, Report report, Bodies of) {
        var header = root.first("FatturaElettronicaHeader").orElse(root);
        var bodies = root.all("FatturaElettronicaBody");
        if (bodies.isEmpty()) {
            report.unsupported(root, "no-documents", "the file has no FatturaElettronicaBody");
        }
        remarkSignature(root, report);
        for (var body : bodies) {
            if (report.document(() -> of.document(header, body, report), () -> of.refusedAmount(body))) {
                attachments(body, report);
            }
        }
    }

    /**
     * What kind of document a TipoDocumento is.
     *
     * @throws BadValueException if it is none of a sale, or unknown
     */
    static Kind kind(Element general) throws BadValueException {
        var code = general.needed("TipoDocumento");
        if (SALE.contains(code)) {
            return Kind.INVOICE;
        }
        if (CREDIT.contains(code)) {
            return Kind.CREDIT_NOTE;
        }
        if (DEBIT.contains(code)) {
            return Kind.DEBIT_NOTE;
        }
        var at = general.first("TipoDocumento").orElse(general);
        throw OWN.contains(code)
                ? at.bad("not-a-sale", code + " is issued by the buyer to itself and is no sale to a customer")
                : at.bad("unknown-document-type", "'" + code + "' is no document type of FatturaPA");
    }

    /** The VAT number under an element that holds IdPaese and IdCodice. */
    static String vatNumber(Element holder) {
        return holder.first("IdFiscaleIVA")
                .map(id -> Party.vatNumber(id.text("IdPaese"), id.text("IdCodice")))
                .orElse("");
    }

    /** The names of an Anagrafica (ordinary) or of a block that holds them directly (simplified). */
    static void names(Party party, Element holder) {
        party.with(Field.COMPANY_NAME, holder.text("Denominazione"))
                .with(Field.GIVEN_NAME, holder.text("Nome"))
                .with(Field.FAMILY_NAME, holder.text("Cognome"));
    }

    /** The address of a Sede. */
    static void address(Party party, Element seat) {
        var street = seat.text("Indirizzo");
        var number = seat.text("NumeroCivico");
        var whole = number.isEmpty() || street.endsWith(" " + number) ? street : street + " " + number;
        party.with(Field.STREET, whole)
                .with(Field.POSTCODE, seat.text("CAP"))
                .with(Field.CITY, seat.text("Comune"))
                .with(Field.PROVINCE, seat.text("Provincia").toUpperCase(Locale.ROOT))
                .with(Field.COUNTRY, seat.text("Nazione").toUpperCase(Locale.ROOT));
    }

    /** The certified address to which the invoice was sent. */
    static void delivery(Party party, Element header) {
        party.with(Field.CERTIFIED_EMAIL, header.text("DatiTrasmissione", "PECDestinatario"));
    }

    /** The first document that a block of references names. */
    static Optional<Reference> reference(List<Element> blocks, String number, String date) {
        for (var block : blocks) {
            if (!block.text(number).isEmpty()) {
                return Optional.of(
                        new Reference(block.text(number), block.first(date).flatMap(Element::dateIfAny)));
            }
        }
        return Optional.empty();
    }

    private static void attachments(Element body, Report report) {
        for (var attachment : body.all("Allegati")) {
            var binary = attachment.first("Attachment").orElse(attachment);
            report.attachment(binary, attachment.text("NomeAttachment"), attachment.text("FormatoAttachment"));
        }
    }

    /** Remarks on a signature inside the XML, which is not checked. */
    private static void remarkSignature(Element root, Report report) {
        root.first("Signature").ifPresent(signature -> {
            report.remark(signature, "xml-signature-unchecked", "the signature inside the XML (XAdES) is not checked");
        });
    }

    /**
     * What a refused document would have added to the ledger, where its currency can be read.
     *
     * @param net its amount without tax, with the file's sign
     */
    static Optional<Money> amount(Element general, BigDecimal net) {
        try {
            var currency = Report.currency(general, "Divisa");
            var credit = CREDIT.contains(general.text("TipoDocumento"));
            return net.signum() == 0
                    ? Optional.empty()
                    : Optional.of(new Money(credit ? net.abs().negate() : net, currency));
        } catch (BadValueException e) {
            return Optional.empty();
        }
    }
}

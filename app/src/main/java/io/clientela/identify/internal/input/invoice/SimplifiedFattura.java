package io.clientela.identify.internal.input.invoice;

import io.clientela.identify.internal.input.Contact;
import io.clientela.identify.internal.input.Document;
import io.clientela.identify.internal.input.Document.Kind;
import io.clientela.identify.internal.input.Document.LineKind;
import io.clientela.identify.internal.input.Place;
import io.clientela.kernel.value.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * FatturaPA, simplified (FSM10): lines with the tax inside their amount.
 *
 * <p>A line's amount without tax is Importo less Imposta; where only Aliquota is given the tax is {@code Importo × a / (100
 * + a)} to the cent, half up. The document's gross is the sum of Importo.
 */
final class SimplifiedFattura implements Format, Fattura.Bodies {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    @Override
    public boolean takes(Element root) {
        return root.name().equals("FatturaElettronicaSemplificata");
    }

    @Override
    public void read(Element root, Report report) {
        Fattura.read(root, report, this);
    }

    @Override
    public Document document(Element header, Element body, Report report) throws BadValueException {
        var general = body.first("DatiGenerali", "DatiGeneraliDocumento")
                .orElseThrow(() -> body.bad("missing-value", "the document has no DatiGeneraliDocumento"));
        var kind = Fattura.kind(general);
        var date = general.neededDate("Data");
        var place = report.place(body);
        var draft = new Draft(report.file());
        var gross = BigDecimal.ZERO;
        for (var line : body.all("DatiBeniServizi")) {
            var amount = line.neededDecimal("Importo");
            gross = gross.add(amount);
            var tax = tax(line, amount);
            remarkTax(line, amount, tax, report);
            draft.add(item(line, amount.subtract(tax)));
        }
        if (draft.size() == 0) {
            throw body.bad("no-lines", "the document has no line (DatiBeniServizi)");
        }
        var negative = kind == Kind.CREDIT_NOTE && gross.signum() < 0;
        if (negative) {
            report.remark(
                    general, "negative-credit-note", "a credit note with negative amounts; it is read as a credit");
        }
        var head = new Draft.Head(
                kind,
                header.first("CedentePrestatore").map(Fattura::vatNumber).orElse(""),
                general.needed("Numero"),
                date.atStartOfDay(),
                Report.currency(general, "Divisa"),
                buyer(header, date, place),
                Fattura.reference(
                        body.first("DatiGenerali").orElse(body).all("DatiFatturaRettificata"), "NumeroFR", "DataFR"),
                place);
        return draft.finish(head, Optional.of(gross.subtract(draft.sum())), Optional.of(gross), negative);
    }

    private static Draft.Item item(Element line, BigDecimal net) {
        return Draft.Item.adjustment(LineKind.SALE, line.text("Descrizione"), net, line.line());
    }

    private static BigDecimal tax(Element line, BigDecimal amount) throws BadValueException {
        var stated = line.decimal("DatiIVA", "Imposta");
        if (stated.isPresent()) {
            return stated.get();
        }
        var percent = line.decimal("DatiIVA", "Aliquota").orElse(BigDecimal.ZERO);
        if (percent.signum() < 0) {
            throw line.bad("not-a-rate", "a tax rate below 0");
        }
        return amount.multiply(percent).divide(HUNDRED.add(percent), 2, RoundingMode.HALF_UP);
    }

    private static void remarkTax(Element line, BigDecimal amount, BigDecimal tax, Report report) {
        if (amount.signum() != 0 && tax.abs().compareTo(amount.abs()) >= 0) {
            report.remark(line, "tax-not-below-amount", "the tax is as large as the amount that includes it");
        }
        var stated = line.first("DatiIVA", "Imposta").isPresent()
                || line.first("DatiIVA", "Aliquota").isPresent()
                || line.first("Natura").isPresent();
        if (!stated) {
            report.remark(line, "tax-unknown", "neither a tax nor a rate is stated; the amount is read as without tax");
        }
    }

    private static Contact buyer(Element header, LocalDate date, Place place) {
        var party = new Party();
        header.first("CessionarioCommittente").ifPresent(block -> {
            block.first("AltriDatiIdentificativi").ifPresent(data -> Fattura.names(party, data));
            block.first("IdentificativiFiscali").ifPresent(ids -> {
                ids.first("IdFiscaleIVA").ifPresent(id -> party.vat(id.text("IdPaese"), id.text("IdCodice")));
                party.taxCode(ids.text("CodiceFiscale"));
            });
            block.first("AltriDatiIdentificativi", "Sede").ifPresent(seat -> Fattura.address(party, seat));
        });
        Fattura.delivery(party, header);
        return party.contact(date, place);
    }

    @Override
    public Optional<Money> refusedAmount(Element body) {
        try {
            var sum = BigDecimal.ZERO;
            for (var line : body.all("DatiBeniServizi")) {
                var amount = line.neededDecimal("Importo");
                sum = sum.add(amount.subtract(tax(line, amount)));
            }
            var net = sum;
            return body.first("DatiGenerali", "DatiGeneraliDocumento").flatMap(g -> Fattura.amount(g, net));
        } catch (BadValueException e) {
            return Optional.empty();
        }
    }
}

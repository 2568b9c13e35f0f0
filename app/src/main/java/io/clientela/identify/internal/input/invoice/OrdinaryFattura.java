package io.clientela.identify.internal.input.invoice;

import io.clientela.identify.internal.input.Contact;
import io.clientela.identify.internal.input.Document;
import io.clientela.identify.internal.input.Document.Kind;
import io.clientela.identify.internal.input.Document.LineKind;
import io.clientela.identify.internal.input.Place;
import io.clientela.kernel.value.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * FatturaPA, ordinary (FPA12, FPR12 and the older FPA11), versions 1.1 to 1.2.3: a file with one header and one or more
 * bodies, each of which becomes a document.
 *
 * <p>A body's lines are its DettaglioLinee with PrezzoTotale as stated (what ScontoMaggiorazione takes off a line is in
 * there already), each DatiCassaPrevidenziale as a charge, and the adjustments that {@link FatturaTotals} finds. Stamp
 * duty (bollo) and withholding (ritenuta) change what is paid, not what was sold, and make no line.
 *
 * @see <a href="https://www.fatturapa.gov.it/it/norme-e-regole/documentazione-fattura-elettronica/">the format</a>
 */
final class OrdinaryFattura implements Format, Fattura.Bodies {

    @Override
    public boolean takes(Element root) {
        return root.name().equals("FatturaElettronica");
    }

    @Override
    public void read(Element root, Report report) {
        Fattura.read(root, report, this);
    }

    @Override
    public Document document(Element header, Element body, Report report) throws BadValueException {
        var general = general(body);
        var kind = Fattura.kind(general);
        var date = general.neededDate("Data");
        var place = report.place(body);
        var goods = body.first("DatiBeniServizi").orElse(body);
        var draft = new Draft(report.file());
        for (var line : goods.all("DettaglioLinee")) {
            draft.add(item(line));
        }
        var totals = new FatturaTotals(general, goods, report);
        totals.complete(draft);
        if (draft.size() == 0) {
            throw body.bad("no-lines", "the document has no line (DettaglioLinee)");
        }
        var negative = kind == Kind.CREDIT_NOTE && draft.sum().signum() < 0;
        if (negative) {
            report.remark(
                    general, "negative-credit-note", "a credit note with negative amounts; it is read as a credit");
        }
        var head = new Draft.Head(
                kind,
                issuer(header),
                general.needed("Numero"),
                date.atStartOfDay(),
                Report.currency(general, "Divisa"),
                buyer(header, date, place),
                kind == Kind.INVOICE && draft.sum().signum() >= 0
                        ? Optional.empty()
                        : Fattura.reference(
                                body.first("DatiGenerali").orElse(body).all("DatiFattureCollegate"),
                                "IdDocumento",
                                "Data"),
                place);
        return draft.finish(head, totals.tax(), general.decimal("ImportoTotaleDocumento"), negative);
    }

    private static Element general(Element body) throws BadValueException {
        return body.first("DatiGenerali", "DatiGeneraliDocumento")
                .orElseThrow(() -> body.bad("missing-value", "the document has no DatiGeneraliDocumento"));
    }

    private static Draft.Item item(Element line) throws BadValueException {
        var type = line.text("TipoCessionePrestazione");
        var kind = switch (type) {
            case "SC", "PR", "AB" -> LineKind.DISCOUNT;
            case "AC" -> LineKind.CHARGE;
            default -> LineKind.SALE;
        };
        return new Draft.Item(
                kind,
                line.text("CodiceArticolo", "CodiceValore"),
                line.text("Descrizione"),
                line.decimal("Quantita"),
                line.text("UnitaMisura"),
                line.decimal("PrezzoUnitario"),
                line.neededDecimal("PrezzoTotale"),
                line.line());
    }

    private static String issuer(Element header) {
        return header.first("CedentePrestatore", "DatiAnagrafici")
                .map(Fattura::vatNumber)
                .orElse("");
    }

    private static Contact buyer(Element header, LocalDate date, Place place) {
        var party = new Party();
        header.first("CessionarioCommittente").ifPresent(block -> {
            block.first("DatiAnagrafici").ifPresent(data -> {
                data.first("Anagrafica").ifPresent(names -> Fattura.names(party, names));
                data.first("IdFiscaleIVA").ifPresent(id -> party.vat(id.text("IdPaese"), id.text("IdCodice")));
                party.taxCode(data.text("CodiceFiscale"));
            });
            block.first("Sede").ifPresent(seat -> Fattura.address(party, seat));
        });
        Fattura.delivery(party, header);
        return party.contact(date, place);
    }

    @Override
    public Optional<Money> refusedAmount(Element body) {
        try {
            var goods = body.first("DatiBeniServizi").orElse(body);
            var sum = BigDecimal.ZERO;
            for (var summary : goods.all("DatiRiepilogo")) {
                sum = sum.add(summary.neededDecimal("ImponibileImporto"));
            }
            var net = sum;
            return body.first("DatiGenerali", "DatiGeneraliDocumento").flatMap(g -> Fattura.amount(g, net));
        } catch (BadValueException e) {
            return Optional.empty();
        }
    }
}

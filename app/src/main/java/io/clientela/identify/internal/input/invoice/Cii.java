package io.clientela.identify.internal.input.invoice;

import io.clientela.identify.internal.input.Document;
import io.clientela.identify.internal.input.Document.LineKind;
import io.clientela.identify.internal.input.Document.Reference;
import io.clientela.kernel.value.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * UN/CEFACT Cross Industry Invoice (D16B and later: EN 16931, XRechnung, Factur-X, ZUGFeRD 2): one document in each file.
 *
 * <p>A line's amount is LineTotalAmount, in which the line's own allowances and charges are; lines that only group or
 * inform (LineStatusReasonCode) are passed over. The document's allowances, charges and logistics charges become lines of
 * their own kind. What was prepaid does not change what was sold. A credit note's amounts are written positive and end up
 * negative.
 */
final class Cii implements Format {

    private static final Set<String> NO_SALE = Set.of("GROUP", "INFORMATION");

    @Override
    public boolean takes(Element root) {
        return root.name().equals("CrossIndustryInvoice");
    }

    @Override
    public void read(Element root, Report report) {
        if (report.document(() -> document(root, report), () -> refusedAmount(root))) {
            attachments(root, report);
            TypeCodes.remarkOnPrepayment(root.text("ExchangedDocument", "TypeCode"), root, report);
        }
    }

    private static Document document(Element root, Report report) throws BadValueException {
        var exchanged = child(root, "ExchangedDocument");
        var trade = child(root, "SupplyChainTradeTransaction");
        var agreement = child(trade, "ApplicableHeaderTradeAgreement");
        var settlement = child(trade, "ApplicableHeaderTradeSettlement");
        var totals = child(settlement, "SpecifiedTradeSettlementHeaderMonetarySummation");
        var type = exchanged.text("TypeCode");
        var kind = TypeCodes.kind(type);
        var date = date(child(exchanged, "IssueDateTime"));
        var draft = draft(trade, settlement, report);
        var net = totals.first("TaxBasisTotalAmount");
        if (net.isPresent()) {
            Ubl.reach(net.get().decimal(), draft, net.get(), report);
        }
        var currency = Report.currency(settlement, "InvoiceCurrencyCode");
        var place = report.place(root);
        var buyer = new Party();
        agreement.first("BuyerTradeParty").ifPresent(party -> CiiParty.fill(buyer, party));
        var head = new Draft.Head(
                kind,
                agreement.first("SellerTradeParty").map(CiiParty::vatNumber).orElse(""),
                exchanged.needed("ID"),
                date.atStartOfDay(),
                currency,
                buyer.contact(date, place),
                TypeCodes.corrects(kind, type, draft.sum().signum() < 0) ? reference(settlement) : Optional.empty(),
                place);
        var gross = totals.decimal("GrandTotalAmount");
        return draft.finish(
                head,
                tax(totals, currency.getCurrencyCode()),
                gross.isPresent() ? gross : totals.decimal("DuePayableAmount"),
                false);
    }

    private static Draft draft(Element trade, Element settlement, Report report) throws BadValueException {
        var draft = new Draft(report.file());
        for (var line : trade.all("IncludedSupplyChainTradeLineItem")) {
            if (!NO_SALE.contains(line.text("AssociatedDocumentLineDocument", "LineStatusReasonCode"))) {
                draft.add(item(line));
            }
        }
        for (var stated : settlement.all("SpecifiedTradeAllowanceCharge")) {
            var charge = List.of("true", "1").contains(stated.needed("ChargeIndicator", "Indicator"));
            var amount = stated.neededDecimal("ActualAmount");
            draft.add(Draft.Item.adjustment(
                    charge ? LineKind.CHARGE : LineKind.DISCOUNT,
                    stated.text("Reason"),
                    charge ? amount : amount.negate(),
                    stated.line()));
        }
        for (var stated : settlement.all("SpecifiedLogisticsServiceCharge")) {
            draft.add(Draft.Item.adjustment(
                    LineKind.CHARGE, stated.text("Description"), stated.neededDecimal("AppliedAmount"), stated.line()));
        }
        if (draft.size() == 0) {
            throw trade.bad("no-lines", "the document has no line (profiles MINIMUM and BASIC WL carry none)");
        }
        return draft;
    }

    private static Draft.Item item(Element line) throws BadValueException {
        var quantity = line.first("SpecifiedLineTradeDelivery", "BilledQuantity");
        return new Draft.Item(
                LineKind.SALE,
                product(line),
                line.text("SpecifiedTradeProduct", "Name"),
                line.decimal("SpecifiedLineTradeDelivery", "BilledQuantity"),
                quantity.map(q -> q.attribute("unitCode")).orElse(""),
                price(line),
                line.neededDecimal(
                        "SpecifiedLineTradeSettlement",
                        "SpecifiedTradeSettlementLineMonetarySummation",
                        "LineTotalAmount"),
                line.line());
    }

    private static Optional<BigDecimal> price(Element line) throws BadValueException {
        var price = line.decimal("SpecifiedLineTradeAgreement", "NetPriceProductTradePrice", "ChargeAmount");
        var base = line.decimal("SpecifiedLineTradeAgreement", "NetPriceProductTradePrice", "BasisQuantity");
        return base.isEmpty() || base.get().signum() <= 0 || base.get().compareTo(BigDecimal.ONE) == 0
                ? price
                : price.map(p -> p.divide(base.get(), MathContext.DECIMAL64));
    }

    private static String product(Element line) {
        for (var code : List.of("SellerAssignedID", "GlobalID", "BuyerAssignedID")) {
            var found = line.text("SpecifiedTradeProduct", code);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    /** The tax total in the document's currency; the other one repeats it in the currency of the tax office. */
    private static Optional<BigDecimal> tax(Element totals, String currency) throws BadValueException {
        for (var amount : totals.all("TaxTotalAmount")) {
            if (List.of("", currency).contains(amount.attribute("currencyID"))) {
                return Optional.of(amount.decimal());
            }
        }
        return Optional.empty();
    }

    private static Optional<Reference> reference(Element settlement) {
        for (var block : settlement.all("InvoiceReferencedDocument")) {
            var number = block.text("IssuerAssignedID");
            if (!number.isEmpty()) {
                return Optional.of(new Reference(number, referenceDate(block)));
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> referenceDate(Element block) {
        try {
            var stated = block.first("FormattedIssueDateTime");
            return stated.isEmpty() ? Optional.empty() : Optional.of(date(stated.get()));
        } catch (BadValueException e) {
            return Optional.empty();
        }
    }

    /** The day in a DateTimeString: 20261122 (format 102), with a time behind it (203, 204), or 2026-11-22. */
    private static LocalDate date(Element holder) throws BadValueException {
        var at = holder.first("DateTimeString").or(() -> holder.first("DateTime"));
        var text = at.map(Element::text).orElse("");
        try {
            if (text.matches("\\d{8}(\\d{4}(\\d{2})?)?")) {
                return LocalDate.parse(text.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE);
            }
            if (text.matches("\\d{4}-\\d{2}-\\d{2}.{0,30}")) {
                return LocalDate.parse(text.substring(0, 10));
            }
        } catch (DateTimeException e) {
            throw at.orElse(holder).bad("not-a-date", "'" + text + "' is no day of the calendar");
        }
        throw at.orElse(holder).bad("not-a-date", "the date is not written as 20261122 (format 102)");
    }

    private static Element child(Element parent, String name) throws BadValueException {
        return parent.first(name)
                .orElseThrow(() -> parent.bad("missing-value", "the element " + parent.name() + " has no " + name));
    }

    private static void attachments(Element root, Report report) {
        root.first("SupplyChainTradeTransaction", "ApplicableHeaderTradeAgreement")
                .ifPresent(agreement -> {
                    for (var reference : agreement.all("AdditionalReferencedDocument")) {
                        reference.first("AttachmentBinaryObject").ifPresent(binary -> {
                            report.attachment(
                                    binary,
                                    binary.attribute("filename", reference.text("IssuerAssignedID")),
                                    binary.attribute("mimeCode"));
                        });
                    }
                });
    }

    private static Optional<Money> refusedAmount(Element root) {
        try {
            var settlement = root.first("SupplyChainTradeTransaction", "ApplicableHeaderTradeSettlement");
            if (settlement.isEmpty()) {
                return Optional.empty();
            }
            var net = settlement
                    .get()
                    .neededDecimal("SpecifiedTradeSettlementHeaderMonetarySummation", "TaxBasisTotalAmount");
            var credit = TypeCodes.kind(root.text("ExchangedDocument", "TypeCode")) == Document.Kind.CREDIT_NOTE;
            var currency = Report.currency(settlement.get(), "InvoiceCurrencyCode");
            return Optional.of(new Money(credit ? net.negate() : net, currency));
        } catch (BadValueException e) {
            return Optional.empty();
        }
    }
}

package io.clientela.identify.internal.input.invoice;

import io.clientela.identify.internal.input.Document;
import io.clientela.identify.internal.input.Document.Kind;
import io.clientela.identify.internal.input.Document.LineKind;
import io.clientela.identify.internal.input.Document.Reference;
import io.clientela.kernel.value.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * UBL 2.x Invoice, CreditNote, DebitNote and Order, Peppol BIS Billing 3 and its national forms among them: one document
 * in each file.
 *
 * <p>A line's amount is LineExtensionAmount, in which the line's own allowances and charges are. The document's
 * AllowanceCharges become lines of their own kind. What was prepaid, and the rounding of the payable amount, do not change
 * what was sold. A credit note's amounts are written positive and end up negative.
 */
final class Ubl implements Format {

    private static final String NAMESPACE = "urn:oasis:names:specification:ubl:schema:xsd:";
    private static final Set<String> ROOTS = Set.of("Invoice", "CreditNote", "DebitNote", "Order");

    @Override
    public boolean takes(Element root) {
        return ROOTS.contains(root.name()) && root.namespace().startsWith(NAMESPACE);
    }

    @Override
    public void read(Element root, Report report) {
        if (report.document(() -> document(root, report), () -> refusedAmount(root))) {
            attachments(root, report);
            TypeCodes.remarkOnPrepayment(root.text("InvoiceTypeCode"), root, report);
            if (root.name().equals("Order")) {
                report.remark(root, "order-counts", "an order counts as a sale, beside an invoice of the same goods");
            }
        }
    }

    private static Document document(Element root, Report report) throws BadValueException {
        var kind = kind(root);
        var date = root.neededDate("IssueDate");
        var draft = new Draft(report.file());
        for (var line : lines(root)) {
            draft.add(item(line));
        }
        for (var adjustment : root.all("AllowanceCharge")) {
            draft.add(adjustment(adjustment));
        }
        if (draft.size() == 0) {
            throw root.bad("no-lines", "the document has no line");
        }
        var totals = totals(root);
        var net = totals.flatMap(t -> t.first("TaxExclusiveAmount"));
        if (net.isPresent()) {
            reach(net.get().decimal(), draft, net.get(), report);
        }
        var seller = party(root, kind == Kind.ORDER ? "SellerSupplierParty" : "AccountingSupplierParty");
        var place = report.place(root);
        var currency = Report.currency(root, "DocumentCurrencyCode");
        var head = new Draft.Head(
                kind,
                seller.map(UblParty::vatNumber).orElse(""),
                root.needed("ID"),
                LocalDateTime.of(date, time(root)),
                currency,
                buyer(root, kind).contact(date, place),
                reference(root, kind, draft.sum().signum() < 0),
                place);
        var gross = totals.isEmpty() ? Optional.<BigDecimal>empty() : gross(totals.get());
        return draft.finish(head, tax(root, currency.getCurrencyCode()), gross, false);
    }

    private static Kind kind(Element root) {
        return switch (root.name()) {
            case "CreditNote" -> Kind.CREDIT_NOTE;
            case "DebitNote" -> Kind.DEBIT_NOTE;
            case "Order" -> Kind.ORDER;
            default -> TypeCodes.kind(root.text("InvoiceTypeCode"));
        };
    }

    private static List<Element> lines(Element root) {
        return switch (root.name()) {
            case "CreditNote" -> root.all("CreditNoteLine");
            case "DebitNote" -> root.all("DebitNoteLine");
            case "Order" ->
                root.all("OrderLine").stream()
                        .flatMap(line -> line.all("LineItem").stream())
                        .toList();
            default -> root.all("InvoiceLine");
        };
    }

    private static Draft.Item item(Element line) throws BadValueException {
        var quantityAt = line.first("InvoicedQuantity")
                .or(() -> line.first("CreditedQuantity"))
                .or(() -> line.first("DebitedQuantity"))
                .or(() -> line.first("Quantity"));
        var quantity = quantityAt.isEmpty()
                ? Optional.<BigDecimal>empty()
                : line.decimal(quantityAt.get().name());
        var price = price(line);
        var amount = line.decimal("LineExtensionAmount");
        if (amount.isEmpty() && (price.isEmpty() || quantity.isEmpty())) {
            throw line.bad("missing-value", "the line has no LineExtensionAmount");
        }
        return new Draft.Item(
                LineKind.SALE,
                product(line),
                description(line),
                quantity,
                quantityAt.map(at -> at.attribute("unitCode")).orElse(""),
                price,
                amount.orElseGet(() -> price.orElse(BigDecimal.ZERO).multiply(quantity.orElse(BigDecimal.ONE))),
                line.line());
    }

    private static Optional<BigDecimal> price(Element line) throws BadValueException {
        var price = line.decimal("Price", "PriceAmount");
        var base = line.decimal("Price", "BaseQuantity");
        return base.isEmpty() || base.get().signum() <= 0 || base.get().compareTo(BigDecimal.ONE) == 0
                ? price
                : price.map(p -> p.divide(base.get(), MathContext.DECIMAL64));
    }

    private static String product(Element line) {
        for (var holder :
                List.of("SellersItemIdentification", "StandardItemIdentification", "BuyersItemIdentification")) {
            var code = line.text("Item", holder, "ID");
            if (!code.isEmpty()) {
                return code;
            }
        }
        return "";
    }

    private static String description(Element line) {
        var name = line.text("Item", "Name");
        return name.isEmpty() ? line.text("Item", "Description") : name;
    }

    private static Draft.Item adjustment(Element stated) throws BadValueException {
        var charge = stated.needed("ChargeIndicator").equals("true")
                || stated.text("ChargeIndicator").equals("1");
        var amount = stated.neededDecimal("Amount");
        return Draft.Item.adjustment(
                charge ? LineKind.CHARGE : LineKind.DISCOUNT,
                stated.text("AllowanceChargeReason"),
                charge ? amount : amount.negate(),
                stated.line());
    }

    /** Closes the gap between the lines and the stated total where rounding explains it, and remarks on a wider one. */
    static void reach(BigDecimal net, Draft draft, Element at, Report report) {
        var rest = net.subtract(draft.sum());
        if (rest.abs().compareTo(Sums.tolerance(draft.size())) > 0) {
            report.differs(at, "net-differs", "the total without tax (" + at.name() + ")", net, draft.sum());
        } else if (rest.signum() != 0) {
            draft.add(Draft.Item.adjustment(LineKind.ROUNDING, "Rounding", rest, at.line()));
        }
    }

    private static Optional<Element> totals(Element root) {
        return root.first("LegalMonetaryTotal")
                .or(() -> root.first("RequestedMonetaryTotal"))
                .or(() -> root.first("AnticipatedMonetaryTotal"));
    }

    private static Optional<BigDecimal> gross(Element totals) throws BadValueException {
        var inclusive = totals.decimal("TaxInclusiveAmount");
        return inclusive.isPresent() ? inclusive : totals.decimal("PayableAmount");
    }

    /** The sum of the tax totals in the document's currency; the others repeat it in the currency of the tax office. */
    private static Optional<BigDecimal> tax(Element root, String currency) throws BadValueException {
        Optional<BigDecimal> sum = Optional.empty();
        for (var total : root.all("TaxTotal")) {
            var amount = total.first("TaxAmount");
            if (amount.isPresent()
                    && List.of("", currency).contains(amount.get().attribute("currencyID"))) {
                sum = Optional.of(sum.orElse(BigDecimal.ZERO).add(amount.get().decimal()));
            }
        }
        return sum;
    }

    private static Optional<Element> party(Element root, String role) {
        return root.first(role, "Party");
    }

    private static Party buyer(Element root, Kind kind) {
        var role = kind == Kind.ORDER ? "BuyerCustomerParty" : "AccountingCustomerParty";
        var buyer = new Party();
        buyer.customerCode(root.text(role, "SupplierAssignedAccountID"));
        party(root, role).ifPresent(party -> UblParty.fill(buyer, party));
        return buyer;
    }

    private static LocalTime time(Element root) {
        try {
            var text = root.text("IssueTime");
            return text.length() < 8 ? LocalTime.MIDNIGHT : LocalTime.parse(text.substring(0, 8));
        } catch (DateTimeException e) {
            return LocalTime.MIDNIGHT;
        }
    }

    private static Optional<Reference> reference(Element root, Kind kind, boolean negative) {
        if (!TypeCodes.corrects(kind, root.text("InvoiceTypeCode"), negative)) {
            return Optional.empty();
        }
        for (var billing : root.all("BillingReference")) {
            var found = Fattura.reference(billing.all("InvoiceDocumentReference"), "ID", "IssueDate");
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static void attachments(Element root, Report report) {
        for (var reference : root.all("AdditionalDocumentReference")) {
            reference.first("Attachment", "EmbeddedDocumentBinaryObject").ifPresent(binary -> {
                report.attachment(
                        binary, binary.attribute("filename", reference.text("ID")), binary.attribute("mimeCode"));
            });
        }
    }

    private static Optional<Money> refusedAmount(Element root) {
        try {
            var total = totals(root);
            if (total.isEmpty()) {
                return Optional.empty();
            }
            var currency = Report.currency(root, "DocumentCurrencyCode");
            var net = total.get().neededDecimal("TaxExclusiveAmount");
            return Optional.of(new Money(kind(root) == Kind.CREDIT_NOTE ? net.negate() : net, currency));
        } catch (BadValueException e) {
            return Optional.empty();
        }
    }
}

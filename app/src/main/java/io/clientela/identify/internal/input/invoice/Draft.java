package io.clientela.identify.internal.input.invoice;

import io.clientela.identify.internal.input.Contact;
import io.clientela.identify.internal.input.Document;
import io.clientela.identify.internal.input.Document.Line;
import io.clientela.identify.internal.input.Document.LineKind;
import io.clientela.identify.internal.input.Document.Reference;
import io.clientela.identify.internal.input.Place;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * A document in the making. It is filled with the signs of the file; {@link #finish} turns them to the seller's view: a
 * credit note is written with positive amounts in all the formats and ends up negative.
 */
final class Draft {

    /**
     * What stands at the head of a document.
     *
     * @param kind what it is
     * @param issuer the seller's VAT number with country prefix, or empty
     * @param number its number
     * @param time its date and time
     * @param currency its currency
     * @param buyer who bought
     * @param corrects what it corrects
     * @param place where it starts
     */
    record Head(
            Document.Kind kind,
            String issuer,
            String number,
            LocalDateTime time,
            Currency currency,
            Contact buyer,
            Optional<Reference> corrects,
            Place place) {}

    /**
     * A line as the file has it.
     *
     * @param kind SALE for a line of goods or services, DISCOUNT or CHARGE where the file says so
     * @param product the product's code, or empty
     * @param description the description
     * @param quantity the quantity, where one is given
     * @param unit the unit, or empty
     * @param unitPrice the price of one unit without tax, where one is given
     * @param amount the amount without tax
     * @param line the line of the file
     */
    record Item(
            LineKind kind,
            String product,
            String description,
            Optional<BigDecimal> quantity,
            String unit,
            Optional<BigDecimal> unitPrice,
            BigDecimal amount,
            long line) {

        /** Whether the line only says something (the number of a delivery note, a greeting) and sells nothing. */
        boolean isText() {
            return kind == LineKind.SALE
                    && amount.signum() == 0
                    && quantity.isEmpty()
                    && unitPrice.filter(price -> price.signum() != 0).isEmpty();
        }

        /** An adjustment of the whole document: one piece at its amount. */
        static Item adjustment(LineKind kind, String description, BigDecimal amount, long line) {
            return new Item(kind, "", description, Optional.empty(), "", Optional.empty(), amount, line);
        }
    }

    private final String file;
    private final List<Item> items = new ArrayList<>();
    private BigDecimal sum = BigDecimal.ZERO;

    Draft(String file) {
        this.file = file;
    }

    void add(Item item) {
        items.add(item);
        sum = sum.add(item.amount());
    }

    /** The sum of what was added so far, with the signs of the file. */
    BigDecimal sum() {
        return sum;
    }

    int size() {
        return items.size();
    }

    /**
     * The document.
     *
     * @param head its head
     * @param tax the tax with the file's sign
     * @param gross the total with tax, with the file's sign
     * @param alreadyNegative whether this file, against the rule, writes a credit note with negative amounts
     */
    Document finish(Head head, Optional<BigDecimal> tax, Optional<BigDecimal> gross, boolean alreadyNegative) {
        var credit = head.kind() == Document.Kind.CREDIT_NOTE;
        var lines = new ArrayList<Line>(items.size());
        for (var item : items) {
            lines.add(line(lines.size() + 1, item, credit, alreadyNegative));
        }
        var flip = credit && !alreadyNegative;
        return new Document(
                head.kind(),
                head.issuer(),
                head.number(),
                head.time(),
                head.currency(),
                head.buyer().values().isEmpty() ? Optional.empty() : Optional.of(head.buyer()),
                "",
                "",
                head.corrects(),
                lines,
                signed(sum, flip),
                tax.map(t -> signed(t, flip)),
                gross.map(g -> signed(g, flip)),
                head.place());
    }

    private Line line(int position, Item item, boolean credit, boolean alreadyNegative) {
        if (item.isText()) {
            return text(position, item);
        }
        var flip = credit && !alreadyNegative;
        var amount = signed(item.amount(), flip);
        var kind = kindOf(item, credit, amount);
        var quantity = item.quantity().orElse(BigDecimal.ONE);
        var price = item.unitPrice().orElseGet(() -> priceOf(item.amount(), quantity));
        var goods = kind == LineKind.SALE || kind == LineKind.RETURN;
        return new Line(
                position,
                kind,
                item.product(),
                item.description(),
                goods ? signed(quantity.abs(), kind == LineKind.RETURN) : quantity,
                item.unit(),
                goods ? price.abs() : signed(price, flip),
                amount,
                Optional.empty(),
                "",
                new Place(file, item.line()));
    }

    private Line text(int position, Item item) {
        return new Line(
                position,
                LineKind.CHARGE,
                "",
                item.description(),
                BigDecimal.ZERO,
                item.unit(),
                BigDecimal.ZERO,
                item.amount(),
                Optional.empty(),
                "",
                new Place(file, item.line()));
    }

    /**
     * What a line is once its sign is the seller's: in a credit note goods that are negative go back, in an invoice those
     * with a negative quantity; what else is negative in an invoice takes something off the price.
     */
    private static LineKind kindOf(Item item, boolean credit, BigDecimal amount) {
        if (item.kind() != LineKind.SALE || amount.signum() > 0) {
            return item.kind();
        }
        if (amount.signum() == 0) {
            return credit ? LineKind.RETURN : LineKind.SALE;
        }
        var negativeQuantity =
                item.quantity().isPresent() && item.quantity().get().signum() < 0;
        return credit || negativeQuantity ? LineKind.RETURN : LineKind.DISCOUNT;
    }

    private static BigDecimal priceOf(BigDecimal amount, BigDecimal quantity) {
        return quantity.signum() == 0 ? amount : amount.divide(quantity, MathContext.DECIMAL64);
    }

    private static BigDecimal signed(BigDecimal amount, boolean flip) {
        return flip ? amount.negate() : amount;
    }
}

package io.clientela.identify.internal.input;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * One document of the firm's trade with a customer: an invoice, a credit note, an order, a receipt.
 *
 * <p>Amounts are signed from the seller's view: a sale is positive, what goes back to the customer (a credit note, a
 * return) is negative, whatever sign the file writes. The lines add up to {@code net}; allowances, charges and rounding
 * of the whole document are lines of their own kind.
 *
 * @param kind what it is
 * @param issuer who issued it: the seller's VAT number with country prefix, or empty where the source says none (then the
 *     source stands for the issuer)
 * @param number the number given by the issuer
 * @param time date and, where known, time of day in the source's zone (midnight where only the date is known)
 * @param currency ISO 4217
 * @param buyer who bought, empty where the source does not say (a cash sale, a line without customer)
 * @param department the department that sold what no line says otherwise, empty where unknown
 * @param channel the channel of the sale (shop, web, agent), empty where unknown
 * @param corrects the document that this one corrects, for credit notes and returns that say so
 * @param lines the lines, at least one
 * @param net the sum of the line amounts
 * @param tax the tax stated, where the document states it
 * @param gross the total with tax as stated, where the document states it; what was paid in advance or is withheld is
 *     not taken off
 * @param place where it starts
 */
public record Document(
        Kind kind,
        String issuer,
        String number,
        LocalDateTime time,
        Currency currency,
        Optional<Contact> buyer,
        String department,
        String channel,
        Optional<Reference> corrects,
        List<Line> lines,
        BigDecimal net,
        Optional<BigDecimal> tax,
        Optional<BigDecimal> gross,
        Place place) {

    public Document {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a document without lines: " + number + " at " + place);
        }
    }

    /** What kind of document it is. */
    public enum Kind {
        INVOICE,
        CREDIT_NOTE,
        DEBIT_NOTE,
        ORDER,
        RECEIPT,
        CANCELLATION
    }

    /**
     * Names another document of the same issuer.
     *
     * @param number its number
     * @param date its date, where stated
     */
    public record Reference(String number, Optional<LocalDate> date) {}

    /**
     * One line.
     *
     * @param position its position in the document from 1
     * @param kind what the line is
     * @param product the product's code, empty where none is given
     * @param description the description as printed
     * @param quantity the quantity, signed like the amount where the kind is a return; 1 where none is given
     * @param unit the unit of the quantity, empty where none is given
     * @param unitPrice the price of one unit without tax, at full precision
     * @param amount the line's amount without tax, signed from the seller's view, at full precision as stated
     * @param cost what the line cost the firm in all, where known, signed like the amount
     * @param department the department that sold the line, empty where the line itself says none
     * @param place where it was read
     */
    public record Line(
            int position,
            LineKind kind,
            String product,
            String description,
            BigDecimal quantity,
            String unit,
            BigDecimal unitPrice,
            BigDecimal amount,
            Optional<BigDecimal> cost,
            String department,
            Place place) {

        /** Whether the line only says something and is of no product: nothing is sold, nothing is charged. */
        public boolean isText() {
            return kind == LineKind.CHARGE && product.isEmpty() && quantity.signum() == 0 && amount.signum() == 0;
        }
    }

    /** What a line is. */
    public enum LineKind {
        SALE,
        RETURN,
        DISCOUNT,
        CHARGE,
        ROUNDING
    }
}

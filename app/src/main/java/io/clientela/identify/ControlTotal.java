package io.clientela.identify;

import java.math.BigDecimal;

/**
 * What was read of one currency, and what became of it. Amounts without tax, signed from the seller's view. It balances
 * when read = posted + known + refused, in lines and to the last decimal of the amounts.
 *
 * @param currency ISO 4217, or empty for refused rows whose currency could not be read
 * @param readLines ledger lines read
 * @param readAmount their sum
 * @param postedLines lines that stand in the database because of these files, counted there
 * @param postedAmount their sum, summed there
 * @param knownLines lines that were there already
 * @param knownAmount their sum
 * @param refusedLines rows that did not go in and can be counted as lines
 * @param refusedAmount their sum, as far as it can be read
 */
public record ControlTotal(
        String currency,
        long readLines,
        BigDecimal readAmount,
        long postedLines,
        BigDecimal postedAmount,
        long knownLines,
        BigDecimal knownAmount,
        long refusedLines,
        BigDecimal refusedAmount) {

    /** Lines read less those posted, known and refused; 0 unless something is wrong. */
    public long lineDifference() {
        return readLines - postedLines - knownLines - refusedLines;
    }

    /** The amount read less that posted, known and refused; 0 unless something is wrong. */
    public BigDecimal amountDifference() {
        return readAmount.subtract(postedAmount).subtract(knownAmount).subtract(refusedAmount);
    }

    /** Whether nothing was lost and nothing doubled. */
    public boolean balances() {
        return lineDifference() == 0 && amountDifference().signum() == 0;
    }
}

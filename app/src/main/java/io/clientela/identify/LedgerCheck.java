package io.clientela.identify;

import java.math.BigDecimal;

/**
 * Three independent sums of one currency: the totals kept by customer, the lines without a customer, the whole ledger.
 *
 * @param currency ISO 4217
 * @param customers how many customers bought in it
 * @param customersNet the sum of the totals that the customers' cards keep
 * @param customerLines the lines in them
 * @param withoutNet the sum of the ledger's lines whose document names no customer
 * @param withoutLines the number of them
 * @param ledgerNet the sum of all current lines of the ledger
 * @param ledgerLines the number of them
 */
public record LedgerCheck(
        String currency,
        long customers,
        BigDecimal customersNet,
        long customerLines,
        BigDecimal withoutNet,
        long withoutLines,
        BigDecimal ledgerNet,
        long ledgerLines) {

    /** What is missing between the ledger and the two parts; zero when all is well. */
    public BigDecimal difference() {
        return ledgerNet.subtract(customersNet).subtract(withoutNet);
    }

    /** Whether sums and numbers of lines agree. */
    public boolean holds() {
        return difference().signum() == 0 && customerLines + withoutLines == ledgerLines;
    }
}

package io.clientela.identify;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a list tells of one customer. Derived from its records and purchases; can be rebuilt at any time.
 *
 * @param customerId the customer's number, never used for another
 * @param kind {@code person}, {@code company} or {@code unknown}
 * @param name the shown name, empty where no record states one
 * @param area the region or other area of the shown address, as text
 * @param country ISO 3166-1 alpha-2, empty where unknown
 * @param main what it bought in the currency in which it bought most lines; empty for a prospect
 * @param currencies in how many currencies it bought
 * @param records how many records speak of it
 * @param sources the names of the sources of its records and purchases
 */
public record CustomerCard(
        long customerId,
        String kind,
        String name,
        String city,
        String province,
        String area,
        String country,
        String email,
        String phone,
        String vatNumber,
        String taxCode,
        Optional<Total> main,
        int currencies,
        int records,
        List<String> sources,
        List<String> departments,
        List<String> channels) {

    public CustomerCard {
        sources = List.copyOf(sources);
        departments = List.copyOf(departments);
        channels = List.copyOf(channels);
    }

    /**
     * What a customer bought in one currency, without tax.
     *
     * @param currency ISO 4217
     * @param purchases documents that sell: invoices, receipts, orders, debit notes
     * @param lines lines of the ledger, returns included
     * @param net the sum of all lines, returns and discounts taken off
     * @param returns the part of it that went back, zero or below
     * @param costedLines sales and returns of which the cost is known
     * @param costedNet the part of the net of which the cost is known; discounts and charges cost nothing
     * @param cost what that part cost the firm
     * @param first the day of the first purchase, empty where only returns are known
     * @param last the day of the last purchase; a return is none
     */
    public record Total(
            String currency,
            int purchases,
            long lines,
            BigDecimal net,
            BigDecimal returns,
            long costedLines,
            BigDecimal costedNet,
            BigDecimal cost,
            Optional<LocalDate> first,
            Optional<LocalDate> last) {

        /** The margin on the part of the net of which the cost is known; empty where no cost is known. */
        public Optional<BigDecimal> margin() {
            return costedLines == 0 ? Optional.empty() : Optional.of(costedNet.subtract(cost));
        }
    }
}

package io.clientela.organize;

import io.clientela.kernel.value.Outcome;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * What this installation itself costs in a year: the machine written off evenly, its power around the clock, and the
 * hours of a person.
 *
 * <p>Per year: machine = price / years; power = watts / 1000 × 24 × 365 × price per kWh; work = hours per month × 12 ×
 * price per hour. Per customer: the sum of the three, divided by the number of customers.
 *
 * @param assumed what is assumed
 * @param customers how many customers the installation holds, 0 or more
 */
public record RunningCost(Assumptions assumed, long customers) {

    private static final BigDecimal HOURS_OF_YEAR = BigDecimal.valueOf(24 * 365);
    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);
    private static final int DECIMALS = 4;

    public RunningCost {
        if (customers < 0) {
            throw new IllegalArgumentException("less than no customers: " + customers);
        }
    }

    /**
     * What the people of the firm assume; amounts are 0 or more, in one currency.
     *
     * @param currency ISO 4217
     * @param machinePrice the price of the machine, with its disk
     * @param machineYears over how many years it is written off, from 1 to 50
     * @param watts what it draws on average
     * @param kilowattHourPrice the price of a kilowatt-hour
     * @param hoursPerMonth the hours that somebody spends on running Clientela in a month
     * @param hourPrice the full cost of such an hour to the firm
     */
    public record Assumptions(
            String currency,
            BigDecimal machinePrice,
            int machineYears,
            BigDecimal watts,
            BigDecimal kilowattHourPrice,
            BigDecimal hoursPerMonth,
            BigDecimal hourPrice) {

        public Assumptions {
            if (machineYears < 1 || machineYears > 50) {
                throw new IllegalArgumentException("not from 1 to 50 years: " + machineYears);
            }
            java.util.Currency.getInstance(currency);
            for (var amount : new BigDecimal[] {machinePrice, watts, kilowattHourPrice, hoursPerMonth, hourPrice}) {
                if (amount.signum() < 0) {
                    throw new IllegalArgumentException("below zero: " + amount);
                }
            }
        }
    }

    /** The part of the machine that a year uses up. */
    public BigDecimal machine() {
        return assumed.machinePrice()
                .divide(BigDecimal.valueOf(assumed.machineYears()), DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** The power of a year. */
    public BigDecimal power() {
        return assumed.watts().movePointLeft(3).multiply(HOURS_OF_YEAR).multiply(assumed.kilowattHourPrice());
    }

    /** The work of a year. */
    public BigDecimal work() {
        return assumed.hoursPerMonth().multiply(MONTHS).multiply(assumed.hourPrice());
    }

    /** All of it in a year. */
    public BigDecimal total() {
        return machine().add(power()).add(work());
    }

    /** All of it for one customer and year, to six significant figures; unknown, {@code no-customers}, while there is none. */
    public Outcome<BigDecimal> perCustomer() {
        return customers == 0
                ? new Outcome.Unknown<>("no-customers", "no customers yet")
                : new Outcome.Known<>(
                        total().divide(BigDecimal.valueOf(customers), new MathContext(6, RoundingMode.HALF_EVEN)));
    }
}

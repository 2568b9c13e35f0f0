package io.clientela.differentiate;

import java.time.LocalDate;

/**
 * What models of lifetime value start from, in arrays with one place per customer (Fader, Hardie and Lee 2005: x, t_x, T).
 * Purchases of one day are one purchase. Customers are in ascending order. The arrays are handed over, not copied.
 */
public final class Histories {

    private final LocalDate until;
    private final long[] customers;
    private final int[] repeats;
    private final int[] spanDays;
    private final int[] ageDays;
    private final double[] repeatSpend;

    /**
     * Takes the arrays over.
     *
     * @throws IllegalArgumentException if they differ in length
     */
    public Histories(
            LocalDate until, long[] customers, int[] repeats, int[] spanDays, int[] ageDays, double[] repeatSpend) {
        if (repeats.length != customers.length
                || spanDays.length != customers.length
                || ageDays.length != customers.length
                || repeatSpend.length != customers.length) {
            throw new IllegalArgumentException("arrays of different lengths for " + customers.length + " customers");
        }
        this.until = until;
        this.customers = customers;
        this.repeats = repeats;
        this.spanDays = spanDays;
        this.ageDays = ageDays;
        this.repeatSpend = repeatSpend;
    }

    /** How many customers there are. */
    public int size() {
        return customers.length;
    }

    /** The day on which the observation ends. */
    public LocalDate until() {
        return until;
    }

    /** The customers' numbers. */
    public long[] customers() {
        return customers;
    }

    /** x: days with a purchase after the first one. */
    public int[] repeats() {
        return repeats;
    }

    /** t_x: days from the first purchase to the last. */
    public int[] spanDays() {
        return spanDays;
    }

    /** T: days from the first purchase to the end of the observation. */
    public int[] ageDays() {
        return ageDays;
    }

    /** The mean net of the repeat purchases in the customer's main currency; NaN without one. */
    public double[] repeatSpend() {
        return repeatSpend;
    }
}

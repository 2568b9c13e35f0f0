package io.clientela.kernel.lifetime;

import io.clientela.kernel.value.Day;
import java.util.Arrays;

/**
 * What was known of all customers at the end of a day.
 *
 * <p>Immutable. Customers who had not bought by then have no history and are left out; {@link #customer(int)} tells who the
 * others are.
 */
public final class Observation {

    private final Purchases purchases;
    private final Day until;
    private final Unit unit;
    private final int[] customers;
    private final Histories histories;

    private Observation(Purchases purchases, Day until, Unit unit, int[] customers, Histories histories) {
        this.purchases = purchases;
        this.until = until;
        this.unit = unit;
        this.customers = customers;
        this.histories = histories;
    }

    /** What was known at the end of the given day. */
    public static Observation of(Purchases purchases, Day until, Unit unit) {
        int end = until.epochDay();
        int n = purchases.customers();
        int[] customers = new int[n];
        int[] frequency = new int[n];
        double[] recency = new double[n];
        double[] age = new double[n];
        int kept = 0;
        for (int c = 0; c < n; c++) {
            int bought = purchases.upTo(c, end);
            if (bought > 0) {
                int first = purchases.day(c, 0);
                customers[kept] = c;
                frequency[kept] = bought - 1;
                recency[kept] = unit.of(purchases.day(c, bought - 1) - first);
                age[kept++] = unit.of(end - first);
            }
        }
        var histories =
                Histories.of(Arrays.copyOf(frequency, kept), Arrays.copyOf(recency, kept), Arrays.copyOf(age, kept));
        return new Observation(purchases, until, unit, Arrays.copyOf(customers, kept), histories);
    }

    /** The last day of the observation. */
    public Day until() {
        return until;
    }

    /** The unit of the histories' times. */
    public Unit unit() {
        return unit;
    }

    /** All purchases, those after the last day included. */
    public Purchases purchases() {
        return purchases;
    }

    /** The histories, by place. */
    public Histories histories() {
        return histories;
    }

    /** The number of customers who had bought. */
    public int size() {
        return customers.length;
    }

    /** The customer at a place. */
    public int customer(int place) {
        return customers[place];
    }

    /** The day of the first purchase of the customer at a place. */
    public Day first(int place) {
        return new Day(purchases.day(customers[place], 0));
    }

    /** The day of the last purchase that was known. */
    public Day last(int place) {
        return new Day(purchases.day(customers[place], bought(place) - 1));
    }

    /** The number of purchases that were known, the first included. */
    public int bought(int place) {
        return purchases.upTo(customers[place], until.epochDay());
    }

    /** The number of purchases in the given days after the last one observed. */
    public int boughtAfter(int place, int days) {
        return purchases.count(customers[place], until.epochDay() + 1, until.epochDay() + days);
    }

    /** What was spent in the given days after the last one observed. */
    public double spentAfter(int place, int days) {
        int from = bought(place);
        double sum = 0;
        for (int i = from; i < from + boughtAfter(place, days); i++) {
            sum += purchases.amount(customers[place], i);
        }
        return sum;
    }

    /** What was spent on the purchases that were known. */
    public double spent(int place) {
        double sum = 0;
        for (int i = bought(place) - 1; i >= 0; i--) {
            sum += purchases.amount(customers[place], i);
        }
        return sum;
    }

    /** What was spent on a purchase on average, without the first one; 0 where there is no other. */
    public double meanRepeatSpend(int place) {
        int n = bought(place);
        double sum = 0;
        for (int i = 1; i < n; i++) {
            sum += purchases.amount(customers[place], i);
        }
        return n > 1 ? sum / (n - 1) : 0;
    }
}

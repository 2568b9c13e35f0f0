package io.clientela.kernel.lifetime;

import io.clientela.kernel.value.Day;
import java.util.Arrays;

/**
 * All purchases of all customers, by day. What a customer bought on one day is one purchase; a day on which he gave back at
 * least as much as he bought is none.
 *
 * <p>Immutable.
 */
public final class Purchases {

    private final int[] starts;
    private final int[] days;
    private final double[] amounts;
    private final boolean spend;
    private final long lines;
    private final long merged;
    private final long returned;
    private final int lastDay;

    private Purchases(int[] starts, int[] days, double[] amounts, boolean spend, long[] counts, int lastDay) {
        this.starts = starts;
        this.days = days;
        this.amounts = amounts;
        this.spend = spend;
        this.lines = counts[0];
        this.merged = counts[1];
        this.returned = counts[2];
        this.lastDay = lastDay;
    }

    /** Collects purchases in any order. */
    public static final class Builder {

        private final boolean spend;
        private int[] customer = new int[1024];
        private int[] day = new int[1024];
        private double[] amount = new double[1024];
        private int size;
        private int customers;

        private Builder(boolean spend) {
            this.spend = spend;
        }

        /**
         * Adds one line.
         *
         * @param who the customer's place, from 0, without gaps in the end
         * @param epochDay days since 1970-01-01
         * @param money what was spent, negative for a return; not looked at without spend
         */
        public void add(int who, int epochDay, double money) {
            if (spend && !Double.isFinite(money)) {
                throw new IllegalArgumentException("not an amount: " + money);
            }
            if (size == customer.length) {
                customer = Arrays.copyOf(customer, 2 * size);
                day = Arrays.copyOf(day, 2 * size);
                amount = Arrays.copyOf(amount, 2 * size);
            }
            customer[size] = who;
            day[size] = epochDay;
            amount[size++] = spend ? money : 1;
            customers = Math.max(customers, who + 1);
        }

        /** All that was added. */
        public Purchases build() {
            int[] starts = new int[customers + 1];
            for (int i = 0; i < size; i++) {
                starts[customer[i] + 1]++;
            }
            for (int c = 0; c < customers; c++) {
                starts[c + 1] += starts[c];
            }
            int[] next = starts.clone();
            long[] sorted = new long[size];
            int lastDay = Integer.MIN_VALUE;
            for (int i = 0; i < size; i++) {
                sorted[next[customer[i]]++] = (((long) day[i]) << 32) | i;
                lastDay = Math.max(lastDay, day[i]);
            }
            return merge(starts, sorted, lastDay);
        }

        private Purchases merge(int[] starts, long[] sorted, int lastDay) {
            int[] outStarts = new int[starts.length];
            int[] days = new int[size];
            double[] sums = new double[size];
            long[] counts = {size, 0, 0};
            int at = 0;
            for (int c = 0; c + 1 < starts.length; c++) {
                Arrays.sort(sorted, starts[c], starts[c + 1]);
                int i = starts[c];
                while (i < starts[c + 1]) {
                    int today = (int) (sorted[i] >> 32);
                    double sum = 0;
                    double back = 0;
                    int together = 0;
                    for (; i < starts[c + 1] && (int) (sorted[i] >> 32) == today; i++) {
                        sum += amount[(int) sorted[i]];
                        back = Math.min(back, amount[(int) sorted[i]]);
                        together++;
                    }
                    if (sum > 1e-9 || back == 0) {
                        days[at] = today;
                        sums[at++] = Math.max(0, sum);
                        counts[1] += together - 1;
                    } else {
                        counts[2]++;
                    }
                }
                outStarts[c + 1] = at;
            }
            return new Purchases(outStarts, Arrays.copyOf(days, at), Arrays.copyOf(sums, at), spend, counts, lastDay);
        }
    }

    /**
     * Starts to collect purchases.
     *
     * @param spend whether amounts are given
     */
    public static Builder builder(boolean spend) {
        return new Builder(spend);
    }

    /** The number of customers, those without a purchase included. */
    public int customers() {
        return starts.length - 1;
    }

    /** Whether amounts are known. */
    public boolean hasSpend() {
        return spend;
    }

    /** The number of lines that were added. */
    public long lines() {
        return lines;
    }

    /** The number of lines that were merged into another one of the same customer and day. */
    public long merged() {
        return merged;
    }

    /** How many lines would share customer and day if each customer's fell on the days from his first to his last by chance. */
    double mergedByChance() {
        double sum = 0;
        for (int c = 0; c < customers(); c++) {
            double n = starts[c + 1] - starts[c];
            if (n > 1) {
                sum += n * (n - 1) / 2 / (1 + days[starts[c + 1] - 1] - days[starts[c]]);
            }
        }
        return sum;
    }

    /** The number of days of a customer that are no purchase, since as much or more was given back. */
    public long returned() {
        return returned;
    }

    /** The day of the last line. */
    public Day lastDay() {
        return new Day(lastDay);
    }

    /** The number of purchases of a customer in the days from the first, inclusive, to the last, inclusive. */
    public int count(int customer, int from, int to) {
        return upTo(customer, to) - upTo(customer, from - 1);
    }

    /** The days of a customer's purchases, ascending, as epoch days. */
    public int[] days(int customer) {
        return Arrays.copyOfRange(days, starts[customer], starts[customer + 1]);
    }

    /** The amounts of a customer's purchases, in the order of {@link #days(int)}. */
    public double[] amounts(int customer) {
        return Arrays.copyOfRange(amounts, starts[customer], starts[customer + 1]);
    }

    /** The number of a customer's purchases up to a day, inclusive. */
    int upTo(int customer, int day) {
        int at = Arrays.binarySearch(days, starts[customer], starts[customer + 1], day);
        return (at >= 0 ? at + 1 : -at - 1) - starts[customer];
    }

    int day(int customer, int purchase) {
        return days[starts[customer] + purchase];
    }

    double amount(int customer, int purchase) {
        return amounts[starts[customer] + purchase];
    }
}

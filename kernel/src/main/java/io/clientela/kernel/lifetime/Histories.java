package io.clientela.kernel.lifetime;

import java.util.Arrays;
import java.util.List;

/**
 * The histories of many customers, equal ones kept once and counted: the sufficient statistics of all models here.
 *
 * <p>Immutable. The distinct histories stand in the order of their frequency.
 */
public final class Histories {

    /** All recencies and ages that occur, ascending. */
    final double[] times;

    /** Frequency, place of recency and age in {@link #times}, and number of customers, by distinct history. */
    final int[] frequency;

    final int[] recency;
    final int[] age;
    final int[] count;

    /** Where the histories of each frequency start, and one entry more for the end. */
    final int[] groups;

    private final int[] distinct;

    private Histories(double[] times, int[][] columns, int[] groups, int[] distinct) {
        this.times = times;
        this.frequency = columns[0];
        this.recency = columns[1];
        this.age = columns[2];
        this.count = columns[3];
        this.groups = groups;
        this.distinct = distinct;
    }

    /** The histories of the given customers, in their order. */
    public static Histories of(List<History> customers) {
        int n = customers.size();
        int[] frequency = new int[n];
        double[] recency = new double[n];
        double[] age = new double[n];
        for (int i = 0; i < n; i++) {
            frequency[i] = customers.get(i).frequency();
            recency[i] = customers.get(i).recency();
            age[i] = customers.get(i).age();
        }
        return of(frequency, recency, age);
    }

    /**
     * The histories of customers given column by column, in the meaning of {@link History}.
     *
     * @throws IllegalArgumentException if the columns differ in length or a row is no {@link History}
     */
    public static Histories of(int[] frequency, double[] recency, double[] age) {
        int n = frequency.length;
        if (recency.length != n || age.length != n) {
            throw new IllegalArgumentException(
                    "columns of " + n + ", " + recency.length + " and " + age.length + " customers");
        }
        var seen = new Distinct(1 << 12);
        int[] recencyAt = new int[n];
        int[] ageAt = new int[n];
        int most = 0;
        for (int i = 0; i < n; i++) {
            check(frequency[i], recency[i], age[i]);
            recencyAt[i] = seen.number(Double.doubleToRawLongBits(recency[i] + 0.0));
            ageAt[i] = seen.number(Double.doubleToRawLongBits(age[i] + 0.0));
            most = Math.max(most, frequency[i]);
        }
        double[] times = new double[seen.size()];
        long[] bits = seen.values();
        Arrays.setAll(times, i -> Double.longBitsToDouble(bits[i]));
        Arrays.sort(times);
        int[] rank = new int[times.length];
        Arrays.setAll(rank, i -> Arrays.binarySearch(times, Double.longBitsToDouble(bits[i])));
        for (int i = 0; i < n; i++) {
            recencyAt[i] = rank[recencyAt[i]];
            ageAt[i] = rank[ageAt[i]];
        }
        return distinct(times, frequency, recencyAt, ageAt, most);
    }

    private static void check(int frequency, double recency, double age) {
        if (frequency < 0
                || !(recency >= 0 && recency <= age)
                || Double.isInfinite(age)
                || (frequency == 0) != (recency == 0)) {
            new History(frequency, recency, age);
        }
    }

    private static Histories distinct(double[] times, int[] frequency, int[] recency, int[] age, int most) {
        int bits = 32 - Integer.numberOfLeadingZeros(times.length);
        if (32 - Integer.numberOfLeadingZeros(most) + 2 * bits > 63) {
            throw new IllegalArgumentException("too many distinct times: " + times.length);
        }
        int n = frequency.length;
        var seen = new Distinct(Math.max(1 << 10, n / 4));
        int[] number = new int[n];
        for (int i = 0; i < n; i++) {
            number[i] = seen.number((((((long) frequency[i]) << bits) | recency[i]) << bits) | age[i]);
        }
        long[] keys = seen.values();
        int[] starts = new int[most + 2];
        for (long key : keys) {
            starts[(int) (key >>> (2 * bits)) + 1]++;
        }
        int[] groups = ends(starts);
        int[] place = new int[keys.length];
        int[][] columns = new int[4][keys.length];
        int mask = (1 << bits) - 1;
        for (int i = 0; i < keys.length; i++) {
            int x = (int) (keys[i] >>> (2 * bits));
            int at = starts[x]++;
            place[i] = at;
            columns[0][at] = x;
            columns[1][at] = (int) (keys[i] >>> bits) & mask;
            columns[2][at] = (int) keys[i] & mask;
        }
        for (int i = 0; i < n; i++) {
            number[i] = place[number[i]];
            columns[3][number[i]]++;
        }
        return new Histories(times, columns, groups, number);
    }

    /** Turns counts into starts, in place; returns the starts of the frequencies that occur, and the end. */
    private static int[] ends(int[] starts) {
        int[] groups = new int[starts.length];
        int kept = 0;
        for (int x = 1; x < starts.length; x++) {
            starts[x] += starts[x - 1];
            if (starts[x] > starts[x - 1]) {
                groups[kept++] = starts[x - 1];
            }
        }
        groups[kept++] = starts[starts.length - 1];
        return Arrays.copyOf(groups, kept);
    }

    /** The number of customers. */
    public int customers() {
        return distinct.length;
    }

    /** The number of histories that differ from each other. */
    public int distinct() {
        return count.length;
    }

    /** The history of a customer, by his place. */
    public History of(int customer) {
        int at = distinct[customer];
        return new History(frequency[at], times[recency[at]], times[age[at]]);
    }

    /** The place of a customer's history among the distinct ones. */
    int place(int customer) {
        return distinct[customer];
    }

    /** The number of customers who bought again. */
    public long repeatBuyers() {
        long sum = 0;
        for (int i = 0; i < count.length; i++) {
            sum += frequency[i] > 0 ? count[i] : 0;
        }
        return sum;
    }

    /** The number of purchases after the first, of all customers. */
    public long repeatPurchases() {
        long sum = 0;
        for (int i = 0; i < count.length; i++) {
            sum += (long) frequency[i] * count[i];
        }
        return sum;
    }

    /** The sum of all ages, in the unit of time. */
    public double exposure() {
        double sum = 0;
        for (int i = 0; i < count.length; i++) {
            sum += times[age[i]] * count[i];
        }
        return sum;
    }

    /** Every k-th distinct history, each counted as often as here: enough to find good starting values; no customers. */
    Histories sample(int most) {
        int step = Math.ceilDiv(distinct(), most);
        if (step <= 1) {
            return this;
        }
        int kept = Math.ceilDiv(distinct(), step);
        int[] rank = ranks(step);
        double[] used = new double[rank[times.length]];
        int[][] columns = new int[4][kept];
        for (int i = 0; i < kept; i++) {
            int from = i * step;
            columns[0][i] = frequency[from];
            columns[1][i] = rank[recency[from]];
            columns[2][i] = rank[age[from]];
            columns[3][i] = count[from];
            used[columns[1][i]] = times[recency[from]];
            used[columns[2][i]] = times[age[from]];
        }
        return new Histories(used, columns, starts(columns[0]), new int[0]);
    }

    /** The new places of the times that every k-th history uses, and behind them how many they are. */
    private int[] ranks(int step) {
        int[] rank = new int[times.length + 1];
        for (int i = 0; i < distinct(); i += step) {
            rank[recency[i] + 1] = 1;
            rank[age[i] + 1] = 1;
        }
        for (int i = 1; i < rank.length; i++) {
            rank[i] += rank[i - 1];
        }
        return rank;
    }

    private static int[] starts(int[] ascending) {
        int[] groups = new int[ascending.length + 1];
        int kept = 0;
        for (int i = 0; i < ascending.length; i++) {
            if (i == 0 || ascending[i] != ascending[i - 1]) {
                groups[kept++] = i;
            }
        }
        groups[kept++] = ascending.length;
        return Arrays.copyOf(groups, kept);
    }
}

package io.clientela.kernel.grouping;

import java.util.Arrays;

/**
 * Recency, frequency and amount in classes (Hughes 1994): each from 1 to {@link #classes}, the best in the highest.
 *
 * <p>The limits are quantiles of the customers themselves, each of the three taken alone. Equal values always share a
 * class, so classes may differ in size; of several classes that a value could fall into it takes the lowest.
 *
 * @param classes how many classes, from 2 to 9
 * @param recency the class of each customer by how lately he bought
 * @param frequency by how often
 * @param amount by how much
 */
@SuppressWarnings("ArrayRecordComponent")
public record Rfm(int classes, byte[] recency, byte[] frequency, byte[] amount) {

    /**
     * Classes of customers.
     *
     * @param daysSince days since the last purchase, 0 or more
     * @param purchases how many purchases
     * @param amounts how much was bought, in any unit
     */
    public static Rfm of(double[] daysSince, double[] purchases, double[] amounts, int classes) {
        if (classes < 2 || classes > 9) {
            throw new IllegalArgumentException("not from 2 to 9 classes: " + classes);
        }
        if (daysSince.length != purchases.length || daysSince.length != amounts.length) {
            throw new IllegalArgumentException("columns of different length: " + daysSince.length + ", "
                    + purchases.length + ", " + amounts.length);
        }
        var late = new double[daysSince.length];
        Arrays.setAll(late, i -> -daysSince[i]);
        return new Rfm(classes, ranked(late, classes), ranked(purchases, classes), ranked(amounts, classes));
    }

    /** The three classes of a customer as figures, such as 545. */
    public int code(int customer) {
        return recency[customer] * 100 + frequency[customer] * 10 + amount[customer];
    }

    private static byte[] ranked(double[] values, int classes) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        var out = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            long below = lowest(sorted, values[i]);
            out[i] = (byte) (1 + below * classes / Math.max(1, values.length));
        }
        return out;
    }

    /** How many values are smaller. */
    private static int lowest(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

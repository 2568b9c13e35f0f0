package io.clientela.kernel.lifetime;

import io.clientela.kernel.value.Outcome;
import java.util.Arrays;

/**
 * What customers spent on a purchase, on average, by their number of purchases: the sufficient statistics of the
 * gamma-gamma model. Only customers with at least one repeat purchase belong here, and only their repeat purchases.
 *
 * <p>Immutable.
 */
public final class Spends {

    /** The number of purchases and the mean amount, by customer, in the order of the number. */
    final int[] frequency;

    final double[] mean;

    /** Where the customers of each frequency start, and the end. */
    final int[] groups;

    private Spends(int[] frequency, double[] mean, int[] groups) {
        this.frequency = frequency;
        this.mean = mean;
        this.groups = groups;
    }

    /** The model of spend fitted on what was known, or why there is none; {@code no-amounts} where none were given. */
    static Outcome<SpendFit> fit(Observation observation) {
        return observation.purchases().hasSpend()
                ? SpendFit.fit(of(observation))
                : new Outcome.Unknown<>("no-amounts", "no amounts were given");
    }

    /**
     * The spends of customers given column by column. Customers without a purchase in {@code frequency} are left out.
     *
     * @param frequency the number of repeat purchases, 0 or more
     * @param mean the mean amount of a repeat purchase, above 0 where there is one
     * @throws IllegalArgumentException if a mean is not above 0 or the columns differ in length
     */
    public static Spends of(int[] frequency, double[] mean) {
        if (frequency.length != mean.length) {
            throw new IllegalArgumentException("columns of " + frequency.length + " and " + mean.length);
        }
        int most = 0;
        for (int i = 0; i < mean.length; i++) {
            if (frequency[i] > 0 && !(mean[i] > 0 && mean[i] < 1e15)) {
                throw new IllegalArgumentException("not a mean amount above 0: " + mean[i]);
            }
            most = Math.max(most, frequency[i]);
        }
        int[] starts = new int[most + 2];
        for (int x : frequency) {
            if (x > 0) {
                starts[x + 1]++;
            }
        }
        for (int x = 1; x < starts.length; x++) {
            starts[x] += starts[x - 1];
        }
        int n = starts[starts.length - 1];
        int[] outFrequency = new int[n];
        double[] outMean = new double[n];
        for (int i = 0; i < mean.length; i++) {
            if (frequency[i] > 0) {
                int at = starts[frequency[i]]++;
                outFrequency[at] = frequency[i];
                outMean[at] = mean[i];
            }
        }
        return new Spends(outFrequency, outMean, groups(outFrequency));
    }

    /** The spends on repeat purchases that an observation knows, without customers who got all of them for nothing. */
    public static Spends of(Observation observation) {
        int n = observation.size();
        int[] frequency = new int[n];
        double[] mean = new double[n];
        for (int i = 0; i < n; i++) {
            mean[i] = observation.meanRepeatSpend(i);
            frequency[i] = mean[i] > 0 ? observation.bought(i) - 1 : 0;
        }
        return of(frequency, mean);
    }

    private static int[] groups(int[] ascending) {
        int[] out = new int[ascending.length + 1];
        int kept = 0;
        for (int i = 0; i < ascending.length; i++) {
            if (i == 0 || ascending[i] != ascending[i - 1]) {
                out[kept++] = i;
            }
        }
        out[kept++] = ascending.length;
        return Arrays.copyOf(out, kept);
    }

    /** The number of customers. */
    public int customers() {
        return mean.length;
    }

    /** The mean amount of a repeat purchase, each purchase counted once; 0 where there is none. */
    public double meanAmount() {
        double sum = 0;
        double purchases = 0;
        for (int i = 0; i < mean.length; i++) {
            sum += frequency[i] * mean[i];
            purchases += frequency[i];
        }
        return purchases == 0 ? 0 : sum / purchases;
    }

    /**
     * The correlation of frequency and logarithm of mean amount, which the model takes for none; 0 where either does not
     * vary.
     */
    public double correlation() {
        double n = mean.length;
        double[] sums = new double[5];
        for (int i = 0; i < mean.length; i++) {
            double x = Math.log(frequency[i]);
            double m = Math.log(mean[i]);
            sums[0] += x;
            sums[1] += m;
            sums[2] += x * x;
            sums[3] += m * m;
            sums[4] += x * m;
        }
        double spread = (sums[2] - sums[0] * sums[0] / n) * (sums[3] - sums[1] * sums[1] / n);
        return n < 3 || spread <= 1e-12 * n * n ? 0 : (sums[4] - sums[0] * sums[1] / n) / Math.sqrt(spread);
    }
}

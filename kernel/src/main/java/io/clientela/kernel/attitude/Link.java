package io.clientela.kernel.attitude;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.util.Arrays;
import java.util.Comparator;

/**
 * How closely one thing goes with the next, over customers of whom both are known: Spearman's rank correlation (1904), since marks are
 * ordered and no more, with middle ranks for marks that are the same. The interval by Fisher's z = artanh ρ, whose standard error
 * is √((1 + ρ²/2)/(n - 3)) (Bonett and Wright 2000, equation 3).
 */
public final class Link {

    /** Of fewer customers nothing is told. */
    public static final int FEWEST = 20;

    private static final double Z = 1.959963984540054;

    private Link() {}

    /**
     * The link.
     *
     * @param first one thing, by customer
     * @param second the other, in the same order
     * @return ρ from -1 to 1 with its 95 % interval; unknown with {@code too-few} below {@value #FEWEST} customers, {@code
     *     no-spread} where one of the two is the same for all
     */
    public static Outcome<Interval> of(double[] first, double[] second) {
        int n = first.length;
        if (second.length != n) {
            throw new IllegalArgumentException(n + " and " + second.length);
        }
        if (n < FEWEST) {
            return new Outcome.Unknown<>("too-few", n + " customers, " + FEWEST + " needed");
        }
        double rho = correlation(ranks(first), ranks(second));
        if (!Double.isFinite(rho)) {
            return new Outcome.Unknown<>("no-spread", "one mark for all");
        }
        double bounded = Math.clamp(rho, -0.999999, 0.999999);
        double z = atanh(bounded);
        double half = Z * Math.sqrt((1 + bounded * bounded / 2) / (n - 3));
        return new Outcome.Known<>(new Interval(Math.tanh(z - half), bounded, Math.tanh(z + half), 0.95));
    }

    private static double atanh(double x) {
        return 0.5 * Math.log((1 + x) / (1 - x));
    }

    private static double[] ranks(double[] values) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        double[] ranks = new double[values.length];
        int from = 0;
        while (from < order.length) {
            int to = from;
            while (to + 1 < order.length && values[order[to + 1]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i <= to; i++) {
                ranks[order[i]] = (from + to) / 2.0;
            }
            from = to + 1;
        }
        return ranks;
    }

    private static double correlation(double[] x, double[] y) {
        double mean = (x.length - 1) / 2.0;
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - mean) * (y[i] - mean);
            xx += (x[i] - mean) * (x[i] - mean);
            yy += (y[i] - mean) * (y[i] - mean);
        }
        return xy / Math.sqrt(xx * yy);
    }
}

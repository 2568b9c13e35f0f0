package io.clientela.kernel.share;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.util.Arrays;

/**
 * What a customer could spend, told by his look-alikes: the {@value #QUANTILE} quantile of what the {@value #NEIGHBOURS}
 * customers most similar to him spend here. It is the "realistic wallet" of Rosset, Perlich and others (2005), estimated by
 * the nearest neighbours of Perlich and others (2007, section 3.1): what a customer like him spends where all goes well.
 *
 * <p>It is no measurement of the true wallet. It reaches it where at least a tenth of the look-alikes buy all they need
 * here, and lies below it where fewer do. The interval holds the quantile, and tells nothing of that gap.
 *
 * <p>Similar are those who lie near in the given traits, each divided by its standard deviation among all (Euclidean
 * distance). The customer himself is not among his look-alikes.
 */
public final class LookAlikes {

    /** How many look-alikes are asked. */
    public static final int NEIGHBOURS = 100;

    /** The quantile of their spending that counts as what could be spent. */
    public static final double QUANTILE = 0.9;

    /** An interval whose ends are farther apart than this factor says nothing. */
    public static final double WIDEST = 3;

    /** Where the farthest look-alike lies farther away than this many standard deviations, nobody is alike. */
    public static final double FARTHEST = 1.5;

    private static final double LEVEL = 0.95;
    private static final UpperQuantile RANKS = UpperQuantile.of(NEIGHBOURS, QUANTILE, LEVEL);

    private final int width;
    private final double[] traits;
    private final double[] spends;
    private final double[] scale;

    /**
     * The customers among whom look-alikes are looked for.
     *
     * @param width how many traits there are
     * @param traits the traits of all, one customer after the other
     * @param spends what each spends here in a year, above 0
     */
    public LookAlikes(int width, double[] traits, double[] spends) {
        if (width < 1 || traits.length != width * spends.length) {
            throw new IllegalArgumentException(traits.length + " traits for " + spends.length + " of " + width);
        }
        this.width = width;
        this.spends = spends.clone();
        this.scale = scale(width, traits);
        this.traits = scaled(traits);
    }

    private static double[] scale(int width, double[] traits) {
        var scale = new double[width];
        int size = Math.max(1, traits.length / width);
        for (int t = 0; t < width; t++) {
            double sum = 0;
            double squares = 0;
            for (int i = t; i < traits.length; i += width) {
                sum += traits[i];
                squares += traits[i] * traits[i];
            }
            double variance = squares / size - sum / size * (sum / size);
            scale[t] = variance > 1e-12 ? 1 / Math.sqrt(variance) : 0; // a trait that does not vary tells nobody apart
        }
        return scale;
    }

    private double[] scaled(double[] raw) {
        var all = raw.clone();
        for (int i = 0; i < all.length; i++) {
            all[i] *= scale[i % width];
        }
        return all;
    }

    /** How many customers there are. */
    public int size() {
        return spends.length;
    }

    /**
     * What a customer with these traits could spend in a year.
     *
     * @param mine his traits
     * @param self his place among the customers, who is then left out; -1 where he is not among them
     * @return the quantile with its 95 % interval; unknown where there are too few others ({@code too-few-look-alikes}),
     *     nobody is near ({@code nobody-alike}) or the interval is too wide ({@code interval-too-wide})
     */
    public Outcome<Interval> wallet(double[] mine, int self) {
        int others = spends.length - (self >= 0 ? 1 : 0);
        if (others < NEIGHBOURS) {
            return new Outcome.Unknown<>("too-few-look-alikes", others + " of at least " + NEIGHBOURS);
        }
        var nearest = new Nearest(NEIGHBOURS);
        double[] place = scaled(mine);
        for (int i = 0; i < spends.length; i++) {
            if (i != self) {
                nearest.offer(distance(place, i, nearest.farthest()), spends[i]);
            }
        }
        double far = Math.sqrt(nearest.farthest());
        if (far > FARTHEST) {
            return new Outcome.Unknown<>("nobody-alike", String.valueOf(Math.round(far * 10) / 10.0));
        }
        double[] sorted = nearest.values();
        Arrays.sort(sorted);
        Interval wallet = RANKS.in(sorted);
        return wallet.low() <= 0 || wallet.high() > WIDEST * wallet.low()
                ? new Outcome.Unknown<>(
                        "interval-too-wide", Math.round(wallet.low()) + " … " + Math.round(wallet.high()))
                : new Outcome.Known<>(wallet);
    }

    /** The squared distance; as soon as it exceeds the bound, some larger number than that. */
    private double distance(double[] place, int other, double bound) {
        double sum = 0;
        for (int t = 0; t < width; t++) {
            double apart = place[t] - traits[other * width + t];
            sum += apart * apart;
            if (sum > bound) {
                return sum;
            }
        }
        return sum;
    }
}

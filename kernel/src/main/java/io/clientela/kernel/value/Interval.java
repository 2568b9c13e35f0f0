package io.clientela.kernel.value;

/**
 * An estimate with the interval in which the truth is expected to lie.
 *
 * @param low the lower end, finite, at most {@code estimate}
 * @param estimate the estimate, finite
 * @param high the upper end, finite, at least {@code estimate}
 * @param level the share of such intervals that hold the truth, above 0 and below 1 (0.95 as a habit)
 */
public record Interval(double low, double estimate, double high, double level) {

    public Interval {
        if (!(low <= estimate && estimate <= high) || Double.isInfinite(low) || Double.isInfinite(high)) {
            throw new IllegalArgumentException("not an interval: " + low + " ≤ " + estimate + " ≤ " + high);
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("not a level between 0 and 1: " + level);
        }
    }

    /** Whether a value lies in it, its ends included. */
    public boolean holds(double value) {
        return low <= value && value <= high;
    }
}

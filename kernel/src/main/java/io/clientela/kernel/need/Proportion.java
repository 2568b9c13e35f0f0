package io.clientela.kernel.need;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;

/** A share of cases with the interval of Wilson (1927), which holds for few cases too and never leaves 0 to 1. */
public final class Proportion {

    private static final double Z95 = 1.959963984540054;

    private Proportion() {}

    /**
     * The share with its 95 % interval: (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n), Wilson (1927), as equation (4)
     * of Brown, Cai and DasGupta (2001).
     *
     * @param hits cases that are so, from 0 to {@code all}
     * @param all all cases; unknown, {@code no-cases}, where there are none
     */
    public static Outcome<Interval> of(long hits, long all) {
        if (hits < 0 || hits > all) {
            throw new IllegalArgumentException(hits + " of " + all);
        }
        if (all == 0) {
            return new Outcome.Unknown<>("no-cases", "0 cases");
        }
        double p = (double) hits / all;
        double z2 = Z95 * Z95 / all;
        double centre = (p + z2 / 2) / (1 + z2);
        double half = Z95 * Math.sqrt(p * (1 - p) / all + z2 / (4 * all)) / (1 + z2);
        return new Outcome.Known<>(
                new Interval(Math.clamp(centre - half, 0, p), p, Math.clamp(centre + half, p, 1), 0.95));
    }
}

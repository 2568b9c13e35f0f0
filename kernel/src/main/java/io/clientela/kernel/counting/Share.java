package io.clientela.kernel.counting;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;

/** A share of a number of customers, with how sure it is. */
public final class Share {

    /** The 97.5 % quantile of the standard normal distribution. */
    static final double Z = 1.959963984540054;

    private Share() {}

    /**
     * The share of some in all with its 95 % interval by E. B. Wilson, "Probable inference, the law of succession, and
     * statistical inference", JASA 22 (1927): the shares p for which |hits/all − p| ≤ z √(p(1−p)/all). It stays between 0
     * and 1 and holds up for few customers and for shares near 0 and 1.
     *
     * @param hits from 0 to {@code all}
     * @return unknown with the reason {@code nobody} where {@code all} is 0
     * @throws IllegalArgumentException if {@code hits} is not from 0 to {@code all}
     */
    public static Outcome<Interval> of(long hits, long all) {
        if (hits < 0 || hits > all) {
            throw new IllegalArgumentException("not from 0 to " + all + ": " + hits);
        }
        if (all == 0) {
            return new Outcome.Unknown<>("nobody", "of nobody there is no share");
        }
        double n = all;
        double share = hits / n;
        double middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double half = Z / (1 + Z * Z / n) * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
        return new Outcome.Known<>(new Interval(
                hits == 0 ? 0 : Math.min(share, middle - half),
                share,
                hits == all ? 1 : Math.max(share, middle + half),
                0.95));
    }
}

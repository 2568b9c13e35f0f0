package io.clientela.kernel.counting;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;

/** How much oftener two things occur with the same customer than if they had nothing to do with each other. */
public final class Lift {

    private Lift() {}

    /**
     * The lift p(A and B) / (p(A) p(B)): 1 where neither says anything about the other. Its 95 % interval is that of its
     * logarithm by the delta method on multinomial counts,
     * Var(ln lift) ≈ (1/p₁₂ − 1/p₁ − 1/p₂ + 2 p₁₂/(p₁p₂) − 1) / n. It says what goes together, not what brings what about.
     *
     * @param both customers with both
     * @param first customers with the first
     * @param second customers with the second
     * @param all all customers
     * @return unknown with the reason {@code too-few} where fewer than five customers have both, for then the interval
     *     does not hold
     * @throws IllegalArgumentException if the counts cannot be
     */
    public static Outcome<Interval> of(long both, long first, long second, long all) {
        if (both < 0 || both > Math.min(first, second) || first + second - both > all) {
            throw new IllegalArgumentException(both + " of " + first + " and " + second + " among " + all);
        }
        if (both < 5) {
            return new Outcome.Unknown<>("too-few", both + " customers with both, 5 needed");
        }
        double n = all;
        double lift = both * n / ((double) first * second);
        double variance = (n / both - n / first - n / second + 2 * lift - 1) / n;
        double half = Share.Z * Math.sqrt(Math.max(0, variance));
        return new Outcome.Known<>(new Interval(lift * Math.exp(-half), lift, lift * Math.exp(half), 0.95));
    }
}

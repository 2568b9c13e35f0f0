package io.clientela.demo.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Things of which some come up more often than others. Immutable.
 *
 * @param <T> the things
 */
final class Weighted<T> {

    private final List<T> things;
    private final double[] upTo;

    private Weighted(List<T> things, double[] upTo) {
        this.things = things;
        this.upTo = upTo;
    }

    /**
     * The things of the list, with the weight that the function gives each; those of weight 0 are left out.
     *
     * @throws IllegalArgumentException if nothing is left
     */
    static <T> Weighted<T> of(List<T> all, ToDoubleFunction<T> weight) {
        var kept = new ArrayList<T>();
        var sums = new double[all.size()];
        var sum = 0.0;
        for (var thing : all) {
            var share = weight.applyAsDouble(thing);
            if (share > 0) {
                sum += share;
                sums[kept.size()] = sum;
                kept.add(thing);
            }
        }
        if (kept.isEmpty()) {
            throw new IllegalArgumentException("nothing to pick from among " + all.size());
        }
        return new Weighted<>(List.copyOf(kept), Arrays.copyOf(sums, kept.size()));
    }

    /** One of them, by chance. */
    T pick(Dice dice) {
        var at = Arrays.binarySearch(upTo, dice.share() * upTo[upTo.length - 1]);
        return things.get(Math.min(things.size() - 1, at < 0 ? -at - 1 : at + 1));
    }
}

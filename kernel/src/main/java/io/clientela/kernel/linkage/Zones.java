package io.clientela.kernel.linkage;

import java.util.Arrays;

/** Sets the limits of the zones so that the model's own expected errors stay small. */
final class Zones {

    private static final double FALSE_JOINS = 0.005;
    private static final double MISSED_JOINS = 0.01;

    /** Nobody is joined below ten to one, nobody is asked below one to sixty-four. */
    private static final double LEAST_JOIN = 3.32;

    private static final double LEAST_ASK = -6;

    private Zones() {}

    /** The limits that follow from the weights of all pairs worth weighing. */
    static Thresholds of(float[] bits) {
        float[] sorted = bits.clone();
        Arrays.sort(sorted);
        double matches = 0;
        for (float value : sorted) {
            matches += probability(value);
        }
        double join = Double.POSITIVE_INFINITY;
        double wrong = 0;
        double falseJoins = 0;
        for (int i = sorted.length - 1; i >= 0 && sorted[i] >= LEAST_JOIN; i--) {
            wrong += 1 - probability(sorted[i]);
            if (wrong <= FALSE_JOINS * (sorted.length - i)) {
                join = sorted[i];
                falseJoins = wrong / (sorted.length - i);
            }
        }
        join = Double.isInfinite(join) ? 10 : join;
        double ask = LEAST_ASK;
        double missed = 0;
        for (int i = 0; i < sorted.length && sorted[i] < 0; i++) {
            if (missed + probability(sorted[i]) > MISSED_JOINS * matches) {
                break;
            }
            missed += probability(sorted[i]);
            ask = Math.max(LEAST_ASK, sorted[i]);
        }
        return new Thresholds(join, Math.min(ask, join), falseJoins, matches == 0 ? 0 : missed / matches);
    }

    private static double probability(double bits) {
        return 1 / (1 + Math.exp(-bits * Math.log(2)));
    }
}

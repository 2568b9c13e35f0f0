package io.clientela.demo.internal;

import java.util.List;

/**
 * Chance from a seed: the same seed gives the same numbers on every machine and every version of Java. Not for
 * secrets. For one thread.
 *
 * <p>The numbers are SplitMix64 (Steele, Lea and Flood 2014); functions come from {@link StrictMath}.
 */
final class Dice {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long seed;
    private long state;

    Dice(long seed) {
        this.seed = seed;
        this.state = seed;
    }

    /** Dice of their own for a part of the work: what other parts throw does not change them. */
    Dice fork(String part) {
        var mixed = 0xCBF29CE484222325L;
        for (var i = 0; i < part.length(); i++) {
            mixed = (mixed ^ part.charAt(i)) * 0x100000001B3L;
        }
        return new Dice(mix(seed + mix(mixed)));
    }

    /** Dice of their own for one numbered thing. */
    Dice fork(long number) {
        return new Dice(mix(seed ^ mix(number + GOLDEN)));
    }

    /** The next 64 bits. */
    long bits() {
        state += GOLDEN;
        return mix(state);
    }

    private static long mix(long value) {
        var z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A number from 0 to below 1. */
    double share() {
        return (bits() >>> 11) * 0x1.0p-53;
    }

    /** A whole number from 0 to below the limit. */
    int below(int limit) {
        return (int) (share() * limit);
    }

    /** A whole number from low to high, both included. */
    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /** Whether something of the given chance happens. */
    boolean chance(double probability) {
        return share() < probability;
    }

    /** One of the list, each with the same chance. */
    <T> T pick(List<T> list) {
        return list.get(below(list.size()));
    }

    /** Figures, the first not 0. */
    String figures(int count) {
        var text = new StringBuilder();
        text.append((char) ('1' + below(9)));
        while (text.length() < count) {
            text.append((char) ('0' + below(10)));
        }
        return text.toString();
    }

    /** Exponential with mean 1. */
    double exponential() {
        return -StrictMath.log(1 - share());
    }

    /** Normal with mean 0 and deviation 1 (Box and Muller). */
    double normal() {
        return StrictMath.sqrt(2 * exponential()) * StrictMath.cos(2 * StrictMath.PI * share());
    }

    /** Gamma of the given shape (above 0) and scale 1 (Marsaglia and Tsang 2000). */
    double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * StrictMath.pow(1 - share(), 1 / shape);
        }
        var d = shape - 1.0 / 3;
        var c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            var x = normal();
            var v = 1 + c * x;
            if (v > 0) {
                v = v * v * v;
                if (StrictMath.log(1 - share()) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                    return d * v;
                }
            }
        }
    }

    /** Beta of the given shapes. */
    double beta(double a, double b) {
        var x = gamma(a);
        return x / (x + gamma(b));
    }

    /** Poisson of the given mean, for means below 500. */
    int poisson(double mean) {
        var limit = StrictMath.exp(-mean);
        var count = 0;
        for (var product = share(); product > limit; product *= share()) {
            count++;
        }
        return count;
    }
}

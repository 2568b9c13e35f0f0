package io.clientela.kernel.effect;

import io.clientela.kernel.value.Interval;

/**
 * Two rates.
 *
 * @param ones how many outcomes of the treated are 1
 * @param size how many are treated
 * @param heldOnes how many outcomes of those held out are 1
 * @param held how many are held out
 */
record Rates(long ones, long size, long heldOnes, long held) {

    private static final long MANY = 500;
    private static final long MOST_EXACT = 20_000;

    static Rates of(Sample treated, Sample held) {
        return new Rates(
                Math.round(treated.mean() * treated.size()),
                treated.size(),
                Math.round(held.mean() * held.size()),
                held.size());
    }

    private double difference() {
        return (double) ones / size - (double) heldOnes / held;
    }

    /** The score interval of Miettinen and Nurminen (1985); the textbook one where zeros and ones are many in both arms. */
    Interval interval(double level) {
        double chi = Normal.exceededWith((1 - level) / 2);
        double d = difference();
        if (Math.min(Math.min(ones, size - ones), Math.min(heldOnes, held - heldOnes)) >= MANY) {
            double half = chi * Math.sqrt(variance(ones, size) + variance(heldOnes, held));
            return new Interval(d - half, d, d + half, level);
        }
        double limit = chi * chi;
        double low = d <= -1 ? -1 : Special.root(-d, 1, x -> limit - score(-x));
        double high = d >= 1 ? 1 : Special.root(d, 1, x -> limit - score(x));
        return new Interval(Math.min(-low, d), d, Math.max(high, d), level);
    }

    private static double variance(long ones, long size) {
        double p = (double) ones / size;
        return p * (1 - p) / size;
    }

    /** (D - δ)² over its variance where the difference is δ: equations 8 and 9. */
    private double score(double delta) {
        double away = difference() - delta;
        double p = restricted(delta);
        double q = Math.clamp(p + delta, 0, 1);
        double n = (double) size + held;
        double variance = (q * (1 - q) / size + p * (1 - p) / held) * n / (n - 1);
        return variance > 0 ? away * away / variance : away == 0 ? 0 : Double.MAX_VALUE;
    }

    /** The likeliest rate of those held out where that of the treated is higher by δ (Farrington and Manning 1990). */
    private double restricted(double delta) {
        double n = size;
        double m = held;
        double total = n + m;
        double c = ones + heldOnes;
        double l2 = ((n + 2 * m) * delta - total - c) / total;
        double l1 = (m * delta * delta - (total + 2 * heldOnes) * delta + c) / total;
        double l0 = heldOnes * delta * (1 - delta) / total;
        double q = l2 * l2 * l2 / 27 - l1 * l2 / 6 + l0 / 2;
        double p = Math.copySign(Math.sqrt(Math.max(0, l2 * l2 / 9 - l1 / 3)), q);
        double ratio = p == 0 ? 0 : Math.clamp(q / (p * p * p), -1, 1);
        double root = 2 * p * Math.cos((Math.PI + Math.acos(ratio)) / 3) - l2 / 3;
        return Math.clamp(root, Math.max(0, -delta), Math.min(1, 1 - delta));
    }

    /** Whether {@link #chance} can be counted out. */
    boolean isSmall() {
        return ones + heldOnes <= MOST_EXACT;
    }

    /** Twice the smaller tail of Fisher's exact test, at most 1. */
    double chance() {
        long total = ones + heldOnes;
        double expected = (double) total * size / (size + held);
        boolean above = ones >= expected;
        long end = above ? Math.min(total, size) : Math.max(0, total - held);
        double sum = 0;
        double first = likelihood(ones, total);
        double term = first;
        long k = ones;
        while (term > sum * 1e-16) {
            sum += term;
            if (k == end) {
                break;
            }
            term *= above ? up(k, total) : 1 / up(k - 1, total);
            k += above ? 1 : -1;
        }
        return Math.min(1, 2 * sum);
    }

    /** How much likelier k + 1 ones are among the treated than k. */
    private double up(long k, long total) {
        return (double) (total - k) * (size - k) / ((k + 1.0) * (held - total + k + 1.0));
    }

    private double likelihood(long k, long total) {
        return Math.exp(logChoose(size, k) + logChoose(held, total - k) - logChoose(size + held, total));
    }

    private static double logChoose(long n, long k) {
        return Special.logGamma(n + 1.0) - Special.logGamma(k + 1.0) - Special.logGamma(n - k + 1.0);
    }
}

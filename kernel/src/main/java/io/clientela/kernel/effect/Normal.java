package io.clientela.kernel.effect;

/** The standard normal distribution. */
final class Normal {

    private Normal() {}

    /** P(Z ≤ z), by the series of Abramowitz and Stegun (1964, 26.2.11). */
    static double cumulative(double z) {
        if (z < 0) {
            return 1 - cumulative(-z);
        }
        if (z > 8) {
            return 1;
        }
        double term = z;
        double sum = z;
        for (int k = 1; term > 1e-17 * sum; k++) {
            term *= z * z / (2 * k + 1);
            sum += term;
        }
        return 0.5 + sum * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }

    /** P(Z > z), with a small relative error far out too: beyond 4 by the continued fraction of the book, 26.2.14. */
    static double upper(double z) {
        if (z <= 4) {
            return 1 - cumulative(z);
        }
        double fraction = z;
        for (int k = 60; k >= 1; k--) {
            fraction = z + k / fraction;
        }
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) / fraction;
    }

    /** The z from 0 to 37 that is exceeded with a chance; 0 for chances of a half and more. */
    static double exceededWith(double chance) {
        double low = 0;
        double high = 37;
        while (high - low > 1e-10) {
            double middle = (low + high) / 2;
            if (upper(middle) > chance) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /**
     * The z with P(Z ≤ z) = p: the approximation of Abramowitz and Stegun (1964, 26.2.23, off by at most 4.5e-4), mended by
     * three steps of Newton's method.
     *
     * @param p from 1e-10 to 1 − 1e-10
     */
    static double quantile(double p) {
        if (p < 0.5) {
            return -quantile(1 - p);
        }
        double t = Math.sqrt(-2 * Math.log(1 - p));
        double z =
                t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
        for (int step = 0; step < 3; step++) {
            z -= (cumulative(z) - p) * Math.sqrt(2 * Math.PI) * Math.exp(z * z / 2);
        }
        return z;
    }
}

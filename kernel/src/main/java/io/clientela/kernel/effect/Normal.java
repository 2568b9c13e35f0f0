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

    /** The z with P(Z ≤ z) = p, by bisection; p above 0 and below 1. */
    static double quantile(double p) {
        double low = -9;
        double high = 9;
        while (high - low > 1e-12) {
            double middle = (low + high) / 2;
            if (cumulative(middle) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}

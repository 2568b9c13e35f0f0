package io.clientela.kernel.lifetime;

import io.clientela.kernel.value.Interval;

/** Intervals from an estimate and its standard error, on the scale on which the estimate is nearly normal. */
final class Intervals {

    private Intervals() {}

    /** Of something above 0, from the standard error of its logarithm. */
    static Interval positive(double estimate, double logError, double level) {
        double factor = Math.exp(Math.min(300, quantile(level) * logError));
        return new Interval(estimate / factor, estimate, Math.min(estimate * factor, Double.MAX_VALUE), level);
    }

    /** Of a probability, from the standard error of its logarithm: symmetric in the logarithm of the odds. */
    static Interval share(double p, double logError, double level) {
        if (p <= 0 || p >= 1) {
            return new Interval(p, p, p, level);
        }
        double factor = Math.exp(Math.min(300, quantile(level) * logError / (1 - p)));
        double low = p / (p + (1 - p) * factor);
        double high = p / (p + (1 - p) / factor);
        return new Interval(Math.min(low, p), p, Math.max(high, p), level);
    }

    /** Of a sum, from its standard error. */
    static Interval sum(double estimate, double error, double level) {
        double reach = quantile(level) * error;
        return new Interval(estimate - reach, estimate, estimate + reach, level);
    }

    /** The z with P(|Z| ≤ z) = level for a standard normal Z. */
    static double quantile(double level) {
        if (level == 0.95) {
            return 1.959963984540054;
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("not a level between 0 and 1: " + level);
        }
        return normalQuantile(0.5 + level / 2);
    }

    /** The quantile of the standard normal distribution for p above 1/2, by bisection. */
    private static double normalQuantile(double p) {
        double low = 0;
        double high = 40;
        for (int i = 0; i < 200 && high - low > 1e-12; i++) {
            double middle = (low + high) / 2;
            if (cumulative(middle) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** P(Z ≤ z) for z ≥ 0, by the series of Abramowitz and Stegun (1964, 26.2.11). */
    static double cumulative(double z) {
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
}

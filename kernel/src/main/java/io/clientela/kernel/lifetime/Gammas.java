package io.clientela.kernel.lifetime;

/** The gamma function's family in double precision, for arguments above 0. */
final class Gammas {

    private static final double HALF_LOG_TWO_PI = 0.9189385332046728;
    private static final double LARGE = 10;

    private Gammas() {}

    /** ln Γ(x), with an absolute error of a few units in 1e-16 up to x = 10 and a like relative error above. */
    static double logGamma(double x) {
        if (x >= LARGE) {
            return stirling(x) + correction(x);
        }
        double shifted = x;
        double product = 1;
        while (shifted < LARGE) {
            product *= shifted;
            shifted++;
        }
        return stirling(shifted) + correction(shifted) - Math.log(product);
    }

    private static double stirling(double x) {
        return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI;
    }

    /** ln Γ(x) less Stirling's formula, for x ≥ 10 (Abramowitz and Stegun 1964, 6.1.41). */
    private static double correction(double x) {
        double i = 1 / x;
        double s = i * i;
        return i
                * (1.0 / 12
                        + s
                                * (-1.0 / 360
                                        + s
                                                * (1.0 / 1260
                                                        + s
                                                                * (-1.0 / 1680
                                                                        + s
                                                                                * (1.0 / 1188
                                                                                        + s
                                                                                                * (-691.0 / 360360
                                                                                                        + s / 156))))));
    }

    /** ψ(x), the derivative of {@link #logGamma} (Abramowitz and Stegun 1964, 6.3.5 and 6.3.18). */
    static double digamma(double x) {
        double shifted = x;
        double sum = 0;
        while (shifted < LARGE) {
            sum -= 1 / shifted;
            shifted++;
        }
        double i = 1 / shifted;
        double s = i * i;
        double tail = s
                * (1.0 / 12
                        - s * (1.0 / 120 - s * (1.0 / 252 - s * (1.0 / 240 - s * (1.0 / 132 - s * 691.0 / 32760)))));
        return sum + Math.log(shifted) - 0.5 * i - tail;
    }

    /** ln B(a, b), without the loss of digits that the difference of three large terms brings. */
    static double logBeta(double a, double b) {
        double small = Math.min(a, b);
        double large = Math.max(a, b);
        return large < LARGE
                ? logGamma(small) + logGamma(large) - logGamma(small + large)
                : logGamma(small) - logRatio(large, small);
    }

    /** ln Γ(x + d) − ln Γ(x), for d ≥ 0: the logarithm of the rising factorial. */
    static double logRatio(double x, double d) {
        if (x < LARGE) {
            return logGamma(x + d) - logGamma(x);
        }
        return (x - 0.5) * Math.log1p(d / x) + d * Math.log(x + d) - d + correction(x + d) - correction(x);
    }

    /**
     * The regularised incomplete beta function I_x(a, b), the chance that a Beta(a, b) is at most x, by its continued
     * fraction (Abramowitz and Stegun 1964, 26.5.8).
     *
     * @param x from 0 to 1
     */
    static double betaShare(double x, double a, double b) {
        if (x <= 0) {
            return 0;
        }
        if (x >= 1) {
            return 1;
        }
        double front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b));
        return x < (a + 1) / (a + b + 2) ? front * fraction(x, a, b) / a : 1 - front * fraction(1 - x, b, a) / b;
    }

    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / nonZero(1 - (a + b) * x / (a + 1));
        double value = d;
        for (int m = 1; m <= 10_000; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / nonZero(1 + even * d);
            c = nonZero(1 + even / c);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / nonZero(1 + odd * d);
            c = nonZero(1 + odd / c);
            double step = d * c;
            value *= step;
            if (Math.abs(step - 1) < 1e-15) {
                break;
            }
        }
        return value;
    }

    private static double nonZero(double value) {
        return Math.abs(value) < 1e-300 ? 1e-300 : value;
    }
}

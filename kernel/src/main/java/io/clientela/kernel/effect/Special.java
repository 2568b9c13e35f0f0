package io.clientela.kernel.effect;

import java.util.function.DoubleUnaryOperator;

/** Distributions beside the normal one. Page numbers: Press et al., <i>Numerical Recipes</i>, 3rd ed. 2007. */
final class Special {

    private static final double TINY = 1e-300;
    private static final int MOST = 100_000;

    private Special() {}

    /** ln Γ(x) for x above 0, by Stirling's series from 12 on (Abramowitz and Stegun 1964, 6.1.41). */
    static double logGamma(double x) {
        double shifted = x;
        double product = 1;
        while (shifted < 12) {
            product *= shifted;
            shifted++;
        }
        double i = 1 / shifted;
        double s = i * i;
        double series = i * (1.0 / 12 - s * (1.0 / 360 - s * (1.0 / 1260 - s * (1.0 / 1680 - s / 1188))));
        return (shifted - 0.5) * Math.log(shifted) - shifted + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product);
    }

    /** P(a, x): the chance that a gamma variable of shape a lies below x (page 260). */
    static double gammaBelow(double a, double x) {
        return x <= 0 ? 0 : x < a + 1 ? gammaSeries(a, x) : 1 - gammaFraction(a, x);
    }

    /** Q(a, x) = 1 - P(a, x), with a small relative error far out. */
    static double gammaAbove(double a, double x) {
        return x <= 0 ? 1 : x < a + 1 ? 1 - gammaSeries(a, x) : gammaFraction(a, x);
    }

    private static double gammaSeries(double a, double x) {
        double term = 1 / a;
        double sum = term;
        for (int n = 1; n < MOST && term > sum * 1e-16; n++) {
            term *= x / (a + n);
            sum += term;
        }
        return sum * Math.exp(-x + a * Math.log(x) - logGamma(a));
    }

    private static double gammaFraction(double a, double x) {
        double b = x + 1 - a;
        double c = 1 / TINY;
        double d = 1 / b;
        double h = d;
        double step = 0;
        for (int i = 1; i < MOST && Math.abs(step - 1) > 1e-15; i++) {
            double an = -i * (i - a);
            b += 2;
            d = 1 / away(an * d + b);
            c = away(b + an / c);
            step = d * c;
            h *= step;
        }
        return Math.exp(-x + a * Math.log(x) - logGamma(a)) * h;
    }

    private static double away(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    /** P(T > t) of Student's distribution, for any t; degrees of freedom above 0. */
    static double studentAbove(double t, double freedom) {
        double tail = betaBelow(freedom / 2, 0.5, freedom / (freedom + t * t)) / 2;
        return t >= 0 ? tail : 1 - tail;
    }

    /** The t that is exceeded with a chance, from above 0 to a half. */
    static double studentExceededWith(double chance, double freedom) {
        double high = 2;
        while (studentAbove(high, freedom) > chance) {
            high *= 2;
        }
        return root(0, high, t -> studentAbove(t, freedom) - chance);
    }

    /** I(x; a, b): the chance that a beta variable lies below x (page 271). */
    static double betaBelow(double a, double b, double x) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        double front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
        return x < (a + 1) / (a + b + 2)
                ? front * betaFraction(a, b, x) / a
                : 1 - front * betaFraction(b, a, 1 - x) / b;
    }

    private static double betaFraction(double a, double b, double x) {
        double c = 1;
        double d = 1 / away(1 - (a + b) * x / (a + 1));
        double h = d;
        double step = 0;
        for (int m = 1; m < MOST && Math.abs(step - 1) > 1e-15; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / away(1 + even * d);
            c = away(1 + even / c);
            h *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / away(1 + odd * d);
            c = away(1 + odd / c);
            step = d * c;
            h *= step;
        }
        return h;
    }

    /** P(χ² > x) for so many degrees of freedom. */
    static double chiSquareAbove(double x, double freedom) {
        return gammaAbove(freedom / 2, x / 2);
    }

    /** The x that χ² exceeds with a chance. */
    static double chiSquareExceededWith(double chance, double freedom) {
        double high = freedom + 10;
        while (chiSquareAbove(high, freedom) > chance) {
            high *= 2;
        }
        return root(0, high, x -> chiSquareAbove(x, freedom) - chance);
    }

    /**
     * P(X > x) of the standardised Pearson type III distribution, a shifted gamma, with mean 0, variance 1 and the skewness
     * given; with little skewness the normal one at x - skew (x² - 1)/6 (Cornish and Fisher 1938).
     */
    static double pearsonAbove(double x, double skew) {
        if (Math.abs(skew) < 0.02) {
            return Normal.upper(x - skew * (x * x - 1) / 6);
        }
        double shape = 4 / (skew * skew);
        double at = shape + Math.signum(skew) * x * Math.sqrt(shape);
        return skew > 0 ? gammaAbove(shape, at) : gammaBelow(shape, at);
    }

    /** Where a falling function crosses zero. */
    static double root(double low, double high, DoubleUnaryOperator falling) {
        double from = low;
        double to = high;
        for (int i = 0; i < 200 && to - from > 1e-12 * Math.max(1, to); i++) {
            double middle = (from + to) / 2;
            if (falling.applyAsDouble(middle) > 0) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return (from + to) / 2;
    }
}

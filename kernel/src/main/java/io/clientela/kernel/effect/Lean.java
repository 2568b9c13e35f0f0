package io.clientela.kernel.effect;

/**
 * How T = (estimate - truth)/se is distributed: quantiles of the Pearson type III distribution by Wilson and Hilferty (1931), see {@link
 * Difference}.
 *
 * @param shift -c/2
 * @param skew γ
 * @param freedom degrees of freedom of Student's distribution
 */
record Lean(double shift, double skew, double freedom) {

    private static final double MOST = 2;
    private static final double SHORT = 1.2;

    /**
     * What an estimate made of independent samples has: its squared standard error, and the sums of which its lean is made.
     *
     * @param variance se²
     * @param third the third central moment of the estimate
     * @param cross cov(estimate, se²)
     * @param noise Var(se²)
     */
    record Moments(double variance, double third, double cross, double noise) {

        /** Those of nothing. */
        static final Moments NONE = new Moments(0, 0, 0, 0);

        /** Those of the estimate times a factor. */
        Moments times(double factor) {
            double square = factor * factor;
            double cube = square * factor;
            return new Moments(square * variance, cube * third, cube * cross, square * square * noise);
        }

        /** Those of the sum of two estimates that have no unit in common. */
        Moments plus(Moments other) {
            return new Moments(
                    variance + other.variance, third + other.third, cross + other.cross, noise + other.noise);
        }

        /** The lean; for a variance above 0. */
        Lean lean() {
            double error = Math.sqrt(variance);
            double cube = error * error * error;
            double kappa = clamped(third / cube);
            double c = clamped(cross / cube);
            double freedom = Math.max(1, 2 * cube * error / Math.max(noise, 1e-9 * cube * error));
            return new Lean(-c / 2, clamped(kappa - 3 * c), freedom);
        }
    }

    private static double clamped(double lean) {
        return Math.clamp(lean, -MOST, MOST);
    }

    /** The same without lean. */
    Lean straight() {
        return new Lean(0, 0, freedom);
    }

    double quantile(double t) {
        if (Math.abs(skew) < 1e-6) {
            return shift + t;
        }
        double lean = skew * t < 0 ? Math.clamp(skew, -SHORT, SHORT) : skew;
        double base = Math.max(0, 1 + lean * t / 6 - lean * lean / 36);
        return shift + 2 / lean * (base * base * base - 1);
    }

    /** The t of which a value is the quantile. */
    double upright(double value) {
        double y = value - shift;
        if (Math.abs(skew) < 1e-6) {
            return y;
        }
        double lean = skew * y < 0 ? Math.clamp(skew, -SHORT, SHORT) : skew;
        return 6 / lean * (Math.cbrt(Math.max(0, 1 + lean * y / 2)) - 1) + lean / 6;
    }

    /** The ends of the interval of an estimate, the lower first. */
    double[] ends(double estimate, double error, double level) {
        double t = Special.studentExceededWith((1 - level) / 2, freedom);
        double low = estimate - error * quantile(t);
        double high = estimate - error * quantile(-t);
        return new double[] {Math.min(low, estimate), Math.max(high, estimate)};
    }

    /** The two-sided p of an estimate where the truth is 0. */
    double chance(double estimate, double error) {
        return Math.min(1, 2 * Special.studentAbove(Math.abs(upright(estimate / error)), freedom));
    }
}

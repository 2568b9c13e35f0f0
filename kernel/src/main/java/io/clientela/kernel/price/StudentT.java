package io.clientela.kernel.price;

/** Quantiles of Student's t. */
final class StudentT {

    /** The 97.5 % quantile of the normal distribution. */
    static final double Z95 = 1.959963984540054;

    private StudentT() {}

    /**
     * The 97.5 % quantile, for an interval at 95 %: Hill (1970), algorithm 396, to five decimals.
     *
     * @param freedom degrees of freedom, 3 or more, fractions too
     */
    static double q95(double freedom) {
        if (!(freedom >= 3)) {
            throw new IllegalArgumentException("degrees of freedom: " + freedom);
        }
        double a = 1 / (freedom - 0.5);
        double b = 48 / (a * a);
        double c = ((20_700 * a / b - 98) * a - 16) * a + 96.36;
        double d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt(a * Math.PI / 2) * freedom;
        double y = Math.pow(d * 0.05, 2 / freedom);
        if (y > 0.05 + a) {
            double x = -Z95;
            y = x * x;
            if (freedom < 5) {
                c += 0.3 * (freedom - 4.5) * (x + 0.6);
            }
            c = (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b + c;
            y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x;
            y = Math.expm1(a * y * y);
        } else {
            y = ((1 / (((freedom + 6) / (freedom * y) - 0.089 * d - 0.822) * (freedom + 2) * 3) + 0.5 / (freedom + 4))
                                            * y
                                    - 1)
                            * (freedom + 1)
                            / (freedom + 2)
                    + 1 / y;
        }
        return Math.sqrt(freedom * y);
    }
}

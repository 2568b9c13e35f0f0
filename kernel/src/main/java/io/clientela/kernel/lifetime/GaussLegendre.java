package io.clientela.kernel.lifetime;

/** Gauss-Legendre quadrature on [0, 1] (Abramowitz and Stegun 1964, 25.4.29): nodes by Newton's method. */
final class GaussLegendre {

    static final GaussLegendre TWO = new GaussLegendre(2);
    static final GaussLegendre THREE = new GaussLegendre(3);
    static final GaussLegendre FOUR = new GaussLegendre(4);
    static final GaussLegendre EIGHT = new GaussLegendre(8);
    static final GaussLegendre SIXTEEN = new GaussLegendre(16);

    /** The nodes in ascending order, inside [0, 1]. */
    final double[] node;

    /** The weights, which add up to 1. */
    final double[] weight;

    private GaussLegendre(int n) {
        node = new double[n];
        weight = new double[n];
        for (int i = 0; i < n; i++) {
            double x = -Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
            double slope = 1;
            for (int round = 0; round < 100; round++) {
                double before = 1;
                double value = x;
                for (int k = 2; k <= n; k++) {
                    double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
                    before = value;
                    value = next;
                }
                slope = n * (x * value - before) / (x * x - 1);
                double step = value / slope;
                x -= step;
                if (Math.abs(step) < 1e-16) {
                    break;
                }
            }
            node[i] = (x + 1) / 2;
            weight[i] = 1 / ((1 - x * x) * slope * slope);
        }
    }
}

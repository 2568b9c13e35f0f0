package io.clientela.kernel.lifetime;

/** Figures of samples. */
final class Samples {

    private Samples() {}

    /** The quantile by linear interpolation between order statistics (Hyndman and Fan 1996, type 7); at least one value. */
    static double quantile(double[] sorted, double p) {
        double place = p * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}

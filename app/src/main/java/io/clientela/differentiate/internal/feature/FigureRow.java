package io.clientela.differentiate.internal.feature;

import java.util.Arrays;

/** Figures of rows of one customer on their way to the picture, one after the other; what is no number is unknown. */
final class FigureRow {

    /** No number. */
    static final double UNKNOWN = Double.NaN;

    /** Money beyond this has no place in the picture's columns. */
    private static final double MOST = 9e15;

    private double[] figures = new double[64];
    private int size;

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    double get(int at) {
        return figures[at];
    }

    /** The next figure. */
    FigureRow add(double figure) {
        if (size == figures.length) {
            figures = Arrays.copyOf(figures, size * 2);
        }
        figures[size++] = figure;
        return this;
    }

    /** A share; unknown where the whole is not above 0. */
    FigureRow share(double part, double whole) {
        return add(whole > 0 ? part / whole : UNKNOWN);
    }

    /** An amount in millionths as money, rounded to cents half away from zero. */
    FigureRow money(double millionths) {
        double cents = Math.floor(Math.abs(millionths) / 1e4 + 0.5);
        return add(Math.copySign(Math.min(cents / 100, MOST), millionths));
    }

    /** Quartile, median and quartile in the order median, low, high; unknown where there are no values. */
    FigureRow quartiles(int[] values, int count) {
        return add(quantile(values, count, 0.5))
                .add(quantile(values, count, 0.25))
                .add(quantile(values, count, 0.75));
    }

    /** The quantile of sorted values, type 7 of Hyndman and Fan. */
    private static double quantile(int[] sorted, int count, double share) {
        if (count == 0) {
            return UNKNOWN;
        }
        double place = (count - 1) * share;
        int below = (int) place;
        int above = Math.min(count - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}

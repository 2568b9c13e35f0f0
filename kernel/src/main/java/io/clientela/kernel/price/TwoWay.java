package io.clientela.kernel.price;

/**
 * Takes the means of units and of months out of a column, so that what is left moves within a unit against the movement of
 * all: the within transformation of a model with two fixed effects, by alternating projections (Guimarães and Portugal
 * 2010, section 2; by the theorem of Frisch, Waugh and Lovell the slope between two such columns is that of the model).
 */
final class TwoWay {

    private static final int MOST_SWEEPS = 1_000;
    private static final double ENOUGH = 1e-10;

    private final int[] unit;
    private final int[] month;
    private final int[] unitSize;
    private final int[] monthSize;

    TwoWay(int[] unit, int[] month) {
        this.unit = unit;
        this.month = month;
        this.unitSize = sizes(unit);
        this.monthSize = sizes(month);
    }

    private static int[] sizes(int[] of) {
        var sizes = new int[PriceCells.above(of)];
        for (int one : of) {
            sizes[one]++;
        }
        return sizes;
    }

    /** The months with a cell. */
    int months() {
        int count = 0;
        for (int size : monthSize) {
            count += size > 0 ? 1 : 0;
        }
        return count;
    }

    /** The column without the means of units and months; the column given stays as it is. */
    double[] within(double[] column) {
        double[] left = column.clone();
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            double moved = Math.max(takeOut(left, unit, unitSize), takeOut(left, month, monthSize));
            if (moved < ENOUGH) {
                break;
            }
        }
        return left;
    }

    /** Takes the mean of each group out. @return the largest mean taken out */
    private static double takeOut(double[] column, int[] group, int[] size) {
        var sums = new double[size.length];
        for (int i = 0; i < column.length; i++) {
            sums[group[i]] += column[i];
        }
        double largest = 0;
        for (int g = 0; g < sums.length; g++) {
            if (size[g] > 0) {
                sums[g] /= size[g];
                largest = Math.max(largest, Math.abs(sums[g]));
            }
        }
        for (int i = 0; i < column.length; i++) {
            column[i] -= sums[group[i]];
        }
        return largest;
    }
}

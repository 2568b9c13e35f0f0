package io.clientela.kernel.grouping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Customers as points: each feature on its scale, with mean 0 and standard deviation 1, nothing beyond {@value #FARTHEST}
 * of them, so that one odd customer is not a group of his own. Features that do not vary are left out.
 */
final class Points {

    private static final double FARTHEST = 3;

    /** Which features of the table take part. */
    final int[] used;

    final int size;
    final int width;

    /** By point, then by used feature. */
    private final double[] at;

    /** Of each used feature on its scale, before it was brought to mean 0 and standard deviation 1. */
    private final double[] means;

    private final double[] deviations;

    private Points(int[] used, int size, double[] at, double[] means, double[] deviations) {
        this.used = used;
        this.size = size;
        this.width = used.length;
        this.at = at;
        this.means = means;
        this.deviations = deviations;
    }

    static Points of(FeatureTable table) {
        int n = table.size();
        var used = new ArrayList<Integer>();
        var columns = new ArrayList<double[]>();
        var moments = new ArrayList<double[]>();
        for (int f = 0; f < table.features().size(); f++) {
            double[] column = scaled(table.values()[f], table.features().get(f).scale());
            double[] moment = moments(column);
            if (moment[1] > 1e-9 * Math.max(1, Math.abs(moment[0]))) {
                used.add(f);
                moments.add(moment);
                Arrays.setAll(column, i -> standard(column[i], moment[0], moment[1]));
                columns.add(column);
            }
        }
        var at = new double[n * used.size()];
        for (int f = 0; f < used.size(); f++) {
            for (int i = 0; i < n; i++) {
                at[i * used.size() + f] = columns.get(f)[i];
            }
        }
        return new Points(
                used.stream().mapToInt(Integer::intValue).toArray(),
                n,
                at,
                moments.stream().mapToDouble(moment -> moment[0]).toArray(),
                moments.stream().mapToDouble(moment -> moment[1]).toArray());
    }

    private static double[] scaled(double[] values, Feature.Scale scale) {
        var out = new double[values.length];
        Arrays.setAll(out, i -> scale.of(values[i]));
        return out;
    }

    /** Mean and standard deviation. */
    private static double[] moments(double[] values) {
        double mean = 0;
        for (int i = 0; i < values.length; i++) {
            mean += (values[i] - mean) / (i + 1);
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new double[] {mean, Math.sqrt(squares / Math.max(1, values.length))};
    }

    /** A value on its scale, in standard deviations from the mean, cut off at {@value #FARTHEST}. */
    static double standard(double scaled, double mean, double deviation) {
        return Math.clamp((scaled - mean) / deviation, -FARTHEST, FARTHEST);
    }

    /** What puts other customers to the nearest of some centres. */
    Placing placing(FeatureTable table, double[][] centres) {
        var features =
                Arrays.stream(used).mapToObj(f -> table.features().get(f)).toList();
        return new Placing(features, means, deviations, centres);
    }

    /** The given points, in their order; one may occur more than once. */
    Points take(int[] rows) {
        var taken = new double[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(at, rows[i] * width, taken, i * width, width);
        }
        return new Points(used, rows.length, taken, means, deviations);
    }

    /** At most so many different points, drawn at random, in order. */
    int[] sample(int most, Random dice) {
        if (size <= most) {
            return java.util.stream.IntStream.range(0, size).toArray();
        }
        var chosen = new int[most];
        int taken = 0;
        for (int i = 0; taken < most; i++) { // selection sampling (Knuth, The Art of Computer Programming 2, 3.4.2, S)
            if (dice.nextDouble() * (size - i) < most - taken) {
                chosen[taken++] = i;
            }
        }
        return chosen;
    }

    double get(int point, int feature) {
        return at[point * width + feature];
    }

    /** The squared distance of a point from a centre. */
    double squaredDistance(int point, double[] centre) {
        double sum = 0;
        int from = point * width;
        for (int f = 0; f < width; f++) {
            double difference = at[from + f] - centre[f];
            sum += difference * difference;
        }
        return sum;
    }

    double distance(int one, int other) {
        double sum = 0;
        for (int f = 0; f < width; f++) {
            double difference = at[one * width + f] - at[other * width + f];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }

    double[] point(int index) {
        var out = new double[width];
        System.arraycopy(at, index * width, out, 0, width);
        return out;
    }

    /** The names of the features that were left out. */
    List<String> leftOut(FeatureTable table) {
        var names = new ArrayList<String>();
        int next = 0;
        for (int f = 0; f < table.features().size(); f++) {
            if (next < used.length && used[next] == f) {
                next++;
            } else {
                names.add(table.features().get(f).name());
            }
        }
        return names;
    }
}

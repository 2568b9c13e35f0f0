package io.clientela.kernel.grouping;

import java.util.Arrays;
import java.util.Random;

/**
 * Lloyd's k-means (1982) from starts drawn by k-means++ (Arthur and Vassilvitskii 2007); the start with the least spread
 * inside counts.
 */
final class KMeans {

    private static final int MOST_ROUNDS = 200;

    /** The groups by size, the largest first, so that equal data give equal numbers. */
    @SuppressWarnings("ArrayRecordComponent")
    record Fit(double[][] centres, int[] group, double inside) {

        int[] sizes() {
            var sizes = new int[centres.length];
            for (int one : group) {
                sizes[one]++;
            }
            return sizes;
        }
    }

    private final Points points;
    private final int k;

    private KMeans(Points points, int k) {
        this.points = points;
        this.k = k;
    }

    /**
     * The best of some starts.
     *
     * @param k at least 1 and at most the number of points
     */
    static Fit fit(Points points, int k, int starts, Random dice) {
        var means = new KMeans(points, k);
        Fit best = means.run(means.start(dice));
        for (int s = 1; s < starts; s++) {
            Fit next = means.run(means.start(dice));
            if (next.inside() < best.inside()) {
                best = next;
            }
        }
        return means.ordered(best);
    }

    /** The nearest centre of each point. */
    static int[] assign(Points points, double[][] centres) {
        var group = new int[points.size];
        for (int i = 0; i < points.size; i++) {
            group[i] = nearest(points, i, centres);
        }
        return group;
    }

    private double[][] start(Random dice) {
        var centres = new double[k][];
        centres[0] = points.point(dice.nextInt(points.size));
        var nearest = new double[points.size];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (int c = 1; c < k; c++) {
            double sum = 0;
            for (int i = 0; i < points.size; i++) {
                nearest[i] = Math.min(nearest[i], points.squaredDistance(i, centres[c - 1]));
                sum += nearest[i];
            }
            centres[c] = points.point(drawn(nearest, dice.nextDouble() * sum));
        }
        return centres;
    }

    private static int drawn(double[] weights, double target) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            if (sum > target) {
                return i;
            }
        }
        return weights.length - 1;
    }

    private Fit run(double[][] start) {
        double[][] centres = start;
        int[] group = assign(points, centres);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            centres = means(group, centres);
            int[] next = assign(points, centres);
            if (Arrays.equals(next, group)) {
                break;
            }
            group = next;
        }
        double inside = 0;
        for (int i = 0; i < points.size; i++) {
            inside += points.squaredDistance(i, centres[group[i]]);
        }
        return new Fit(centres, group, inside);
    }

    /** The means of the groups; an empty group takes the point that is farthest from its centre. */
    private double[][] means(int[] group, double[][] before) {
        var sums = new double[k][points.width];
        var sizes = new int[k];
        for (int i = 0; i < points.size; i++) {
            sizes[group[i]]++;
            for (int f = 0; f < points.width; f++) {
                sums[group[i]][f] += points.get(i, f);
            }
        }
        for (int c = 0; c < k; c++) {
            if (sizes[c] == 0) {
                sums[c] = points.point(farthest(group, before));
                continue;
            }
            for (int f = 0; f < points.width; f++) {
                sums[c][f] /= sizes[c];
            }
        }
        return sums;
    }

    private int farthest(int[] group, double[][] centres) {
        int farthest = 0;
        double most = -1;
        for (int i = 0; i < points.size; i++) {
            double distance = points.squaredDistance(i, centres[group[i]]);
            if (distance > most) {
                most = distance;
                farthest = i;
            }
        }
        return farthest;
    }

    private Fit ordered(Fit fit) {
        int[] sizes = fit.sizes();
        var order = new Integer[k];
        Arrays.setAll(order, c -> c);
        Arrays.sort(order, (a, b) -> {
            int bySize = Integer.compare(sizes[b], sizes[a]);
            return bySize != 0 ? bySize : Arrays.compare(fit.centres()[a], fit.centres()[b]);
        });
        var centres = new double[k][];
        var renamed = new int[k];
        for (int c = 0; c < k; c++) {
            centres[c] = fit.centres()[order[c]];
            renamed[order[c]] = c;
        }
        var group = new int[points.size];
        Arrays.setAll(group, i -> renamed[fit.group()[i]]);
        return new Fit(centres, group, fit.inside());
    }

    private static int nearest(Points points, int point, double[][] centres) {
        int nearest = 0;
        double least = points.squaredDistance(point, centres[0]);
        for (int c = 1; c < centres.length; c++) {
            double distance = points.squaredDistance(point, centres[c]);
            if (distance < least) {
                least = distance;
                nearest = c;
            }
        }
        return nearest;
    }
}

package io.clientela.kernel.grouping;

import java.util.Random;

/**
 * Whether groups come again when the customers are drawn again (Hennig 2007): for each group the Jaccard similarity with
 * the most similar group of a resample, as a mean over resamples. Above 0.75 a group is stable, below 0.6 it is not to be
 * trusted.
 */
final class Stability {

    private Stability() {}

    /** The mean similarity of each group over so many resamples with replacement, from 0 to 1. */
    static double[] of(Points points, KMeans.Fit fit, int resamples, Random dice) {
        int k = fit.centres().length;
        var sum = new double[k];
        for (int r = 0; r < resamples; r++) {
            var rows = new int[points.size];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = dice.nextInt(points.size);
            }
            KMeans.Fit again = KMeans.fit(points.take(rows), k, 2, dice);
            double[] best = similar(fit.group(), KMeans.assign(points, again.centres()), k);
            for (int c = 0; c < k; c++) {
                sum[c] += best[c] / resamples;
            }
        }
        return sum;
    }

    /** For each group of one partition the Jaccard similarity with the most similar group of the other. */
    static double[] similar(int[] one, int[] other, int k) {
        var both = new int[k][k];
        var sizes = new int[k];
        var others = new int[k];
        for (int i = 0; i < one.length; i++) {
            both[one[i]][other[i]]++;
            sizes[one[i]]++;
            others[other[i]]++;
        }
        var best = new double[k];
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < k; b++) {
                int either = sizes[a] + others[b] - both[a][b];
                best[a] = Math.max(best[a], either == 0 ? 0 : (double) both[a][b] / either);
            }
        }
        return best;
    }
}

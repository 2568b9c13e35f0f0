package io.clientela.kernel.effect;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The correction for many comparisons of Holm (1979), with weights (his section 3). */
public final class Holm {

    private Holm() {}

    /**
     * The corrected p values: with the verdicts where they are at most α, the chance of any false one is at most α, whichever
     * of the differences are truly there and however they hang together.
     *
     * @param chances the p values, from 0 to 1
     * @param weights how much of α each is given, above 0; they need not add up to 1
     * @return in the order given, from 0 to 1
     */
    public static double[] corrected(double[] chances, double[] weights) {
        if (chances.length != weights.length) {
            throw new IllegalArgumentException(chances.length + " p values, " + weights.length + " weights");
        }
        int[] order = IntStream.range(0, chances.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> chances[i] / weights[i]))
                .mapToInt(i -> i)
                .toArray();
        double left = 0;
        for (double weight : weights) {
            left += weight;
        }
        var out = new double[chances.length];
        double least = 0;
        for (int i : order) {
            least = Math.max(least, Math.min(1, chances[i] / weights[i] * Math.max(weights[i], left)));
            out[i] = least;
            left -= weights[i];
        }
        return out;
    }
}

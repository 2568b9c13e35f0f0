package io.clientela.kernel.lifetime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How near predictions came to what happened: of purchases in their number, of money in its amount.
 *
 * @param predicted the sum of what was predicted
 * @param meanAbsoluteError the mean distance between what was predicted of a customer and what he did
 * @param deciles ten groups of customers from the lowest prediction to the highest, with what was predicted and what
 *     happened; fewer where there are fewer customers
 */
public record Accuracy(double predicted, double meanAbsoluteError, List<Decile> deciles) {

    public Accuracy {
        deciles = List.copyOf(deciles);
    }

    /**
     * A tenth of the customers.
     *
     * @param customers how many
     * @param predicted of a customer, on average
     * @param actual what a customer did, on average
     */
    public record Decile(int customers, double predicted, double actual) {}

    /** Holds what was predicted of each customer against what he did, both by place and 0 or more. */
    static Accuracy of(double[] predicted, double[] actual) {
        double sum = 0;
        double error = 0;
        long[] order = new long[predicted.length];
        for (int i = 0; i < predicted.length; i++) {
            sum += predicted[i];
            error += Math.abs(predicted[i] - actual[i]);
            // a float keeps the order of predictions that differ by more than rounding; ties go by place
            order[i] = (((long) Float.floatToIntBits((float) predicted[i])) << 32) | i;
        }
        Arrays.sort(order);
        return new Accuracy(sum, order.length == 0 ? 0 : error / order.length, deciles(order, predicted, actual));
    }

    private static List<Decile> deciles(long[] order, double[] predicted, double[] actual) {
        var out = new ArrayList<Decile>();
        int groups = Math.min(10, order.length);
        for (int g = 0; g < groups; g++) {
            int from = (int) ((long) order.length * g / groups);
            int to = (int) ((long) order.length * (g + 1) / groups);
            double expected = 0;
            double happened = 0;
            for (int k = from; k < to; k++) {
                expected += predicted[(int) order[k]];
                happened += actual[(int) order[k]];
            }
            out.add(new Decile(to - from, expected / (to - from), happened / (to - from)));
        }
        return out;
    }
}

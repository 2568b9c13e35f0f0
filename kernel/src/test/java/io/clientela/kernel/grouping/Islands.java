package io.clientela.kernel.grouping;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Customers of known kinds: each kind buys around its own amount and its own share online. */
final class Islands {

    static final List<Feature> FEATURES = List.of(
            new Feature("amount", Feature.Scale.RATIO),
            new Feature("online", Feature.Scale.LINEAR),
            new Feature("categories", Feature.Scale.LINEAR));

    /** Median amount, share online, categories. */
    private static final double[][] KINDS = {{40, 0.9, 2}, {900, 0.1, 8}, {9_000, 0.5, 3}};

    final FeatureTable table;
    final int[] kind;

    /** @param spread how far customers stray from their kind; 0.1 for islands, 1 and more for one continuum */
    Islands(int size, double spread, long seed) {
        var dice = new Random(seed);
        var values = new double[FEATURES.size()][size];
        kind = new int[size];
        for (int i = 0; i < size; i++) {
            kind[i] = dice.nextInt(10) < 5 ? 0 : 1 + dice.nextInt(2);
            double[] centre = KINDS[kind[i]];
            values[0][i] = centre[0] * Math.exp(spread * 4 * dice.nextGaussian());
            values[1][i] = centre[1] + spread * dice.nextGaussian();
            values[2][i] = centre[2] + spread * 5 * dice.nextGaussian();
        }
        table = new FeatureTable(FEATURES, values);
    }

    /** The table with its rows in the given order. */
    static FeatureTable ordered(FeatureTable table, int[] order) {
        var values = new double[table.features().size()][];
        for (int f = 0; f < values.length; f++) {
            double[] column = table.values()[f];
            values[f] = IntStream.of(order).mapToDouble(i -> column[i]).toArray();
        }
        return new FeatureTable(table.features(), values);
    }
}

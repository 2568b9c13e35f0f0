package io.clientela.kernel.grouping;

import java.util.HashSet;
import java.util.List;

/**
 * The features of customers, one row a customer.
 *
 * @param features the columns, at least one, names unique
 * @param values by feature, then by customer; finite; not copied, must not change
 */
@SuppressWarnings("ArrayRecordComponent")
public record FeatureTable(List<Feature> features, double[][] values) {

    public FeatureTable {
        features = List.copyOf(features);
        if (features.isEmpty() || features.size() != values.length) {
            throw new IllegalArgumentException(features.size() + " features, " + values.length + " columns");
        }
        var names = new HashSet<String>();
        for (int f = 0; f < values.length; f++) {
            check(features.get(f), values[f], values[0].length);
            if (!names.add(features.get(f).name())) {
                throw new IllegalArgumentException(
                        "two features named " + features.get(f).name());
            }
        }
    }

    private static void check(Feature feature, double[] column, int size) {
        if (column.length != size) {
            throw new IllegalArgumentException(feature.name() + " has " + column.length + " values, not " + size);
        }
        for (int i = 0; i < size; i++) {
            if (!Double.isFinite(column[i])) {
                throw new IllegalArgumentException(feature.name() + " of row " + i + " is " + column[i]);
            }
        }
    }

    /** How many customers. */
    public int size() {
        return values[0].length;
    }
}

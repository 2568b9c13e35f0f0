package io.clientela.kernel.grouping;

import java.util.List;

/**
 * Puts a customer into the group whose centre is nearest, as grouping did with all: the same scales, the same cut.
 *
 * @param features the features that took part
 * @param means of each feature on its scale
 * @param deviations of each feature on its scale, above 0
 * @param centres by group, then by feature, in standard deviations; arrays are not copied and must not change
 */
@SuppressWarnings("ArrayRecordComponent")
public record Placing(List<Feature> features, double[] means, double[] deviations, double[][] centres) {

    public Placing {
        features = List.copyOf(features);
        if (means.length != features.size() || deviations.length != features.size() || centres.length == 0) {
            throw new IllegalArgumentException(features.size() + " features, " + means.length + " means, "
                    + deviations.length + " deviations, " + centres.length + " centres");
        }
    }

    /** The number of the group of a customer with these values, one for each of {@link #features}, in order. */
    public int group(double[] values) {
        var point = new double[means.length];
        for (int f = 0; f < point.length; f++) {
            point[f] = Points.standard(features.get(f).scale().of(values[f]), means[f], deviations[f]);
        }
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < centres.length; c++) {
            double distance = 0;
            for (int f = 0; f < point.length; f++) {
                distance += (point[f] - centres[c][f]) * (point[f] - centres[c][f]);
            }
            if (distance < least) {
                least = distance;
                nearest = c;
            }
        }
        return nearest;
    }
}

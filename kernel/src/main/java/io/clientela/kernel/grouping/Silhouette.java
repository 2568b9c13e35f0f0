package io.clientela.kernel.grouping;

/** How far apart groups are (Rousseeuw 1987): near 1 for islands, near 0 for a cut through a continuum. */
final class Silhouette {

    private Silhouette() {}

    /** The mean silhouette width of all points; those alone in their group count 0. */
    static double of(Points points, int[] group, int k) {
        var sizes = new int[k];
        for (int one : group) {
            sizes[one]++;
        }
        double sum = 0;
        for (int i = 0; i < points.size; i++) {
            sum += width(points, group, sizes, i);
        }
        return sum / points.size;
    }

    private static double width(Points points, int[] group, int[] sizes, int point) {
        if (sizes[group[point]] < 2) {
            return 0;
        }
        var distances = new double[sizes.length];
        for (int j = 0; j < points.size; j++) {
            distances[group[j]] += points.distance(point, j);
        }
        double own = distances[group[point]] / (sizes[group[point]] - 1);
        double other = Double.POSITIVE_INFINITY;
        for (int c = 0; c < sizes.length; c++) {
            if (c != group[point] && sizes[c] > 0) {
                other = Math.min(other, distances[c] / sizes[c]);
            }
        }
        if (Double.isInfinite(other)) {
            return 0;
        }
        double larger = Math.max(own, other);
        return larger == 0 ? 0 : (other - own) / larger;
    }
}

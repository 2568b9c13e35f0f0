package io.clientela.kernel.lifetime;

import java.util.Map;
import java.util.Optional;

/**
 * Finds files that do not reach back to the customers' first purchases.
 *
 * <p>Where old customers are first seen at the beginning, (1) many more come in the first twelfth of the time than in those
 * that follow, although new ones never cease to come, and (2) they buy again sooner than those who come later, since the
 * more often one buys, the sooner one is seen. A file that starts with a cohort of new customers has neither.
 */
final class Truncation {

    private static final int SLICES = 12;
    private static final double MORE = 1.5;
    private static final double SOONER = 1.4;
    private static final double CLEAR = 3;

    private Truncation() {}

    static Optional<Finding> of(Observation observation) {
        int n = observation.size();
        int first = Integer.MAX_VALUE;
        for (int i = 0; i < n; i++) {
            first = Math.min(first, observation.first(i).epochDay());
        }
        int span = n == 0 ? 0 : observation.until().epochDay() - first;
        if (span < SLICES * 7) {
            return Optional.empty();
        }
        int window = span / 4;
        double[] seen = new double[SLICES];
        double[] early = new double[2];
        double[] late = new double[2];
        for (int i = 0; i < n; i++) {
            int from = observation.first(i).epochDay();
            int slice = Math.min(SLICES - 1, (from - first) * SLICES / span);
            seen[slice]++;
            if (slice == 0
                    || (slice >= 3 && from + window <= observation.until().epochDay())) {
                double[] group = slice == 0 ? early : late;
                int customer = observation.customer(i);
                group[0]++;
                group[1] += observation.purchases().count(customer, from + 1, from + window) > 0 ? 1 : 0;
            }
        }
        return judge(seen, early, late);
    }

    private static Optional<Finding> judge(double[] seen, double[] early, double[] late) {
        double next = (seen[1] + seen[2] + seen[3]) / 3;
        double later = 0;
        for (int i = 4; i < SLICES; i++) {
            later += seen[i] / (SLICES - 4);
        }
        if (early[0] < 30 || late[0] < 30 || seen[0] < MORE * next || later < 0.1 * next) {
            return Optional.empty();
        }
        double soon = early[1] / early[0];
        double then = late[1] / late[0];
        double all = (early[1] + late[1]) / (early[0] + late[0]);
        double error = Math.sqrt(all * (1 - all) * (1 / early[0] + 1 / late[0]));
        if (soon * (1 - then) < SOONER * then * (1 - soon) || soon - then < CLEAR * error) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                FindingKind.LEFT_TRUNCATED,
                Map.of("firstSlice", seen[0], "laterSlices", later, "earlyAgain", soon, "lateAgain", then)));
    }
}

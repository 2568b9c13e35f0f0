package io.clientela.kernel.price;

import java.util.HashMap;
import java.util.Map;

/**
 * How much the prices of the units moved. A price level is a step of {@value #STEP} in the logarithm (2 %); the modal level
 * of a unit is the one at which most of its quantity was sold.
 *
 * @param moving clusters with a unit that was sold at two levels or more
 * @param away the share of the quantity of all units that was sold at another level than the modal one, from 0 to 1
 */
public record Variation(int moving, double away) {

    /** The width of a price level. */
    static final double STEP = 0.02;

    /** The variation in some cells. */
    public static Variation of(PriceCells cells) {
        Map<Integer, Map<Long, Double>> levels = new HashMap<>();
        Map<Integer, Integer> clusterOf = new HashMap<>();
        double all = 0;
        for (int i = 0; i < cells.size(); i++) {
            double quantity = Math.exp(cells.logQuantity()[i]);
            long level = Math.round(cells.logPrice()[i] / STEP);
            levels.computeIfAbsent(cells.unit()[i], unit -> new HashMap<>()).merge(level, quantity, Double::sum);
            clusterOf.put(cells.unit()[i], cells.cluster()[i]);
            all += quantity;
        }
        double modal = 0;
        var moving = new java.util.HashSet<Integer>();
        for (var unit : levels.entrySet()) {
            modal += unit.getValue().values().stream()
                    .mapToDouble(one -> one)
                    .max()
                    .orElse(0);
            if (unit.getValue().size() > 1) {
                moving.add(clusterOf.getOrDefault(unit.getKey(), 0));
            }
        }
        return new Variation(moving.size(), all > 0 ? Math.max(0, 1 - modal / all) : 0);
    }
}

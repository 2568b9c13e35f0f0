package io.clientela.console.internal.customers;

import io.clientela.identify.Evidence;
import java.util.ArrayList;
import java.util.List;

/**
 * The picture of a sum of evidence: each step starts where the one before ended. Positions are percentages of the
 * picture's width.
 *
 * @param steps the prior, then the comparisons in the order of their strength
 * @param zero where no evidence either way stands
 * @param total where the sum ends
 */
public record Waterfall(List<Step> steps, double zero, double total) {

    /**
     * One step.
     *
     * @param weight the comparison; its field is {@code PRIOR} for the prior
     * @param left the left edge of its bar
     * @param width the width of its bar, at least a hair's breadth
     * @param speaksFor whether it speaks for one customer
     */
    public record Step(Evidence.Weight weight, double left, double width, boolean speaksFor) {}

    /** The picture of the evidence on a pair. */
    public static Waterfall of(Evidence evidence) {
        List<Evidence.Weight> weights = new ArrayList<>();
        weights.add(new Evidence.Weight("PRIOR", "prior", evidence.priorBits(), 0, "", ""));
        evidence.weights().stream()
                .filter(weight -> weight.bits() != 0)
                .sorted((a, b) -> Double.compare(Math.abs(b.bits()), Math.abs(a.bits())))
                .forEach(weights::add);
        double low = 0;
        double high = 0;
        double sum = 0;
        for (Evidence.Weight weight : weights) {
            sum += weight.bits();
            low = Math.min(low, sum);
            high = Math.max(high, sum);
        }
        return new Waterfall(steps(weights, low, high), share(0, low, high), share(sum, low, high));
    }

    /** What speaks most for one customer, or most against it, the prior left out: at most three comparisons. */
    public List<Evidence.Weight> strongest(boolean forOne) {
        return steps.stream()
                .map(Step::weight)
                .filter(weight -> !weight.field().equals("PRIOR"))
                .filter(weight -> forOne ? weight.bits() >= 1 : weight.bits() <= -1)
                .limit(3)
                .toList();
    }

    private static List<Step> steps(List<Evidence.Weight> weights, double low, double high) {
        List<Step> steps = new ArrayList<>();
        double sum = 0;
        for (Evidence.Weight weight : weights) {
            double from = share(Math.min(sum, sum + weight.bits()), low, high);
            double to = share(Math.max(sum, sum + weight.bits()), low, high);
            steps.add(new Step(weight, from, Math.max(0.5, to - from), weight.bits() > 0));
            sum += weight.bits();
        }
        return List.copyOf(steps);
    }

    private static double share(double bits, double low, double high) {
        return high - low < 1e-9 ? 0 : 100 * (bits - low) / (high - low);
    }
}

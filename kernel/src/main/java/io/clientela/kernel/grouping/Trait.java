package io.clientela.kernel.grouping;

/**
 * What sets a group apart from all customers.
 *
 * @param feature the feature's name
 * @param deviations how far the group's mean lies from the mean of all, in standard deviations of the feature on its
 *     scale; above 0 for more than all
 * @param typical the median inside the group, in the feature's own unit
 * @param overall the median of all customers
 */
public record Trait(String feature, double deviations, double typical, double overall) {

    /** Whether the group has more of it than all. */
    public boolean high() {
        return deviations > 0;
    }
}

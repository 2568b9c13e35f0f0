package io.clientela.kernel.grouping;

import java.util.List;

/**
 * All customers in groups.
 *
 * @param groups the groups, the largest first
 * @param groupOf the group's number of each customer; not copied, must not change
 * @param structure how far the groups stand apart
 * @param trials every number of groups that was tried, in order
 * @param leftOut the features that do not vary and took no part
 * @param placing puts a customer who comes later into one of the groups
 */
@SuppressWarnings("ArrayRecordComponent")
public record Groups(
        List<Group> groups,
        int[] groupOf,
        Structure structure,
        List<Trial> trials,
        List<String> leftOut,
        Placing placing) {

    /** How far apart groups stand, by their silhouette (Kaufman and Rousseeuw 1990, table 4). */
    public enum Structure {
        /** Islands: above 0.70. */
        STRONG,
        /** Above 0.50. */
        REASONABLE,
        /** Above 0.25: groups with blurred borders. */
        WEAK,
        /** A useful cut through customers who differ by degrees, not by kind. */
        CONTINUUM;

        static Structure of(double silhouette) {
            if (silhouette > 0.7) {
                return STRONG;
            }
            if (silhouette > 0.5) {
                return REASONABLE;
            }
            return silhouette > 0.25 ? WEAK : CONTINUUM;
        }
    }

    public Groups {
        groups = List.copyOf(groups);
        trials = List.copyOf(trials);
        leftOut = List.copyOf(leftOut);
    }
}

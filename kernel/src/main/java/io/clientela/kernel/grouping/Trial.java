package io.clientela.kernel.grouping;

/**
 * How well a number of groups did.
 *
 * @param groups the number
 * @param silhouette how far the groups stand apart, from -1 to 1
 * @param leastStable the stability of the least stable group, from 0 to 1
 * @param meanStability the mean over the groups, from 0 to 1
 * @param smallest the share of the customers in the smallest group
 * @param verdict what came of it
 */
public record Trial(
        int groups, double silhouette, double leastStable, double meanStability, double smallest, Verdict verdict) {

    /** What came of a number of groups. */
    public enum Verdict {
        CHOSEN,
        /** Another number keeps the groups farther apart. */
        LESS_APART,
        /** Drawn again, the groups would be others. */
        UNSTABLE,
        /** One group would be too small. */
        TOO_SMALL
    }

    Trial with(Verdict other) {
        return new Trial(groups, silhouette, leastStable, meanStability, smallest, other);
    }
}

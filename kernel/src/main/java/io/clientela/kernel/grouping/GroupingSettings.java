package io.clientela.kernel.grouping;

/**
 * How groups are looked for.
 *
 * @param mostGroups the largest number of groups that is tried, at least 2
 * @param smallestShare the smallest share of the customers that a group may hold, from 0 to below 0.5
 * @param sample how many customers are looked at to find the groups, at least 100; all are then placed
 * @param resamples how often stability is tried, at least 1
 * @param seed of everything that is drawn
 */
public record GroupingSettings(int mostGroups, double smallestShare, int sample, int resamples, long seed) {

    public GroupingSettings {
        if (mostGroups < 2 || sample < 100 || resamples < 1) {
            throw new IllegalArgumentException(
                    "most groups " + mostGroups + ", sample " + sample + ", resamples " + resamples);
        }
        if (!(smallestShare >= 0 && smallestShare < 0.5)) {
            throw new IllegalArgumentException("not a share from 0 to below 0.5: " + smallestShare);
        }
    }

    /** Up to 12 groups of at least 2 % of the customers, found among 10,000 of them, tried 20 times. */
    public static GroupingSettings usual(long seed) {
        return new GroupingSettings(12, 0.02, 10_000, 20, seed);
    }
}

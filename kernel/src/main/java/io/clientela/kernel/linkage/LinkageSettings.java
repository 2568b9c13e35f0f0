package io.clientela.kernel.linkage;

/**
 * How a run of the linkage is carried out. No setting depends on what the records say.
 *
 * @param threads the number of platform threads, 1 or more
 * @param seed the seed of the sampling; the same records, settings and seed give the same result
 * @param pairBudget the number of pairs that may be compared for each record on average when not all pairs can be,
 *     above 0
 * @param allPairsUpTo the number of records up to which every pair is compared, without blocking
 * @param keepFromBits pairs with at least this total weight (log2 odds) are kept in the result
 */
public record LinkageSettings(int threads, long seed, double pairBudget, int allPairsUpTo, double keepFromBits) {

    public LinkageSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        if (!(pairBudget > 0)) {
            throw new IllegalArgumentException("pair budget: " + pairBudget);
        }
        if (allPairsUpTo < 0) {
            throw new IllegalArgumentException("all pairs up to: " + allPairsUpTo);
        }
    }

    /** The usual settings, for the given number of threads. */
    public static LinkageSettings standard(int threads) {
        return new LinkageSettings(threads, 20260101L, 40, 5_000, -4);
    }
}

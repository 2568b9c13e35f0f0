package io.clientela.kernel.linkage;

/** Pairs of records with their total weights, ordered by first and second record. Immutable; made by the linkage. */
public final class ScoredPairs {

    private final int[] first;
    private final int[] second;
    private final float[] bits;

    ScoredPairs(int[] first, int[] second, float[] bits) {
        this.first = first;
        this.second = second;
        this.bits = bits;
    }

    /** The number of pairs. */
    public int size() {
        return bits.length;
    }

    /** The index of the first record of a pair, below the second's. */
    public int first(int pair) {
        return first[pair];
    }

    /** The index of the second record of a pair. */
    public int second(int pair) {
        return second[pair];
    }

    /** The total weight of a pair in bits (log2 odds, prior included). */
    public double bits(int pair) {
        return bits[pair];
    }
}

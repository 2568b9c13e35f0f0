package io.clientela.kernel.linkage;

/** The levels of all comparisons of one pair packed into one number: 0 for "not compared", else the level's number. */
final class Pattern {

    private static final Comparison[] ALL = Comparison.values();
    private static final int[] SHIFT = new int[ALL.length];
    private static final long[] MASK = new long[ALL.length];

    private static final int RARE_SHIFT = 46;
    private static final int SHARED_SHIFT = 54;

    /** The step in which rarity is kept, in bits. */
    private static final double STEP = 1.5;

    static {
        int shift = 0;
        for (int c = 0; c < ALL.length; c++) {
            int bits = 32 - Integer.numberOfLeadingZeros(ALL[c].levels().size());
            SHIFT[c] = shift;
            MASK[c] = (1L << bits) - 1;
            shift += bits;
        }
        if (shift > RARE_SHIFT) {
            throw new IllegalStateException("the levels need " + shift + " bits");
        }
    }

    private Pattern() {}

    /**
     * A pattern with the rarity of the agreeing values, in coarse steps.
     *
     * @param rare what rarity adds in all, in bits
     * @param shared what the rarity of values that households share adds, in bits
     */
    static long withRarity(long pattern, double rare, double shared) {
        return pattern | (step(rare) << RARE_SHIFT) | (step(shared) << SHARED_SHIFT);
    }

    private static long step(double bits) {
        return Math.max(-60, Math.min(60, Math.round(bits / STEP))) & 0xFF;
    }

    /** What rarity adds in all, in bits, to the step. */
    static double rare(long pattern) {
        return (byte) (pattern >>> RARE_SHIFT) * STEP;
    }

    /** What the rarity of values that households share adds, in bits, to the step. */
    static double sharedRare(long pattern) {
        return (byte) (pattern >>> SHARED_SHIFT) * STEP;
    }

    /** The part of a pattern that says that a comparison ended in a level. */
    static long of(Comparison comparison, int level) {
        return (long) level << SHIFT[comparison.at()];
    }

    /** The level of a comparison, 0 where it was not made. */
    static int level(long pattern, int comparison) {
        return (int) (pattern >>> SHIFT[comparison] & MASK[comparison]);
    }

    /** The level of a comparison, 0 where it was not made. */
    static int level(long pattern, Comparison comparison) {
        return level(pattern, comparison.at());
    }
}

package io.clientela.kernel.linkage;

/** The levels of all comparisons of one pair packed into one number: 0 for "not compared", else the level's number. */
final class Pattern {

    private static final Comparison[] ALL = Comparison.values();
    private static final int[] SHIFT = new int[ALL.length];
    private static final long[] MASK = new long[ALL.length];

    static {
        int shift = 0;
        for (int c = 0; c < ALL.length; c++) {
            int bits = 32 - Integer.numberOfLeadingZeros(ALL[c].levels().size());
            SHIFT[c] = shift;
            MASK[c] = (1L << bits) - 1;
            shift += bits;
        }
        if (shift > 63) {
            throw new IllegalStateException("the levels need " + shift + " bits");
        }
    }

    private Pattern() {}

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

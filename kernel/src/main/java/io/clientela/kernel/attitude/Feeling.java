package io.clientela.kernel.attitude;

import io.clientela.kernel.value.Interval;

/**
 * What an initiative did to what customers feel: the difference of their mean marks, from 1 to 5, against those held out. From
 * the best to the worst.
 */
public enum Feeling {
    /** They surely feel better. */
    ROSE,
    /** They surely do not feel worse by as much as {@link #MARGIN}. */
    HELD,
    /** They may feel worse by more than that, or better. */
    CANNOT_TELL,
    /** They surely feel worse. */
    FELL;

    /**
     * By how much a mean mark may fall and still count as held: a quarter of a mark, fixed before any result. A difference that
     * is merely not shown to be one does not count as none (non-inferiority; Piaggio and others, JAMA 2012).
     */
    public static final double MARGIN = 0.25;

    /** Judges the difference between treated and held out. */
    public static Feeling of(Interval difference) {
        if (difference.low() > 0) {
            return ROSE;
        }
        if (difference.high() < 0) {
            return FELL;
        }
        return difference.low() > -MARGIN ? HELD : CANNOT_TELL;
    }
}

package io.clientela.kernel.need;

import java.util.OptionalDouble;

/**
 * The stage of a customer's commercial life, from the first talk to the last silence. It follows from what he bought and
 * from nothing else, by {@link #of(Past)}, and is defined here once. {@code docs/methods/needs.md} says why.
 */
public enum Stage {
    /** Has not bought yet. */
    PROSPECT,
    /** Began less than {@value #NEW_DAYS} days ago, or bought on fewer than {@value #NEW_PURCHASES} days. */
    NEW,
    /** Bought clearly more in the last half-year than in the one before. */
    GROWING,
    /** Buys at his rhythm. */
    ESTABLISHED,
    /** Silent for more than {@value #LAPSING_GAPS} of his usual gaps, and more than {@value #LAPSING_DAYS} days. */
    LAPSING,
    /** Silent for more than {@value #LAPSED_GAPS} of his usual gaps, and more than {@value #LAPSED_DAYS} days. */
    LAPSED;

    static final int NEW_DAYS = 90;
    static final int NEW_PURCHASES = 3;
    static final int LAPSING_DAYS = 30;
    static final int LAPSING_GAPS = 2;
    static final int LAPSED_DAYS = 180;
    static final int LAPSED_GAPS = 4;
    static final int YEAR = 365;
    static final double GROWTH = 0.2;

    /**
     * What a customer did so far.
     *
     * @param purchaseDays days with a purchase, from 0
     * @param ageDays days since the first one, from 0; 0 without one
     * @param silenceDays days since the last one, from 0 to {@code ageDays}
     * @param usualGapDays the usual days between two purchases, above 0: his own from the third purchase day on, before
     *     that the firm's
     * @param trend the last half-year's spending against the one before, from -1 to 1: (late - early) / (late + early);
     *     empty where both are nothing
     */
    public record Past(int purchaseDays, int ageDays, int silenceDays, double usualGapDays, OptionalDouble trend) {

        public Past {
            if (purchaseDays < 0 || ageDays < 0 || silenceDays < 0 || silenceDays > ageDays) {
                throw new IllegalArgumentException(
                        "not a past: " + purchaseDays + " purchases, " + ageDays + " old, silent for " + silenceDays);
            }
            if (!(usualGapDays > 0)) {
                throw new IllegalArgumentException("a gap of no days: " + usualGapDays);
            }
        }

        /** The past of somebody who has not bought yet. */
        public static final Past NONE = new Past(0, 0, 0, YEAR, OptionalDouble.empty());
    }

    /** The stage; the first rule that holds, in the order: prospect, lapsed, lapsing, new, growing, established. */
    public static Stage of(Past past) {
        if (past.purchaseDays() == 0) {
            return PROSPECT;
        }
        if (past.silenceDays() > Math.max(LAPSED_DAYS, LAPSED_GAPS * past.usualGapDays())) {
            return LAPSED;
        }
        if (past.silenceDays() > Math.max(LAPSING_DAYS, LAPSING_GAPS * past.usualGapDays())) {
            return LAPSING;
        }
        if (past.ageDays() < NEW_DAYS || past.purchaseDays() < NEW_PURCHASES) {
            return NEW;
        }
        return past.ageDays() >= YEAR && past.trend().orElse(0) > GROWTH ? GROWING : ESTABLISHED;
    }
}

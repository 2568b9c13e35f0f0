package io.clientela.kernel.effect;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;

/**
 * What one arm did to one portfolio, or to all together: the difference of its mean outcome from the control's, for each unit.
 *
 * @param portfolio the number of the portfolio, or {@link #ALL}
 * @param arm the number of the arm, from 1
 * @param counts how many units are in the arm and in the control
 * @param estimates the difference
 * @param judged what may be said of it
 * @param rank the places that it can have among the portfolios of its arm; all places where nothing can be told
 */
public record Effect(int portfolio, int arm, Counts counts, Estimates estimates, Judged judged, Rank rank) {

    /** All portfolios together. */
    public static final int ALL = -1;

    /**
     * How many units.
     *
     * @param treated in the arm
     * @param held in the control
     */
    public record Counts(long treated, long held) {

        /**
         * Fewer units in an arm are few: nothing in them tells how outcomes spread, and intervals hold less often than they
         * say ({@code docs/methods/effect.md}).
         */
        public static final int FEW = 10;

        /** Whether an arm has fewer than {@value #FEW} units. */
        public boolean few() {
            return Math.min(treated, held) < FEW;
        }
    }

    /**
     * The difference.
     *
     * @param own by these units alone, with its interval for one look at it alone
     * @param pooled drawn towards those of the other portfolios; as it is where there are fewer than {@link Pooled#FEWEST}
     * @param always with the interval that holds at all looks at once, for this difference alone
     */
    public record Estimates(Outcome<Interval> own, Outcome<Interval> pooled, Outcome<Interval> always) {}

    /**
     * What may be said.
     *
     * @param chance the p value, corrected for all comparisons and for the looks that are allowed, from 0 to 1
     * @param verdict with at most the agreed chance of any false alarm in the whole result
     */
    public record Judged(double chance, Verdict verdict) {}

    /** The verdict. */
    public Verdict verdict() {
        return judged.verdict();
    }
}

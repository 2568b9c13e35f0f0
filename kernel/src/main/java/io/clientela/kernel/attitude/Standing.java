package io.clientela.kernel.attitude;

import java.util.OptionalInt;

/** Where a customer stands by what he says and does; satisfied, enthusiastic and loyal are three things, and kept apart. */
public enum Standing {
    /** He marked his satisfaction with 1 or 2 of 5. */
    DISSATISFIED,
    /** With 3. */
    NEITHER,
    /** With 4 or 5, and nothing more is known or so. */
    SATISFIED,
    /** With 5, and he would recommend the firm with 4 or 5. */
    ENTHUSIASTIC,
    /** Satisfied or enthusiastic, he says with 4 or 5 that he will stay, and he did buy again. */
    LOYAL;

    /** The mark from which on somebody agrees. */
    public static final int AGREES = 4;

    /** The highest mark. */
    public static final int TOP = 5;

    /**
     * The standing of a customer.
     *
     * @param satisfaction his mark from 1 to {@value #TOP}
     * @param advocacy his mark, empty where it is not known
     * @param loyalty his mark, empty where it is not known
     * @param boughtAgain whether he bought in the last half year
     */
    public static Standing of(int satisfaction, OptionalInt advocacy, OptionalInt loyalty, boolean boughtAgain) {
        if (satisfaction < 1 || satisfaction > TOP) {
            throw new IllegalArgumentException("not a mark from 1 to 5: " + satisfaction);
        }
        if (satisfaction < AGREES) {
            return satisfaction < 3 ? DISSATISFIED : NEITHER;
        }
        if (boughtAgain && loyalty.orElse(0) >= AGREES) {
            return LOYAL;
        }
        return satisfaction == TOP && advocacy.orElse(0) >= AGREES ? ENTHUSIASTIC : SATISFIED;
    }
}

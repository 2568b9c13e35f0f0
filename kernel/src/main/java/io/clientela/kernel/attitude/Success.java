package io.clientela.kernel.attitude;

import io.clientela.kernel.effect.Verdict;
import java.util.Collection;

/** Whether an initiative may be closed as a success: never on profit alone. */
public enum Success {
    /** It gained, and what customers feel is known and did not fall. */
    SUCCESS,
    /** It lost, or customers surely feel worse. */
    NO_SUCCESS,
    /** It gained, but whether customers feel worse is not known: profit alone is not enough. */
    PROFIT_ALONE,
    /** It cannot be told. */
    CANNOT_TELL;

    /**
     * Judges.
     *
     * @param profit the verdict on the outcome
     * @param attitudes what became of satisfaction, trust, loyalty and advocacy, as far as they were measured
     */
    public static Success of(Verdict profit, Collection<Feeling> attitudes) {
        if (profit == Verdict.LOSS || attitudes.contains(Feeling.FELL)) {
            return NO_SUCCESS;
        }
        if (profit == Verdict.CANNOT_TELL) {
            return CANNOT_TELL;
        }
        return attitudes.isEmpty() || attitudes.contains(Feeling.CANNOT_TELL) ? PROFIT_ALONE : SUCCESS;
    }
}

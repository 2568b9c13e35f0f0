package io.clientela.differentiate;

/** Whether a condition holds, in Kleene's strong logic, as SQL has it. */
public enum Truth {
    TRUE,
    FALSE,
    UNKNOWN;

    /** Known to hold, or not to. */
    public static Truth of(boolean holds) {
        return holds ? TRUE : FALSE;
    }

    /** The opposite; of unknown it is unknown. */
    public Truth not() {
        return switch (this) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /** Both. */
    public Truth and(Truth other) {
        if (this == FALSE || other == FALSE) {
            return FALSE;
        }
        return this == TRUE && other == TRUE ? TRUE : UNKNOWN;
    }

    /** One of both. */
    public Truth or(Truth other) {
        return not().and(other.not()).not();
    }
}

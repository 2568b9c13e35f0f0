package io.clientela.kernel.effect;

/** How often the result is looked at. */
public enum Looks {
    /** At any time and as often as one likes, and the comparison may be ended at any of these looks. */
    ANY_TIME,
    /** Once, at the end that was fixed before the start. */
    ONCE
}

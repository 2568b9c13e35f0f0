package io.clientela.kernel.linkage;

/** What follows from the evidence between two records. */
public enum Zone {
    /** Sure enough to join them. */
    JOIN,
    /** A person decides. */
    ASK,
    /** They stay apart. */
    APART
}

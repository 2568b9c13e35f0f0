package io.clientela.kernel.linkage;

/** The stages of a linkage run, in their order. */
public enum Stage {
    /** Values are folded and counted. */
    PREPARE,
    /** Blocking keys are chosen and the weights estimated. */
    LEARN,
    /** Candidate pairs are compared. */
    COMPARE,
    /** Pairs become clusters. */
    CLUSTER
}

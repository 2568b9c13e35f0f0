package io.clientela.organize;

/** What a person or an API key may do. Every page, action and API call asks for one of these, or for none. */
public enum Right {
    /** See customers, their purchases and the values kept of them. */
    SEE_CUSTOMERS,
    /** Bring files in and describe their columns. */
    IMPORT,
    /** Say whether two records are one customer, and undo a join. */
    DECIDE_JOINS,
    /** Write down what customers need and expect, and what became of it. */
    EDIT_NEEDS,
    /** Read and answer what customers write, ask them questions, keep joint goals. */
    ANSWER_CUSTOMERS,
    /** Plan, preview and approve messages to customers, and stop them. */
    SEND,
    /** Write experiments down, start and stop them. */
    EDIT_EXPERIMENTS,
    /** Write segments: who belongs to them, what they are called. */
    EDIT_SEGMENTS,
    /** Erase all that identifies a customer, where he asks for it. */
    ERASE_CUSTOMERS,
    /** Take lists of customers and lines out as files. */
    EXPORT,
    /** See the reports. */
    SEE_REPORTS,
    /** Name groups; accept, change and take back mini-portfolios; name who answers for them. */
    EDIT_PORTFOLIOS,
    /** See the work that runs in the background. */
    SEE_JOBS,
    /** Start and cancel the work that runs in the background. */
    RUN_JOBS,
    /** Invite people, give them roles, send them one-time links. */
    MANAGE_PEOPLE,
    /** Make and revoke API keys. */
    MANAGE_KEYS,
    /** Read the journal: who did what, when and why. */
    SEE_JOURNAL,
    /** See versions, folders and sizes of the installation. */
    SEE_SYSTEM,
    /** Read the figures that a monitoring system collects. */
    SEE_METRICS
}

package io.clientela.demo;

/** Hears how far the making of the demo firm's files is. Called from the thread that makes them. */
@FunctionalInterface
public interface Progress {

    /** Hears nothing. */
    Progress SILENT = (step, share) -> {};

    /**
     * A step begins.
     *
     * @param step its stable name, such as {@code invoices}; the last is {@code done}
     * @param share how much of the whole is done, from 0 to 1
     */
    void reached(String step, double share);
}

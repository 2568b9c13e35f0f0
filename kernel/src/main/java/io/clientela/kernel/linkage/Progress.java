package io.clientela.kernel.linkage;

/** Hears how far a run has come, and may end it. Called from several threads. */
@FunctionalInterface
public interface Progress {

    /** Listens to nothing and never ends a run. */
    Progress SILENT = (stage, share) -> true;

    /**
     * Tells how far the run has come.
     *
     * @param share the share of the stage that is done, from 0 to 1
     * @return false to end the run with a {@link java.util.concurrent.CancellationException}
     */
    boolean goOn(Stage stage, double share);
}

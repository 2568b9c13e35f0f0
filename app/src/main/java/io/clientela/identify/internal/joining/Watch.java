package io.clientela.identify.internal.joining;

import io.clientela.platform.JobRun;

/** Hears how far linkage is, and may end it. */
public interface Watch {

    /** Hears nothing and never ends it. */
    Watch SILENT = new Watch() {
        @Override
        public void step(String code) {}

        @Override
        public void progress(long done, long total) {}
    };

    /** A new step begins. */
    void step(String code);

    /**
     * So many of so many records or customers are done.
     *
     * @throws java.util.concurrent.CancellationException to end it
     */
    void progress(long done, long total);

    /** Tells a job. */
    static Watch of(JobRun run) {
        return new Watch() {
            @Override
            public void step(String code) {
                run.step(code, "");
            }

            @Override
            public void progress(long done, long total) {
                run.checkCancelled();
                run.progress(done, total, "records");
            }
        };
    }
}

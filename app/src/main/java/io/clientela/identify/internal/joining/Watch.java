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
     * So many of so many records, pairs or customers are done.
     *
     * @throws java.util.concurrent.CancellationException to end it
     */
    void progress(long done, long total);

    /** Tells a job. */
    static Watch of(JobRun run) {
        return new Watch() {

            private String unit = "records";

            @Override
            public void step(String code) {
                unit = switch (code) {
                    case "compare" -> ""; // four passes, told in thousandths
                    case "join" -> "pairs";
                    case "cards" -> "customers";
                    default -> "records";
                };
                run.step(code, "");
            }

            @Override
            public void progress(long done, long total) {
                run.checkCancelled();
                run.progress(done, total, unit);
            }
        };
    }
}

package io.clientela.platform.internal.jobs;

import io.clientela.platform.JobState.Progress;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down how far a running job is, four times a second at most, and hears whether it is to stop. */
final class JobReport implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobReport.class);
    private static final long PERIOD_MILLIS = 250;

    private final ActiveRun run;
    private final JobStore store;
    private final long owner;
    private final Consumer<Progress> listener;
    private final Pace pace = new Pace();
    private final Thread thread;
    private String step = "";
    private Progress last = Progress.NONE;

    JobReport(ActiveRun run, JobStore store, long owner, Consumer<Progress> listener) {
        this.run = run;
        this.store = store;
        this.owner = owner;
        this.listener = listener;
        this.thread =
                Thread.ofPlatform().daemon().name("job-report-" + run.id()).start(this::loop);
    }

    private void loop() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(PERIOD_MILLIS);
                report();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void report() {
        Progress now = run.progress();
        String where = now.step() + "/" + now.detail() + "/" + now.unit();
        if (!where.equals(step)) {
            pace.reset();
            step = where;
        }
        double rate = pace.at(System.nanoTime(), now.done());
        last = new Progress(now.step(), now.detail(), now.done(), now.total(), now.unit(), rate);
        try {
            if (store.progress(run.id(), owner, last)) {
                run.stop(ActiveRun.Stop.CANCELLED);
            }
        } catch (RuntimeException e) {
            LOG.warn("The progress of job {} could not be written: {}", run.id(), e.getMessage());
        }
        listener.accept(last);
    }

    /** Writes the last progress and ends. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        report();
    }
}

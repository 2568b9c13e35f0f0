package io.clientela.platform.internal.jobs;

import io.clientela.platform.JobFailure;
import io.clientela.platform.JobHandler;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobState;
import io.clientela.platform.JobState.Progress;
import io.clientela.platform.JobState.Status;
import io.clientela.platform.Jobs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.json.JsonMapper;

/** Runs jobs, on the caller's thread or for the {@link JobWorker}. */
final class JobEngine implements Jobs, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobEngine.class);
    private static final int MOST_ATTEMPTS = 3;

    /** The job that the present thread runs. */
    private static final ScopedValue<ActiveRun> PRESENT = ScopedValue.newInstance();

    private final JobStore store;
    private final Ownership ownership;
    private final Supplier<Map<String, JobHandler>> handlers;
    private final JsonMapper json;
    private final Map<Long, ActiveRun> active = new ConcurrentHashMap<>();
    private volatile Runnable bell = () -> {};

    JobEngine(JobStore store, Ownership ownership, Supplier<List<JobHandler>> handlers, JsonMapper json) {
        this.store = store;
        this.ownership = ownership;
        this.handlers = SingletonSupplier.of(() -> byKind(handlers.get()));
        this.json = json;
    }

    private static Map<String, JobHandler> byKind(List<JobHandler> handlers) {
        return handlers.stream().collect(Collectors.toUnmodifiableMap(JobHandler::kind, Function.identity()));
    }

    /** Who is told when a job was put in the queue here. */
    void onSubmit(Runnable listener) {
        bell = listener;
    }

    @Override
    public long submit(JobOrder order) {
        handler(order.kind());
        long id = store.submit(order, json.writeValueAsString(order.parameters()));
        bell.run();
        return id;
    }

    @Override
    public JobState runHere(JobOrder order, Consumer<JobState> listener) {
        handler(order.kind());
        ownership.hold();
        long id = store.submitRunning(order, json.writeValueAsString(order.parameters()), ownership.key());
        JobState begun = known(id);
        run(begun, progress -> listener.accept(with(begun, progress)), false);
        JobState ended = known(id);
        listener.accept(ended);
        return ended;
    }

    @Override
    public Optional<JobState> find(long id) {
        return store.find(id);
    }

    @Override
    public List<JobState> latest(int limit) {
        return store.latest(limit);
    }

    @Override
    public List<JobState> latest(String kind, int limit) {
        return store.latest(kind, limit);
    }

    @Override
    public boolean cancel(long id) {
        boolean asked = store.cancel(id);
        if (asked) {
            Optional.ofNullable(active.get(id)).ifPresent(run -> run.stop(ActiveRun.Stop.CANCELLED));
        }
        return asked;
    }

    /** Runs the oldest waiting job, if one waits. */
    boolean runNext() {
        ownership.hold();
        Optional<Long> id = store.claim(handlers.get().keySet(), ownership.key());
        id.ifPresent(claimed -> run(known(claimed), progress -> {}, true));
        return id.isPresent();
    }

    /** Looks for running jobs whose process is gone, and lets them go on or ends them. */
    void adopt() {
        for (JobStore.Orphan orphan : store.orphans()) {
            JobHandler handler = handlers.get().get(orphan.kind());
            if (handler == null) {
                continue;
            }
            if (!handler.restartable()) {
                store.interrupt(orphan, "The process that ran it ended before the job did. Start it again.");
            } else if (orphan.attempt() >= MOST_ATTEMPTS) {
                store.interrupt(
                        orphan,
                        "The process that ran it ended " + orphan.attempt()
                                + " times before the job did. Look into the log before you start it again.");
            } else {
                store.putBack(orphan.id(), orphan.owner());
            }
        }
    }

    private void run(JobState job, Consumer<Progress> listener, boolean background) {
        ActiveRun run = new ActiveRun(job, json, PRESENT.isBound() ? PRESENT.get() : null);
        active.put(job.id(), run);
        try {
            Object result;
            try (JobReport report = new JobReport(run, store, ownership.key(), listener)) {
                result = ScopedValue.where(PRESENT, run)
                        .call(() -> handler(job.kind()).run(run));
            }
            store.end(job.id(), ownership.key(), Status.DONE, "", json.writeValueAsString(result));
        } catch (CancellationException e) {
            stopped(run, background);
        } catch (JobFailure e) {
            LOG.warn("Job {} ({}) failed: {}", job.id(), job.kind(), e.getMessage());
            store.end(job.id(), ownership.key(), Status.FAILED, text(e), null);
        } catch (Exception | OutOfMemoryError e) {
            LOG.error("Job {} ({}) failed", job.id(), job.kind(), e);
            String error = "Something unforeseen happened: " + text(e) + ". The log has the details.";
            store.end(job.id(), ownership.key(), Status.FAILED, error, null);
        } finally {
            active.remove(job.id());
        }
    }

    private void stopped(ActiveRun run, boolean background) {
        if (run.stop() == ActiveRun.Stop.PROCESS_ENDS && background) {
            if (handler(run.kind()).restartable()) {
                store.putBack(run.id(), ownership.key());
            } else {
                store.end(
                        run.id(), ownership.key(), Status.INTERRUPTED, "Clientela was stopped. Start it again.", null);
            }
        } else {
            store.end(run.id(), ownership.key(), Status.CANCELLED, "", null);
        }
    }

    /** Asks what runs to stop because the process ends; true when nothing runs any more. */
    boolean stopAll() {
        active.values().forEach(run -> run.stop(ActiveRun.Stop.PROCESS_ENDS));
        return active.isEmpty();
    }

    @Override
    public void close() {
        ownership.close();
    }

    private JobHandler handler(String kind) {
        JobHandler handler = handlers.get().get(kind);
        if (handler == null) {
            throw new IllegalArgumentException("Nobody does jobs of the kind '" + kind + "'; known: "
                    + handlers.get().keySet().stream().sorted().toList());
        }
        return handler;
    }

    private JobState known(long id) {
        return store.find(id).orElseThrow(() -> new IllegalStateException("Job " + id + " is not in the table"));
    }

    private static String text(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static JobState with(JobState job, Progress progress) {
        return new JobState(
                job.id(),
                job.kind(),
                job.title(),
                job.who(),
                job.status(),
                job.attempt(),
                job.cancelling(),
                progress,
                job.parameters(),
                job.result(),
                job.error(),
                job.submitted(),
                job.started(),
                job.ended());
    }
}

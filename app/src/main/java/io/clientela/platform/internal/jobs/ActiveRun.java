package io.clientela.platform.internal.jobs;

import io.clientela.platform.JobRun;
import io.clientela.platform.JobState;
import io.clientela.platform.JobState.Progress;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** One job as it runs in this process: the handler's thread writes, the reporting thread reads. */
final class ActiveRun implements JobRun {

    /** Why a job must stop before its end. */
    enum Stop {
        NO,
        CANCELLED,
        PROCESS_ENDS
    }

    private final JobState state;
    private final JsonMapper json;
    private final @Nullable ActiveRun outer;
    private volatile Progress progress = Progress.NONE;
    private volatile Stop stop = Stop.NO;

    /**
     * @param outer the job in the middle of which this one runs, on the same thread; it shows this one's steps as its own
     */
    ActiveRun(JobState state, JsonMapper json, @Nullable ActiveRun outer) {
        this.state = state;
        this.json = json;
        this.outer = outer;
    }

    @Override
    public long id() {
        return state.id();
    }

    String kind() {
        return state.kind();
    }

    @Override
    public String who() {
        return state.who();
    }

    @Override
    public int attempt() {
        return state.attempt();
    }

    @Override
    public <T> T parameters(Class<T> type) {
        try {
            return json.readValue(state.parameters(), type);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "The parameters of job " + id() + " are not a " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void step(String code, String detail) {
        progress = new Progress(code, detail, 0, 0, "", 0);
        if (outer != null) {
            outer.step(kind() + "." + code, detail);
        }
    }

    @Override
    public void progress(long done, long total, String unit) {
        Progress last = progress;
        progress = new Progress(last.step(), last.detail(), done, total, unit, 0);
        if (outer != null) {
            outer.progress(done, total, unit);
        }
    }

    Progress progress() {
        return progress;
    }

    @Override
    public void checkCancelled() {
        if (stop != Stop.NO) {
            throw new CancellationException("Job " + id() + " was asked to stop");
        }
    }

    /** Asks the handler to stop; the first reason stays. */
    void stop(Stop reason) {
        if (stop == Stop.NO) {
            stop = reason;
        }
    }

    Stop stop() {
        return stop;
    }
}

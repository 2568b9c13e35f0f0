package io.clientela.platform.internal.jobs;

import io.clientela.platform.JobRun;
import io.clientela.platform.JobState;
import io.clientela.platform.JobState.Progress;
import java.util.concurrent.CancellationException;
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
    private volatile Progress progress = Progress.NONE;
    private volatile Stop stop = Stop.NO;

    ActiveRun(JobState state, JsonMapper json) {
        this.state = state;
        this.json = json;
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
    }

    @Override
    public void progress(long done, long total, String unit) {
        Progress last = progress;
        progress = new Progress(last.step(), last.detail(), done, total, unit, 0);
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

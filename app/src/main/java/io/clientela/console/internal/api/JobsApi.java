package io.clientela.console.internal.api;

import io.clientela.platform.JobState;
import io.clientela.platform.Jobs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The work in the background. */
@RestController
@Tag(name = "Jobs")
class JobsApi {

    private static final int MOST = 1000;

    private final Jobs jobs;
    private final JsonMapper json;

    JobsApi(Jobs jobs, JsonMapper json) {
        this.jobs = jobs;
        this.json = json;
    }

    /**
     * A job.
     *
     * @param id its number
     * @param kind what is done
     * @param title on what
     * @param status where it stands: waiting, running, done, failed, cancelled or interrupted
     * @param step the code of the step it is in
     * @param done how much of the step is done
     * @param total how much there is, 0 when not known
     * @param unit the code of the unit
     * @param result what came of it; null before the end
     * @param error what went wrong, may be empty
     * @param submitted when it was asked for
     * @param ended when it was over; null before
     */
    record Job(
            long id,
            String kind,
            String title,
            String status,
            String step,
            long done,
            long total,
            String unit,
            @Nullable JsonNode result,
            String error,
            Instant submitted,
            @Nullable Instant ended) {}

    @GetMapping("/api/v1/jobs")
    @Operation(summary = "The newest jobs first")
    List<Job> latest(@RequestParam(defaultValue = "100") int limit) {
        return jobs.latest(Limit.checked(limit, MOST)).stream().map(this::job).toList();
    }

    @GetMapping("/api/v1/jobs/{id}")
    @Operation(summary = "One job")
    Job one(@PathVariable long id) {
        return jobs.find(id)
                .map(this::job)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no job " + id + "."));
    }

    private Job job(JobState state) {
        return new Job(
                state.id(),
                state.kind(),
                state.title(),
                state.status().code(),
                state.progress().step(),
                state.progress().done(),
                state.progress().total(),
                state.progress().unit(),
                state.result().map(json::readTree).orElse(null),
                state.error(),
                state.submitted(),
                state.ended().orElse(null));
    }
}

package io.clientela.console.internal.house;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.identify.Joins;
import io.clientela.platform.JobState;
import io.clientela.platform.Jobs;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** The work in the background: what runs, how far it is, what came of it. */
@Controller
class JobPages {

    private static final int SHOWN = 100;

    private final Jobs jobs;
    private final Joins joins;
    private final JsonMapper json;

    JobPages(Jobs jobs, Joins joins, JsonMapper json) {
        this.jobs = jobs;
        this.joins = joins;
        this.json = json;
    }

    @GetMapping("/jobs")
    ModelAndView list(Page page) {
        List<JobView> views = jobs.latest(SHOWN).stream()
                .map(job -> JobView.of(job, page.words(), json))
                .toList();
        boolean any = views.stream().anyMatch(view -> !view.over());
        return page.show(page.isFragment() ? "house/jobtable" : "house/jobs", "jobs", views, "running", any);
    }

    @GetMapping("/jobs/{id}")
    ModelAndView one(Page page, @PathVariable long id) {
        return page.show("house/job", "job", JobView.of(job(id), page.words(), json));
    }

    /** The part of the job's page that changes; the browser asks for it each second while the job runs. */
    @GetMapping("/jobs/{id}/progress")
    ModelAndView progress(Page page, @PathVariable long id) {
        return page.show("house/progress", "job", JobView.of(job(id), page.words(), json));
    }

    @PostMapping("/jobs/{id}/cancel")
    ModelAndView cancel(Page page, @PathVariable long id) {
        boolean stops = jobs.cancel(job(id).id());
        Notice said = stops
                ? Notice.done(page.say("house.jobs.cancelling"))
                : Notice.problem(page.say("house.jobs.over-already"));
        return page.redirect("/jobs/" + id, said);
    }

    /** Derives all customers anew from the ledger. */
    @PostMapping("/jobs/derive")
    ModelAndView derive(Page page) {
        return page.redirect("/jobs/" + joins.deriveAnew(page.signedIn().called()));
    }

    private JobState job(long id) {
        return jobs.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no job " + id));
    }
}

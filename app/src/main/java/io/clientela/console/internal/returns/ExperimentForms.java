package io.clientela.console.internal.returns;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.differentiate.Segments;
import io.clientela.differentiate.Standings;
import io.clientela.kernel.value.Outcome;
import io.clientela.measure.Experiment;
import io.clientela.measure.Experiments;
import io.clientela.measure.HoldOuts;
import io.clientela.measure.Results;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What people do with experiments: plan, change, start, stop, compute; and the hold-out over all. */
@Controller
class ExperimentForms {

    private static final int LONGEST = 200;

    private final Experiments experiments;
    private final Results results;
    private final HoldOuts holdOuts;
    private final Segments segments;
    private final Standings standings;
    private final ExperimentWords written;

    ExperimentForms(
            ExperimentPages.Measuring measuring, Segments segments, Standings standings, ExperimentWords written) {
        this.experiments = measuring.experiments();
        this.results = measuring.results();
        this.holdOuts = measuring.holdOuts();
        this.segments = segments;
        this.standings = standings;
        this.written = written;
    }

    static String who(Page page) {
        return "user:" + page.signedIn().called();
    }

    @GetMapping("/experiments/new")
    ModelAndView fresh(Page page) {
        String currency = standings
                .latest()
                .map(Standings.Look::currency)
                .filter(one -> !one.isEmpty())
                .orElse("EUR");
        return page.show("returns/plan", parameters(page, 0, PlanForm.fresh(currency)));
    }

    @GetMapping("/experiments/{id}/edit")
    ModelAndView edit(Page page, @PathVariable long id) {
        var experiment = experiments
                .find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no experiment " + id));
        return page.show("returns/plan", parameters(page, id, PlanForm.of(experiment.plan())));
    }

    private Object[] parameters(Page page, long id, PlanForm form) {
        return new Object[] {
            "id",
            id,
            "form",
            form,
            "segments",
            segments.list().stream()
                    .filter(one -> one.archivedAt().isEmpty())
                    .map(one -> Map.entry(one.id(), one.name()))
                    .toList(),
            "portfolios",
            List.copyOf(written.names(page.words()).entrySet())
        };
    }

    /** What such an experiment can show, for htmx. */
    @PostMapping("/experiments/size")
    ModelAndView size(Page page, @RequestParam MultiValueMap<String, String> sent) {
        var plan = PlanForm.read(sent).plan();
        var size = plan.map(experiments::size);
        return page.show("returns/size", "plan", plan.orElse(null), "size", size.orElse(null));
    }

    @PostMapping("/experiments")
    ModelAndView draft(Page page, @RequestParam MultiValueMap<String, String> sent) {
        var form = PlanForm.read(sent);
        var plan = form.plan().filter(one -> !form.get("name").isEmpty());
        if (plan.isEmpty()) {
            return again(page, 0, form);
        }
        var made = experiments.draft(plan.get(), who(page), cut(form.get("why")));
        return page.redirect("/experiments/" + made.id(), Notice.done(page.say("experiment.done.drafted")));
    }

    private ModelAndView again(Page page, long id, PlanForm form) {
        return page.showAgain(Notice.problem(page.say("experiment.wrong")), "returns/plan", parameters(page, id, form));
    }

    private static String cut(String why) {
        return why.length() > LONGEST ? why.substring(0, LONGEST) : why;
    }

    @PostMapping("/experiments/{id}")
    ModelAndView change(Page page, @PathVariable long id, @RequestParam MultiValueMap<String, String> sent) {
        var form = PlanForm.read(sent);
        var plan = form.plan().filter(one -> !form.get("name").isEmpty());
        if (plan.isEmpty()) {
            return again(page, id, form);
        }
        return done(page, id, experiments.change(id, plan.get(), who(page), cut(form.get("why"))), "changed");
    }

    @PostMapping("/experiments/{id}/start")
    ModelAndView start(Page page, @PathVariable long id) {
        return done(page, id, experiments.start(id, who(page)), "started");
    }

    @PostMapping("/experiments/{id}/stop")
    ModelAndView stop(Page page, @PathVariable long id, @RequestParam(defaultValue = "") String why) {
        return done(page, id, experiments.stop(id, who(page), cut(why.strip())), "stopped");
    }

    private static ModelAndView done(Page page, long id, Outcome<Experiment> outcome, String what) {
        return switch (outcome) {
            case Outcome.Known<Experiment> known ->
                page.redirect("/experiments/" + id, Notice.done(page.say("experiment.done." + what)));
            case Outcome.Unknown<Experiment> unknown ->
                page.redirect(
                        unknown.reason().equals("no-such-experiment") ? "/experiments" : "/experiments/" + id,
                        Notice.problem(page.words().code("experiment.reason", unknown.reason())));
        };
    }

    @PostMapping("/experiments/{id}/compute")
    ModelAndView compute(Page page, @PathVariable long id) {
        var experiment = experiments.find(id);
        if (experiment.filter(results::mayLook).isEmpty()) {
            return page.redirect("/experiments", Notice.problem(page.say("experiment.reason.too-early")));
        }
        long job = results.compute(id, who(page));
        return page.redirect(
                page.leadsTo("/jobs/" + job) && page.may(io.clientela.organize.Right.SEE_JOBS)
                        ? "/jobs/" + job
                        : "/experiments/" + id);
    }

    @PostMapping("/experiments/hold-out")
    ModelAndView holdOut(
            Page page,
            @RequestParam(defaultValue = "") String share,
            @RequestParam(defaultValue = "") String why,
            @RequestParam Optional<String> anew) {
        try {
            double of = Double.parseDouble(share.strip().replace(',', '.')) / 100;
            holdOuts.set(of, anew.isPresent(), who(page), cut(why.strip()));
        } catch (IllegalArgumentException e) {
            return page.redirect("/experiments#hold-out", Notice.problem(page.say("experiment.hold-out.wrong")));
        }
        return page.redirect("/experiments#hold-out", Notice.done(page.say("experiment.hold-out.kept")));
    }
}

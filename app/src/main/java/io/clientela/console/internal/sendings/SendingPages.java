package io.clientela.console.internal.sendings;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.differentiate.Segments;
import io.clientela.interact.Message.State;
import io.clientela.interact.Outbox;
import io.clientela.interact.SendingRefusedException;
import io.clientela.interact.Sendings;
import io.clientela.interact.Sendings.By;
import io.clientela.interact.Sendings.Plan;
import io.clientela.interact.Sendings.Preview;
import io.clientela.interact.Sendings.Sending;
import io.clientela.interact.Templates;
import io.clientela.measure.Experiment;
import io.clientela.measure.Experiments;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Sendings: planned, looked at, counted, approved, run and stopped (R29). */
@Controller
class SendingPages {

    private static final int LIST = 200;

    private final Sendings sendings;
    private final Outbox outbox;
    private final Templates templates;
    private final Segments segments;
    private final Experiments experiments;

    SendingPages(Sendings sendings, Outbox outbox, Templates templates, Segments segments, Experiments experiments) {
        this.sendings = sendings;
        this.outbox = outbox;
        this.templates = templates;
        this.segments = segments;
        this.experiments = experiments;
    }

    static String who(Page page) {
        return "user:" + page.signedIn().called();
    }

    private static By by(Page page) {
        return new By(who(page), Optional.of(page.signedIn().id()));
    }

    @GetMapping("/sendings")
    ModelAndView list(Page page) {
        var listed = sendings.list(LIST);
        return page.show(
                "sending/list",
                "sendings",
                listed,
                "over",
                sendings.over(listed),
                "counts",
                outbox.counts(),
                "usable",
                outbox.usable());
    }

    @GetMapping("/sendings/new")
    ModelAndView plan(Page page) {
        return page.show("sending/new", choices(form(Map.of())));
    }

    /** The arms of the target that was chosen, as a part of the form or with all that was filled in. */
    @PostMapping("/sendings/arms")
    ModelAndView arms(Page page, @RequestParam Map<String, String> given) {
        var form = form(given);
        return page.isFragment() ? page.show("sending/arms", "form", form) : page.show("sending/new", choices(form));
    }

    private SendingForm form(Map<String, String> given) {
        return SendingForm.of(given, templates.list(), running());
    }

    private List<Experiment> running() {
        return experiments.all().stream()
                .filter(one -> one.state() == Experiment.State.RUNNING)
                .toList();
    }

    private Object[] choices(SendingForm form) {
        return new Object[] {
            "segments",
            segments.list().stream().filter(one -> one.archivedAt().isEmpty()).toList(),
            "experiments",
            running(),
            "form",
            form
        };
    }

    @PostMapping("/sendings")
    ModelAndView keep(Page page, @RequestParam Map<String, String> given) {
        var form = form(given);
        if (form.armsUnseen()) {
            return again(page, form, page.say("sending.arms.unseen"));
        }
        try {
            long id = sendings.draft(form.plan(page.words().zone()), by(page));
            return page.redirect("/sendings/" + id, Notice.done(page.say("sending.drafted")));
        } catch (SendingRefusedException e) {
            return again(page, form, page.words().told(e.words()));
        } catch (IllegalArgumentException e) {
            return again(page, form, page.say("sending.trouble.form"));
        }
    }

    private ModelAndView again(Page page, SendingForm form, String why) {
        return page.showAgain(Notice.problem(why), "sending/new", choices(form));
    }

    @GetMapping("/sendings/{id}")
    ModelAndView show(
            Page page,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "") String arm) {
        var sending = found(id);
        var experiment = experiments.find(sending.plan().experimentId().orElse(0));
        var customerId = SendingForm.number(customer);
        Optional<Preview> preview = customerId.isPresent()
                ? sendings.preview(id, customerId.getAsLong(), Optional.of(arm))
                : Optional.empty();
        return page.show(
                "sending/one",
                "sending",
                sending,
                "counts",
                sendings.counts(id),
                "over",
                !sendings.over(List.of(sending)).isEmpty(),
                "target",
                target(page, sending.plan(), experiment),
                "template",
                templates
                        .find(sending.plan().templateId())
                        .map(Templates.Template::name)
                        .orElse(""),
                "arms",
                ArmLines.of(sending.plan(), experiment, sendings.armCounts(id), templates),
                "undrawn",
                experiment.filter(one -> one.state() == Experiment.State.DRAFT).isPresent(),
                "customer",
                customer,
                "arm",
                arm,
                "preview",
                preview);
    }

    private String target(Page page, Plan plan, Optional<Experiment> experiment) {
        if (plan.segmentId().isPresent()) {
            return segments.find(plan.segmentId().getAsLong())
                    .map(one -> page.say("sending.target.segment", one.name()))
                    .orElse("");
        }
        return experiment
                .map(one -> page.say("sending.target.experiment", one.plan().name()))
                .orElse("");
    }

    private Sending found(long id) {
        return sendings.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @PostMapping("/sendings/{id}/count")
    ModelAndView count(Page page, @PathVariable long id) {
        found(id);
        sendings.count(id, who(page));
        return page.redirect("/sendings/" + id, Notice.done(page.say("sending.counting")));
    }

    @PostMapping("/sendings/{id}/approve")
    ModelAndView approve(Page page, @PathVariable long id) {
        try {
            return page.redirect(
                    "/sendings/" + id,
                    sendings.approve(id, by(page))
                            ? Notice.done(page.say("sending.approved"))
                            : Notice.problem(page.say("sending.trouble.state")));
        } catch (SendingRefusedException e) {
            return page.redirect("/sendings/" + id, Notice.problem(page.words().told(e.words())));
        }
    }

    @PostMapping("/sendings/{id}/run")
    ModelAndView run(Page page, @PathVariable long id) {
        return page.redirect(
                "/sendings/" + id,
                sendings.run(id, who(page)).isPresent()
                        ? Notice.done(page.say("sending.started"))
                        : Notice.problem(page.say("sending.trouble.state")));
    }

    @PostMapping("/sendings/{id}/stop")
    ModelAndView stop(Page page, @PathVariable long id, @RequestParam(defaultValue = "") String why) {
        var recalled = sendings.stop(id, who(page), why.strip());
        return page.redirect(
                "/sendings/" + id,
                recalled.isPresent()
                        ? Notice.done(page.words().count("sending.stopped", recalled.getAsLong()))
                        : Notice.problem(page.say("sending.trouble.state")));
    }

    @GetMapping("/sendings/{id}/messages.csv")
    void messages(@PathVariable long id, HttpServletResponse response) throws IOException {
        found(id);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"sending-" + id + ".csv\"");
        var out = response.getWriter();
        out.println("customer,message,medium,state,reason,handed_at,reference");
        sendings.messages(
                id,
                line -> out.println(String.join(
                        ",",
                        String.valueOf(line.customerId()),
                        String.valueOf(line.messageId()),
                        line.medium().name(),
                        line.state().name(),
                        quoted(line.stateWhy()),
                        line.handedAt().map(Object::toString).orElse(""),
                        quoted(line.reference()))));
        out.flush();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"").replace('\n', ' ') + '"';
    }

    @GetMapping("/sendings/uncertain")
    ModelAndView uncertain(Page page) {
        return page.show("sending/uncertain", "messages", outbox.in(State.UNCERTAIN, LIST));
    }

    @PostMapping("/sendings/uncertain/{message}")
    ModelAndView settle(
            Page page,
            @PathVariable long message,
            @RequestParam String arrived,
            @RequestParam(defaultValue = "") String why) {
        boolean done = outbox.settle(message, arrived.equals("yes"), who(page), why.strip());
        return page.redirect(
                "/sendings/uncertain",
                done ? Notice.done(page.say("sending.settled")) : Notice.problem(page.say("sending.trouble.state")));
    }
}

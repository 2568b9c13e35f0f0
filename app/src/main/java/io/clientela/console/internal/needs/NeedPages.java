package io.clientela.console.internal.needs;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.differentiate.Need;
import io.clientela.differentiate.NeedFilter;
import io.clientela.differentiate.Needs;
import io.clientela.differentiate.Needs.Answer;
import io.clientela.differentiate.Needs.Statement;
import io.clientela.differentiate.NeedsGroups;
import io.clientela.identify.Customers;
import io.clientela.kernel.need.NeedStatus;
import io.clientela.kernel.value.Outcome;
import io.clientela.organize.Right;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The register of needs: find, add, note what became of them, take back (R20). */
@Controller
class NeedPages {

    private static final int ROWS = 50;
    private static final Pattern OURS = Pattern.compile("/(needs|customers)([/?#][^\\s\\\\]*)?");

    private final Needs needs;
    private final NeedsGroups groups;
    private final Customers customers;

    NeedPages(Needs needs, NeedsGroups groups, Customers customers) {
        this.needs = needs;
        this.groups = groups;
        this.customers = customers;
    }

    @GetMapping("/needs")
    ModelAndView register(
            Page page, @RequestParam Map<String, String> parameters, @RequestParam(defaultValue = "") String before) {
        var links = new NeedLinks(parameters);
        long from = NeedLinks.isNumber(before) ? Long.parseLong(before) : 0;
        var found = needs.list(links.filter(), from, ROWS + 1);
        var rows = NeedRow.of(found.subList(0, Math.min(ROWS, found.size())), customers);
        long next = found.size() > ROWS ? rows.getLast().need().needId() : 0;
        if (page.isFragment() && from > 0) {
            return page.show("need/rows", "rows", rows, "links", links, "next", next);
        }
        return page.show(
                "need/register",
                "rows",
                rows,
                "links",
                links,
                "next",
                next,
                "count",
                needs.count(links.filter()),
                "departments",
                needs.departments(),
                "groups",
                groups.names());
    }

    @GetMapping("/needs/export.csv")
    void csv(@RequestParam Map<String, String> parameters, HttpServletResponse response) throws IOException {
        Files.offer(response, "needs.csv");
        needs.exportCsv(new NeedLinks(parameters).filter(), response.getOutputStream());
    }

    @GetMapping("/needs/report")
    ModelAndView report(
            Page page, @RequestParam Map<String, String> parameters, @RequestParam(defaultValue = "") String by) {
        var links = new NeedLinks(parameters);
        var told = NeedLinks.constant(Needs.By.class, by).orElse(Needs.By.STAGE);
        var report = new NeedReport(told, needs.report(told, links.filter()), page.words());
        return page.show("need/report", "report", report, "links", links);
    }

    @PostMapping("/needs")
    ModelAndView state(
            Page page, @RequestParam Map<String, String> given, @RequestParam(defaultValue = "0") String customer) {
        String back = back(given);
        String what = given.getOrDefault("what", "");
        if (what.isBlank() || !NeedLinks.isNumber(customer)) {
            return page.redirect(back, Notice.problem(page.say("need.add.empty")));
        }
        var statement = new Statement(
                Long.parseLong(customer),
                what,
                "",
                given.getOrDefault("department", ""),
                given.getOrDefault("origin", "").equals("answer") ? Need.Origin.ANSWER : Need.Origin.STAFF,
                given.getOrDefault("source", ""),
                Optional.of(given.getOrDefault("group", ""))
                        .filter(NeedLinks::isNumber)
                        .map(Long::valueOf)
                        .filter(id -> groups.names().stream().anyMatch(group -> group.groupId() == id)));
        return switch (needs.state(statement, who(page))) {
            case Outcome.Known<Long> known -> page.redirect(back, Notice.done(page.say("need.add.done")));
            case Outcome.Unknown<Long> unknown ->
                page.redirect(back, Notice.problem(page.say("need.why.no-customer", customer)));
        };
    }

    @PostMapping("/needs/{id}/note")
    ModelAndView note(
            Page page,
            @PathVariable long id,
            @RequestParam Map<String, String> given,
            @RequestParam(defaultValue = "") String as,
            @RequestParam(defaultValue = "") String on) {
        var answer = NeedLinks.constant(Answer.class, as);
        String reason = given.getOrDefault("reason", "");
        if (answer.isEmpty() || (answer.get() == Answer.REFUSED && reason.isBlank())) {
            return page.redirect(back(given), Notice.problem(page.say("need.note.reason")));
        }
        boolean noted =
                needs.note(id, answer.get(), NeedLinks.day(on, page.words().zone()), reason, who(page));
        return page.redirect(
                back(given),
                noted ? Notice.done(page.say("need.note.done")) : Notice.problem(page.say("need.note.nothing")));
    }

    @PostMapping("/needs/{id}/back")
    ModelAndView takeBack(Page page, @PathVariable long id, @RequestParam Map<String, String> given) {
        return page.redirect(
                back(given),
                needs.takeBack(id, who(page))
                        ? Notice.done(page.say("need.back.done"))
                        : Notice.problem(page.say("need.note.nothing")));
    }

    /** A candidate is confirmed by a person, or set aside; the register keeps both, and both can be taken back. */
    @PostMapping("/needs/candidates/{id}")
    ModelAndView decide(
            Page page,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String as) {
        String back = "/customers/" + id;
        if (category.isBlank()) {
            return page.redirect(back, Notice.problem(page.say("need.add.empty")));
        }
        var statement = new Statement(id, category, category, "", Need.Origin.STAFF, "look-alikes", Optional.empty());
        var stated = as.equals("no") ? needs.setAside(id, category, who(page)) : needs.state(statement, who(page));
        return page.redirect(
                back,
                stated instanceof Outcome.Known<Long>
                        ? Notice.done(page.say("need.note.done"))
                        : Notice.problem(page.say("need.why.no-customer", id)));
    }

    @PostMapping("/needs/look")
    ModelAndView look(Page page) {
        long job = needs.look(who(page));
        return page.may(Right.SEE_JOBS)
                ? page.redirect("/jobs/" + job)
                : page.redirect("/needs", Notice.done(page.say("need.look.started")));
    }

    /** The card of one customer, for htmx. */
    @GetMapping("/customers/{id}/needs")
    ModelAndView panel(Page page, @PathVariable long id) {
        var filter = new NeedFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(id));
        var rows = needs.list(filter, 0, ROWS).stream()
                .sorted((one, other) ->
                        Boolean.compare(other.status() == NeedStatus.OPEN, one.status() == NeedStatus.OPEN))
                .map(need -> new NeedRow(need, Optional.empty()))
                .toList();
        return page.show(
                "need/panel",
                "customerId",
                id,
                "rows",
                rows,
                "stage",
                needs.stage(id).map(stage -> page.words().name("need.stage", stage)),
                "candidates",
                needs.candidates(id) instanceof Outcome.Known<List<Needs.Candidate>> known ? known.value() : List.of(),
                "mine",
                groups.of(id),
                "groups",
                groups.names());
    }

    /** Who did it, as the journal names people. */
    static String who(Page page) {
        return "user:" + page.signedIn().called();
    }

    /** The page that a form goes back to: one of ours, else the register. */
    static String back(Map<String, String> given) {
        String wanted = given.getOrDefault("to", "");
        return OURS.matcher(wanted).matches() ? wanted : "/needs";
    }
}

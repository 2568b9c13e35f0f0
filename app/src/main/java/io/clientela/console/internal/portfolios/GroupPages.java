package io.clientela.console.internal.portfolios;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.differentiate.CustomerGroups;
import io.clientela.differentiate.CustomerGroups.CustomerGroup;
import io.clientela.differentiate.CustomerGroups.Found;
import io.clientela.differentiate.CustomerGroups.Run;
import io.clientela.differentiate.Standings;
import io.clientela.differentiate.Standings.Choice;
import io.clientela.kernel.value.Outcome;
import io.clientela.organize.Right;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** Customers in groups that are alike inside (R23). */
@Controller
class GroupPages {

    private static final int NAME = 80;

    private final CustomerGroups groups;
    private final Standings standings;
    private final Members members;
    private final JsonMapper json;

    GroupPages(CustomerGroups groups, Standings standings, Members members, JsonMapper json) {
        this.groups = groups;
        this.standings = standings;
        this.members = members;
        this.json = json;
    }

    @GetMapping("/groups")
    ModelAndView groups(Page page) {
        var latest = groups.latest();
        if (latest.isEmpty()) {
            return page.show("portfolios/nogroups", "reason", "none", "detail", "");
        }
        var run = latest.get();
        return switch (run.found()) {
            case Outcome.Unknown<Found> unknown ->
                page.show("portfolios/nogroups", "reason", unknown.reason(), "detail", unknown.detail());
            case Outcome.Known<Found> known ->
                page.show(
                        "portfolios/groups",
                        "run",
                        run,
                        "cards",
                        GroupCard.of(known.value(), standings.latest(), page.words()),
                        "trials",
                        known.value().trials(),
                        "chart",
                        TrialChart.options(known.value().trials(), page.words(), json),
                        "found",
                        known.value(),
                        "drift",
                        DriftRows.of(groups.drift(run), run, page.words()));
        };
    }

    @PostMapping("/groups/run")
    ModelAndView run(Page page) {
        long job = groups.regroup("user:" + page.signedIn().called());
        return page.redirect(page.may(Right.SEE_JOBS) ? "/jobs/" + job : "/groups");
    }

    @GetMapping("/groups/{id}")
    ModelAndView group(Page page, @PathVariable int id, @RequestParam(defaultValue = "") String cursor) {
        var rows = members.of(Choice.ofGroup(id), cursor, "/groups/" + id);
        if (page.isFragment() && !cursor.isEmpty()) {
            return page.show("portfolios/rows", "rows", rows);
        }
        var group = find(id);
        return page.show(
                "portfolios/group",
                "group",
                group,
                "name",
                GroupWords.name(group, page.words()),
                "bars",
                GroupWords.bars(group, page.words()),
                "rows",
                rows);
    }

    private CustomerGroup find(int id) {
        return groups.inForce()
                .flatMap(run -> run.group(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no group " + id));
    }

    @PostMapping("/groups/{id}/name")
    ModelAndView rename(Page page, @PathVariable int id, @RequestParam(defaultValue = "") String name) {
        String called = name.strip();
        if (called.length() > NAME) {
            return page.redirect("/groups/" + id, Notice.problem(page.say("group.name.long", NAME)));
        }
        find(id);
        groups.rename(id, called, "user:" + page.signedIn().called());
        return page.redirect("/groups/" + id, Notice.done(page.say("group.name.kept")));
    }

    @GetMapping("/groups/export.csv")
    void csv(@RequestParam Optional<Integer> group, HttpServletResponse response) throws IOException {
        Members.send(response, "groups.csv", out -> standings.exportCsv(choice(group), out));
    }

    @GetMapping("/groups/export.parquet")
    void parquet(@RequestParam Optional<Integer> group, HttpServletResponse response) throws IOException {
        Members.send(response, "groups.parquet", out -> standings.exportParquet(choice(group), out));
    }

    private static Choice choice(Optional<Integer> group) {
        return group.map(Choice::ofGroup).orElse(Choice.ALL);
    }

    /** The run in force by name, for other pages. */
    static String groupName(Optional<Run> run, int id, io.clientela.console.internal.shell.Words words) {
        return run.flatMap(one -> one.group(id))
                .map(group -> GroupWords.name(group, words))
                .orElseGet(() -> words.say("group.former", id));
    }
}

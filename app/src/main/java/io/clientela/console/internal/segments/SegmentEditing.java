package io.clientela.console.internal.segments;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.differentiate.Rule;
import io.clientela.differentiate.Segment;
import io.clientela.differentiate.Segments;
import io.clientela.identify.CustomerCard;
import io.clientela.identify.Customers;
import io.clientela.kernel.value.Outcome;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The rule builder: the tree of conditions lives in the form, each button sends it and gets it back changed. */
@Controller
class SegmentEditing {

    private final Segments segments;
    private final Customers customers;

    SegmentEditing(Segments segments, Customers customers) {
        this.segments = segments;
        this.customers = customers;
    }

    /** A new segment: from an example, as a copy of another, or from one empty condition. */
    @GetMapping("/segments/new")
    ModelAndView begin(
            Page page, @RequestParam(defaultValue = "") String example, @RequestParam(defaultValue = "0") long from) {
        var copied = segments.find(from);
        if (copied.isPresent()) {
            var name = page.say("segment.copy.name", copied.get().name());
            return form(
                    page,
                    0,
                    name,
                    copied.get().note(),
                    RuleForm.show(copied.get().rule()));
        }
        var rule = new Examples(segments).rule(example);
        var name = rule.isPresent() ? page.say("segment.example." + example) : "";
        var node = rule.map(RuleForm::show)
                .orElseGet(() -> RuleNode.group("all", List.of()).after("add:r"));
        return form(page, 0, name, "", node);
    }

    @GetMapping("/segments/{id}/edit")
    ModelAndView edit(Page page, @PathVariable long id) {
        var segment = find(id);
        return form(page, id, segment.name(), segment.note(), RuleForm.show(segment.rule()));
    }

    private ModelAndView form(Page page, long id, String name, String note, RuleNode node) {
        return page.show("segments/edit", parameters(page, id, name, note, node));
    }

    private Object[] parameters(Page page, long id, String name, String note, RuleNode node) {
        return new Object[] {
            "id",
            id,
            "name",
            name,
            "note",
            note,
            "node",
            node,
            "topics",
            new Topics(segments, page.words(), id),
            "examples",
            id == 0 ? Examples.NAMES : List.of()
        };
    }

    /** The builder after one of its buttons was used. */
    @PostMapping("/segments/rule")
    ModelAndView rule(Page page, @RequestParam Map<String, String> form, HttpServletResponse response) {
        var node = after(form);
        response.setHeader("HX-Trigger-After-Settle", "rule-changed");
        long id = id(form);
        if (page.isFragment()) {
            return page.show(
                    "segments/builder",
                    "node",
                    node,
                    "topics",
                    new Topics(segments, page.words(), id),
                    "fresh",
                    fresh(form, node));
        }
        return form(page, id, form.getOrDefault("name", ""), form.getOrDefault("note", ""), node);
    }

    private static RuleNode after(Map<String, String> form) {
        return RuleNode.read(form).after(form.getOrDefault("do", ""));
    }

    /** The path of the part that was just added, which takes the focus; empty where none was. */
    private static String fresh(Map<String, String> form, RuleNode node) {
        var asked = form.getOrDefault("do", "");
        if (!asked.startsWith("add:") && !asked.startsWith("group:")) {
            return asked.startsWith("remove:") ? "r" : "";
        }
        return last(node, asked.substring(asked.indexOf(':') + 1));
    }

    private static String last(RuleNode node, String path) {
        if (node.path().equals(path) && !node.parts().isEmpty()) {
            return node.parts().getLast().path();
        }
        return node.parts().stream()
                .map(part -> last(part, path))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static long id(Map<String, String> form) {
        var id = form.getOrDefault("id", "0");
        return id.matches("\\d{1,18}") ? Long.parseLong(id) : 0;
    }

    /** How many customers the rule means, as one types. */
    @PostMapping("/segments/count")
    ModelAndView count(Page page, @RequestParam Map<String, String> form) {
        var read = RuleForm.read(RuleNode.read(form));
        var count = segments.count(read.rule(), id(form));
        List<CustomerCard> some = count instanceof Outcome.Known<Segments.Count>
                        && segments.some(read.rule(), id(form)) instanceof Outcome.Known<List<Long>> ids
                ? customers.cards(ids.value())
                : List.of();
        return page.show(
                "segments/count",
                "count",
                count,
                "sentence",
                new RuleWords(segments, page.words()).sentence(read.rule()),
                "some",
                some,
                "unfinished",
                read.unfinished(),
                "worthMissing",
                asksForWorth(read.rule()) && !segments.knowsWorth());
    }

    private static boolean asksForWorth(Rule rule) {
        return switch (rule) {
            case Rule.All all -> all.of().stream().anyMatch(SegmentEditing::asksForWorth);
            case Rule.Any any -> any.of().stream().anyMatch(SegmentEditing::asksForWorth);
            case Rule.Not not -> asksForWorth(not.of());
            case Rule.WorthIs is -> true;
            default -> false;
        };
    }

    /** Articles by a part of their name, as options of a list. */
    @GetMapping("/segments/articles")
    ModelAndView articles(Page page, @RequestParam Map<String, String> form) {
        var part = form.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(".name"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
        return page.show("segments/articles", "articles", part.isBlank() ? Map.of() : segments.articles(part.strip()));
    }

    @PostMapping("/segments")
    ModelAndView create(Page page, @RequestParam Map<String, String> form) {
        return save(page, form, 0);
    }

    @PostMapping("/segments/{id}")
    ModelAndView change(Page page, @PathVariable long id, @RequestParam Map<String, String> form) {
        return save(page, form, find(id).id());
    }

    private ModelAndView save(Page page, Map<String, String> form, long id) {
        var node = RuleNode.read(form);
        var read = RuleForm.read(node);
        var draft = new Segment.Draft(
                form.getOrDefault("name", ""),
                form.getOrDefault("note", ""),
                read.rule(),
                form.getOrDefault("why", ""));
        Outcome<Segment> outcome = !read.unfinished().isEmpty()
                ? new Outcome.Unknown<>("unfinished", String.join(", ", read.unfinished()))
                : id == 0
                        ? segments.create(draft, page.signedIn().called())
                        : segments.change(id, draft, page.signedIn().called());
        return switch (outcome) {
            case Outcome.Known<Segment> known ->
                page.redirect("/segments/" + known.value().id(), Notice.done(page.say("segment.saved")));
            case Outcome.Unknown<Segment> unknown ->
                page.showAgain(
                        Notice.problem(page.say("segment.problem." + unknown.reason(), unknown.detail())),
                        "segments/edit",
                        parameters(page, id, draft.name(), draft.note(), node));
        };
    }

    /** Makes an earlier version the one that counts, as a new version. */
    @PostMapping("/segments/{id}/versions/{version}")
    ModelAndView back(Page page, @PathVariable long id, @PathVariable int version) {
        var old = segments.versions(id).stream()
                .filter(one -> one.version() == version)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no version " + version));
        var draft = new Segment.Draft(old.name(), old.note(), old.rule(), page.say("segment.version.back", version));
        var outcome = segments.change(id, draft, page.signedIn().called());
        var notice = outcome instanceof Outcome.Unknown<Segment> unknown
                ? Notice.problem(page.say("segment.problem." + unknown.reason(), unknown.detail()))
                : Notice.done(page.say("segment.version.restored", version));
        return page.redirect("/segments/" + id, notice);
    }

    @PostMapping("/segments/{id}/archive")
    ModelAndView archive(Page page, @PathVariable long id) {
        segments.archive(find(id).id(), page.signedIn().called());
        return page.redirect("/segments/" + id, Notice.done(page.say("segment.archived.done")));
    }

    @PostMapping("/segments/{id}/restore")
    ModelAndView restore(Page page, @PathVariable long id) {
        segments.restore(find(id).id(), page.signedIn().called());
        return page.redirect("/segments/" + id, Notice.done(page.say("segment.restored.done")));
    }

    private Segment find(long id) {
        return segments.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no segment " + id));
    }
}

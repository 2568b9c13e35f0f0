package io.clientela.console.internal.needs;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.differentiate.NeedsGroups;
import io.clientela.differentiate.NeedsGroups.Check;
import io.clientela.differentiate.NeedsGroups.Delivery;
import io.clientela.differentiate.NeedsGroups.Failing;
import io.clientela.differentiate.NeedsGroups.Group;
import io.clientela.differentiate.NeedsGroups.Rule;
import io.clientela.identify.CustomerCard;
import io.clientela.identify.Customers;
import io.clientela.identify.Hit;
import io.clientela.kernel.value.Outcome;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Groups of customers with the same needs and expectations, and whether these are delivered (R24). */
@Controller
class NeedGroupPages {

    private static final int FOUND = 5;

    private final NeedsGroups groups;
    private final Customers customers;

    NeedGroupPages(NeedsGroups groups, Customers customers) {
        this.groups = groups;
        this.customers = customers;
    }

    @GetMapping("/needs/groups")
    ModelAndView all(Page page, @RequestParam(defaultValue = "") String closed) {
        return page.show("need/groups", "groups", groups.all(), "closed", NeedLinks.isNumber(closed) ? closed : "");
    }

    @PostMapping("/needs/groups")
    ModelAndView make(Page page, @RequestParam(defaultValue = "") String name) {
        if (name.isBlank()) {
            return page.redirect("/needs/groups", Notice.problem(page.say("need.group.nameless")));
        }
        return switch (groups.make(name, NeedPages.who(page))) {
            case Outcome.Known<Long> made ->
                page.redirect("/needs/groups/" + made.value(), Notice.done(page.say("need.group.made")));
            case Outcome.Unknown<Long> taken ->
                page.redirect("/needs/groups", Notice.problem(page.say("need.group.taken", name)));
        };
    }

    @GetMapping("/needs/groups/{id}")
    ModelAndView one(Page page, @PathVariable long id, @RequestParam(defaultValue = "") String ended) {
        var group =
                groups.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no group " + id));
        return page.show(
                "need/group", "group", group, "cards", cards(group), "ended", NeedLinks.isNumber(ended) ? ended : "");
    }

    /** The cards of all customers that the page of a group names. */
    private Map<Long, CustomerCard> cards(Group group) {
        Set<Long> ids = new LinkedHashSet<>(group.members());
        for (var expectation : group.expectations()) {
            expectation.checks().stream()
                    .map(Check::customerId)
                    .flatMap(Optional::stream)
                    .forEach(ids::add);
            if (expectation.delivered() instanceof Outcome.Known<Delivery> known) {
                known.value().failing().stream().map(Failing::customerId).forEach(ids::add);
            }
        }
        return customers.cards(ids).stream().collect(Collectors.toMap(CustomerCard::customerId, Function.identity()));
    }

    /** What is done to a group itself: an expectation added, ended or restored; the group closed or opened again. */
    @PostMapping("/needs/groups/{id}")
    ModelAndView change(Page page, @PathVariable long id, @RequestParam Map<String, String> given) {
        return switch (given.getOrDefault("do", "")) {
            case "expect" -> expect(page, id, given);
            case "end" -> end(page, id, given, true);
            case "restore" -> end(page, id, given, false);
            case "close" -> {
                groups.close(id, NeedPages.who(page));
                yield page.redirect("/needs/groups?closed=" + id, Notice.done(page.say("need.group.closed")));
            }
            case "reopen" ->
                groups.reopen(id, NeedPages.who(page))
                        ? page.redirect("/needs/groups/" + id, Notice.done(page.say("need.back.done")))
                        : page.redirect("/needs/groups", Notice.problem(page.say("need.group.cannot-reopen")));
            default -> page.redirect("/needs/groups/" + id);
        };
    }

    private ModelAndView end(Page page, long id, Map<String, String> given, boolean ended) {
        String number = given.getOrDefault("expectation", "");
        if (NeedLinks.isNumber(number)) {
            groups.end(Long.parseLong(number), ended, NeedPages.who(page));
        }
        return page.redirect(
                "/needs/groups/" + id + (ended ? "?ended=" + number : ""),
                Notice.done(page.say(ended ? "need.expectation.ended" : "need.back.done")));
    }

    private ModelAndView expect(Page page, long id, Map<String, String> given) {
        String here = "/needs/groups/" + id;
        var rule =
                NeedLinks.constant(Rule.class, given.getOrDefault("rule", "")).orElse(Rule.BY_HAND);
        var bound = share(given.getOrDefault("bound", ""));
        String text = given.getOrDefault("text", "");
        if (text.isBlank() || groups.find(id).isEmpty() || (rule != Rule.BY_HAND && bound.isEmpty())) {
            return page.redirect(here, Notice.problem(page.say("need.expectation.incomplete")));
        }
        groups.expect(id, text, rule, bound.orElse(0.0), NeedPages.who(page));
        return page.redirect(here, Notice.done(page.say("need.expectation.made")));
    }

    /** A percentage from 0 to 100 as a share. */
    private static Optional<Double> share(String percent) {
        try {
            return Optional.of(Double.parseDouble(percent.strip().replace(',', '.')) / 100)
                    .filter(share -> share >= 0 && share <= 1);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @PostMapping("/needs/groups/{id}/members")
    ModelAndView members(Page page, @PathVariable long id, @RequestParam Map<String, String> given) {
        String back = given.getOrDefault("to", "").isEmpty() ? "/needs/groups/" + id : NeedPages.back(given);
        String typed = given.getOrDefault("q", "").strip();
        boolean number = NeedLinks.isNumber(typed)
                && customers.card(Long.parseLong(typed)).isPresent();
        String customer = number ? typed : given.getOrDefault("customer", "");
        if (groups.find(id).isEmpty()) {
            return page.redirect("/needs/groups", Notice.problem(page.say("need.group.gone")));
        }
        if (given.getOrDefault("do", "").equals("leave") && NeedLinks.isNumber(customer)) {
            groups.leave(id, Long.parseLong(customer), NeedPages.who(page));
            return page.redirect(back, Notice.done(page.say("need.member.out")));
        }
        if (NeedLinks.isNumber(customer)) {
            boolean joined = groups.join(id, Long.parseLong(customer), NeedPages.who(page));
            return page.redirect(
                    back,
                    joined ? Notice.done(page.say("need.member.in")) : Notice.problem(page.say("need.member.there")));
        }
        return page.redirect(back, search(page, id, typed));
    }

    /** Puts the one customer that a fragment means into the group, or says which ones it could mean. */
    private Notice search(Page page, long id, String fragment) {
        var hits = fragment.isBlank() ? List.<Hit>of() : customers.search(fragment, FOUND);
        if (hits.isEmpty()) {
            return Notice.problem(page.say("need.member.nobody"));
        }
        if (hits.size() > 1) {
            return Notice.problem(page.say(
                    "need.member.several",
                    hits.stream()
                            .map(hit -> hit.customer().name() + " ("
                                    + hit.customer().customerId() + ")")
                            .collect(Collectors.joining(", "))));
        }
        boolean joined = groups.join(id, hits.getFirst().customer().customerId(), NeedPages.who(page));
        return joined ? Notice.done(page.say("need.member.in")) : Notice.problem(page.say("need.member.there"));
    }

    @PostMapping("/needs/groups/{id}/checks")
    ModelAndView check(
            Page page,
            @PathVariable long id,
            @RequestParam Map<String, String> given,
            @RequestParam(defaultValue = "") String on) {
        String here = "/needs/groups/" + id;
        String turned = given.getOrDefault("turn", "");
        if (NeedLinks.isNumber(turned)) {
            groups.turnCheck(Long.parseLong(turned), NeedPages.who(page));
            return page.redirect(here, Notice.done(page.say("need.back.done")));
        }
        String evidence = given.getOrDefault("evidence", "");
        String number = given.getOrDefault("expectation", "");
        var group = groups.find(id);
        boolean ours = NeedLinks.isNumber(number)
                && group.isPresent()
                && group.get().expectations().stream().anyMatch(one -> one.expectationId() == Long.parseLong(number));
        if (evidence.isBlank() || !ours) {
            return page.redirect(here, Notice.problem(page.say("need.check.evidence")));
        }
        groups.check(
                Long.parseLong(number),
                Optional.of(given.getOrDefault("customer", ""))
                        .filter(NeedLinks::isNumber)
                        .map(Long::valueOf),
                given.getOrDefault("kept", "").equals("yes"),
                NeedLinks.day(on, page.words().zone()),
                evidence,
                NeedPages.who(page));
        return page.redirect(here, Notice.done(page.say("need.check.done")));
    }
}

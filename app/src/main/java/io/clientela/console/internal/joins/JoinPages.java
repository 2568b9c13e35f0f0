package io.clientela.console.internal.joins;

import io.clientela.console.internal.shell.Notice;
import io.clientela.console.internal.shell.Page;
import io.clientela.console.internal.shell.Ways;
import io.clientela.identify.Customers;
import io.clientela.identify.Doubt;
import io.clientela.identify.Hit;
import io.clientela.identify.Join;
import io.clientela.identify.Joins;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The queue of doubtful pairs, one at a time and with one key each; the joins that were made, and their undoing (R6). */
@Controller
class JoinPages {

    private static final int JOINS = 50;

    /** How many customers are offered to be joined. */
    private static final int OTHERS = 6;

    private final Joins joins;
    private final Customers customers;

    JoinPages(Joins joins, Customers customers) {
        this.joins = joins;
        this.customers = customers;
    }

    /** The next pair to decide. */
    @GetMapping("/joins")
    ModelAndView next(Page page, @RequestParam(defaultValue = "value") String order) {
        return show(page, order, Optional.empty());
    }

    @PostMapping("/joins/doubts/{id}")
    ModelAndView decide(
            Page page,
            @PathVariable long id,
            @RequestParam Doubt.Decision decision,
            @RequestParam(defaultValue = "value") String order) {
        Doubt.Decided decided;
        try {
            decided = joins.decide(id, decision, page.signedIn().called());
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no doubt " + id, e);
        }
        if (!decided.taken()) {
            return page.redirect("/joins?order=" + order, Notice.problem(page.say("join.decided-before")));
        }
        if (decision == Doubt.Decision.LATER) {
            return page.redirect("/joins?order=" + order);
        }
        String said = page.words().name("join.decided", decision);
        return page.redirect("/joins/decided/" + id + "?order=" + order, Notice.done(said));
    }

    /** The next pair, with the way back of the one just decided. */
    @GetMapping("/joins/decided/{id}")
    ModelAndView after(Page page, @PathVariable long id, @RequestParam(defaultValue = "value") String order) {
        return show(page, order, Optional.of(id));
    }

    private ModelAndView show(Page page, String order, Optional<Long> decided) {
        Doubt.Order wanted = order.equals("probability") ? Doubt.Order.PROBABILITY : Doubt.Order.VALUE;
        return page.show(
                "joins/next",
                "doubt",
                joins.doubts(wanted, 1).stream().findFirst(),
                "open",
                joins.openDoubts(),
                "order",
                wanted.name().toLowerCase(Locale.ROOT),
                "decided",
                decided);
    }

    @PostMapping("/joins/doubts/{id}/back")
    ModelAndView takeBack(Page page, @PathVariable long id, @RequestParam(defaultValue = "value") String order) {
        try {
            joins.takeBack(id, page.signedIn().called());
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no doubt " + id, e);
        }
        return page.redirect("/joins?order=" + order, Notice.done(page.say("join.taken-back")));
    }

    /** The joins that were made, undone ones included. */
    @GetMapping("/joins/made")
    ModelAndView made(Page page, @RequestParam(defaultValue = "") String cursor) {
        var made = joins.latest(Optional.of(cursor).filter(text -> !text.isEmpty()), JOINS);
        return page.show("joins/made", "joins", made);
    }

    @PostMapping("/joins/{id}/undo")
    ModelAndView undo(
            Page page,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "/joins/made") String back) {
        Join join =
                joins.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no join " + id));
        joins.undo(id, page.signedIn().called(), why.strip());
        String said = page.say("join.undone", join.nameA(), join.nameB());
        return page.redirect(Ways.local(back), Notice.done(said));
    }

    @PostMapping("/joins/relink")
    ModelAndView relink(Page page) {
        return page.redirect("/jobs/" + joins.relink(page.signedIn().called()));
    }

    /** Whom a customer could be joined with, as one types; for htmx. */
    @GetMapping("/customers/{id}/join")
    ModelAndView others(Page page, @PathVariable long id, @RequestParam(defaultValue = "") String q) {
        String fragment = q.strip();
        List<Hit> hits = fragment.isEmpty()
                ? List.of()
                : customers.search(fragment, OTHERS + 1).stream()
                        .filter(hit -> hit.customer().customerId() != id)
                        .limit(OTHERS)
                        .toList();
        return page.show("joins/others", "fragment", fragment, "hits", hits);
    }

    /** Joins two customers by hand, from the page of one of them. */
    @PostMapping("/customers/{id}/join")
    ModelAndView join(
            Page page, @PathVariable long id, @RequestParam long other, @RequestParam(defaultValue = "") String why) {
        try {
            Join join = joins.join(id, other, page.signedIn().called(), why.strip());
            return page.redirect(
                    "/customers/" + join.keptId() + "?joined=" + join.joinId(),
                    Notice.done(page.say("join.joined", String.valueOf(join.joinedId()))));
        } catch (IllegalArgumentException e) {
            return page.redirect("/customers/" + id, Notice.problem(page.say("join.refused", String.valueOf(other))));
        }
    }

    /** Takes one record out of its customer; {@code rest} is one of the records that stay. */
    @PostMapping("/records/{id}/split")
    ModelAndView split(
            Page page, @PathVariable long id, @RequestParam(defaultValue = "") String why, @RequestParam long rest) {
        try {
            long alone = joins.split(id, page.signedIn().called(), why.strip());
            String way = "?from=" + joins.customerOf(rest).orElse(alone);
            return page.redirect(
                    "/customers/" + alone + way, Notice.done(page.say("join.split", String.valueOf(alone))));
        } catch (IllegalArgumentException e) {
            return page.redirect(
                    "/customers/" + joins.customerOf(id).orElse(id), Notice.problem(page.say("join.split.refused")));
        }
    }

    /** Puts a record back that was just taken out of its customer. */
    @PostMapping("/records/{id}/back")
    ModelAndView putBack(Page page, @PathVariable long id) {
        try {
            long customer = joins.putBack(id, page.signedIn().called());
            return page.redirect("/customers/" + customer, Notice.done(page.say("join.put-back")));
        } catch (IllegalArgumentException e) {
            return page.redirect(
                    "/customers/" + joins.customerOf(id).orElse(id), Notice.problem(page.say("join.put-back.refused")));
        }
    }
}
